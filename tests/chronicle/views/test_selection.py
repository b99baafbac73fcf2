from collections.abc import Iterable

from chronicle.book import Book
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Record, Work
from chronicle.views import selection


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def test_papers_are_the_works_that_the_record_comes_from(corpus: Corpus) -> None:
    assert ids([*selection.papers(corpus)]) == ["holm-1987", "anonymous-lock"]
    arrival = corpus["1901-corps-arrives"]
    assert selection.papers_behind(arrival) == ["holm-1987", "anonymous-lock"]


def test_what_rests_on_a_work_gives_its_voice_or_cites_it(book: Book) -> None:
    dependents = selection.dependents(book, book.corpus.get(Work, "ruud-1911"))
    assert ids(dependents) == ["per-ruud", "corps-strength-holm", "1901-corps-arrives"]
    assert selection.dependents(book, book.corpus.get(Work, "holm-1987")) == ()
