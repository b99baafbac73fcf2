"""Short names, within which no line of a page ends."""

from chronicle.exports import citations
from chronicle.history import History
from chronicle.host import rendering
from chronicle.queries.whole_names import kept_whole
from chronicle.templates import unbroken
from chronicle.values.text import Prose
from support import changed


def named(history: History, name: str) -> History:
    return changed(history, "per-ruud", name=Prose(name))


def test_no_line_ends_within_a_short_name(history: History) -> None:
    keep = kept_whole(history)
    assert keep("<h1>Per Ruud’s ditch</h1>") == "<h1>Per\xa0Ruud’s ditch</h1>"
    assert keep("<p>Per and Ruud</p>") == "<p>Per and Ruud</p>"


def test_a_line_ends_within_a_long_name_or_beside_a_long_word(history: History) -> None:
    for name in ("Per Ruud of the Wet Ditch", "Per Ruuderick", "Ruud"):
        assert kept_whole(named(history, name))(f"<p>{name} dug</p>") == f"<p>{name} dug</p>"


def test_a_name_with_a_hyphen_is_set_as_a_whole_where_an_element_can_stand(
    history: History,
) -> None:
    keep = kept_whole(named(history, "Ruud Per-en"))
    whole = "<bdi>Ruud\xa0Per-en</bdi>"
    assert keep("<a>Ruud Per-en</a>") == f"<a>{whole}</a>"
    for markup in (
        '<a title="Ruud Per-en">he</a>',
        "<svg><text>Ruud Per-en</text></svg>",
        "<option>Ruud Per-en</option>",
    ):
        assert keep(markup) == markup.replace("Ruud Per", "Ruud\xa0Per")


def test_what_is_copied_or_told_to_machines_has_names_as_they_are_typed(
    history: History,
) -> None:
    page = rendering.whole(history, "actors/per-ruud/")
    assert "Per\xa0Ruud" in page.body
    assert "\xa0" not in f"{page.title}{page.description}{page.structured}"
    form = '<dl class="forms"><dd>Per Ruud</dd></dl>'
    assert unbroken(f"<p>Per Ruud</p>{form}", kept_whole(history)) == f"<p>Per\xa0Ruud</p>{form}"
    assert "Per\xa0Ruud" not in citations.shared(history)
