import pytest

from chronicle.book import Book
from chronicle.citation import forms
from chronicle.citation.citable import format_pages
from chronicle.record.languages import Marking

CLAIM = "events/1903-flood/#flood-drowned"


def test_everything_that_is_cited_has_a_title_and_an_address(book: Book) -> None:
    kinds = {one.record.kind_ for one in book.citables.values() if one.record}
    assert kinds == {
        *("event", "deployment", "claim", "actor", "place", "line", "chart", "question", "work"),
        "correction",
    }
    assert {"chapters/the-flood/", "chapters/the-flood/#the-coming"} <= set(book.citables)
    assert all(one.title for one in book.citables.values())


@pytest.mark.pandoc
def test_a_page_is_cited_with_site_version_day_of_change_day_of_reading_and_anchor(
    book: Book,
) -> None:
    formatted = book.citations(CLAIM)
    address = f"https://ditch.example/book/{CLAIM}"
    for form in ("full", "entry", "mla", "apa"):
        for part in ("<em>The Long Ditch</em>", "2099.1.0", "2099", "2001", address):
            assert part in formatted[form], form
    programs = list(forms.programs(book.item(CLAIM), book.site.maker))
    assert all(address in form.text for form in programs)
    read = [form.key for form in forms.page(formatted) if "data-read" in form.text]
    assert read == ["full", "entry", "mla", "apa"]
    assert [one.ending for one in programs if "data-read" in one.text] == ["bib", "ris"]


@pytest.mark.pandoc
def test_what_differs_in_its_address_only_comes_out_as_if_alone(book: Book) -> None:
    addresses = [each for each in book.citables if each.startswith("events/1903-flood/")]
    items = {address: book.item(address) for address in addresses}
    plain: dict[str, Marking] = {address: ({}, "") for address in addresses}
    alone = {address: format_pages({address: items[address]}, plain) for address in addresses}
    together = format_pages(items, plain)
    assert all(together[address] == alone[address][address] for address in addresses)
    assert len(addresses) > 1
