from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Change
from chronicle.views import changes
from support import with_only


def test_the_latest_version_is_first(book: Book) -> None:
    (first,) = book.corpus.of(Change)
    later = first.model_copy(update={"id": "v-10", "version": "2099.10.0"})
    view = changes.view(with_only(book, Change, first, later))
    assert view is not None
    assert [version.version for version in view.versions] == ["2099.10.0", "2099.1.0"]


def test_no_change_no_page(book: Book) -> None:
    empty = replace(book.corpus, records={}, kinds={})
    assert changes.view(replace(book, corpus=empty)) is None
