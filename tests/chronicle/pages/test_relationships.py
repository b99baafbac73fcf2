"""Who is related to whom, by what words, on which records."""

from collections.abc import Mapping, Sequence

import pytest

from chronicle.book import Book
from chronicle.pages.relationships import Relationship, network
from support import changed

Network = Mapping[str, Sequence[Relationship]]


@pytest.fixture(scope="module")
def related(book: Book) -> Network:
    return network(book)


def plain(relationships: Sequence[Relationship]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Relationships as plain values: to whom, by what words, on which records."""
    named = ((str(each.other.label), each.connections) for each in relationships)
    return [
        (name, [(part.words, [one.id for one in part.occasions]) for part in connections])
        for name, connections in named
    ]


def words(relationships: Sequence[Relationship]) -> list[list[str]]:
    """The words of the connections of each relationship."""
    return [[part.words for part in each.connections] for each in relationships]


ARRIVAL, TALKS = "1901-corps-arrives", "1904-talks"
MOTIVE, DEPLOYMENT = "motive-ruud", "corps-at-the-lock"


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
        ["Sent to", "In the same event"],
    ]
    assert words(related["estmark"])[1] == ["Received from", "In the same event"]


def test_counts_and_first_dates(related: Network) -> None:
    corps = related["per-ruud"][0]
    assert corps.times == 2
    assert corps.since is not None
    assert corps.since.words == "1901–1903"


def test_who_met_is_only_who_is_said_to_have_met(related: Network) -> None:
    assert all(part.type != "met" for each in related["norrmark"] for part in each.connections)


def test_a_deployment_that_nothing_documents_keeps_its_standing(book: Book) -> None:
    doubted = network(changed(book, DEPLOYMENT, standing="rumoured"))
    assert ["Sent to (rumoured)", "In the same event"] in words(doubted["norrmark"])
