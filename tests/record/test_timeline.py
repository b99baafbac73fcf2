"""The timeline in a browser: its filters, the way back through them, the years beside it."""

import pytest
from playwright.sync_api import Page, expect

LAST_LINES = """links => links.filter(link => link.offsetParent).flatMap(link => {
  const lines = [...link.getClientRects()].filter(({ width }) => width > 1);
  const widths = Map.groupBy(lines, ({ bottom }) => Math.round(bottom / 8));
  const long = [...widths.values()].map(line => line.reduce((sum, { width }) => sum + width, 0));
  return long.length > 1 && long.at(-1) < long[0] / 4 ? [link.textContent] : [];
})"""


@pytest.mark.parametrize("width", [390, 1440])
def test_no_title_leaves_a_word_alone_with_what_follows_it(
    sized: Page, served: str, width: int
) -> None:
    sized.set_viewport_size({"width": width, "height": 900})
    sized.goto(f"{served}timeline/")
    titles = sized.locator(".events li > div > a:first-child")
    assert titles.count() > 1
    assert titles.evaluate_all(LAST_LINES) == []
    if width == 390:  # where the page of each event has what one may do with it
        expect(sized.locator(".events li .cite").first).to_be_hidden()


def test_every_anchor_lands_in_sight(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    anchors = page.locator(".events [id]").evaluate_all("all => all.map(one => one.id)")
    for anchor in anchors[:: len(anchors) // 4]:
        page.goto(f"{served}timeline/#{anchor}")
        target = page.locator(f"[id='{anchor}']")
        expect(target).to_be_in_viewport()
        lands, years = target.bounding_box(), page.locator(".years").bounding_box()
        assert lands
        assert years
        # On a phone they stand above the list, on the desk beside it.
        is_above = years["x"] < lands["x"] + lands["width"]
        assert lands["y"] >= (years["y"] + years["height"] if is_above else 0) - 1
        page.goto("about:blank")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_sign_of_a_dispute_stands_on_the_line_of_its_title(
    sized: Page, served: str, width: int
) -> None:
    sized.set_viewport_size({"width": width, "height": 900})
    sized.goto(f"{served}timeline/")
    alone = sized.locator(".events .disputed").evaluate_all(
        """signs => signs.filter(sign => sign.offsetParent).filter(sign => {
          const title = [...sign.previousElementSibling.getClientRects()].at(-1);
          const own = [...sign.getClientRects()].at(-1);
          return own.top > title.bottom || own.left < title.left;
        }).map(sign => sign.previousElementSibling.textContent)"""
    )
    assert alone == []
    expect(sized.locator(".events .disputed").first).to_have_text("Disputed")


def test_each_label_of_the_years_stands_under_the_first_bar_of_its_decade(
    desk: Page, served: str
) -> None:
    """Its tick and its words have one middle, and that is at the bar, but for the first at the edge."""
    desk.goto(f"{served}timeline/")
    labels = desk.locator(".years p > a")
    middle = "one => { const box = one.getBoundingClientRect(); return box.left + box.width / 2; }"
    found = 0
    for label in labels.all()[1:]:
        year = (label.text_content() or "").strip()[:4]
        bar = desk.locator(f".years svg a[href='#year-{year}']")
        if bar.count():
            found += 1
            assert label.evaluate(middle) == pytest.approx(bar.evaluate(middle), abs=4)
    assert found > 2


def test_a_filter_stands_in_the_address_and_back_undoes_it(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    rows = page.locator("li[data-keys]")
    every = rows.count()
    page.locator(".facets summary").click()
    page.locator("select[name=theme]").select_option(index=1)
    left = rows.filter(visible=True).count()
    assert 0 < left < every
    expect(page.locator(".facets [role=status]")).to_have_text(f"{left} of {every} events")
    address = page.url
    assert "?theme=" in address
    page.go_back()
    expect(page.locator(".facets [role=status]")).to_have_text(f"{every} events")
    # What an address names is shown although it is filtered out.
    other = rows.locator("xpath=self::*[@hidden]")
    page.goto(address)
    hidden = other.first.get_attribute("id")
    page.goto(f"{address}#{hidden}")
    expect(page.locator(f"[id='{hidden}']")).to_be_visible()
