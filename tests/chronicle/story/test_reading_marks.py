"""What ends the entries of a list of reading."""

from lxml import html

from chronicle.history import History
from chronicle.records.work import Work
from chronicle.story import reading_marks
from support import changed, words

RUUD = "**Per Ruud (1911)**<br>\n[his memoir](id:ruud-1911), in Norwegian. He led it."
SURVEY = "**Estmark (1899),** [the survey](id:survey-1899), in Danish."


def ends(markdown: str) -> list[str]:
    """What each entry ends with."""
    page = html.fragment_fromstring(markdown, create_parent=True)
    return [words(one) for one in page.find_class("what-it-is")]


def test_an_entry_on_a_work_ends_with_its_language_and_how_far_it_was_seen(
    history: History,
) -> None:
    corpus = changed(history, "survey-1899", language="da", URL="https://example.org/k7").corpus
    page = reading_marks.with_marks(f"Read these.\n\n{RUUD}\n{{ #ruud }}\n\n{SURVEY}", corpus)
    assert ends(page) == [
        "In Norwegian.",
        "In Danish, online; read in part.",
    ]
    survey = corpus.get(Work, "survey-1899")
    assert survey.reading
    heard = survey.reading.model_copy(update={"extent": "summary"})
    reported = changed(history, "survey-1899", reading=heard).corpus
    assert ends(reading_marks.with_marks(SURVEY, reported))[0].endswith(
        "; read in an abstract or report."
    )
    # It stands before the anchor, which ends the paragraph.
    assert "</small>\n{ #ruud }\n\n**Estmark" in page
    assert "circle" not in page


def test_the_key_stands_above_the_first_part_for_it_holds_for_all(history: History) -> None:
    asking = f"{RUUD} On [how many](id:how-many-diggers)."
    page = reading_marks.with_marks(
        f"Read these.\n\n## First\n\n{asking}\n\n## Then\n\n{SURVEY}", history.corpus
    )
    lead, _, _ = page.partition("## First")
    assert lead.startswith("Read these.")
    assert "Links in this colour<" in lead
    assert page.count("Links in this colour<") == 1


def test_what_is_no_entry_has_no_marks(history: History) -> None:
    for text in ("He **dug,** says [Ruud](id:ruud-1911).", "**Dug,** [who](id:per-ruud).", ""):
        assert reading_marks.with_marks(text, history.corpus) == text


def test_the_key_explains_links_to_questions_where_there_are_some(
    history: History,
) -> None:
    asking = f"{RUUD} On [how many](id:how-many-diggers)."
    page = reading_marks.with_marks(asking, history.corpus)
    keys = html.fragment_fromstring(page, create_parent=True).find_class("key")
    assert [words(key) for key in keys] == [
        "Links in this colour lead to a question that the work helps to answer.",
    ]
    without = reading_marks.with_marks(RUUD, history.corpus)
    assert "colour" not in without


def test_the_key_of_a_page_has_only_what_the_page_has() -> None:
    question = "Some say [so](../../questions/why-dig/), others not."
    whole = reading_marks.key_of(question, True)
    assert [words(key) for key in html.fragments_fromstring(whole)] == [
        "Links in this colour lead to where accounts differ. Dotted words are explained.",
    ]
    assert words(html.fragment_fromstring(reading_marks.key_of(question, False))) == (
        "Links in this colour lead to where accounts differ."
    )
    all_questions = "[All](../questions/), and [one](../events/questions/)."
    assert reading_marks.key_of(all_questions, False) == ""
    # Cite, which ends a paragraph, needs no key.
    assert reading_marks.key_of('Dug. <a class="cite" href="../../cite/">Cite</a>', False) == ""
