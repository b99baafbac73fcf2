"""The papers compared: what each answers, or whom it cites, and where it is silent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chronicle.book import Book
from chronicle.record.models import Basis, Claim, Record, Source
from chronicle.views import comparison
from chronicle.views.comparison import ComparedQuestion


def rewritten(book: Book, identifier: str, **update: Any) -> Book:
    """A book in which a claim is another."""
    claim = book.corpus.get(Claim, identifier).model_copy(update=update)
    records: dict[str, Record] = {**book.corpus.records, identifier: claim}
    return replace(book, corpus=replace(book.corpus, records=records))


def row(book: Book) -> ComparedQuestion:
    """The only question of the invented history."""
    [group] = comparison.view(book).groups
    [question] = group.entries
    return question


def answers(book: Book) -> list[list[tuple[str, str, list[str]]]]:
    """For each paper its answers: the answer, where its own claim is, and the voices it cites."""
    return [
        [
            (
                given.answer,
                given.own.address if given.own else "",
                [v.label.as_text for v in given.voices],
            )
            for given in cell.answers
        ]
        for cell in row(book).cells
    ]


def test_an_answer_of_a_paper_leads_to_its_claim(book: Book) -> None:
    assert answers(book) == [
        [("340", "deployments/corps-at-the-lock/#corps-strength-holm", [])],
        [("about 200", "deployments/corps-at-the-lock/#corps-strength-notes", [])],
    ]


def test_an_answer_of_somebody_whom_a_paper_cites_has_the_voice(book: Book) -> None:
    changed = rewritten(book, "corps-strength-holm", voice="per-ruud")
    assert answers(changed)[0] == [("340", "", ["Per Ruud"])]
    [given] = row(changed).cells[0].answers
    assert given.voices[0].address == "deployments/corps-at-the-lock/#corps-strength-holm"


def test_the_other_paper_as_a_voice_is_no_own_answer(book: Book) -> None:
    changed = rewritten(book, "corps-strength-holm", voice="anonymous-lock")
    assert answers(changed)[0] == [("340", "", ["Unsigned notes"])]


def test_a_claim_from_two_papers_stands_in_both_columns(book: Book) -> None:
    sources = (Source(work="holm-1987", at="p. 12"), Source(work="anonymous-lock", at="¶4"))
    both = answers(rewritten(book, "corps-strength-holm", sources=sources))
    assert [answer for answer, _, _ in both[1]] == ["340", "about 200"]
    assert both[1][0][2] == ["Holm"]


def test_a_paper_without_a_claim_is_silent(book: Book) -> None:
    changed = rewritten(
        book, "corps-strength-notes", sources=(Source(work="holm-1987", at="p. 12"),)
    )
    assert [len(cell) for cell in answers(changed)] == [2, 0]


def test_papers_that_share_no_work_stand_apart(book: Book) -> None:
    view = comparison.view(book)
    assert (view.shared, view.apart) == ((), view.papers)


@pytest.mark.parametrize(
    ("evidence", "apart"), [("ruud-1911", []), ("survey-1899", ["holm-1987", "anonymous-lock"])]
)
def test_papers_that_share_a_work_do_not(book: Book, evidence: str, apart: list[str]) -> None:
    sources = (Source(work="anonymous-lock", at="¶4", rests_on=(Basis(work=evidence),)),)
    view = comparison.view(rewritten(book, "corps-strength-notes", sources=sources))
    assert [paper.id for paper in view.apart] == apart
