from typing import Any

import pytest
from lxml import html

from chronicle.history import History
from chronicle.pages.question import page as questions
from chronicle.records.claim import Claim
from chronicle.records.dependence import Dependence
from chronicle.records.question import Position, Question
from chronicle.values import dates
from chronicle.values.text import Paragraphs
from support import changed, copies, read, words
from support.cases import beside

ASKED = "how-many-diggers"


def asking(history: History, *changes: dict[str, Any]) -> History:
    """A history with a copy of its question for each of some changes to it, and no other questions."""
    return copies(history, ASKED, *({"id": f"q-{n}", **each} for n, each in enumerate(changes)))


def position(history: History, **update: object) -> Position:
    """An answer that differs in some fields, and has no anchor."""
    first = history.corpus.get(Question, ASKED).positions[0]
    return first.model_copy(update={"anchor": None, **update})


def answers(history: History, *claims: tuple[str, ...]) -> html.HtmlElement:
    """The page of the question with answers that rest on these claims."""
    positions = tuple(position(history, claims=each) for each in claims)
    return read(changed(history, ASKED, positions=positions), f"questions/{ASKED}/")


HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"


def test_what_can_be_said_has_its_paragraphs(history: History) -> None:
    said = Paragraphs("Holm follows Ruud.\nThe notes of *Vik* give no source.")
    page = read(changed(history, ASKED, assessment=said), f"questions/{ASKED}/")
    paragraphs = page.xpath("//h2[@id='assessment']/../p")
    assert [words(one) for one in paragraphs] == str(said).splitlines()
    assert [one.text for one in paragraphs[1].iter("i")] == ["Vik"]


def test_answers_come_first_and_each_says_who_gives_it(
    history: History,
) -> None:
    ruud = Dependence(witness="ruud-1911", how="cites")
    told = changed(changed(history, NOTES, depends_on=(ruud,)), HOLM, depends_on=(ruud,))
    page = answers(told, (HOLM, NOTES), (HOLM,))
    heads = [head.get("id") for head in page.iter("h2")]
    assert heads[:5] == ["answers", "witnesses", "assessment", "why", "settle"]
    several, alone = page.find_class("answer")
    [fold] = several.iter("details")
    assert words(fold.find("summary")) == "2 statements"
    assert len(fold.find_class("statement")) == 2
    named = several.xpath("p[@class='whose']/a")
    assert [words(one) for one in named] == ["Holm", "Unsigned notes"]
    # What gives an answer alone is not folded.
    assert [each.get("class") for each in alone.iter("details")] == ["follow"]
    assert len(alone.find_class("statement")) == 1
    # It has its address, its note and its subject's page where it is at home.
    assert not page.xpath(f"//*[@id='{HOLM}']")
    assert alone.xpath(".//a[@href='../../deployments/corps-at-the-lock/']")


def test_a_claim_about_the_question_has_its_address_there(history: History) -> None:
    asked = changed(history, "motive-ruud", about=ASKED)
    page = answers(asked, ("motive-ruud", HOLM))
    assert len(page.xpath("//*[@class='statement'][@id='motive-ruud']")) == 1


def test_what_two_voices_say_alike_is_said_once(history: History) -> None:
    holm = history.corpus.get(Claim, HOLM)
    alike = changed(history, NOTES, value=holm.value, unit=holm.unit, date=holm.date)
    [said] = answers(alike, (HOLM, NOTES)).find_class("statement")
    assert len(said.findall("div[@class='whose']/p")) == 2
    later = changed(alike, NOTES, date=dates.parse("1903"))
    assert len(answers(later, (HOLM, NOTES)).find_class("statement")) == 2


def test_the_questions_on_the_same_subject_can_be_reached(history: History) -> None:
    page = read(asking(history, {}, {}), "questions/q-0/")
    ways = page.xpath("//dt[.='Questions']/../dd/a/@href")
    assert ways == [f"../../questions/{ASKED}/"]


def test_the_list_has_all_questions_under_their_subjects_and_folds_one_deep(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "FEW", 0)
    many = history.corpus.get(Question, ASKED).positions * 9
    digging, floods = {"theme": "digging"}, {"theme": "floods"}
    asked = asking(history, {"rank": "great"}, digging, floods, {**digging, "positions": many})
    page = read(asked, "questions/")
    entries = page.xpath("//ul[contains(@class, 'drawn')]/li")
    assert len(entries) == 4
    assert not page.xpath("//details//details")
    # Of many answers the question has the others.
    assert "and 16 more" in [words(way) for way in page.xpath("//li/a")]


def groups(history: History) -> list[tuple[str, str, list[str]]]:
    found = questions.ranked(history)
    return [(g.anchor, g.title, [question.id for question in g.entries]) for g in found]


def test_without_ranks_and_answers_the_list_is_one(history: History) -> None:
    assert groups(asking(history, {}, {})) == [("open", "Open questions", ["q-0", "q-1"])]
    assert groups(asking(history)) == []


def test_ranked_questions_are_listed_by_rank_and_theme(history: History) -> None:
    great, digging, floods = {"rank": "great"}, {"theme": "digging"}, {"theme": "floods"}
    reference = {"rank": "reference", **digging}
    ranked = asking(history, reference, great, {}, floods, {**great, **floods}, digging)
    assert [[*group] for group in groups(ranked)] == beside(__file__)["ranked"]


def test_where_no_question_is_great_all_are(history: History) -> None:
    ranked = asking(history, {"rank": "great"}, {"rank": "open"}, {"rank": "great"})
    for each in (ranked, asking(history, {}, {"rank": "reference"})):
        group = questions.great(each)
        assert (group.title, len(group.entries)) == ("Two questions", 2)
    assert not questions.great(asking(history)).entries


def test_neighbours_of_one_subject_stand_each_under_its_name(history: History) -> None:
    """In rows of two the second would have stood beside the name of the first."""
    digging, floods = {"theme": "digging"}, {"theme": "floods"}
    page = read(asking(history, {"rank": "great"}, digging, digging, floods), "questions/")
    [*named] = page.find_class("asked-of")
    tags = [(one.tag, one.get("id")) for one in named]
    assert tags[1:] == [("h3", "theme-digging"), ("p", None), ("h3", "theme-floods")]


def test_what_is_safest_to_quote_stands_with_its_note(history: History) -> None:
    page = read(changed(history, ASKED, quote=NOTES), f"questions/{ASKED}/")
    [safest] = page.find_class("safest")
    [cite] = safest.find_class("cite")
    assert cite.get("data-of").endswith(f"#{NOTES}")
    [note] = safest.find_class("note")
    claim = history.corpus.get(Claim, NOTES)
    work = history.formatted[claim.sources[0].work]
    assert words(note).startswith(html.fromstring(work.placed["full"].before).text_content()[:20])
    assert not read(history, f"questions/{ASKED}/").find_class("safest")
