from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import GlossaryTerm, Record
from chronicle.views import glossary


def with_terms(book: Book, *terms: GlossaryTerm) -> Book:
    """A book with these terms and no others."""
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, GlossaryTerm: terms}
    return replace(book, corpus=replace(book.corpus, kinds=kinds))


def test_terms_go_by_the_alphabet(book: Book) -> None:
    lock = book.corpus.get(GlossaryTerm, "term-lock")
    others = [lock.model_copy(update={"id": f"term-{name}", "name": name}) for name in ("a", "Z")]
    view = glossary.view(with_terms(book, lock, *others))
    assert view is not None
    assert [term.id for term in view.terms] == ["term-a", "term-lock", "term-Z"]
    assert view.terms[1].description == "Where ships are raised and lowered."


def test_no_term_no_page(book: Book) -> None:
    assert glossary.view(with_terms(book)) is None
