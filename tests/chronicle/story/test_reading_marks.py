"""Marks before the entries of a list of reading."""

from lxml import html

from chronicle.history import History
from chronicle.kinds.study.model import Study
from chronicle.story import reading_marks
from support import changed, with_only, words

RUUD = "**Per Ruud (1911),** [his memoir](id:ruud-1911), in Norwegian. He led it."
SURVEY = "**Estmark (1899),** [the survey](id:survey-1899), in Danish."


def study(**fields: object) -> Study:
    given = {
        "id": "lund-2098",
        "author": "Ida Lund",
        "type": "article-journal",
        "title": "Kanalen",
        "language": "da",
        "under": "The canal",
        "seen": "whole",
        "seen_at": "https://example.org/lund",
        "says": "The canal silted up.",
        "bears_on": ("why-dig",),
    }
    return Study.model_validate(given | fields)


def marks(markdown: str) -> list[tuple[str, str]]:
    """The language and the class of each mark of an entry."""
    page = html.fragment_fromstring(markdown, create_parent=True)
    return [
        (one.get("data-language"), one.get("class")) for one in page.xpath("//*[@data-language]")
    ]


def test_an_entry_on_a_work_says_its_language_and_how_far_it_was_seen(history: History) -> None:
    corpus = changed(history, "survey-1899", language="da", URL="https://example.org/k7").corpus
    page = reading_marks.with_marks(f"Read these.\n\n{RUUD}\n\n{SURVEY}", corpus)
    assert marks(page) == [("no", "marks unread"), ("da", "marks part online")]
    # What they mean stands before the first; an entry has its words as they were.
    before, _, after = page.partition("**Per Ruud")
    key = html.fragment_fromstring(before, create_parent=True).find_class("key")
    assert [words(one) for one in key] == [
        "Before each title: DA Danish NO Norwegian read in part no circle: not seen DA on the web"
    ]
    assert after.startswith(" (1911),** [his memoir](id:ruud-1911)")


def test_the_key_stands_above_the_first_part_for_it_holds_for_all(history: History) -> None:
    page = reading_marks.with_marks(
        f"Read these.\n\n## First\n\n{RUUD}\n\n## Then\n\n{SURVEY}", history.corpus
    )
    lead, _, _ = page.partition("## First")
    assert lead.startswith("Read these.")
    assert "Before each title:" in lead
    assert page.count("Before each title:") == 1


def test_an_entry_on_a_study_is_known_by_its_anchor(history: History) -> None:
    corpus = with_only(
        history, Study, study(), study(id="seen-nowhere", seen="notice", seen_at=None)
    ).corpus
    entries = [
        f"**Ida Lund,** “Kanalen”, in Danish.  \nIt silted up.\n{{ #{name} .study }}"
        for name in ("lund-2098", "seen-nowhere", "unknown")
    ]
    page = reading_marks.with_marks("\n\n".join(entries), corpus)
    assert marks(page) == [("da", "marks whole online"), ("da", "marks less")]


def test_what_is_no_entry_has_no_marks(history: History) -> None:
    for text in ("He **dug,** says [Ruud](id:ruud-1911).", "**Dug,** [who](id:per-ruud).", ""):
        assert reading_marks.with_marks(text, history.corpus) == text


def test_the_key_explains_links_to_questions_and_notes_where_there_are_some(
    history: History,
) -> None:
    asking = f"{RUUD} On [how many](id:how-many-diggers)."
    notes = '<a href="../holm/#p-15">15n21</a>; <a href="../holm/#p-16">16n3</a>'
    page = reading_marks.with_marks(f"{asking}\n\n{notes}", history.corpus)
    key = html.fragment_fromstring(page, create_parent=True).find_class("key")[1]
    assert words(key) == ("In the text: this colour a disputed question 15n21 page 15, note 21")
    without = reading_marks.with_marks(RUUD, history.corpus)
    assert "colour" not in without
    assert "note" not in without


def test_the_key_of_a_page_has_only_what_the_page_has() -> None:
    question = "Some say [so](../../questions/why-dig/), others not."
    note = '<a href="../holm/#p-15">15n21</a>'
    whole = html.fragment_fromstring(reading_marks.key_of(f"{question} {note}", True))
    assert words(whole) == (
        "this colour accounts differ dotted a short explanation 15n21 page 15, note 21"
    )
    assert words(html.fragment_fromstring(reading_marks.key_of(question, False))) == (
        "this colour accounts differ"
    )
    all_questions = "[All](../questions/), and [one](../events/questions/)."
    assert reading_marks.key_of(all_questions, False) == ""
