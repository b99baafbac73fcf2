"""Who has their knowledge from whom, on invented statements of why a canal was dug."""

from pathlib import Path

import pytest

from chronicle.history import History
from chronicle.problems import DataError
from chronicle.queries import stemma
from chronicle.records.question import Question
from support.histories import enlarged

STATEMENT = """
- id: {id}
  about: norrmark
  property: motive
  value: It dug for {reason}.
  voice: {voice}
  sources: [{{work: {paper}, at: p. 12}}]
{depends}"""
QUESTION = """
- id: why-norrmark-dug
  title: Why did Norrmark dig?
  why: It is not known.
  positions:
    - answer: For salt
      claims: [first, second]
    - answer: For fish
      claims: [third]
  assessment: Little can be said.
  settle: A diary would settle it.
"""


def statement(
    id: str, voice: str, *depends: str, paper: str = "holm-1987", reason: str = "salt"
) -> str:
    """The YAML of a statement; what it depends on is given as mappings, as they are typed."""
    lines = "".join(f"    - {{{each}}}\n" for each in depends)
    return STATEMENT.format(
        id=id,
        reason=reason,
        voice=voice,
        paper=paper,
        depends=(depends and f"  depends_on:\n{lines}") or "",
    )


def asked(directory: Path, *statements: str) -> History:
    return enlarged(
        directory,
        {"claims/claims.yml": "".join(statements), "questions.yml": QUESTION},
    )


# Two of whom one has it from the other, and a third.
THREE = (
    statement("first", "per-ruud"),
    statement("second", "estmark", "witness: per-ruud, how: cites"),
    statement("third", "norrmark", reason="fish"),
)


def counts(history: History) -> tuple[int, int, int, int]:
    found = stemma.of_question(history, history.corpus.get(Question, "why-norrmark-dug"))
    return found.statements, found.voices, found.least, found.most


def test_those_who_have_it_from_one_are_one_witness(tmp_path: Path) -> None:
    history = asked(tmp_path, *THREE)
    assert counts(history) == (3, 3, 2, 2)
    corpus = history.corpus
    assert stemma.sources(history, "second", with_possible=False) == {"per-ruud"}
    question = corpus.get(Question, "why-norrmark-dug")
    assert stemma.brought(history, question.positions[0]) == (True, False)
    # In an answer of its own a statement repeats nobody.
    answer = question.positions[0]
    pair = answer.model_copy(update={"claims": ("first", "third")})
    apart = answer.model_copy(update={"claims": ("second",)})
    assert stemma.brought(history, pair) == (True, True)
    assert stemma.brought(history, apart) == (True,)


def test_what_is_possible_makes_a_range_and_what_is_probable_counts(tmp_path: Path) -> None:
    possible = "witness: per-ruud, how: cites, certainty: possible, why: He wrote first."
    history = asked(
        tmp_path,
        statement("first", "per-ruud"),
        statement("second", "estmark", possible),
        statement("third", "norrmark", possible.replace("possible", "probable"), reason="fish"),
    )
    assert counts(history) == (3, 3, 1, 2)


def test_a_study_counts_where_nobody_else_does(tmp_path: Path) -> None:
    """Of the paper itself nobody knows whence it has it; perhaps from Ruud."""
    history = asked(
        tmp_path,
        statement("first", "per-ruud"),
        statement("second", "holm-1987"),
        statement("third", "holm-1987", reason="fish"),
    )
    assert counts(history) == (3, 2, 1, 2)
    third = history.corpus.get(Question, "why-norrmark-dug").positions[1]
    found = stemma.of_answer(history, third)
    assert (found.least, found.most) == (1, 1)


def test_the_fewest_that_all_can_come_from() -> None:
    assert stemma.fewest([]) == 0
    assert stemma.fewest([["a", "b"], ["b", "c"], ["c", "a"]]) == 2
    assert stemma.fewest([["a", "b"], ["b", "c"], ["d"]]) == 2
    assert stemma.fewest([["a"], ["b"], ["a", "b"], ["a", "c"]]) == 2


def test_a_circle_an_unknown_witness_and_a_guess_without_a_reason_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError) as told:
        asked(
            tmp_path,
            statement("first", "per-ruud", "witness: second, how: cites"),
            statement("second", "per-ruud", "witness: first, how: cites"),
            statement("third", "per-ruud", "witness: ruud-1912, how: cites"),
            statement("fourth", "per-ruud", "witness: norrmark, how: cites, certainty: probable"),
        )
    messages = [problem.message for problem in told.value.problems]
    assert len(messages) == 3
    assert "depends on itself: first → second → first" in messages
    assert any("ruud-1912" in message for message in messages)
    assert any("is probable, without a reason; say why" in message for message in messages)
    assert all(problem.line > 1 for problem in told.value.problems)
