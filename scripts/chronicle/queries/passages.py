"""Places in works as a page lists them: each work in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.queries import links
from chronicle.queries.links import Link
from chronicle.records.base import Record, Source
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
