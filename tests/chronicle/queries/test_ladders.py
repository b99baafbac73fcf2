"""The ladder of a statement, on the invented history of a canal."""

from pathlib import Path

from chronicle.history import History
from chronicle.queries import ladders, stemma
from chronicle.queries.ladders import Stop, Way
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


def told(way: Way) -> list[tuple[str, ...]]:
    return [(stop.part, stop.adverb, *(name.id for name in stop.names)) for stop in way]


def ends(history: History, found: ladders.Ladder) -> list[str]:
    return [ladders.end(history, way) for way in found.ways]


def test_a_way_goes_from_the_paper_by_what_it_cites_to_where_it_ends(history: History) -> None:
    found = climbed(history, "corps-strength-holm")
    assert told(found.steps) == [("printed", "", "holm-1987"), ("cited", "", "ruud-1911")]
    assert [stop.names[0].at for stop in found.steps] == ["p. 12, table", "p. 41"]
    assert (found.branches, found.fork) == ((), "")


def test_a_way_is_short_where_nothing_more_is_known(history: History) -> None:
    found = climbed(history, "corps-strength-notes")
    assert told(found.steps) == [("printed", "", "anonymous-lock")]
    (end,) = ends(history, found)
    assert ladders.what(history, end) == f"a study; {ladders.UNKNOWN}"


def test_what_somebody_is_reported_to_say_ends_with_them(history: History) -> None:
    found = climbed(history, "motive-ruud")
    assert told(found.steps) == [("printed", "", "holm-1987"), ("said", "", "per-ruud")]
    assert ladders.what(history, "per-ruud") == ladders.PERSON


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


def test_what_is_probable_says_so_and_why(tmp_path: Path) -> None:
    probable = "witness: per-ruud, how: same-speaker, certainty: probable, why: It is his hand."
    history = enlarged(
        tmp_path,
        {
            "claims/claims.yml": statement(
                "first", "estmark", probable, rests="{work: survey-1899, at: first page}"
            )
        },
    )
    found = climbed(history, "first")
    assert told(found.steps) == [
        ("printed", "", "holm-1987"),
        ("cited", "", "survey-1899"),
        ("said", "", "estmark"),
        ("known", "probably", "per-ruud"),
    ]
    last: Stop = found.steps[-1]
    assert last.why is not None
    assert (last.before, last.why.as_text) == ("The one who speaks is probably ", "It is his hand.")


def test_a_note_of_several_works_is_a_fork_told_as_one(tmp_path: Path) -> None:
    several = "{work: ruud-1911, at: p. 41}, {work: survey-1899, at: first page}"
    history = enlarged(
        tmp_path, {"claims/claims.yml": statement("first", "holm-1987", rests=several)}
    )
    found = climbed(history, "first")
    assert told(found.steps) == [("printed", "", "holm-1987")]
    assert [told(branch) for branch in found.branches] == [
        [("cited", "", "ruud-1911")],
        [("cited", "", "survey-1899")],
    ]
    assert found.at_the_fork == "From one or more of these two; from which is not said:"


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


def test_what_is_possible_is_one_way_of_two(tmp_path: Path) -> None:
    possible = "witness: per-ruud, how: quotes, certainty: possible, why: He wrote first."
    history = enlarged(tmp_path, {"claims/claims.yml": statement("first", "estmark", possible)})
    found = climbed(history, "first")
    assert found.fork == "perhaps"
    assert ends(history, found) == ["per-ruud", "estmark"]


def test_ladders_end_with_the_witnesses_that_are_counted(history: History) -> None:
    for claim in history.corpus.of(Claim):
        counted = stemma.sources(history, claim.id, with_possible=True)
        counted |= stemma.sources(history, claim.id, with_possible=False)
        assert set(ends(history, climbed(history, claim.id))) == counted


def test_it_is_told_whose_words_were_compared_with_what_was_read(tmp_path: Path) -> None:
    text = STATEMENT.format(
        id="first",
        voice="anonymous-lock",
        rests=", rests_on: [{work: survey-1899}, {work: ruud-1911}]",
        depends="",
    ).replace("work: holm-1987, at: p. 12", "work: anonymous-lock, at: ¶7")
    history = enlarged(tmp_path, {"claims/claims.yml": text})
    survey, ruud = (branch[0] for branch in climbed(history, "first").branches)
    assert ladders.read(history, survey) == "It was read in part; not the passage itself."
    assert ladders.read(history, ruud) == "It was not read."
