"""Diagrams that connect figures to their sources, with statements about a sample canal."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chronicle.content.markdown_pages import FrontMatter, MarkdownPage
from chronicle.graphics import threads
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.records import Claim
from chronicle.values import Prose
from support.cases import cases
from support.histories import add_statements

PROBABLE_DEPENDENCE = {"witness": "per-ruud", "how": "cites", "certainty": "probable", "why": "So."}


def make_figure(value: object, voice: str, *depends_on: object) -> dict[str, object]:
    """Return the fields of a figure in YAML."""
    fields = {"about": "corps-at-the-lock", "property": "drowned", "depends_on": [*depends_on]}
    return {**fields, "value": value, "voice": voice}


def source_name(source: threads.DrawnSource) -> str:
    """Return the name of a source; empty if it is unknown."""
    return source.link.label.as_text if source.link else ""


def draw_threads(history: History, *names: str) -> threads.ThreadDiagram:
    return threads.draw_threads(history, [history.corpus.get(Claim, name) for name in names])


def test_figures_share_their_source(tmp_path: Path) -> None:
    figures = {
        "first": make_figure(87, "per-ruud"),
        "second": make_figure({"nearly": 150}, "estmark", PROBABLE_DEPENDENCE),
        "about": make_figure({"about": 200}, "holm-1987"),
        "at-most": make_figure({"at_most": 200}, "holm-1987"),
    }
    diagram = draw_threads(add_statements(tmp_path, figures), *figures)
    assert [
        (column.formatted_number, list(column.qualifiers)) for column in diagram.figure_columns
    ] == [
        ("87", []),
        ("150", ["nearly"]),
        ("200", ["about", "at most"]),
    ]
    shared, unknown = diagram.source_columns
    assert [source_name(source) for source in shared.sources] == ["Per Ruud"]
    numbers = {
        certainty: [column.formatted_number for column in columns]
        for certainty, columns in shared.figures.items()
    }
    assert numbers == {"": ["87"], "probably": ["150"]}
    assert shared.is_shared
    assert (unknown.is_known, unknown.is_shared) == (False, False)


def test_line_is_as_certain_as_its_least_certain_statement(tmp_path: Path) -> None:
    figures = {
        "first": make_figure(87, "per-ruud"),
        "second": make_figure(150, "per-ruud"),
        "also-second": make_figure(150, "estmark", PROBABLE_DEPENDENCE),
    }
    diagram = draw_threads(add_statements(tmp_path, figures), *figures)
    (shared,) = diagram.source_columns
    assert list(shared.figures) == ["", "probably"]


def test_source_of_some_works_names_them(tmp_path: Path) -> None:
    in_unsigned = {"sources": [{"work": "anonymous-lock", "at": "¶3"}]}
    figures = {
        "first": make_figure(87, "estmark"),
        "second": make_figure({"about": 150}, "per-ruud"),
        "also-second": {**make_figure({"at_most": 150}, "norrmark"), **in_unsigned},
    }
    diagram = draw_threads(add_statements(tmp_path, figures), *figures)
    works_by_source = {
        source_name(source): [
            (column.qualifiers, [work.label.as_text for work in column.printed_in])
            for column in source.partial_figures
        ]
        for column in diagram.source_columns
        for source in column.sources
    }
    assert works_by_source == {
        "Estmark": [],
        "Per Ruud": [(["about"], ["Holm"])],
        "Norrmark": [(["at most"], ["Unsigned notes"])],
    }


def test_page_can_translate_sources_and_qualifiers(tmp_path: Path) -> None:
    second = make_figure({"nearly": 150}, "per-ruud")
    history = add_statements(tmp_path, {"first": make_figure(87, "per-ruud"), "second": second})
    words = {"Per Ruud": "Old Per", "nearly {}": "{} almost"}
    page = MarkdownPage("docs/x.md", Prose("X"), FrontMatter(words=words))
    renamed = replace(history, markdown_pages={"x/": page})
    html = site_markdown.render_markdown("[Diggers](threads:first,second)", "x/", renamed)
    assert "Old Per" in html
    assert ">150<small> almost</small></b>" in html


@cases
def test_diagram_rejects_unsuitable_figures(
    tmp_path: Path, figures: dict[str, list[Any]], message: str
) -> None:
    statements = {name: make_figure(*fields) for name, fields in figures.items()}
    history = add_statements(tmp_path, statements)
    with pytest.raises(ValueError, match=message):
        draw_threads(history, *figures)
