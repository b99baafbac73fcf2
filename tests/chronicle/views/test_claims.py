from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Claim, Record
from chronicle.record.text import Prose
from chronicle.views import claims
from chronicle.views.claims import ClaimTable


@pytest.fixture(scope="module")
def table(book: Book) -> ClaimTable:
    """All claims of the record, given in another order."""
    return claims.table(book, reversed(book.corpus.of(Claim)))


def test_claims_stand_by_property_then_size(table: ClaimTable) -> None:
    assert [(group.anchor, [claim.id for claim in group.entries]) for group in table.groups] == [
        ("strength", ["corps-strength-holm", "corps-strength-notes"]),
        ("drowned", ["flood-drowned"]),
        ("motive", ["talks-motive-estmark", "motive-ruud"]),
    ]
    assert len(table) == 5
    assert not table.many


def test_a_claim_names_its_evidence_and_the_questions_it_answers(table: ClaimTable) -> None:
    rows = [claim for group in table.groups for claim in group.entries]
    assert [row.evidence for row in rows] == ["scholarship", "scholarship", "press", "", ""]
    asked = [[question.address for question in row.questions] for row in rows]
    assert asked == [["questions/how-many-diggers/"], ["questions/how-many-diggers/"], [], [], []]
    charts = [[chart.address for chart in row.charts] for row in rows]
    assert charts[:2] == [["figures/#chart-diggers"], ["figures/#chart-diggers"]]
    assert {lesson.address for row in rows for lesson in row.lessons} == {"teaching/the-flood/"}


def test_a_claim_in_short_is_a_figure_with_what_it_counts_or_words(table: ClaimTable) -> None:
    rows = [claim for group in table.groups for claim in group.entries]
    assert [row.assertion for row in rows] == [
        "340 diggers",
        "About 200 diggers",
        "3–5 Drowned",
        "Estmark did not want to pay for another summer",
        "Norrmark wanted a way to the warm sea",
    ]
    assert [row.is_supported for row in rows] == [True, False, True, False, False]


def test_a_voice_is_a_paper_by_its_author_or_an_actor(table: ClaimTable) -> None:
    rows = [claim for group in table.groups for claim in group.entries]
    assert [row.voice.label.as_text for row in rows] == [
        "Holm",
        "Unsigned notes",
        "Vik Courier, 4 May 1903",
        "Estmark",
        "Per Ruud",
    ]


def test_a_table_of_many_claims_is_parted(book: Book) -> None:
    claim = book.corpus.get(Claim, "corps-strength-holm")
    same = [claim] * (claims.MANY + 1)
    assert claims.table(book, same).many
    assert not claims.table(book, same[1:]).many


def test_a_claim_in_words_has_no_figure(book: Book) -> None:
    silent = book.corpus.get(Claim, "motive-ruud").model_copy(update={"value": Prose("To dig.")})
    records: dict[str, Record] = {**book.corpus.records, silent.id: silent}
    changed = replace(book, corpus=replace(book.corpus, records=records))
    view = claims.claim(changed, silent)
    assert (view.figure, view.words, view.assertion) == ("", "To dig.", "To dig")


def test_a_voice_that_is_no_work_is_of_no_class_but_known_through_one(book: Book) -> None:
    holm = book.corpus.get(Claim, "corps-strength-holm")
    row = claims.claim(book, holm.model_copy(update={"voice": "canal-corps"}))
    assert (row.evidence, row.known_through) == ("", "memoir")
    own = claims.claim(book, holm)
    assert (own.evidence, own.known_through) == ("scholarship", "")
