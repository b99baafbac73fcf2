"""The ladder of a statement, on the invented history of a canal."""

from pathlib import Path

from chronicle.history import History
from chronicle.queries import ladders, stemma
from chronicle.records.claim import Claim
from support.histories import enlarged

STATEMENT = """
- id: {id}
  about: norrmark
  property: motive
  value: It dug for salt.
  voice: {voice}
  sources: [{{work: holm-1987, at: p. 12{rests}}}]
{depends}"""


def statement(id: str, voice: str, *depends: str, rests: str = "") -> str:
    """The YAML of a statement; what it depends on is given as mappings, as they are typed."""
    lines = "".join(f"    - {{{each}}}\n" for each in depends)
    return STATEMENT.format(
        id=id,
        voice=voice,
        rests=rests and f", rests_on: [{rests}]",
        depends=(depends and f"  depends_on:\n{lines}") or "",
    )


def climbed(history: History, name: str) -> ladders.Ladder:
    return ladders.ladder(history, history.corpus.get(Claim, name))


def ends(history: History, found: ladders.Ladder) -> list[str]:
    return [ladders.end(history, way) for way in found.ways]


def test_who_wrote_a_study_and_memories_is_told_by_what_he_says_it_in(tmp_path: Path) -> None:
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
    told_by = [ladders.ending(history, climbed(history, one).steps) for one in ("first", "second")]
    assert told_by == [
        f"Here the way ends: a study; {ladders.UNKNOWN}.",
        "Here the way ends: an account of somebody’s own life.",
    ]


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
    found = climbed(history, "both")
    assert found.at_the_fork == "From each of these two:"
    assert ends(history, found) == ["per-ruud", "estmark"]


def test_ladders_end_with_the_witnesses_that_are_counted(history: History) -> None:
    for claim in history.corpus.of(Claim):
        counted = stemma.sources(history, claim.id, with_possible=True)
        counted |= stemma.sources(history, claim.id, with_possible=False)
        assert set(ends(history, climbed(history, claim.id))) == counted
