"""Counts of independent sources, with sample statements on why a canal was dug."""

import re
from pathlib import Path
from typing import Any

import pytest

from chronicle.history import History
from chronicle.problems import DataError
from chronicle.queries import source_counts
from chronicle.records import Dependence, Question, Work
from chronicle.values import Prose
from support import update_record
from support.cases import cases
from support.histories import add_statements

ON_RUUD = (Dependence(witness="ruud-1911", how="cites"),)


@cases
def test_independent_sources_are_counted(
    tmp_path: Path, statements: dict[str, dict[str, Any]], count: list[int], words: str
) -> None:
    newspaper = {"type": "article-newspaper", "title": "Salt", "evidence": "press"}
    issues = [{"id": f"courier-{number}", **newspaper} for number in (1, 2)]
    history = add_statements(tmp_path, statements, {"works/works.yml": issues})
    counted = source_counts.count_sources(history, tuple(statements))
    assert ([*counted], counted.words) == (count, words)


def get_question(history: History, *answers: tuple[str, ...]) -> Question:
    """Return a question whose answers have these statements."""
    question = history.corpus.get(Question, "how-many-diggers")
    positions = tuple(
        question.positions[0].model_copy(update={"answer": Prose(str(number)), "claims": claims})
        for number, claims in enumerate(answers, 1)
    )
    return question.model_copy(update={"positions": positions, "axis": None})


def test_repeated_statements_add_no_source(history: History) -> None:
    """The only statement of an answer repeats no other statement."""
    history = update_record(history, "motive-ruud", voice="ruud-1911")
    history = update_record(history, "talks-motive-estmark", depends_on=ON_RUUD)
    both = ("motive-ruud", "talks-motive-estmark")
    question = get_question(history, both, ("motive-ruud", "survey-reason"), both[1:])
    adding = [source_counts.new_source_flags(history, answer) for answer in question.positions]
    assert adding == [(True, False), (True, True), (True,)]
    assert source_counts.claim_source_ids(history, both[1], "certain") == {"per-ruud"}


def test_hitting_set_is_minimal() -> None:
    for groups, fewest in (("", 0), ("ab bc ca", 2), ("ab bc d", 2), ("a b ab ac", 2)):
        assert (
            source_counts.smallest_hitting_set_size(frozenset(map(frozenset, groups.split())))
            == fewest
        )
    # Exhaustive search would take three times as long for each additional group.
    thirty = (frozenset({f"{n}", f"-{n}", f"+{n}"}) for n in range(30))
    assert source_counts.smallest_hitting_set_size(frozenset(thirty)) == 30


@cases
def test_rejects_invalid_dependences(
    tmp_path: Path, records: dict[str, Any], statements: dict[str, dict[str, Any]], message: str
) -> None:
    with pytest.raises(DataError, match=re.escape(message)) as error:
        add_statements(tmp_path, statements, records)
    [problem] = error.value.problems
    assert problem.line > 1


@cases
def test_range_has_words_or_digits_only(numbers: list[int], words: str) -> None:
    assert source_counts.SourceCount(*numbers).words == words


@pytest.mark.parametrize(("extent", "steps"), [("whole", 0), ("summary", 1)])
def test_source_read_in_summary_is_one_step_away(history: History, extent: str, steps: int) -> None:
    history = update_record(history, "flood-drowned", depends_on=ON_RUUD)
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": extent})
    sources = source_counts.list_sources(
        update_record(history, survey.id, reading=reading),
        get_question(history, ("survey-reason",)),
    )
    assert sources
    assert [len(chain) for chain in sources.listed_sources[0].answer_chains[0].chains] == [steps]


def test_answers_are_ranked_by_sources(history: History) -> None:
    """Regression test: an answer with two dots, possibly four sources, preceded one with three dots.

    Of two equal answers, the one with more possible sources comes first.
    """
    on_both = (*ON_RUUD, Dependence(witness="anonymous-lock", how="cites"))
    first = "corps-strength-holm"
    second = "corps-strength-notes"
    third = "flood-drowned"
    dependent = update_record(
        update_record(history, third, depends_on=on_both), first, depends_on=ON_RUUD
    )
    asked = get_question(
        history, (first,), (third,), (first, third), (second, first), (first, second, third)
    )
    ranked = [
        (marks, str(answer))
        for answer, marks in source_counts.answers_with_source_counts(dependent, asked)
    ]
    assert ranked == [(2, "5"), (2, "3"), (2, "4"), (1, "2"), (1, "1")]
