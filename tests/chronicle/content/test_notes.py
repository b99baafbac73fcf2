import pytest

from chronicle.content.notes import render_notes
from chronicle.history import History


@pytest.mark.pandoc
def test_later_notes_are_short(history: History) -> None:
    blocks = [
        "@holm-1987, p. 12",
        "see @ruud-1911, p. 40; @holm-1987, n. 3",
        "@holm-1987, p. 12, n. 3",
    ]
    first, second, third = render_notes(blocks, history.formatted_works)
    assert first == "Ada Holm, “The Long Ditch,” <em>Review of Waterways</em> 12 (1987): 12."
    assert second.startswith('See Per Ruud, <em><span lang="no" translate="no">Minner fra kanalen')
    assert second.endswith("; Holm, “The Long Ditch,” n. 3.")
    assert third == "Holm, “The Long Ditch,” 12, n. 3."


@pytest.mark.pandoc
def test_work_is_named_once_per_note(history: History) -> None:
    blocks = [
        "@holm-1987, p. 12; @holm-1987, p. 13",
        "@holm-1987, p. 12; @holm-1987, p. 13, n. 5; @ruud-1911, p. 4; but @ruud-1911, p. 5",
    ]
    first, second = render_notes(blocks, history.formatted_works)
    assert first.count("Long Ditch") == 2
    assert "Holm, “The Long Ditch,” 12; 13, n. 5; Per Ruud, " in second
    assert "; but Ruud, " in second


@pytest.mark.pandoc
def test_remarks_follow_the_sources(history: History) -> None:
    blocks = ["he counts *few*: @holm-1987, p. 12; he does not say why: @ruud-1911, p. 5"]
    (note,) = render_notes(blocks, history.formatted_works)
    assert note.startswith("Ada Holm")
    assert note.endswith(", 5. He counts <i>few</i>. He does not say why.")


def test_unknown_work_has_empty_note(history: History) -> None:
    """While serving, a page may be newer than the loaded history."""
    assert render_notes(["@holm-1978, p. 12"], history.formatted_works) == ["."]
