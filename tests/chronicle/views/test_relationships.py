"""Who is related to whom, by what words, on which records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

import pytest

from chronicle.book import Book
from chronicle.corpus.loading import load
from chronicle.record.models import Actor, Deployment, Record, Relation
from chronicle.views.relationships import (
    TYPES,
    Connection,
    Neighbourhood,
    Relationship,
    neighbourhood,
    network,
)
from support import ANOTHER, book_of

Network = Mapping[str, Sequence[Relationship]]


@pytest.fixture(scope="module")
def related(book: Book) -> Network:
    return by_actor(book)


def by_actor(book: Book) -> Network:
    """The relationships of each actor, by its id."""
    return {address.split("/")[1]: others for address, others in network(book).items()}


def plain(relationships: Sequence[Relationship]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Relationships as plain values: to whom, by what words, on which records."""
    named = ((str(each.other.label), each.connections) for each in relationships)
    return [(name, [as_pair(part) for part in connections]) for name, connections in named]


def as_pair(connection: Connection) -> tuple[str, list[str]]:
    """A connection as plain values: its words, and the addresses of the records it rests on."""
    return connection.words, [occasion.link.address for occasion in connection.occasions]


def words(relationships: Sequence[Relationship]) -> list[list[str]]:
    """The words of the connections of each relationship."""
    return [[part.words for part in each.connections] for each in relationships]


ARRIVAL, TALKS = "events/1901-corps-arrives/", "events/1904-talks/"
MOTIVE, DEPLOYMENT = "actors/norrmark/#motive-ruud", "deployments/corps-at-the-lock/"


def test_relationships_are_those_of_the_record(related: Network) -> None:
    assert plain(related["per-ruud"]) == [
        ("Canal Corps", [("Led", []), ("In the same event", [ARRIVAL, TALKS])]),
        ("Estmark", [("Met", [TALKS])]),
        ("Norrmark", [("Quoted on", [MOTIVE]), ("In the same event", [TALKS])]),
    ]


def test_the_other_end_reads_the_other_way(related: Network) -> None:
    corps = dict(plain(related["canal-corps"]))
    assert corps["Per Ruud"] == [("Led by", []), ("In the same event", [ARRIVAL, TALKS])]
    assert corps["Estmark"] == [("Hosted by", [DEPLOYMENT]), ("In the same event", [TALKS])]


def test_deployments_connect_sender_host_and_unit(related: Network) -> None:
    assert words(related["norrmark"])[:2] == [
        ["Has as a part", "Sent", "In the same event"],
        ["Deployment to", "In the same event"],
    ]
    assert words(related["estmark"])[1] == ["Deployment from", "In the same event"]


def test_counts_and_first_dates(related: Network) -> None:
    corps = related["per-ruud"][0]
    assert corps.times == 2
    assert corps.since is not None
    assert corps.since.words == "1901–1903"


def test_a_relation_has_its_sources(related: Network) -> None:
    led = related["per-ruud"][0].strongest
    assert led.date is not None
    assert (led.date.words, led.family) == ("1901–1903", "relation")
    assert [source.place.address for source in led.sources] == ["papers/holm-1987/#p-12"]


def test_who_met_is_only_who_is_said_to_have_met(related: Network) -> None:
    assert all(part.type != "met" for each in related["norrmark"] for part in each.connections)


def test_a_deployment_that_nothing_documents_keeps_its_standing(book: Book) -> None:
    deployment = book.corpus["corps-at-the-lock"].model_copy(update={"standing": "rumoured"})
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Deployment: (deployment,)}
    doubted = by_actor(replace(book, corpus=replace(book.corpus, kinds=kinds)))
    assert ["Deployment to (rumoured)", "In the same event"] in words(doubted["norrmark"])


def test_every_relation_of_the_record_has_its_words() -> None:
    assert set(get_args(Relation.model_fields["type"].annotation)) <= set(TYPES)


def test_the_network_is_the_same_each_time(related: Network) -> None:
    again = by_actor(book_of(load(ANOTHER / "data")))
    assert set(again) == set(related)
    assert all(plain(again[who]) == plain(related[who]) for who in again)


def around(book: Book, identifier: str) -> Neighbourhood | None:
    """The neighbourhood of an actor."""
    return neighbourhood(book, book.corpus.get(Actor, identifier))


def test_neighbours_stand_in_groups_under_the_words_that_lead_to_them(book: Book) -> None:
    norrmark = around(book, "norrmark")
    assert norrmark is not None
    assert (norrmark.name, norrmark.limits) == ("Norrmark", "")
    neighbours = [(group.title, one) for group in norrmark.groups for one in group.entries]
    assert [(words, one.link.label, one.family) for words, one in neighbours] == [
        ("Has as a part", "Canal Corps", "relation"),
        ("Deployment to", "Estmark", "deployment"),
        ("Spoken of by", "Per Ruud", "quoted"),
    ]


def test_neighbours_know_those_to_whom_they_are_close(book: Book) -> None:
    norrmark = around(book, "norrmark")
    assert norrmark is not None
    neighbours = [one for group in norrmark.groups for one in group.entries]
    assert {str(one.link.label): one.acquaintances for one in neighbours} == {
        "Canal Corps": ("actors/per-ruud/",),
        "Estmark": ("actors/per-ruud/",),
        "Per Ruud": ("actors/canal-corps/", "actors/estmark/"),
    }


def with_friends(book: Book, groups: Mapping[str, int]) -> Book:
    """A book in which Norrmark has so many relations of each type, each to another, and no more."""
    norrmark = book.corpus.get(Actor, "norrmark")
    relations, others = [], []
    for type_, count in groups.items():
        for number in range(count):
            other = f"{type_.replace('_', '-')}-{number}"
            relations.append(Relation.model_validate({"type": type_, "actor": other}))
            others.append(norrmark.model_copy(update={"id": other, "name": other}))
    actors = (norrmark.model_copy(update={"relations": tuple(relations)}), *others)
    records = {actor.id: actor for actor in actors}
    return replace(book, corpus=replace(book.corpus, records=records, kinds={Actor: actors}))


@pytest.mark.parametrize(
    ("groups", "drawn", "limits"),
    [
        ({"member_of": 5}, [5], ""),
        ({"member_of": 16}, [16], ""),
        (
            {"member_of": 30, "led_by": 2, "organ_of": 1},
            [2, 13, 1],
            "Sixteen of 33 are drawn; all are in the table.",
        ),
    ],
)
def test_no_more_than_sixteen_and_some_of_every_group(
    book: Book,
    groups: dict[str, int],
    drawn: list[int],
    limits: str,
) -> None:
    view = around(with_friends(book, groups), "norrmark")
    assert view is not None
    assert [len(group.entries) for group in view.groups] == drawn
    assert view.limits == limits


@pytest.mark.parametrize(("count", "drawn"), [(2, False), (3, True)])
def test_too_few_neighbours_are_a_list(book: Book, count: int, drawn: bool) -> None:
    assert (around(with_friends(book, {"member_of": count}), "norrmark") is not None) == drawn


def test_who_is_related_to_nobody_has_no_neighbours(book: Book) -> None:
    assert around(with_friends(book, {}), "norrmark") is None
