from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from chronicle.editions import markup
from chronicle.editions.whole import Volume


@pytest.fixture(scope="module")
def reader(printed: Path) -> PdfReader:
    return PdfReader(printed)


def text(reader: PdfReader, number: int) -> str:
    return " ".join(reader.pages[number - 1].extract_text().replace("\u2060", "").split())


def bookmarks(reader: PdfReader, outline: list[Any] | None = None, level: int = 1) -> Iterator[tuple[int, str, int]]:
    for item in reader.outline if outline is None else outline:
        if isinstance(item, list):
            yield from bookmarks(reader, item, level + 1)
        else:
            number = reader.get_destination_page_number(item)
            assert number is not None
            yield level, str(item.title), number + 1


def test_says_what_it_is(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "The Long Ditch"
    assert "Version 2099.1.0" in (reader.metadata.subject or "")
    assert reader.metadata.creation_date_raw == "D:20990102"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_bookmarks_lead_to_the_pages_of_their_headings(reader: PdfReader, volume: Volume) -> None:
    found = list(bookmarks(reader))
    assert [title for level, title, _ in found if level == 1] == [
        *(line.words for line in volume.contents if line.level == 1),
        "Index of people and units",
    ]
    assert (3, "1–3 May 1903: The isthmus floods") in [(level, title) for level, title, _ in found]
    for _, title, number in found:
        assert title.rpartition(": ")[2] in text(reader, number)


def test_contents_give_the_pages_of_the_bookmarks(reader: PdfReader) -> None:
    contents = text(reader, 3) + text(reader, 4)
    for level, title, number in bookmarks(reader):
        if level <= 2 and not title.isdigit():
            assert f"{title} {number}" in contents, title


def test_folios_count_every_page(reader: PdfReader) -> None:
    last = len(reader.pages)
    assert last > 20
    assert [number for number in range(3, last + 1) if text(reader, number).split()[-1] != str(number)] == []


def test_a_known_sentence_stands_on_the_page_that_a_list_names(reader: PdfReader) -> None:
    page = {title: number for _, title, number in bookmarks(reader)}
    flood = page["1–3 May 1903: The isthmus floods"]
    assert "Water stood in the cutting for three days." in text(reader, flood)
    lock = reader.get_destination_page_number(reader.named_destinations["places--the-lock"])
    assert lock is not None
    assert f"The isthmus floods, p. {flood}" in text(reader, lock + 1)


def test_other_scripts_have_letters(reader: PdfReader) -> None:
    assert any("Норрмарк" in text(reader, number) for number in range(1, len(reader.pages) + 1))


def test_the_index_names_pages_on_which_the_actor_stands(reader: PdfReader) -> None:
    page = {title: number for _, title, number in reversed(list(bookmarks(reader)))}  # the actor, not the country of that name
    last = text(reader, len(reader.pages))
    entries = {name: re.search(rf"{name}[^,]*((?:, [\d–]+)+)", last) for name in ("Canal Corps", "Estmark", "Norrmark", "Per Ruud")}
    for name, found in entries.items():
        assert found, name
        own, *others = found[1].strip(", ").split(", ")
        assert int(own) == page[name]
        assert others
        for run in others:
            for number in {int(end) for end in run.split("–")}:
                assert name in text(reader, number), (name, number)


def test_every_link_inside_arrives(reader: PdfReader) -> None:
    count = 0
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            destination = annotation.get_object().get("/Dest")
            if destination is not None:
                assert destination in reader.named_destinations
                count += 1
    assert count > 200


@pytest.mark.usefixtures("printed")
def test_pages_without_a_gap_stand_together() -> None:
    from chronicle.editions import pdf

    assert [run.words for run in pdf.runs({9, 3, 4, 5, 12})] == ["3–5", "9", "12"]
    assert list(pdf.runs(())) == []


@pytest.mark.usefixtures("printed")
def test_of_several_disputes_each_has_its_page(volume: Volume) -> None:
    from chronicle.editions import pdf

    body = markup.read(
        '<p class="dispute"><a href="#x">How?</a> · <a href="#y">Why?</a></p><p class="dispute"><a href="#z">Who?</a> Two.</p>'
        '<p><span class="disputed">Disputed <a href="#x">1</a> <a href="#y">2</a></span></p>'
    )
    tree = pdf._numbered(Volume(volume.book, body))
    for number in tree.iterfind(f".//span[@{pdf.TARGET}]"):
        number.text = number.get(pdf.TARGET)
    assert [p.text_content() for p in tree.find_class("dispute")] == ["How? p. x · Why? p. y", "Who? Two. See p. z"]
    assert [span.text_content() for span in tree.find_class("disputed")] == ["Disputed p. x p. y"]
