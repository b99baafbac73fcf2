"""Browser test of the filter field above long lists: the remaining rows and the status."""

from playwright.sync_api import Page, expect

from support.cases import cases


@cases
def test_filter_keeps_matching_rows(
    page: Page, site_url: str, address: str, rows: str, query: str, expected: str
) -> None:
    """With or without diacritics, in any script. Empty sections are hidden, and the print shows the filter."""
    page.goto(site_url + address)
    field, count, all_rows = page.get_by_label("Find a"), page.locator("output"), page.locator(rows)
    total, open_at_first = count.inner_text(), all_rows.filter(visible=True).count()
    field.fill(query)
    remaining = all_rows.filter(visible=True)
    expect(remaining).not_to_have_count(open_at_first)
    assert remaining.count() < 4
    expect(remaining.first).to_contain_text(expected)
    expect(count).to_have_text(f"{remaining.count()} of {total}")
    sections = page.locator("main section:not(.opening)")
    assert sections.filter(visible=True).count() <= remaining.count()
    page.emulate_media(media="print")
    expect(count).to_be_visible()
    expect(field).to_be_visible()
    page.emulate_media(media="screen")
    field.fill("")
    expect(count).to_have_text(total)
    page.emulate_media(media="print")
    expect(count).to_be_hidden()
    assert total.split()[0] == str(all_rows.filter(visible=True).count())
