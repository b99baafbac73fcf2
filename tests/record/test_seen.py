"""What readers see of a page at more widths and in both colours: words that nothing covers and that stand out from their ground."""

import pytest
from playwright.sync_api import Browser

from support.kinds import DESK, PHONE
from support.projects import window

# A statement that three charts draw and a lesson asks about.
DRAWN = "deployments/north-korean-airmen/#airmen-strength-mai-hoa-384"
# Links that lie on each other.


# The channels of a colour, as a browser draws it, and how it stands out from another (WCAG 2.2).
CONTRAST = """all => {
  const ink = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...ink.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
      .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return all.map(([words, ground]) => {
    const [a, b] = [light(words), light(ground)];
    return Math.max(a, b) / Math.min(a, b);
  });
}"""
# The colours of all words of what an address leads to, each with that of its ground.
MARKED = """() => {
  const target = document.querySelector(":target");
  const ground = getComputedStyle(target).backgroundColor;
  const inside = [target, ...target.querySelectorAll("*")];
  return inside.filter((one) => [...one.childNodes].some((node) => node.data?.trim()))
    .map((one) => [getComputedStyle(one).color, ground]);
}"""


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", [DRAWN, "chapters/the-airmen/#note-1"])
def test_words_stand_out_from_what_marks_that_an_address_leads_there(
    browser: Browser, served: str, size: dict[str, int], colours: str, address: str
) -> None:
    with window(browser, viewport=size, color_scheme=colours) as page:
        page.goto(served + address)
        found = page.evaluate(MARKED)
        assert len(found) > 2
        assert min(page.evaluate(CONTRAST, found)) >= 4.5
