"""The chains of a statement, with statements about a sample canal."""

from pathlib import Path

from chronicle.history import History
from chronicle.queries import source_chains
from chronicle.records import Claim
from support.histories import extend_history, statement_yaml


def follow_claim(history: History, name: str) -> source_chains.SourceChains:
    return source_chains.chains_of(history, history.corpus.get(Claim, name))


def list_ends(history: History, chains: source_chains.SourceChains) -> list[str]:
    return [source_chains.source_at_end(history, chain) for chain in chains.chains]


def describe_ends(history: History, name: str) -> list[str]:
    """Return the end of each branch of a statement, or of its only chain."""
    chains = follow_claim(history, name)
    branches = [chains.shared_steps + branch for branch in chains.branches] or [chains.shared_steps]
    return [
        source_chains.source_description(history, last_steps[-1].last_id, "")
        for last_steps in branches
    ]


def test_works_of_one_author_share_an_origin(tmp_path: Path) -> None:
    study = """
- id: {0}
  type: book
  title: Salt
  author: [{{family: Ruud, given: Per, actor: per-ruud}}]
  evidence: scholarship
"""
    studies = study.format("ruud-1920") + study.format("ruud-1921") + "  draws_on: his letters\n"
    history = extend_history(
        tmp_path,
        {
            "works/works.yml": studies,
            "claims/claims.yml": statement_yaml("first", "holm-1987", rests="{work: ruud-1920}")
            + statement_yaml("second", "holm-1987", rests="{work: ruud-1921}")
            + statement_yaml("third", "holm-1987", rests="{work: ruud-1911, at: p. 41}")
            + statement_yaml("his", "per-ruud", rests="{work: ruud-1911, at: p. 41}"),
        },
    )
    assert describe_ends(history, "first") == ["a study"]
    assert describe_ends(history, "second") == ["a study that draws on his letters"]
    assert describe_ends(history, "third") == describe_ends(history, "his") == ["a memoir"]
    for name in ("first", "second", "third", "his"):
        assert list_ends(history, follow_claim(history, name)) == ["per-ruud"]


def test_chain_branches_at_two_witnesses(tmp_path: Path) -> None:
    history = extend_history(
        tmp_path,
        {
            "claims/claims.yml": statement_yaml("first", "per-ruud")
            + statement_yaml("second", "estmark")
            + statement_yaml(
                "both",
                "holm-1987",
                "witness: first, how: cites",
                "witness: second, how: cites",
            )
        },
    )
    chains = follow_claim(history, "both")
    assert chains.introductory_sentence == "It comes from these:"
    assert list_ends(history, chains) == ["per-ruud", "estmark"]


def test_dependence_passes_several_cited_works(tmp_path: Path) -> None:
    """Several works cited for a claim are no steps: it is unknown which of them the witness reached."""
    cited = "{work: ruud-1911, at: p. 41}, {work: vik-courier-1903-05-04}"
    claim = statement_yaml("both", "holm-1987", "witness: estmark, how: cites", rests=cited)
    history = extend_history(tmp_path, {"claims/claims.yml": claim})
    [chain] = follow_claim(history, "both").chains
    assert [step.record_ids for step in chain] == [("holm-1987",), ("estmark",)]


def test_uncertain_dependence_adds_an_end(tmp_path: Path) -> None:
    from_ruud = "witness: per-ruud, how: cites, certainty: {}, why: He wrote first."
    history = extend_history(
        tmp_path,
        {
            "claims/claims.yml": statement_yaml("probably", "estmark", from_ruud.format("probable"))
            + statement_yaml("possibly", "estmark", from_ruud.format("possible"))
            + statement_yaml("after", "norrmark", "witness: possibly, how: cites")
        },
    )
    for name in ("probably", "possibly", "after"):
        assert describe_ends(history, name) == [source_chains.WHAT_PERSON_SAID]
    assert set(list_ends(history, follow_claim(history, "after"))) == {"per-ruud", "estmark"}


def test_newspaper_is_the_end_of_a_chain(tmp_path: Path) -> None:
    """All issues of a newspaper are one source.

    Cited without an issue, a newspaper is an outlet, not an organization. A newspaper of a state is described as such.
    An actor that is its own organ, directly or in a cycle, belongs to no state.
    """
    issue = """
- {{id: {0}, type: article-newspaper, title: Salt, container-title: Courier, evidence: press}}
"""
    outlet = """
- {{id: {0}, kind: outlet, name: {1}, description: A paper., sources: [{{work: holm-1987, at: p. 12}}]{2}}}
"""
    organ = (
        ", relations: [{{type: organ_of, actor: {}, sources: [{{work: holm-1987, at: p. 12}}]}}]"
    )
    outlets = outlet.format("courier", "Courier", organ.format("herald"))
    outlets += outlet.format("herald", "Herald", organ.format("courier"))
    outlets += outlet.format("gazette", "Gazette", ", part_of: [estmark]")
    history = extend_history(
        tmp_path,
        {
            "actors/actors.yml": outlets,
            "works/works.yml": issue.format("courier-1") + issue.format("courier-2"),
            "claims/claims.yml": statement_yaml("first", "holm-1987", rests="{work: courier-1}")
            + statement_yaml("second", "holm-1987", rests="{work: courier-2}")
            + statement_yaml("broadcast", "estmark", "witness: courier, how: cites")
            + statement_yaml("announced", "estmark", "witness: gazette, how: cites"),
        },
    )
    for name in ("first", "second"):
        assert describe_ends(history, name) == ["a news article"]
        assert list_ends(history, follow_claim(history, name)) == ["courier"]
    assert describe_ends(history, "broadcast") == [source_chains.WHAT_OUTLET_SAID]
    assert describe_ends(history, "announced") == ["what a state or its party printed or said"]


def test_short_chains_cannot_be_followed(tmp_path: Path) -> None:
    figure = statement_yaml("counted", "holm-1987").replace("motive", "strength")
    history = extend_history(
        tmp_path,
        {
            "claims/claims.yml": statement_yaml("own", "holm-1987")
            + statement_yaml("reported", "per-ruud")
            + statement_yaml("cited", "holm-1987", rests="{work: ruud-1911, at: p. 41}")
            + statement_yaml("known", "holm-1987", "witness: cited, how: cites")
            + figure.replace("It dug for salt.", "400\n  unit: diggers")
        },
    )
    claims = {
        name: history.corpus.get(Claim, name) for name in ("own", "reported", "cited", "known")
    }
    followable = {
        name: source_chains.can_be_followed(history, claim) for name, claim in claims.items()
    }
    assert followable == {"own": False, "reported": False, "cited": False, "known": True}
    assert {source_chains.source_remark(history, claim) for claim in claims.values()} == {""}
    counted = history.corpus.get(Claim, "counted")
    assert source_chains.source_remark(history, counted) == source_chains.FIGURE_WITHOUT_SOURCE
