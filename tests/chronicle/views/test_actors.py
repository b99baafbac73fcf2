"""What the pages of actors show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.record.models import Actor, Event, Identifiers, Record
from chronicle.views import actors
from chronicle.views.actors import ActorView


@pytest.fixture(scope="module")
def views(book: Book) -> Mapping[str, ActorView]:
    """The view of each actor, by its id."""
    views = (actors.view(book, actor) for actor in book.corpus.of(Actor))
    return {view.address.split("/")[1]: view for view in views}


def test_an_actor_has_its_kind_and_the_forms_of_its_name(views: Mapping[str, ActorView]) -> None:
    norrmark = views["norrmark"]
    assert (norrmark.title, norrmark.kind.label, norrmark.kind.address) == (
        "Norrmark",
        "States",
        "actors/#state",
    )
    assert [(name.text, name.language) for name in norrmark.native] == [("Норрмарк", "ru")]
    assert [name.tag for name in norrmark.names] == ["", "ru-Cyrl"]


def test_an_actor_has_what_it_did_and_what_was_said(views: Mapping[str, ActorView]) -> None:
    corps = views["canal-corps"]
    assert corps.event_count == "2 events"
    assert [(year.year, len(year.events), year.minor) for year in corps.years] == [
        (1901, 1, ()),
        (1904, 1, ()),
    ]
    [deployment] = corps.deployments
    assert deployment.link.address == "deployments/corps-at-the-lock/"
    assert corps.timeline is not None
    assert corps.timeline.words == "3 entries, 1901 to 1904, on an axis from 1890 to 1919"
    for table in (views["norrmark"].about, views["per-ruud"].voiced):
        assert [claim.id for group in table.groups for claim in group.entries] == ["motive-ruud"]


def test_an_actor_has_its_relationships(views: Mapping[str, ActorView]) -> None:
    assert views["per-ruud"].relationship_count == "3 others"
    others = [each.other.label for each in views["per-ruud"].relationships]
    assert others == ["Canal Corps", "Estmark", "Norrmark"]


def test_identifiers_are_in_words(book: Book, views: Mapping[str, ActorView]) -> None:
    assert views["per-ruud"].identifiers == ("Wikidata Q1",)
    assert views["norrmark"].identifiers == ()
    both = Identifiers(wikidata="Q1", viaf="2")
    actor = book.corpus.get(Actor, "per-ruud").model_copy(update={"identifiers": both})
    view = actors.view(with_actors(book, actor), actor)
    assert view.identifiers == ("Wikidata Q1", "VIAF 2")


def test_a_life_has_its_sources(views: Mapping[str, ActorView]) -> None:
    life = views["per-ruud"].life
    assert life is not None
    assert life.text.startswith("He came south with the diggers")
    holm, notes = life.sources
    assert holm.place.address == "papers/holm-1987/#p-12"
    assert holm.place.label.as_text == "Holm, p. 12"
    assert [rest.link.address for rest in holm.rests_on] == ["bibliography/#ruud-1911"]
    assert notes.rests_on == ()
    assert views["norrmark"].life is None


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


def test_those_with_lives_stand_apart(book: Book) -> None:
    assert [view.title for view in actors.with_lives(book)] == ["Per Ruud"]


def test_the_index_names_the_chapters_and_another_script(book: Book) -> None:
    lines = {line.name: line for line in actors.index(book)}
    assert list(lines) == [actor.name for actor in actors.ordered(book)]
    norrmark = lines["Norrmark"]
    assert norrmark.native
    assert norrmark.native.text == "Норрмарк"
    assert norrmark.chapters == book.chapters_naming.get("norrmark", ())
