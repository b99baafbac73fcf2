from __future__ import annotations

from collections.abc import Sequence

import pytest

from chronicle.corpus.corpus import Corpus, load
from chronicle.views.relationships import FAMILIES, WORDS, Tie, network
from support import ANOTHER


@pytest.fixture(scope="module")
def ties(corpus: Corpus) -> dict[str, Sequence[Tie]]:
    return dict(network(corpus))


def told(ties: Sequence[Tie]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Ties as plain values: to whom, by what words, on which records."""
    return [(tie.other.id, [(strand.words, [ground.id for ground in strand.grounds]) for strand in tie.strands]) for tie in ties]


def test_known_ties_come_out(ties: dict[str, Sequence[Tie]]) -> None:
    assert told(ties["per-ruud"]) == [
        ("canal-corps", [("Led", []), ("In the same event", ["1901-corps-arrives", "1904-talks"])]),
        ("estmark", [("Met", ["1904-talks"])]),
        ("norrmark", [("Quoted on", ["motive-ruud"]), ("In the same event", ["1904-talks"])]),
    ]


def test_the_other_end_reads_the_other_way(ties: dict[str, Sequence[Tie]]) -> None:
    assert told(ties["canal-corps"])[0] == (
        "per-ruud",
        [("Led by", []), ("In the same event", ["1901-corps-arrives", "1904-talks"])],
    )
    assert ("estmark", [("Hosted by", ["corps-at-the-lock"]), ("In the same event", ["1904-talks"])]) in told(ties["canal-corps"])


def test_deployments_tie_sender_host_and_unit(ties: dict[str, Sequence[Tie]]) -> None:
    assert [strand.words for strand in ties["norrmark"][0].strands] == ["Has as a part", "Sent", "In the same event"]
    assert [strand.words for strand in ties["norrmark"][1].strands] == ["Deployment to", "In the same event"]
    assert [strand.words for strand in ties["estmark"][1].strands] == ["Deployment from", "In the same event"]


def test_counts_and_first_dates(ties: dict[str, Sequence[Tie]]) -> None:
    corps = ties["per-ruud"][0]
    assert corps.times == 2
    assert corps.since is not None
    assert corps.since.words == "1901–1903"


def test_who_met_is_only_who_is_said_to_have_met(ties: dict[str, Sequence[Tie]]) -> None:
    assert all(strand.type != "met" for tie in ties["norrmark"] for strand in tie.strands)


def test_a_deployment_that_nothing_documents_keeps_its_standing(corpus: Corpus) -> None:
    deployment = corpus["corps-at-the-lock"].model_copy(update={"standing": "rumoured"})
    kinds = {**corpus.kinds, type(deployment): (deployment,)}
    doubted = network(Corpus(corpus.records, kinds, corpus.entries, corpus.links_from, corpus.links_to))
    assert "Deployment to (rumoured)" in {strand.words for tie in doubted["norrmark"] for strand in tie.strands}


def test_every_type_has_its_words_and_its_line() -> None:
    assert set(WORDS) == set(FAMILIES)


def test_the_network_is_the_same_each_time(ties: dict[str, Sequence[Tie]]) -> None:
    again = network(load(ANOTHER / "data"))
    assert {who: told(found) for who, found in again.items()} == {who: told(found) for who, found in ties.items()}
