"""Places in works as a page lists them: each work in a line, and which of the papers these are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.kinds.base import Record, Source
from chronicle.kinds.work.model import Work
from chronicle.queries import links, selection
from chronicle.queries.links import Link
from chronicle.values.amounts import in_series, in_words
from chronicle.values.text import Label


def by_work(
    history: History, passages: Iterable[Source], record: Record | None
) -> list[list[Link]]:
    """The ways to some places, those in one work together; the first of each names the work."""
    lines = []
    for places in grouped((source.work, source) for source in passages).values():
        first, *others = places
        line = [links.place(history, first, record)]
        for source in others:
            way = links.place(history, source, record)
            line.append(replace(way, label=Label(Markup.escape(source.at))))
        lines.append(line)
    return lines


def papers_among(history: History, passages: Iterable[Source]) -> list[Work]:
    """The papers that some places are in, each once; none where the history has but one paper."""
    papers = selection.papers(history.corpus)
    if len(papers) < 2:
        return []
    named = [history.corpus.get(Work, source.work) for source in passages]
    return [work for work in dict.fromkeys(named) if work in papers]


def whose_papers(history: History, named: Sequence[Work]) -> str:
    """Whose some of the papers are, as HTML, before all of them: `Holm: one of`, `In all of`."""
    if len(named) == len(selection.papers(history.corpus)):
        return "In all of"
    names = in_series([links.work_name(history, paper).as_html for paper in named])
    return f"{names}: {in_words(len(named))} of"
