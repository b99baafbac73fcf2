"""Browser test of the filter field above long lists: the remaining rows and the status."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("address", "rows", "words", "found"),
    [
        ("actors/", ".directory > li", "duc manh NONG", "Nông Đức Mạnh"),
        ("actors/", ".directory > li", "김일성", "Kim Il Sung"),
        ("bibliography/", ".entry", "pribbenow 2011", "Pribbenow"),
    ],
)
def test_a_field_leaves_what_has_the_words_typed(
    page: Page, site_url: str, address: str, rows: str, words: str, found: str
) -> None:
    """With or without diacritics, in any script. Empty sections are hidden, and the print shows the filter."""
    page.goto(site_url + address)
    field, count, all_rows = page.get_by_label("Find a"), page.locator("output"), page.locator(rows)
    every, open_at_first = count.inner_text(), all_rows.filter(visible=True).count()
    field.fill(words)
    left = all_rows.filter(visible=True)
    expect(left).not_to_have_count(open_at_first)
    assert left.count() < 4
    expect(left.first).to_contain_text(found)
    expect(count).to_have_text(f"{left.count()} of {every}")
    sections = page.locator("main section:not(.opening)")
    assert sections.filter(visible=True).count() <= left.count()
    page.emulate_media(media="print")
    expect(count).to_be_visible()
    expect(field).to_be_visible()
    page.emulate_media(media="screen")
    field.fill("")
    expect(count).to_have_text(every)
    page.emulate_media(media="print")
    expect(count).to_be_hidden()
    assert every.split()[0] == str(all_rows.filter(visible=True).count())
