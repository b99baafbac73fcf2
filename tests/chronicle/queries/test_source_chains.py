"""The chains of a statement, with statements about a sample canal."""

from pathlib import Path
from typing import Any

from chronicle.history import History
from chronicle.queries import source_chains
from chronicle.records import Claim
from support import update_fields
from support.cases import cases
from support.histories import add_statements, extended_history


def follow_claim(history: History, name: str) -> source_chains.SourceChains:
    return source_chains.chains_of_claim(history, history.corpus.get(Claim, name))


def describe_ends(history: History, chains: source_chains.SourceChains) -> list[str]:
    """Return the end of each branch of a statement, or of its only chain."""
    branches = [chains.shared_steps + branch for branch in chains.branches] or [chains.shared_steps]
    return [
        source_chains.source_description(history, last_steps[-1].last_id, "")
        for last_steps in branches
    ]


@cases
def test_chains_end_at_sources(
    tmp_path: Path,
    records: dict[str, Any],
    statements: dict[str, dict[str, Any]],
    ends: dict[str, list[list[str]]],
) -> None:
    """The ends of each statement have descriptions and ids."""
    history = add_statements(tmp_path, statements, records)
    for name, (descriptions, sources) in ends.items():
        chains = follow_claim(history, name)
        assert describe_ends(history, chains) == descriptions, name
        ids = [source_chains.source_at_end(history, chain) for chain in chains.chains]
        assert ids == sources, name


@cases
def test_chains_share_their_first_steps(
    tmp_path: Path, statements: dict[str, dict[str, Any]], introduction: str, chains: list[Any]
) -> None:
    history = add_statements(tmp_path, statements)
    followed = follow_claim(history, "both")
    assert followed.introductory_sentence == introduction
    assert [[[*step.record_ids] for step in chain] for chain in followed.chains] == chains


@cases
def test_remark_replaces_short_chains(
    tmp_path: Path, statements: dict[str, dict[str, Any]], can_be_followed: bool, remark: str
) -> None:
    history = add_statements(tmp_path, statements)
    claim = history.corpus.get(Claim, [*statements][-1])
    assert source_chains.can_be_followed(history, claim) is can_be_followed
    assert source_chains.source_remark(history, claim) == remark


def test_only_claims_with_a_lost_citation_have_its_remark(tmp_path: Path) -> None:
    history = extended_history(tmp_path)
    lind = history.corpus.raw_records["lind-2001"].values
    lost = lind["locators"]["lost"]
    histories = [
        update_fields(
            history,
            lind["id"],
            {"locators": {**lind["locators"], "lost": {**lost, "claims": claims}}},
        )
        for claims in ([], ["norrmark-gain"])
    ]
    remarks = [
        [
            source_chains.source_remark(changed, changed.corpus.get(Claim, identifier))
            for identifier in ("norrmark-gain", "norrmark-gain-1902")
        ]
        for changed in histories
    ]
    assert remarks == [[lost["what"], lost["what"]], [lost["what"], "no source given there"]]
