"""Statements as pages show them: when they have heads, ways and one subject."""

from dataclasses import replace
from functools import partial
from itertools import product

import pytest

from chronicle.history import History
from chronicle.kinds.base import Basis, Source
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.question.model import Question
from chronicle.pages.environment import TemplateWords
from chronicle.queries import claims
from chronicle.queries.claims import MANY
from chronicle.queries.statements import (
    FEW,
    is_bare,
    is_dated_apart,
    marks_in_words,
    numbered_ways,
    says_again,
    shown_claim,
    statement_table,
)
from chronicle.story.handwritten import WrittenPage
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support import changed, read, words


def test_few_statements_have_no_heads_and_name_no_subject(history: History) -> None:
    few = history.corpus.of(Claim)[:FEW]
    table = statement_table(history.corpus, claims.statements(history, few), lambda record: False)
    assert table.is_short
    assert table.subject is None
    assert {group.about for group in table.groups} == {None}


def test_a_statement_that_a_text_says_already_says_it_again(history: History) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    said = Prose("The northern state wanted harbours without ice, Ruud wrote.")
    one = claim.model_copy(update={"value": Prose("The northern state wanted harbours.")})
    other = claim.model_copy(update={"value": Prose("The southern city needed water and trade.")})

    def again(*about: Claim) -> bool:
        return says_again(claims.statements(history, about), said)

    assert again(one)
    assert not again(other)
    # Two statements are a list, and a figure stands out.
    assert not again(one, one.model_copy(update={"id": "other"}))
    assert not again(history.corpus.get(Claim, "corps-strength-holm"))


def test_what_all_are_disputed_on_is_not_named_where_it_was_said(history: History) -> None:
    groups = claims.statements(history, history.corpus.of(Claim))
    asked = {question for group in groups for question in group.questions}
    question = next(iter(asked))
    disputed = [group for group in groups if list(group.questions) == [question]][:1]
    unsaid = statement_table(history.corpus, disputed, lambda record: False)
    said = statement_table(history.corpus, disputed, lambda record: False, [question])
    assert [list(group.disputed) for group in unsaid.groups] == [[question]]
    assert [list(group.disputed) for group in said.groups] == [[]]


def test_of_several_questions_those_that_were_said_are_not_named(history: History) -> None:
    first = history.corpus.of(Question)[0]
    second = first.model_copy(update={"id": "second"})
    groups = [
        replace(group, questions={first: 1, second: 1})
        for group in claims.statements(history, history.corpus.of(Claim))
    ]
    table = statement_table(history.corpus, groups, lambda record: False, [first])
    assert {tuple(group.disputed) for group in table.groups} == {(second,)}


def test_what_stands_beside_very_many_statements_is_folded_as_they_are(history: History) -> None:
    every = history.corpus.of(Claim)
    groups = claims.statements(history, every)
    few = claims.statements(history, every[:FEW])
    many = [replace(group, claims=group.claims * 3 * MANY) for group in groups]
    folded = partial(statement_table, history.corpus, is_here=lambda record: False)
    assert folded(many).is_folded
    assert not folded(groups).is_folded
    assert folded(groups, beside=many).is_folded
    # A few have no heads under which they could be folded.
    assert not folded(few, beside=many).is_folded


def test_groups_count_their_claims_and_tell_of_what_is_elsewhere(history: History) -> None:
    every = history.corpus.of(Claim)
    groups = claims.statements(history, every)
    table = statement_table(history.corpus, groups, lambda record: False)
    assert sum(group.count for group in table.groups) == len(every) > FEW
    # The head of a group says what all of it is about, and nothing where some are about another.
    together = [{claim.about for claim in group.claims} for group in groups]
    assert [group.about and group.about.id for group in table.groups] == [
        about.pop() if len(about) == 1 else None for about in map(set, together)
    ]
    assert {len(about) for about in together} > {1}
    here = statement_table(history.corpus, groups, lambda record: True)
    assert {group.about for group in here.groups} == {None}


def test_a_statement_says_what_it_is_about_unless_that_was_told_or_is_here(
    history: History,
) -> None:
    corpus = history.corpus
    claim = corpus.get(Claim, "motive-ruud")
    about = corpus["norrmark"]
    shown = shown_claim(corpus, claim, lambda record: False)
    assert (shown.about, shown.on) == (about, "on ")
    assert shown_claim(corpus, claim, lambda record: False, told=about).about is None
    assert shown_claim(corpus, claim, lambda record: True).about is None
    flooded = claim.model_copy(update={"about": "1903-flood"})
    assert shown_claim(corpus, flooded, lambda record: False).on == "on the event: "


def test_dependences_are_told_where_a_statement_has_its_address(history: History) -> None:
    certain = Dependence(witness="ruud-1911", how="cites")
    elsewhere = Dependence(witness="talks-motive-estmark", how="quotes")
    doubtful = Dependence(witness="ruud-1911", how="cites", certainty="possible", why=Prose("So."))
    depends_on = (certain, elsewhere, doubtful)
    corpus = changed(history, "motive-ruud", depends_on=depends_on).corpus
    claim = corpus.get(Claim, "motive-ruud")
    here = shown_claim(corpus, claim, lambda record: record.id != "talks-motive-estmark")
    assert here.is_here
    assert here.told_dependences == [elsewhere, doubtful]
    assert shown_claim(corpus, claim, lambda record: False).told_dependences == []


@pytest.mark.parametrize(
    ("fields", "is_apart"),
    [
        ({}, False),
        ({"date": parse("1903")}, True),
        ({"date": parse("1903"), "value": Prose("It dug in 1903.")}, False),
        (
            {
                "date": parse("1903"),
                "value": Prose("It dug in 1903."),
                "as_given": Prose("1902, Old Style"),
            },
            True,
        ),
    ],
)
def test_a_date_stands_apart_unless_the_words_end_with_it(
    history: History, fields: dict[str, object], is_apart: bool
) -> None:
    corpus = changed(history, "motive-ruud", **fields).corpus
    assert is_dated_apart(corpus, corpus.get(Claim, "motive-ruud")) is is_apart


@pytest.mark.parametrize(
    ("identifier", "fields", "is_bare_"),
    [
        ("corps-strength-holm", {"unit": Prose("years")}, True),
        ("corps-strength-holm", {"unit": Prose("men who dug the lock")}, False),
        ("corps-strength-holm", {"unit": None}, False),
        ("motive-ruud", {"value": Prose("Fear")}, True),
        ("motive-ruud", {"value": Prose("It was “fear.”")}, False),
    ],
)
def test_a_bare_value_needs_its_property(
    history: History, identifier: str, fields: dict[str, object], is_bare_: bool
) -> None:
    claim = changed(history, identifier, **fields).corpus.get(Claim, identifier)
    assert is_bare(claim) is is_bare_


def test_one_way_has_the_word_alone_and_several_are_numbered_and_titled(history: History) -> None:
    one, other = history.corpus["norrmark"], history.corpus["estmark"]
    assert numbered_ways("drawn", [one]) == [(one, "drawn", "")]
    assert numbered_ways("drawn", [one, other]) == [
        (one, "drawn 1", "Norrmark"),
        (other, "2", "Estmark"),
    ]


def test_the_subject_of_all_is_named_once_and_not_where_it_is_the_page(history: History) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    several = [
        claim.model_copy(update={"id": f"c-{number}", "property_": property, "value": Prose(value)})
        for number, (property, value) in enumerate(
            product(["motive", "drowned"], ["A.", "B.", "C."])
        )
    ]
    groups = claims.statements(history, several)
    elsewhere = statement_table(history.corpus, groups, lambda record: False)
    norrmark = history.corpus["norrmark"]
    assert elsewhere.subject == norrmark
    assert {group.about for group in elsewhere.groups} == {None}
    assert {group.told for group in elsewhere.groups} == {norrmark}
    here = statement_table(history.corpus, groups, lambda record: True)
    assert here.subject is None


def test_ways_to_many_groups_go_on_to_what_comes_after_them(history: History) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    several = [
        claim.model_copy(
            update={"id": f"c-{number}", "property_": property, "value": Prose(str(number))}
        )
        for number, property in enumerate(["motive", "drowned"] * 5)
    ]
    groups = claims.statements(history, several)
    table = statement_table(
        history.corpus,
        groups,
        lambda record: False,
        anchor="said",
        after=[("events", "Events", ["flood"])],
    )
    assert [there for there, *_ in table.ways] == ["said-drowned", "said-motive", "events"]


def test_a_long_note_is_folded_below_its_statement(history: History) -> None:
    def shown(note: str) -> tuple[list[str], list[str]]:
        told = changed(history, "flood-drowned", note=Prose(note))
        page = read(told, "events/1903-flood/")
        [said] = page.xpath("//*[@id='flood-drowned']/div[@class='said']")
        beside = [words(line) for line in said.xpath("p[@class='soft']")]
        return beside, [words(line) for line in said.xpath("details/p")]

    short, long = "Holm counts the men.", "Holm counts the men of every shift. " * 4
    assert shown(short) == ([short], [])
    assert shown(long) == ([], [long.strip()])


def test_a_key_tells_of_those_marks_that_stand_beside_statements(history: History) -> None:
    def key(*claims: Claim) -> str:
        return marks_in_words(history.corpus, claims)

    cited, own, document = (
        history.corpus.get(Claim, name)
        for name in ("corps-strength-holm", "motive-ruud", "survey-reason")
    )
    assert not key(own)
    assert key(cited, own) == "In small letters: the kind of evidence."
    assert key(document) == "In small letters: how a document was read."
    # The document was compared with what the notes say in that place of the survey alone.
    source = Source(work="anonymous-lock", at="¶2", rests_on=(Basis(work="survey-1899"),))
    compared = own.model_copy(update={"id": "1899-survey", "sources": (source,)})
    assert key(compared, document) == (
        "In small letters: the kind of evidence, or how a document was read."
        " In a frame: how a paper compares with its document."
    )


def test_the_key_stands_once_above_statements_and_leads_to_where_it_is_explained(
    history: History,
) -> None:
    def keys(history: History) -> list[str]:
        page = read(history, "events/1903-flood/")
        [section] = page.xpath("//section[h2[@id='claims']]")
        return [words(line) for line in section.find_class("span-note")]

    words_alone = "In small letters: the kind of evidence."
    kept = "“Keep” puts it into My list."
    assert keys(history) == [f"{words_alone} {kept}"]
    home = WrittenPage(file="index.md", title=Prose("Home"), body="## Reading { #how-to-read }\n")
    told = replace(history, handwritten={**history.handwritten, "": home})
    assert keys(told) == [f"{words_alone} How to read a statement. {kept}"]


def test_where_no_mark_stands_beside_statements_it_is_said_what_keep_does(history: History) -> None:
    words_of = TemplateWords(history, "events/1903-flood/")
    kept = words_of.statement_key([history.corpus.get(Claim, "motive-ruud")])
    assert kept == (
        '<span class="scripted">“Keep” puts a statement into <a href="../../my-list/">My list</a>.</span>'
    )


def test_a_question_has_the_key_to_the_marks_of_those_who_answer(history: History) -> None:
    [question] = history.corpus.of(Question)[:1]
    page = read(history, f"questions/{question.id}/")
    [section] = page.find_class("positions")[:1]
    said = [words(line) for line in section.xpath("p[contains(@class, 'soft')]")]
    assert any("In small letters: the kind of evidence" in line for line in said)
