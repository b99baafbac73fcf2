import pytest

from chronicle.content.notes import render_notes
from chronicle.history import History


@pytest.mark.pandoc
def test_full_first_short_after(history: History) -> None:
    blocks = [
        "@holm-1987, p. 12",
        "see @ruud-1911, p. 40; @holm-1987, n. 3",
        "@holm-1987, p. 12, n. 3",
    ]
    one, two, three = render_notes(blocks, history.formatted_works)
    assert one == "Ada Holm, “The Long Ditch,” <em>Review of Waterways</em> 12 (1987): 12."
    assert two.startswith('See Per Ruud, <em><span lang="no" translate="no">Minner fra kanalen')
    assert two.endswith("; Holm, “The Long Ditch,” n. 3.")
    assert three == "Holm, “The Long Ditch,” 12, n. 3."


@pytest.mark.pandoc
def test_a_work_with_several_places_in_a_note_is_named_once(history: History) -> None:
    blocks = [
        "@holm-1987, p. 12; @holm-1987, p. 13",
        "@holm-1987, p. 12; @holm-1987, p. 13, n. 5; @ruud-1911, p. 4; but @ruud-1911, p. 5",
    ]
    one, two = render_notes(blocks, history.formatted_works)
    assert one.count("Long Ditch") == 2
    assert "Holm, “The Long Ditch,” 12; 13, n. 5; Per Ruud, " in two
    assert "; but Ruud, " in two


@pytest.mark.pandoc
def test_the_sources_stand_before_what_is_remarked_of_them(history: History) -> None:
    blocks = ["he counts *few*: @holm-1987, p. 12; he does not say why: @ruud-1911, p. 5"]
    (note,) = render_notes(blocks, history.formatted_works)
    assert note.startswith("Ada Holm")
    assert note.endswith(", 5. He counts <i>few</i>. He does not say why.")


def test_a_work_that_the_book_has_not_yet_has_no_note(history: History) -> None:
    """While serving, a page may be newer than the loaded history."""
    assert render_notes(["@holm-1978, p. 12"], history.formatted_works) == ["."]
