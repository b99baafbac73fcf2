"""The sources inside a record: those of the record itself, and those of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.record.models import Actor, Record, Source

Path = tuple[str | int, ...]


def sources_of(record: Record) -> tuple[Source, ...]:
    """The places in the papers that a record itself comes from; empty for a kind without them."""
    sources: tuple[Source, ...] = getattr(record, "sources", ())
    return sources


def sourced_parts(record: Record) -> Iterator[tuple[Path, tuple[Source, ...]]]:
    """The record itself, at the path (), then its parts that have sources: paths and sources."""
    yield (), sources_of(record)
    if isinstance(record, Actor):
        if record.life:
            yield ("life",), record.life.sources
        for number, relation in enumerate(record.relations):
            yield ("relations", number), relation.sources


def sources_within(record: Record) -> Iterator[tuple[Path, Source]]:
    """Every source of a record and of its parts, each with its path: `("life", "sources", 1)`."""
    for path, sources in sourced_parts(record):
        for number, source in enumerate(sources):
            yield (*path, "sources", number), source
