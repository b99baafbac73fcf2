"""The list of actors: lives, and everyone by kind and state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Actor, Event, Record
from chronicle.views import actors
from chronicle.views.actors import ActorRow, ActorsView


def with_actors(book: Book, *actors: Actor) -> Book:
    """A book that has these actors besides its own."""
    all_actors = (*book.corpus.of(Actor), *actors)
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Actor: all_actors}
    records = {**book.corpus.records, **{actor.id: actor for actor in actors}}
    addresses = {**book.addresses, **{actor.id: f"actors/{actor.id}/" for actor in actors}}
    corpus = replace(book.corpus, kinds=kinds, records=records)
    changed = replace(book, corpus=corpus)
    changed.__dict__["addresses"] = addresses
    return changed


def like(actor: Actor, identifier: str, **fields: object) -> Actor:
    """An actor that differs from another in its id, its name and some fields."""
    dumped = actor.model_dump(by_alias=True, exclude_defaults=True, exclude={"formerly", "life"})
    return Actor.model_validate(
        dumped | {"id": identifier, "name": identifier.title(), "relations": ()} | fields
    )


def rows(view: ActorsView) -> Iterator[ActorRow]:
    for group in view.groups:
        for state in group.states:
            yield from state.actors


@pytest.fixture(scope="module")
def view(book: Book) -> ActorsView:
    return actors.overview(book)


def test_the_settings_say_what_actors_and_their_kinds_are_called(view: ActorsView) -> None:
    assert view.title == "People and units"
    assert [(group.name, group.count) for group in view.groups] == [
        ("States", 2),
        ("Digging corps", 1),
        ("People", 1),
    ]
    assert view.count == 4


def test_actors_of_a_kind_stand_under_their_state(view: ActorsView) -> None:
    states, corps, _ = view.groups
    assert [(group.state, [row.link.label for row in group.actors]) for group in states.states] == [
        (None, ["Estmark", "Norrmark"])
    ]
    [group] = corps.states
    assert group.state
    assert (group.state.label, [row.link.label for row in group.actors]) == (
        "Norrmark",
        ["Canal Corps"],
    )


def test_parts_stand_under_their_whole(book: Book) -> None:
    corps = book.corpus.get(Actor, "canal-corps")
    more = with_actors(book, like(corps, "first-gang", part_of=("canal-corps",)))
    gang = next(row for row in rows(actors.overview(more)) if row.within)
    assert gang.link.label == "Canal Corps"
    assert [row.link.label for row in gang.within] == ["First-Gang"]


def test_relatives_stand_where_their_names_have_them_in_the_alphabet(book: Book) -> None:
    ruud = book.corpus.get(Actor, "per-ruud")
    kin = ({"type": "relative_of", "actor": "per-ruud"},)
    more = with_actors(
        book, like(ruud, "anna-ruud", relations=kin), like(ruud, "zoe-berg", sort="Berg, Zoe")
    )
    people = [row.link.label for row in rows(actors.overview(more))][-3:]
    assert people == ["Anna-Ruud", "Zoe-Berg", "Per Ruud"]


def test_lives_are_drawn_and_told_in_a_clause(book: Book, view: ActorsView) -> None:
    [life] = view.lives
    assert life.link.label == "Per Ruud"
    assert life.clause.endswith(".")
    assert life.timeline
    assert len(life.timeline.dates) == len(book.corpus.linking(Event, "per-ruud"))
    assert life.did.startswith("2 events")


def test_the_busiest_lives_begin_the_list(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    ruud = book.corpus.get(Actor, "per-ruud")
    idle = ruud.model_copy(update={"id": "anna-ruud", "name": "Anna Ruud"})
    more = with_actors(book, idle)
    assert [life.link.address for life in actors.overview(more).lives] == [
        "actors/per-ruud/",
        "actors/anna-ruud/",
    ]
    monkeypatch.setattr(actors, "LIVES", 1)
    assert len(actors.overview(more).lives) == 1
