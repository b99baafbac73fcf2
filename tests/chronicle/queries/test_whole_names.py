"""Given names with a hyphen, within which no line of a page ends."""

from chronicle.exports import citations
from chronicle.history import History
from chronicle.host import rendering
from chronicle.queries.whole_names import kept_whole
from chronicle.templates import unbroken
from chronicle.values.text import Prose
from support import changed


def named(history: History, name: str) -> History:
    return changed(history, "per-ruud", name=Prose(name))


def test_a_given_name_with_a_hyphen_is_set_as_a_whole_where_an_element_can_stand(
    history: History,
) -> None:
    keep = kept_whole(named(history, "Ruud Per-en"))
    assert keep("<a>Ruud Per-en’s</a>") == "<a>Ruud <bdi>Per-en</bdi>’s</a>"
    for markup in (
        '<a title="Ruud Per-en">he</a>',
        "<svg><text>Ruud Per-en</text></svg>",
        "<svg><svg><line/></svg><text>Ruud Per-en</text></svg>",
        "<option>Ruud Per-en</option>",
        "<p>Super-en, Per-end</p>",
    ):
        assert keep(markup) == markup


def test_what_is_copied_or_told_to_machines_has_names_as_they_are_typed(
    history: History,
) -> None:
    hyphened = named(history, "Ruud Per-en")
    page = rendering.whole(hyphened, "actors/per-ruud/")
    assert "<bdi>Per-en</bdi>" in page.body
    assert "<bdi>" not in f"{page.title}{page.description}{page.structured}"
    form = '<dl class="forms"><dd>Ruud Per-en</dd></dl>'
    whole = "<p>Ruud <bdi>Per-en</bdi></p>"
    assert unbroken(f"<p>Ruud Per-en</p>{form}", kept_whole(hyphened)) == f"{whole}{form}"
    assert "<bdi>" not in citations.shared(hyphened)
