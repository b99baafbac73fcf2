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
PROBABLE_DEPENDENCE = (
    "  depends_on: [{witness: per-ruud, how: cites, certainty: probable, why: He was there.}]\n"
)


def figure_yaml(id: str, value: str, voice: str, depends: str = "") -> str:
    """Return the YAML of a figure."""
    return FIGURE.format(id=id, value=value, voice=voice, depends=depends)


def draw_threads(history: History, *names: str) -> threads.Threads:
    return threads.draw_threads(history, [history.corpus.get(Claim, name) for name in names])


def test_figures_share_their_source(tmp_path: Path) -> None:
    figures = (
        figure_yaml("first", "87", "per-ruud")
        + figure_yaml("second", "{nearly: 150}", "estmark", PROBABLE_DEPENDENCE)
        + figure_yaml("about", "{about: 200}", "holm-1987")
        + figure_yaml("at-most", "{at_most: 200}", "holm-1987")
    )
    history = extend_history(tmp_path, {"claims/claims.yml": figures})
    diagram = draw_threads(history, "first", "second", "about", "at-most")
    assert [(column.number, list(column.qualifiers)) for column in diagram.figure_columns] == [
        ("87", []),
        ("150", ["nearly"]),
        ("200", ["about", "at most"]),
    ]
    shared, unknown = diagram.source_columns
    assert [str(source.label) for source, _ in shared.sources] == ["Per Ruud"]
    numbers = {
        certainty: [column.number for column in columns]
        for certainty, columns in shared.figures.items()
    }
    assert numbers == {"": ["87"], "probably": ["150"]}
    assert shared.is_shared
    assert (list(unknown.sources), unknown.is_shared) == ([], False)


def test_page_can_translate_sources_and_qualifiers(tmp_path: Path) -> None:
    second = figure_yaml("second", "{nearly: 150}", "per-ruud")
    figures = figure_yaml("first", "87", "per-ruud") + second
    history = extend_history(tmp_path, {"claims/claims.yml": figures})
    words = {"Per Ruud": "Old Per", "nearly {}": "{} almost"}
    page = MarkdownPage("docs/x.md", Prose("X"), FrontMatter(words=words))
    renamed = replace(history, markdown_pages={"x/": page})
    html = site_markdown.render_markdown("[Diggers](threads:first,second)", "x/", renamed)
    assert "Old Per" in html
    assert ">150<small> almost</small></b>" in html


def test_rejects_too_many_or_unsourced_figures(tmp_path: Path) -> None:
    many = [f"figure-{number}" for number in range(threads.MAX_FIGURES + 1)]
    figures = [figure_yaml(name, str(number + 1), "per-ruud") for number, name in enumerate(many)]
    unknown = [
        figure_yaml(name, f"{number}00", "holm-1987") for number, name in ((3, "some"), (4, "more"))
    ]
    history = extend_history(tmp_path, {"claims/claims.yml": "".join(figures + unknown)})
    assert draw_threads(history, *many[1:])
    for names, message in (
        (many, "found 8"),
        (many[:1], "found 1"),
        (["some", "more"], "no source"),
    ):
        with pytest.raises(ValueError, match=message):
            draw_threads(history, *names)
