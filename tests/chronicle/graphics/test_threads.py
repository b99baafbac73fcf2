"""Diagrams that connect figures to their sources, with statements about a sample canal."""

from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.content.markdown_pages import FrontMatter, MarkdownPage
from chronicle.graphics import threads
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.records import Claim
from chronicle.values import Prose
from support.histories import extend_history

FIGURE = """
- id: {id}
  about: corps-at-the-lock
  property: drowned
  value: {value}
  voice: {voice}
  sources: [{{work: holm-1987, at: p. 12}}]
{depends}"""
PROBABLY = (
    "  depends_on: [{witness: per-ruud, how: cites, certainty: probable, why: He was there.}]\n"
)


def figure(id: str, value: str, voice: str, depends: str = "") -> str:
    """Return the YAML of a figure."""
    return FIGURE.format(id=id, value=value, voice=voice, depends=depends)


def drawn(history: History, *names: str) -> threads.Threads:
    return threads.draw(history, [history.corpus.get(Claim, name) for name in names])


def test_figures_of_one_source_meet_and_one_of_none_has_none(tmp_path: Path) -> None:
    figures = (
        figure("first", "87", "per-ruud")
        + figure("second", "{nearly: 150}", "estmark", PROBABLY)
        + figure("about", "{about: 200}", "holm-1987")
        + figure("at-most", "{at_most: 200}", "holm-1987")
    )
    history = extend_history(tmp_path, {"claims/claims.yml": figures})
    found = drawn(history, "first", "second", "about", "at-most")
    assert [(one.number, list(one.qualifiers)) for one in found.columns] == [
        ("87", []),
        ("150", ["nearly"]),
        ("200", ["about", "at most"]),
    ]
    shared, unknown = found.places
    assert [str(source.label) for source, _ in shared.sources] == ["Per Ruud"]
    numbers = {how: [one.number for one in given] for how, given in shared.figures.items()}
    assert numbers == {"": ["87"], "probably": ["150"]}
    assert shared.is_shared
    assert (list(unknown.sources), unknown.is_shared) == ([], False)


def test_a_page_names_sources_in_words_of_its_own(tmp_path: Path) -> None:
    figures = figure("first", "87", "per-ruud") + figure("second", "150", "per-ruud")
    history = extend_history(tmp_path, {"claims/claims.yml": figures})
    page = MarkdownPage("docs/x.md", Prose("X"), FrontMatter(words={"Per Ruud": "Old Per"}))
    own = replace(history, handwritten={"x/": page})
    assert "Old Per" in site_markdown.render_markdown("[Diggers](threads:first,second)", "x/", own)


def test_too_much_for_a_phone_and_what_leads_nowhere_are_not_drawn(tmp_path: Path) -> None:
    many = [f"figure-{number}" for number in range(threads.MOST_FIGURES + 1)]
    figures = [figure(name, str(number + 1), "per-ruud") for number, name in enumerate(many)]
    unknown = [
        figure(name, f"{number}00", "holm-1987") for number, name in ((3, "some"), (4, "more"))
    ]
    history = extend_history(tmp_path, {"claims/claims.yml": "".join(figures + unknown)})
    assert drawn(history, *many[1:])
    for names, why in (
        (many, "found 8"),
        (many[:1], "found 1"),
        (["some", "more"], "no source"),
    ):
        with pytest.raises(ValueError, match=why):
            drawn(history, *names)
