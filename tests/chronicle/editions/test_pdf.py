import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from chronicle.editions.volume import Volume


@pytest.fixture(scope="module")
def reader(printed: Path) -> PdfReader:
    return PdfReader(printed)


def text(reader: PdfReader, number: int) -> str:
    return " ".join(reader.pages[number - 1].extract_text().replace("\u2060", "").split())


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
    assert [(level, title.rpartition(": ")[2]) for level, title, _ in found] == [
        (line.level, line.title.as_text) for line in volume.contents
    ]
    for _, title, number in found:
        assert title.rpartition(": ")[2] in text(reader, number)


def test_contents_give_the_pages_of_the_bookmarks(reader: PdfReader) -> None:
    contents = text(reader, 3) + text(reader, 4)
    for level, title, number in bookmarks(reader):
        if level == 1 and ": " not in title:
            assert f"{title} {number}" in contents, title
    assert re.search(r"Chapter 1 ?The flood ?5", text(reader, 3), re.IGNORECASE)


def test_folios_count_every_page(reader: PdfReader) -> None:
    last = len(reader.pages)
    assert last > 8
    for number in range(3, last + 1):
        assert text(reader, number).split()[-1:] in ([], [str(number)])


def test_the_index_names_pages_on_which_the_actor_stands(reader: PdfReader) -> None:
    page = {title: number for _, title, number in bookmarks(reader)}
    index = text(reader, len(reader.pages)).partition("Index of names")[2]
    from chronicle.editions import pdf  # there is Pango where there is a PDF

    assert [run.label for run in pdf.runs({9, 3, 4, 5, 12})] == ["3–5", "9", "12"]
    assert re.search(rf"Per Ruud, {page['Per Ruud']}\b", index)
    found = re.search(r"Canal Corps((?:, [\d–]+)+)", index)
    assert found
    for run in found[1].strip(", ").split(", "):
        for number in {int(end) for end in run.split("–")}:
            assert "Corps" in text(reader, number)
    assert "Holm" not in index


def test_every_link_inside_arrives(reader: PdfReader) -> None:
    annotations = (one.get_object() for page in reader.pages for one in page.get("/Annots", ()))
    inside = [one["/Dest"] for one in annotations if "/Dest" in one]
    assert len(inside) > 20
    assert set(inside) <= set(reader.named_destinations)
