from dataclasses import replace

from chronicle.history import History
from chronicle.kinds.correction.model import Correction, Reply
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.papers import notes_on_text
from support import changed, copies, read, words

PAPER = "papers/holm-1987/"


def test_a_note_says_what_is_printed_what_we_read_and_why(history: History) -> None:
    page = read(history, PAPER)
    note = words(page.get_element_by_id("holm-p13-month"))
    assert note.startswith("Printed: “3 March” · We read: “3 May” · Because: The newspaper")
    assert "should" not in note
    listed = words(page.get_element_by_id("slips").getparent())
    assert "Of ten pages, one place has a note" in listed


def test_on_the_page_of_what_a_note_touches_it_is_folded(history: History) -> None:
    heading = read(history, "events/1903-flood/").get_element_by_id("corrections")
    [fold] = heading.itersiblings()
    assert fold.tag == "details"
    assert words(fold).startswith("1 note Holm, p. 13. Printed: “3 March”")


def test_an_answer_of_the_author_stands_with_the_note(history: History) -> None:
    reply = Reply.model_validate({"text": "A slip indeed.", "by": "Ada Holm", "date": "2099-03-01"})
    page = read(changed(history, "holm-p13-month", reply=reply), PAPER)
    note = words(page.get_element_by_id("holm-p13-month"))
    assert "Ada Holm answers (1 March 2099): A slip indeed." in note
    assert "answers" not in words(read(history, PAPER).get_element_by_id("holm-p13-month"))


def test_what_changes_most_stands_first_and_the_copy_is_not_counted(history: History) -> None:
    more = copies(
        history,
        "holm-p13-month",
        {"id": "a-name", "changes": "name"},
        {"id": "the-sense", "changes": "sense"},
        {"id": "the-copy", "of_copy": True},
        {"id": "a-question", "we_read": None, "query": "Is May meant?"},
    )
    noted = notes_on_text(more, more.corpus.get(Work, "holm-1987"))

    def ids(notes: object) -> list[str]:
        return [note.id for note in notes if isinstance(note, Correction)]  # type: ignore[attr-defined]

    assert ids(noted.readings) == ["the-sense", "a-name"]
    assert ids(noted.queries) == ["a-question"]
    assert ids(noted.of_copy) == ["the-copy"]
    assert "three places have a note" in noted.proportion
    assert replace(noted, queries=()).of_copy == noted.of_copy
