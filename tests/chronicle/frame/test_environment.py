from dataclasses import replace

import pytest

from chronicle import build
from chronicle.frame import environment
from chronicle.frame.environment import explainer
from chronicle.frame.page import Page
from chronicle.history import History
from chronicle.queries.claims import Statement
from chronicle.records.claim import Claim
from chronicle.records.vocabulary import GlossaryTerm
from chronicle.templates import unbroken
from chronicle.values.text import Prose
from support import changed, with_only
from support.cases import cases

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


def test_what_is_folded_is_counted_as_its_heading_counts_it(history: History) -> None:
    """Statements as the claims that they are, with their parts."""
    claims = history.corpus.of(Claim)[:4]
    whole = Statement(claims[:2], parts=(Statement(claims[2:], parts=()),))
    template = environment.environment().from_string(FIRST)
    shown = template.render(items=[*range(8), whole, "more"])
    assert "<summary>5 more</summary>" in shown


@pytest.mark.parametrize("given", [3, ["a", "b", "c"]])
def test_things_are_counted_where_a_number_is_asked_for(given: object) -> None:
    template = environment.environment().from_string("{{ given | counted('event') }}")
    assert template.render(given=given) == "3 events"


def test_the_longest_term_is_explained_once_and_in_no_part_of_a_word(history: History) -> None:
    names = (("ab", "AB"), ("ab-c", "AB C"))
    terms = [
        GlossaryTerm(id=i, name=Prose(name), description=Prose(f"{name}.")) for i, name in names
    ]
    explain = explainer(with_only(history, GlossaryTerm, *terms))
    assert explain("ABs, AB C & AB C") == 'ABs, <abbr title="AB C.">AB C</abbr> &amp; AB C'
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
    assert explain("AB-9, AB") == 'AB-9, <abbr title="AB.">AB</abbr>'


def test_no_page_leads_to_itself(history: History) -> None:
    claim = history.corpus.of(Claim)[0]
    voice = history.corpus[claim.voice]
    there = voice.main_page(history.corpus)
    way = environment.TemplateWords(history, "events/x/").voice(voice)
    assert environment.TemplateWords(history, "events/x/").link(way).startswith("<a ")
    assert environment.TemplateWords(history, there).link(way) == way.label.as_html
    assert environment.TemplateWords(history, there).link(replace(way, address=f"{there}#a")) != (
        way.label.as_html
    )


def test_what_follows_the_first_sentence_of_a_lead_is_set_apart(history: History) -> None:
    opened = environment.TemplateWords(history, "events/x/").opened
    assert opened(Prose("It rained.")) == "It rained."
    two = opened(Prose("It *rained*. It held & broke."))
    assert two == 'It <i>rained</i>. <span class="then">It held &amp; broke.</span>'


def test_a_page_says_what_it_is() -> None:
    page = Page("events/x/", 'A “b" c', "One line.", "<div></div>", changed="2099-01-02")
    assert page.front == {"title": 'A “b" c', "description": "One line.", "date": "2099-01-02"}


def test_a_description_is_never_cut_inside_a_sentence(history: History) -> None:
    """Whole sentences, as many as 300 characters hold."""
    first, second = f"Dr. Holm wrote {'on ' * 60}floods.", f"It rained, {'and rained, ' * 25}once."
    for summary, shown in (
        (f"{first} The lock held. {second}", f"{first} The lock held."),
        (f"{second} {first}", second),
    ):
        page = build.render_page(
            changed(history, "1903-flood", summary=Prose(summary)), "events/1903-flood/"
        )
        assert page.description == shown


@cases
def test_no_line_ends_before_the_number_of_a_place(markup: str, wanted: str) -> None:
    assert unbroken(markup) == wanted
