from chronicle.book import Book
from chronicle.pages.explanation import explainer
from chronicle.record.models import GlossaryTerm
from support import with_only


def term(name: str, meaning: str) -> GlossaryTerm:
    return GlossaryTerm.model_validate({"id": "term-x", "name": name, "description": meaning})


def test_a_term_is_explained_the_first_time_it_occurs(book: Book) -> None:
    assert explainer(book)("At the lock, by the lock.") == (
        'At <abbr title="Where ships are raised and lowered.">the lock</abbr>, by the lock.'
    )


def test_the_longest_term_is_explained_and_no_part_of_a_word(book: Book) -> None:
    terms = with_only(book, GlossaryTerm, term("AB", "Short."), term("AB C", "Long."))
    assert explainer(terms)("AB C and ABs") == '<abbr title="Long.">AB C</abbr> and ABs'


def test_prose_is_escaped_and_titles_are_italic(book: Book) -> None:
    explain = explainer(with_only(book, GlossaryTerm))
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
