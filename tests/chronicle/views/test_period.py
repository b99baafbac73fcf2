from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.dates import parse
from chronicle.record.models import Event
from chronicle.views.period import period
from support import with_only


def test_events_are_counted_by_year(book: Book) -> None:
    view = period(book)
    assert view
    assert (view.first, view.last, view.total, view.most) == (1899, 1910, 5, 1)
    assert [(year.year, year.count, year.accented) for year in view.years] == [
        (1899, 1, 0), (1901, 1, 0), (1903, 1, 1), (1904, 1, 0), (1910, 1, 0),
    ]  # fmt: skip
    assert view.accent == "Floods"
    assert view.years[2].link.address == "timeline/#year-1903"
    assert view.years[2].link.label == "1903: 1 event"


def test_turns_have_the_words_of_their_list(book: Book) -> None:
    view = period(book, {"1904-talks": "They talk", "1903-flood": "The water comes"})
    assert view
    assert [(turn.year, turn.link.label, turn.link.address) for turn in view.turns] == [
        (1904, "They talk", "events/1904-talks/"),
        (1903, "The water comes", "events/1903-flood/"),
    ]


@pytest.mark.parametrize(
    ("years", "covered"), [("1901/1903", (1901, 1903)), ("../190X", (1900, 1909))]
)
def test_a_chapter_covers_all_years_of_its_date(
    book: Book, years: str, covered: tuple[int, int]
) -> None:
    (chapter,) = book.chapters
    view = period(replace(book, chapters=(replace(chapter, years=parse(years)),)))
    assert view
    assert [(span.first, span.last) for span in view.chapters] == [covered]


def test_no_event_no_period(book: Book) -> None:
    assert period(with_only(book, Event)) is None
