"""The chains of a statement, on the invented history of a canal."""

from pathlib import Path

from chronicle.history import History
from chronicle.queries import chains
from chronicle.records import Claim
from support.histories import enlarged, statement


def followed(history: History, name: str) -> chains.SourceChains:
    return chains.source_chains(history, history.corpus.get(Claim, name))


def ends(history: History, found: chains.SourceChains) -> list[str]:
    return [chains.origin(history, one) for one in found.all]


def endings(history: History, name: str) -> list[str]:
    """The last sentence of each branch of a statement, or of its one chain."""
    found = followed(history, name)
    drawn = [found.steps + branch for branch in found.branches] or [found.steps]
    return [chains.ending(history, found, one) for one in drawn]


def test_an_author_of_a_study_and_of_memories_is_described_by_what_is_cited(tmp_path: Path) -> None:
    study = """
- id: ruud-1920
  type: book
  title: Salt
  author: [{family: Ruud, given: Per, actor: per-ruud}]
  evidence: scholarship
  depends_on: [{witness: per-ruud, how: same-speaker}]
"""
    by_study = statement("first", "holm-1987", rests="{work: ruud-1920, at: p. 3}")
    by_memory = statement("second", "holm-1987", rests="{work: ruud-1911, at: p. 41}")
    history = enlarged(
        tmp_path, {"works/works.yml": study, "claims/claims.yml": by_study + by_memory}
    )
    assert endings(history, "first") == [f"Ends with a study; {chains.UNKNOWN}."]
    assert endings(history, "second") == ["Ends with a memoir."]


def test_what_is_made_of_two_statements_goes_back_by_each(tmp_path: Path) -> None:
    history = enlarged(
        tmp_path,
        {
            "claims/claims.yml": statement("first", "per-ruud")
            + statement("second", "estmark")
            + statement(
                "both",
                "holm-1987",
                "witness: first, how: cites",
                "witness: second, how: cites",
            )
        },
    )
    found = followed(history, "both")
    assert found.introduction == "These are cited for it together:"
    assert ends(history, found) == ["per-ruud", "estmark"]


def test_the_end_says_how_sure_it_is_and_what_it_is_if_not(tmp_path: Path) -> None:
    from_ruud = "witness: per-ruud, how: cites, certainty: {}, why: He wrote first."
    history = enlarged(
        tmp_path,
        {
            "claims/claims.yml": statement("probably", "estmark", from_ruud.format("probable"))
            + statement("possibly", "estmark", from_ruud.format("possible"))
            + statement("after", "norrmark", "witness: possibly, how: cites")
        },
    )
    assert endings(history, "probably") == [f"Ends, probably, with {chains.PERSON}."]
    doubtful = f"Ends, possibly, with {chains.PERSON}; if not, with {chains.BODY}."
    assert endings(history, "possibly") == [doubtful]
    assert endings(history, "after") == [doubtful]
    assert set(ends(history, followed(history, "after"))) == {"per-ruud", "estmark"}


def test_what_a_newspaper_says_ends_with_it(tmp_path: Path) -> None:
    """As its speaker it has no step of its own; as a voice without a work it is no body."""
    issues = """
- id: {0}
  type: article-newspaper
  title: Salt
  evidence: press
"""
    courier = "\n- {id: courier, kind: outlet, name: Courier, description: A paper., sources: [{work: holm-1987, at: p. 12}]}\n"
    spoken = issues.format("courier-1") + "  depends_on: [{witness: courier, how: same-speaker}]\n"
    history = enlarged(
        tmp_path,
        {
            "actors/actors.yml": courier,
            "works/works.yml": spoken,
            "claims/claims.yml": statement("printed", "holm-1987", rests="{work: courier-1}")
            + statement("broadcast", "estmark", "witness: courier, how: cites"),
        },
    )
    assert endings(history, "printed") == ["Ends with a news article."]
    assert ends(history, followed(history, "printed")) == ["courier"]
    assert endings(history, "broadcast") == [f"Ends with {chains.OUTLET}."]


def test_only_what_leads_somewhere_can_be_followed(tmp_path: Path) -> None:
    figure = statement("counted", "holm-1987").replace("motive", "strength")
    history = enlarged(
        tmp_path,
        {
            "claims/claims.yml": statement("own", "holm-1987")
            + statement("reported", "per-ruud")
            + statement("cited", "holm-1987", rests="{work: ruud-1911, at: p. 41}")
            + figure.replace("It dug for salt.", "400\n  unit: diggers")
        },
    )
    claims = {name: history.corpus.get(Claim, name) for name in ("own", "reported", "cited")}
    can = {name: chains.can_be_followed(history, claim) for name, claim in claims.items()}
    assert can == {"own": False, "reported": False, "cited": True}
    assert {chains.remark(history, claim) for claim in claims.values()} == {""}
    counted = history.corpus.get(Claim, "counted")
    assert chains.remark(history, counted) == chains.NO_SOURCE
