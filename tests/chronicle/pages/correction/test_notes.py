from dataclasses import replace

from chronicle.history import History
from chronicle.pages.work.papers import notes_on_text
from chronicle.records.correction import Correction
from chronicle.records.work import Work
from support import copies, read, words

PAPER = "papers/holm-1987/"


def test_a_note_says_what_is_printed_what_we_read_and_why(history: History) -> None:
    page = read(history, PAPER)
    note = words(page.get_element_by_id("holm-p13-month"))
    assert note.startswith("p. 13 The paper prints “3 March”. We read “3 May”. The newspaper")
    assert "should" not in note
    listed = words(page.get_element_by_id("slips").getparent())
    assert "Slips that change no meaning" in listed
    # What is printed, what we read and why are three lines.
    assert len(page.xpath("//ul[@class='notes-on-text']/li/div/br")) == 2


def test_the_page_of_what_a_note_touches_leads_to_it(history: History) -> None:
    page = read(history, "events/1903-flood/")
    [way] = page.xpath("//a[@href='../../papers/holm-1987/#holm-p13-month']")
    assert words(way.getparent()) == "1 correction on the text cited: Holm, p. 13."


def test_notes_stand_in_the_order_of_the_paper_and_their_counts_add_up(history: History) -> None:
    """Three lists had 37 notes under a sentence that spoke of 34, the first of page 24 before 18."""
    more = copies(
        history,
        "holm-p13-month",
        {"id": "last", "at": "p. 19", "changes": "sense"},
        {"id": "first", "at": "p. 12", "changes": "name"},
        {"id": "the-copy", "of_copy": True},
        {"id": "a-question", "we_read": None, "query": "Is May meant?"},
    )
    noted = notes_on_text(more, more.corpus.get(Work, "holm-1987"))

    def ids(notes: object) -> list[str]:
        return [note.id for note in notes if isinstance(note, Correction)]  # type: ignore[attr-defined]

    assert ids(noted.readings) == ["first", "last"]
    assert ids(noted.queries) == ["a-question"]
    assert ids(noted.of_copy) == ["the-copy"]
    assert replace(noted, queries=()).of_copy == noted.of_copy
