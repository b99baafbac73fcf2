import pytest

from chronicle.history import History
from chronicle.story.notes import with_notes


def call(number: int) -> str:
    return f'<sup class="call"><a id="call-{number}" href="#note-{number}">{number}</a></sup>'


@pytest.mark.pandoc
def test_full_first_short_after_numbered_in_the_order_of_the_page(history: History) -> None:
    page = with_notes(
        "One. [@holm-1987, p. 12] Two [see @ruud-1911, p. 40; @holm-1987, n. 3]. Three [@holm-1987, p. 12, n. 3].",
        history.formatted,
    )
    text, _, notes = page.partition("\n\n<section")
    assert text == f"One.{call(1)} Two{call(2)}. Three{call(3)}."
    one, two, three = (line for line in notes.splitlines() if line.startswith("<li"))
    holm = "Ada Holm, “The Long Ditch,” <em>Review of Waterways</em> 12 (1987): 12"
    assert one.startswith(f'<li id="note-1">{holm}. <a href="#call-1"')
    assert two.startswith(
        '<li id="note-2">See Per Ruud, <em><span lang="no" translate="no">Minner fra kanalen'
    )
    assert "; Holm, “The Long Ditch,” n. 3. " in two
    assert three.startswith('<li id="note-3">Holm, “The Long Ditch,” 12, n. 3. ')


@pytest.mark.pandoc
def test_a_work_with_several_places_in_a_note_is_named_once(history: History) -> None:
    page = with_notes(
        "One. [@holm-1987, p. 12; @holm-1987, p. 13] Two. "
        "[@holm-1987, p. 12; @holm-1987, p. 13, n. 5; @ruud-1911, p. 4; but @ruud-1911, p. 5]",
        history.formatted,
    )
    one, two = (line for line in page.splitlines() if line.startswith("<li"))
    assert one.count("Long Ditch") == 2
    assert "Holm, “The Long Ditch,” 12; 13, n. 5; Per Ruud, " in two
    assert "; but Ruud, " in two


def test_a_page_without_citations_stays_as_it_is(history: History) -> None:
    text = "Write to ada@example.org or see [a link](x.md)."
    assert with_notes(text, history.formatted) == text


def test_a_work_that_the_book_has_not_yet_has_no_note(history: History) -> None:
    """While serving, a page may be newer than the history."""
    assert '<li id="note-1">. <a' in with_notes("[@holm-1978, p. 12]", history.formatted)
