"""Counts of independent sources, with sample statements on why a canal was dug."""

from pathlib import Path

import pytest

from chronicle.history import History
from chronicle.problems import DataError
from chronicle.queries import source_counts
from chronicle.records import Dependence, Question, Work
from chronicle.values import Prose
from support import update_record
from support.histories import extend_history, statement_yaml

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


def load_with_question(directory: Path, *statements: str) -> History:
    return extend_history(
        directory,
        {"claims/claims.yml": "".join(statements), "questions.yml": QUESTION},
    )


# Two statements, the second of which depends on the voice of the first, and a third.
THREE_STATEMENTS = (
    statement_yaml("first", "per-ruud"),
    statement_yaml("second", "estmark", "witness: per-ruud, how: cites"),
    statement_yaml("third", "norrmark", reason="fish"),
)


def count_question_sources(history: History) -> source_counts.SourceCount:
    return source_counts.count_sources(
        history, history.corpus.get(Question, "why-norrmark-dug").claims
    )


def test_dependent_statements_share_a_source(tmp_path: Path) -> None:
    history = load_with_question(tmp_path, *THREE_STATEMENTS)
    assert count_question_sources(history) == (3, 2, 2, 2)
    assert count_question_sources(history).words == "two sources"
    corpus = history.corpus
    assert source_counts.claim_source_ids(history, "second", "certain") == {"per-ruud"}
    question = corpus.get(Question, "why-norrmark-dug")
    assert source_counts.statements_adding_source(history, question.positions[0]) == (True, False)
    # The only statement of an answer repeats no other statement.
    answer = question.positions[0]
    pair = answer.model_copy(update={"claims": ("first", "third")})
    alone = answer.model_copy(update={"claims": ("second",)})
    assert source_counts.statements_adding_source(history, pair) == (True, True)
    assert source_counts.statements_adding_source(history, alone) == (True,)


def test_uncertain_dependence_keeps_the_maximum(tmp_path: Path) -> None:
    possible = "witness: per-ruud, how: cites, certainty: possible, why: He wrote first."
    history = load_with_question(
        tmp_path,
        statement_yaml("first", "per-ruud"),
        statement_yaml("second", "estmark", possible),
        statement_yaml(
            "third", "norrmark", possible.replace("possible", "probable"), reason="fish"
        ),
    )
    assert count_question_sources(history) == (3, 1, 2, 3)
    assert count_question_sources(history).words == "probably at most two sources"


def test_possible_dependences_are_combined(tmp_path: Path) -> None:
    possible = "witness: {}, how: cites, certainty: possible, why: He wrote first."
    history = load_with_question(
        tmp_path,
        statement_yaml("first", "estmark", possible.format("per-ruud")),
        statement_yaml("second", "estmark"),
        statement_yaml("third", "canal-corps", possible.format("estmark"), reason="fish"),
    )
    assert count_question_sources(history) == (3, 1, 2, 2)


def test_study_counts_without_other_sources(tmp_path: Path) -> None:
    """The source of the paper itself is unknown; it may be Ruud."""
    history = load_with_question(
        tmp_path,
        statement_yaml("first", "per-ruud"),
        statement_yaml("second", "holm-1987"),
        statement_yaml("third", "holm-1987", reason="fish"),
    )
    assert count_question_sources(history) == (3, 1, 2, 2)
    assert count_question_sources(history).words == "one or two sources"
    third = history.corpus.get(Question, "why-norrmark-dug").positions[1]
    count = source_counts.count_sources(history, third.claims)
    assert count.words == "one source"


def test_newspapers_may_share_a_source(tmp_path: Path) -> None:
    issue = """
- id: {0}
  type: article-newspaper
  title: Salt
  evidence: press
"""
    history = extend_history(
        tmp_path,
        {
            "works/works.yml": issue.format("courier-1") + issue.format("courier-2"),
            "claims/claims.yml": statement_yaml("first", "courier-1")
            + statement_yaml("second", "courier-2")
            + statement_yaml("third", "courier-2", reason="fish"),
            "questions.yml": QUESTION,
        },
    )
    assert count_question_sources(history) == (3, 1, 2, 2)


def test_hitting_set_is_minimal() -> None:
    for groups, fewest in (("", 0), ("ab bc ca", 2), ("ab bc d", 2), ("a b ab ac", 2)):
        assert (
            source_counts.smallest_hitting_set_size(frozenset(map(frozenset, groups.split())))
            == fewest
        )
    # Exhaustive search would take three times as long for each additional group.
    thirty = (frozenset({f"{n}", f"-{n}", f"+{n}"}) for n in range(30))
    assert source_counts.smallest_hitting_set_size(frozenset(thirty)) == 30


def test_rejects_invalid_dependences(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError) as error:
        load_with_question(
            tmp_path,
            statement_yaml("first", "per-ruud", "witness: second, how: cites"),
            statement_yaml("second", "per-ruud", "witness: first, how: cites"),
            statement_yaml("third", "per-ruud", "witness: ruud-1912, how: cites"),
            statement_yaml(
                "fourth", "per-ruud", "witness: norrmark, how: cites, certainty: probable"
            ),
        )
    messages = [problem.message for problem in error.value.problems]
    assert len(messages) == 3
    assert "depends on itself: first → second → first" in messages
    assert any("ruud-1912" in message for message in messages)
    assert any("is probable, but has no reason; add why" in message for message in messages)
    assert all(problem.line > 1 for problem in error.value.problems)


def test_range_has_words_or_digits_only() -> None:
    assert (
        source_counts.SourceCount(9, minimum=5, probable_maximum=10, maximum=10).words
        == "five to ten sources"
    )
    assert (
        source_counts.SourceCount(20, minimum=5, probable_maximum=14, maximum=14).words
        == "5 to 14 sources"
    )


@pytest.mark.parametrize(("extent", "steps"), [("whole", 0), ("summary", 1)])
def test_source_read_in_summary_is_one_step_away(tmp_path: Path, extent: str, steps: int) -> None:
    history = load_with_question(tmp_path, *THREE_STATEMENTS)
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": extent})
    question = history.corpus.get(Question, "why-norrmark-dug")
    answer = question.positions[1].model_copy(update={"claims": ("survey-reason",)})
    question = question.model_copy(update={"positions": (answer,)})
    sources = source_counts.list_sources(
        update_record(history, survey.id, reading=reading), question
    )
    assert sources
    assert [len(chain) for chain in sources.listed_sources[0].answer_chains[0].chains] == [steps]


def test_rejects_cycle_through_voice(tmp_path: Path) -> None:
    letter = "- {id: letter, type: manuscript, title: A letter, evidence: archive, depends_on: [{witness: first, how: cites}]}\n"
    records = {"claims/claims.yml": statement_yaml("first", "letter"), "works/works.yml": letter}
    with pytest.raises(DataError, match="depends on itself: letter → first → letter"):
        extend_history(tmp_path, records)


def test_answers_are_ranked_by_sources(history: History) -> None:
    """Regression test: an answer with two dots, possibly four sources, preceded one with three dots.

    Of two equal answers, the one with more possible sources comes first.
    """
    ruud = (Dependence(witness="ruud-1911", how="cites"),)
    on_both = (*ruud, Dependence(witness="anonymous-lock", how="cites"))
    first = "corps-strength-holm"
    second = "corps-strength-notes"
    third = "flood-drowned"
    dependent = update_record(
        update_record(history, third, depends_on=on_both), first, depends_on=ruud
    )
    question = history.corpus.of(Question)[0]
    positions = tuple(
        question.positions[0].model_copy(update={"answer": Prose(number), "claims": claims})
        for number, claims in {
            "1": (first,),
            "2": (third,),
            "3": (first, third),
            "4": (second, first),
            "5": (first, second, third),
        }.items()
    )
    asked = question.model_copy(update={"positions": positions, "axis": None})
    ranked = [
        (marks, str(answer))
        for answer, marks in source_counts.answers_with_source_counts(dependent, asked)
    ]
    assert ranked == [(2, "5"), (2, "3"), (2, "4"), (1, "2"), (1, "1")]
