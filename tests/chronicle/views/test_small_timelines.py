"""Small timelines: some dates over the years of the whole record, in words."""

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Deployment, Event
from chronicle.views.small_timelines import small_timeline


def test_it_has_the_dates_in_order_over_the_years_of_the_whole_record(book: Book) -> None:
    events = book.corpus.linking(Event, "canal-corps")
    timeline = small_timeline(book, [*events, *book.corpus.of(Deployment)])
    assert timeline is not None
    assert timeline.words == "3 entries, 1901 to 1904, on an axis from 1898 to 1911"
    assert list(timeline.axis.labels.values()) == [str(year) for year in range(1898, 1912, 2)]
    ids = [record.id for record in timeline.records]
    assert ids == ["1901-corps-arrives", "corps-at-the-lock", "1904-talks"]


def test_one_year_is_named_once(book: Book) -> None:
    timeline = small_timeline(book, [book.corpus.get(Event, "1903-flood")])
    assert timeline is not None
    assert timeline.words == "1 entry, 1903, on an axis from 1898 to 1911"


def test_without_dates_or_a_period_there_is_none(book: Book) -> None:
    assert small_timeline(book, []) is None
    bare = replace(book, corpus=replace(book.corpus, kinds={}))
    assert small_timeline(bare, [book.corpus.get(Event, "1903-flood")]) is None
