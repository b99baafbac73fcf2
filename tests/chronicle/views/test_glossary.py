from chronicle.book import Book
from chronicle.record.models import GlossaryTerm
from chronicle.views import glossary
from support import with_only


def test_terms_go_by_the_alphabet(book: Book) -> None:
    lock = book.corpus.get(GlossaryTerm, "term-lock")
    others = [lock.model_copy(update={"id": f"term-{name}", "name": name}) for name in ("a", "Z")]
    view = glossary.view(with_only(book, GlossaryTerm, lock, *others))
    assert view is not None
    assert [term.id for term in view.terms] == ["term-a", "term-lock", "term-Z"]


def test_no_term_no_page(book: Book) -> None:
    assert glossary.view(with_only(book, GlossaryTerm)) is None
