from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from chronicle.editions.volume import Volume


@pytest.fixture(scope="module")
def reader(printed_complete: Path) -> PdfReader:
    return PdfReader(printed_complete)


@pytest.fixture(scope="module")
def book_reader(printed: Path) -> PdfReader:
    return PdfReader(printed)


def text(reader: PdfReader, number: int) -> str:
    words = reader.pages[number - 1].extract_text().replace("\u2060", "").replace("\u2007", "")
    return " ".join(words.split())


def bookmarks(
    reader: PdfReader, outline: list[Any] | None = None, level: int = 1
) -> Iterator[tuple[int, str, int]]:
    for item in reader.outline if outline is None else outline:
        if isinstance(item, list):
            yield from bookmarks(reader, item, level + 1)
        else:
            number = reader.get_destination_page_number(item)
            assert number is not None
            yield level, str(item.title), number + 1


def test_says_what_it_is(reader: PdfReader, book_reader: PdfReader) -> None:
    assert [each.metadata and each.metadata.title for each in (book_reader, reader)] == [
        "The Long Ditch",
        "The Long Ditch: The complete record",
    ]
    assert reader.metadata is not None
    assert "Version 2099.1.0" in (reader.metadata.subject or "")
    assert reader.metadata.creation_date_raw == "D:20990102"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_bookmarks_lead_to_the_pages_of_their_headings(reader: PdfReader, complete: Volume) -> None:
    found = list(bookmarks(reader))
    assert [title for level, title, _ in found if level == 1] == [
        line.title.as_text for line in complete.contents if line.level == 1
    ]
    assert (3, "1–3 May 1903: The isthmus floods") in [(level, title) for level, title, _ in found]
    for _, title, number in found:
        assert title.rpartition(": ")[2] in text(reader, number)


def test_contents_give_the_pages_of_the_bookmarks(
    reader: PdfReader, book_reader: PdfReader
) -> None:
    for each in (reader, book_reader):
        contents = text(each, 3) + text(each, 4)
        for level, title, number in bookmarks(each):
            if level == 1 and ": " not in title:
                assert f"{title} {number}" in contents, title
    assert re.search(r"Chapter 1 ?The flood ?5", text(book_reader, 3), re.IGNORECASE)


def test_folios_count_every_page(reader: PdfReader, book_reader: PdfReader) -> None:
    for each in (reader, book_reader):
        last = len(each.pages)
        without = [
            number
            for number in range(3, last + 1)
            if text(each, number).split()[-1:] != [str(number)]
        ]
        assert [number for number in without if text(each, number)] == []
    assert len(reader.pages) > 20


def test_a_known_sentence_stands_on_the_page_that_a_list_names(reader: PdfReader) -> None:
    page = {title: number for _, title, number in bookmarks(reader)}
    flood = page["1–3 May 1903: The isthmus floods"]
    assert "Water stood in the cutting for three days." in text(reader, flood)
    lock = reader.get_destination_page_number(reader.named_destinations["places--the-lock"])
    assert lock is not None
    assert f"The isthmus floods, p. {flood}" in text(reader, lock + 1)


def test_no_number_of_a_page_is_left_open(reader: PdfReader, book_reader: PdfReader) -> None:
    for each in (reader, book_reader):
        assert [
            number for number in range(1, len(each.pages) + 1) if " 000" in text(each, number)
        ] == []


def test_other_scripts_have_letters(reader: PdfReader) -> None:
    assert any("Норрмарк" in text(reader, number) for number in range(1, len(reader.pages) + 1))


def test_the_index_names_pages_on_which_the_actor_stands(reader: PdfReader) -> None:
    page = {
        title: number for _, title, number in reversed(list(bookmarks(reader)))
    }  # the actor, not the country of that name
    last = text(reader, len(reader.pages))
    entries = {
        name: re.search(rf"{name}[^,]*((?:, [\d–]+)+)", last)
        for name in ("Canal Corps", "Estmark", "Norrmark", "Per Ruud")
    }
    for name, found in entries.items():
        assert found, name
        own, *others = found[1].strip(", ").split(", ")
        assert int(own) == page[name]
        assert others
        for run in others:
            for number in {int(end) for end in run.split("–")}:
                assert name in text(reader, number), (name, number)


def test_the_index_of_the_book_has_those_whom_it_names(book_reader: PdfReader) -> None:
    index = text(book_reader, len(book_reader.pages))
    page = {title: number for _, title, number in bookmarks(book_reader)}
    assert re.search(rf"Per Ruud, {page['Per Ruud']}\b", index)
    assert re.search(r"Canal Corps, \d", index)
    assert "Holm" not in index.partition("Index of names")[2]


def test_every_link_inside_arrives(reader: PdfReader, book_reader: PdfReader) -> None:
    count = 0
    for each in (reader, book_reader):
        for page in each.pages:
            for annotation in page.get("/Annots", ()):
                destination = annotation.get_object().get("/Dest")
                if destination is not None:
                    assert destination in each.named_destinations
                    count += 1
    assert count > 200


@pytest.mark.usefixtures("printed")
def test_pages_without_a_gap_stand_together() -> None:
    from chronicle.editions import pdf

    assert [run.words for run in pdf.runs({9, 3, 4, 5, 12})] == ["3–5", "9", "12"]
    assert list(pdf.runs(())) == []


@pytest.mark.usefixtures("printed")
def test_a_blank_before_a_link_may_hang_over_the_end_of_a_line() -> None:
    from weasyprint import CSS, HTML
    from weasyprint.formatting_structure.boxes import LineBox

    words = "From the lock it went on to <a href='#x'>the dam</a> of the canal, and was there."
    style = CSS(string="@page { size: 500px 200px } p { font-size: 12px; text-align: justify }")

    def on_the_first_line(width: int) -> int:
        text = HTML(string=f'<p style="width: {width}px">{words}</p>').render(stylesheets=[style])
        line = next(box for box in text.pages[0]._page_box.descendants() if type(box) is LineBox)
        return len("".join(getattr(box, "text", "") for box in line.descendants()).split())

    counts = [on_the_first_line(width) for width in range(100, 200)]
    assert counts == sorted(counts)
