"""A chart as a picture, in a real browser: copied, saved, and as a file without scripts."""

import struct
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.kinds import richest
from support.projects import CLIPBOARD, window
from support.site_reader import Site

PNG = b"\x89PNG\r\n\x1a\n"
# The kind and the size of what the clipboard has, and the share of its dots that are dark.
COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  const picture = await createImageBitmap(await item.getType("image/png"));
  const canvas = new OffscreenCanvas(picture.width, picture.height), drawn = canvas.getContext("2d");
  drawn.drawImage(picture, 0, 0);
  const { data } = drawn.getImageData(0, 0, picture.width, picture.height);
  let dark = 0;
  for (let dot = 0; dot < data.length; dot += 4) dark += data[dot] < 120;
  return [item.types, picture.width, dark / (data.length / 4)];
}"""


@pytest.fixture(scope="session")
def chart(site: Site) -> str:
    """The address of the page of a chart."""
    return richest(site, "figures/*")


@pytest.fixture
def page(browser: Browser, served: str, chart: str) -> Iterator[Page]:
    with window(browser, permissions=CLIPBOARD) as opened:
        opened.goto(served + chart)
        yield opened


def test_a_chart_is_copied_as_a_picture(page: Page) -> None:
    take = page.locator(".take")
    take.get_by_role("button", name="Copy picture").click()
    expect(take.get_by_role("status")).to_have_text("Copied.")
    kinds, width, dark = page.evaluate(COPIED)
    assert kinds == ["image/png"]
    assert width > 2000  # dots: a page of print at 300 to the inch is 2000 wide
    assert 0.001 < dark < 0.2


def test_a_chart_is_saved_as_a_picture(page: Page, chart: str) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture").click()
    assert download.value.suggested_filename == f"{chart.split('/')[1]}.png"
    picture = download.value.path().read_bytes()
    assert picture.startswith(PNG)
    assert struct.unpack(">I", picture[16:20])[0] > 2000


def test_without_scripts_the_drawing_is_there_as_a_file(
    browser: Browser, served: str, chart: str
) -> None:
    with window(browser, java_script_enabled=False) as page:
        page.goto(served + chart)
        take = page.locator(".take")
        assert take.get_by_role("button").count() == 0
        with page.expect_download() as download:
            take.get_by_role("link", name="Drawing (SVG)").click()
        assert "Source: " in download.value.path().read_text(encoding="utf-8")
