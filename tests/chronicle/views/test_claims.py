from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim
from chronicle.views import claims
from chronicle.views.claims import ClaimTable
from support import ANOTHER, SITE


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


def test_a_claim_in_short_is_a_figure_with_what_it_counts_or_words(table: ClaimTable) -> None:
    rows = [claim for group in table.groups for claim in group.entries]
    assert [row.assertion for row in rows] == [
        "340 diggers",
        "About 200 diggers",
        "3–5 Drowned",
        "Estmark did not want to pay for another summer",
        "Norrmark wanted a way to the warm sea",
    ]


def test_a_long_table_has_a_line_of_contents_and_folds_what_weighs_less(book: Book) -> None:
    holm, other = (book.corpus.get(Claim, name) for name in ("corps-strength-holm", "motive-ruud"))
    many = [holm.model_copy(update={"value": Figure(size, size)}) for size in range(1, 11)]
    found = claims.table(book, [*many, other])
    assert found.many
    assert [(len(group.shown), len(group.folded)) for group in found.groups] == [(8, 2), (1, 0)]
    assert not claims.table(book, many).many
    assert [len(group.folded) for group in claims.table(book, many[1:]).groups] == [0]


def test_the_same_words_stand_once_with_all_who_say_them(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))
    file = data / "claims" / "claims.yml"
    with file.open("a", encoding="utf-8") as claimed:
        for name, year in (("first", 1902), ("again", 1902), ("other", 1904)):
            claimed.write(
                f"- {{id: {name}, about: corps-at-the-lock, property: drowned, value: 7,"
                f" date: '{year}', voice: norrmark, sources: [{{work: holm-1987, at: p. 13}}]}}\n"
            )
    book = build.load(data, ANOTHER / "docs", SITE)
    drowned = [claim for claim in book.corpus.of(Claim) if claim.property_ == "drowned"]
    (group,) = claims.table(book, drowned).groups
    assert [[claim.id for claim in one.claims] for one in group.shown] == [
        ["first", "again"],
        ["other"],
        ["flood-drowned"],
    ]


def test_a_part_stands_under_its_whole(book: Book) -> None:
    holm, notes = (
        book.corpus.get(Claim, name) for name in ("corps-strength-holm", "corps-strength-notes")
    )
    part = notes.model_copy(update={"part_of": holm.id})
    (group,) = claims.table(book, [part, holm]).groups
    assert [one.claim.id for one in group.shown] == [holm.id]
    assert [one.claim.id for one in group.shown[0].parts] == [part.id]
    (alone,) = claims.table(book, [part]).groups
    assert [one.claim.id for one in alone.shown] == [part.id]


def test_a_paper_that_speaks_itself_needs_no_voice(book: Book) -> None:
    notes, flood = (
        book.corpus.get(Claim, name) for name in ("corps-strength-notes", "flood-drowned")
    )
    assert claims.claim(book, notes).is_own
    assert not claims.claim(book, flood).is_own


def test_a_voice_that_is_no_work_is_of_no_class_but_known_through_one(book: Book) -> None:
    holm = book.corpus.get(Claim, "corps-strength-holm")
    row = claims.claim(book, holm.model_copy(update={"voice": "canal-corps"}))
    assert (row.evidence, row.known_through) == ("", "memoir")
    own = claims.claim(book, holm)
    assert (own.evidence, own.known_through) == ("scholarship", "")
