"""Browser tests of the filter field above long lists: the remaining rows and the status."""

import pytest
from playwright.sync_api import Page, expect

from support.built_site import in_every_browser
from support.cases import cases


@in_every_browser
@cases
def test_filter_keeps_matching_rows(
    page: Page, site_url: str, address: str, rows: str, query: str, expected: str
) -> None:
    """Diacritics are ignored, in any script. Empty sections are hidden."""
    page.goto(site_url + address)
    field, count, all_rows = (
        page.get_by_label("Filter by"),
        page.locator("output"),
        page.locator(rows),
    )
    total, open_at_first = count.inner_text(), all_rows.filter(visible=True).count()
    field.fill(query)
    remaining = all_rows.filter(visible=True)
    expect(remaining).not_to_have_count(open_at_first)
    assert remaining.count() < 4
    expect(remaining.first).to_contain_text(expected)
    expect(count).to_have_text(f"{remaining.count()} of {total}")
    sections = page.locator("main section:not(.opening)")
    assert sections.filter(visible=True).count() <= remaining.count()
    field.fill("")
    expect(count).to_have_text(total)


def test_print_shows_only_a_used_filter(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}actors/")
    page.emulate_media(media="print")
    field, count = page.get_by_label("Filter by"), page.locator("output")
    expect(count).to_be_hidden()
    field.evaluate("(field) => { field.value = 'Kim'; field.dispatchEvent(new Event('input')); }")
    expect(count).to_be_visible()
    expect(field).to_be_visible()


@pytest.mark.parametrize("address", ["actors/", "bibliography/", "timeline/"])
def test_filters_move_nothing_when_they_appear(page: Page, site_url: str, address: str) -> None:
    """The position of the list is the same without scripts and with them."""
    page.route("**/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    tops = []
    for _ in range(2):
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
        tops.append(page.locator("main :is(section:not(.opening), .events)").first.bounding_box())
        page.unroute_all()
    assert tops[0] == tops[1]
