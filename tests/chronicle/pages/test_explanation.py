from chronicle.book import Book
from chronicle.pages.explanation import explainer
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import Prose
from support import with_only


def test_the_longest_term_is_explained_the_first_time_and_in_no_part_of_a_word(book: Book) -> None:
    names = (("ab", "AB"), ("ab-c", "AB C"))
    terms = [
        GlossaryTerm(id=one, name=Prose(name), description=Prose(f"{name}.")) for one, name in names
    ]
    explain = explainer(with_only(book, GlossaryTerm, *terms))
    assert explain("ABs, AB C & AB C") == 'ABs, <abbr title="AB C.">AB C</abbr> &amp; AB C'
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
