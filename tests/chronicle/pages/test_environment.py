from chronicle.history import History
from chronicle.pages import environment
from chronicle.pages.environment import explainer
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import Prose
from support import with_only

FIRST = """\
{% import "parts.html" as p with context %}
{% call(one) p.first_of(items) %}<i>{{ one }}</i>{% endcall %}
"""


def test_of_many_the_first_are_shown_and_none_is_folded_alone() -> None:
    template = environment.environment().from_string(FIRST)
    assert "<details" not in template.render(items=range(9))
    shown, _, folded = template.render(items=range(12)).partition("<summary>")
    assert shown.count("<i>") == 8
    assert folded.startswith("4 more</summary>")
    assert folded.count("<i>") == 4


def test_the_longest_term_is_explained_the_first_time_and_in_no_part_of_a_word(
    history: History,
) -> None:
    names = (("ab", "AB"), ("ab-c", "AB C"))
    terms = [
        GlossaryTerm(id=one, name=Prose(name), description=Prose(f"{name}.")) for one, name in names
    ]
    explain = explainer(with_only(history, GlossaryTerm, *terms))
    assert explain("ABs, AB C & AB C") == 'ABs, <abbr title="AB C.">AB C</abbr> &amp; AB C'
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
