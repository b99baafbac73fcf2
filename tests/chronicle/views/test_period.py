import pytest

from chronicle.book import Book
from chronicle.record import dates
from chronicle.record.days import Day, Step
from chronicle.record.models import Event
from chronicle.views.period import broken, period
from support import with_only


def test_events_are_counted_by_year(book: Book) -> None:
    view = period(book)
    assert view
    assert (view.span, view.by, view.total, view.most) == ("1899 to 1910", "year", 5, 1)
    assert [Day.of(bar.start).year for bar in view.bars] == [1899, 1901, 1903, 1904, 1910]
    assert [(bar.count, bar.accented) for bar in view.bars[1:4]] == [(1, 0), (1, 1), (1, 0)]
    assert view.accent == "Floods"
    assert period(with_only(book, Event)) is None


@pytest.mark.parametrize(
    ("edtf", "by", "span", "first"),
    [
        ("-0043-03-10 -0043-03-15 -0043-03-17", "day, 44 BC", "44 BC", "10 Mar 44 BC: 1 event"),
        ("1665-09 1665-09-07 1666-11", "month, 1665 to 1666", "1665 to 1666", "Sep 1665: 2 events"),
        (
            "1666-09-02 1666-09-02 1666-09-04 1681-06-17",
            "day, 1666 to 1681",
            "1666 to 1681",
            "2 Sep 1666: 2 events",
        ),
        ("-0499/-0490 -0403 -0300~", "10 years", "500 BC to 301 BC", "500–491 BC: 1 event"),
        ("1601 1650 2001", "10 years", "1601 to 2001", "1600–1609: 1 event"),
    ],
)
def test_bars_stand_for_times_that_the_span_has_room_for(
    book: Book, edtf: str, by: str, span: str, first: str
) -> None:
    flood = book.corpus.get(Event, "1903-flood")
    dated = (flood.model_copy(update={"date": dates.parse(date)}) for date in edtf.split())
    view = period(with_only(book, Event, *dated))
    assert view
    assert (view.by, view.span, view.bars[0].link.label) == (by, span, first)


def test_an_axis_of_parts_has_the_times_that_have_something_one_as_wide_as_the_other() -> None:
    days = [Day(1666, 9, 2), Day(1666, 9, 2), Day(1666, 9, 4), Day(1681, 6, 17)]
    parted = broken(days)
    assert list(parted.labels.values()) == ["2 Sep 1666", "4 Sep 1666", "17 Jun 1681"]
    assert [round(3 * parted.share(day.number), 2) for day in days] == [0, 0, 1, 2]
    assert parted.share(Day(1666, 9, 3).number) == parted.share(Day(1666, 9, 4).number)
    assert parted.share(Day(1700).number) == 1
    assert parted.bars == Step("day")


def test_an_axis_of_many_days_has_parts_for_months_and_labels_for_which_there_is_room() -> None:
    parted = broken([Day(1666, month, day) for month in range(3, 10) for day in range(1, 29)])
    assert parted.step == Step("month")
    assert list(parted.labels.values()) == ["Mar 1666", "May 1666", "Jul 1666", "Sep 1666"]
    assert len(parted.parts) == 8  # as wide as its four labels
