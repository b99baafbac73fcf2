from __future__ import annotations

from chronicle.book import Book
from chronicle.views import moved


def test_each_address_that_went_says_where_its_matter_is(book: Book) -> None:
    former = list(moved.former_addresses(book))
    assert [(one.address, one.id, one.now and one.now.address) for one in former] == [
        ("actors/ditch-corps/", "ditch-corps", "actors/canal-corps/"),
        ("events/1902-strike/", "1902-strike", "events/1903-flood/"),
        ("timeline/#1902-strike", "1902-strike", "events/1903-flood/"),
        ("places/#the-mill", "the-mill", None),
    ]
    assert (former[0].date, former[0].why) == ("2 January 2099", "Renamed after its own seal.")


def test_pages_keep_what_went_from_them(book: Book) -> None:
    former = moved.by_page(book)
    assert {page: [one.anchor for one in here] for page, here in former.items()} == {
        "actors/ditch-corps/": [""],
        "events/1902-strike/": [""],
        "timeline/": ["1902-strike"],
        "places/": ["the-mill"],
    }


def test_a_page_that_went_is_called_by_what_is_in_its_place(book: Book) -> None:
    former = moved.by_page(book)
    renamed = moved.view(former["actors/ditch-corps/"], alone=True)
    assert (renamed.address, renamed.title) == ("actors/ditch-corps/", "Moved: Canal Corps")
    assert renamed.description.endswith("any more: Renamed after its own seal.")
    assert moved.view(former["places/"], alone=False).title == "Withdrawn: the-mill"
