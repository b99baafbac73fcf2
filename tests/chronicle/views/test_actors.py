"""What the pages of actors show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.record.models import Actor, Event, Record
from chronicle.views import actors
from chronicle.views.actors import ActorView


@pytest.fixture(scope="module")
def views(book: Book) -> Mapping[str, ActorView]:
    """The view of each actor, by its id."""
    views = (actors.view(book, actor) for actor in book.corpus.of(Actor))
    return {view.address.split("/")[1]: view for view in views}


def with_actors(book: Book, *some: Actor) -> Book:
    """A book with these actors only."""
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Actor: some}
    return replace(book, corpus=replace(book.corpus, kinds=kinds))


@pytest.mark.parametrize(
    ("weights", "unfolded", "folded"),
    [
        (["major"] * 29 + ["minor"] * 2, 29, 2),
        (["major"] * 30 + ["minor"], 31, 0),
        (["major"] * 10 + ["minor"] * 20, 30, 0),
        (["minor"] * 31, 0, 31),
    ],
)
def test_minor_events_are_folded_where_there_are_many(
    book: Book,
    weights: list[str],
    unfolded: int,
    folded: int,
) -> None:
    flood, records = book.corpus.get(Event, "1903-flood"), {**book.corpus.records}
    for number, weight in enumerate(weights):
        update = {"id": f"e-{number}", "weight": weight}
        records[f"e-{number}"] = flood.model_copy(update=update)
    ids = (f"e-{number}" for number in range(len(weights)))
    links = {"per-ruud": tuple(RecordLink(event, "actors.actor", "per-ruud") for event in ids)}
    actor = book.corpus.get(Actor, "per-ruud")
    changed = with_actors(book, actor)
    corpus = replace(changed.corpus, records=records, links_to=links)
    view = actors.view(replace(changed, corpus=corpus), actor)
    assert [(len(year.events), len(year.minor)) for year in view.years] == [(unfolded, folded)]
    assert view.event_count == f"{len(weights)} events"
