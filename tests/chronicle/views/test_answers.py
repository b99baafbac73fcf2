"""What the search can answer with."""

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Line
from chronicle.views import answers
from chronicle.views.answers import Answer
from chronicle.views.page import PageListing


def test_a_record_has_its_title_names_and_a_line(book: Book) -> None:
    by_address = {answer.address: answer for answer in answers.records(book)}
    norrmark = by_address["actors/norrmark/"]
    assert norrmark.title == "Norrmark"
    assert ("Норрмарк", "ru") in norrmark.names
    paper = by_address["papers/holm-1987/"]
    assert (paper.kind, paper.title) == ("paper", "The Long Ditch")
    assert ("Holm", "") in paper.names
    assert by_address["chapters/the-flood/"].line == "Chapter 1"


def test_a_kind_is_found_by_its_trait_alone(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = book.corpus.of(Line)
    address = book.addresses[line.id]
    assert address not in {answer.address for answer in answers.records(book)}
    monkeypatch.setattr(Line, "traits_", replace(Line.traits_, found=True))
    (found,) = (answer for answer in answers.records(book) if answer.address == address)
    assert (found.kind, found.title, found.date) == ("line", "Old border", line.date)
    assert "Drawn straight." in found.text


def test_a_page_of_a_record_is_no_answer_of_its_own(book: Book) -> None:
    listed = [PageListing(address, "X", "") for address in ("events/1903-flood/", "charts/")]
    pages = {answer.address for answer in answers.pages(book, listed)}
    assert "charts/" in pages
    assert "events/1903-flood/" not in pages


def test_passages_are_claims_slips_and_paragraphs(book: Book) -> None:
    passages = list(answers.passages(book))
    assert {passage.kind for passage in passages} == {"claim", "slip", "paragraph"}

    def first(kind: str) -> Answer:
        return next(passage for passage in passages if passage.kind == kind)

    assert first("slip").line.startswith("Holm, p. ")
    assert first("paragraph").address.startswith("chapters/the-flood/#")
    assert "[@" not in first("paragraph").text
