from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Line
from chronicle.views import answers
from chronicle.views.page import PageListing


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
    assert pages & {"charts/", "events/1903-flood/"} == {"charts/"}


def test_a_paragraph_is_found_by_its_words_alone(book: Book) -> None:
    [text, *_] = [each.text for each in answers.passages(book) if each.kind == "paragraph"]
    assert "In 1901 the Canal Corps" in text
    assert "[@" not in text
