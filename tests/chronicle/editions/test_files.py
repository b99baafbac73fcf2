import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markupsafe import Markup
from pypdf import PdfReader

from chronicle.editions import book_files, epub
from chronicle.editions.book_templates import Piece, Volume
from support import ROOT, SITE


def documents(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".svg"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


@pytest.fixture(scope="module")
def parts(electronic: Path) -> dict[str, Any]:
    return documents(electronic)


def test_says_what_it_is(parts: dict[str, Any]) -> None:
    package = parts["EPUB/content.opf"]
    elements = package.iter("{http://purl.org/dc/elements/1.1/}*")
    dublin = {element.tag.rpartition("}")[2]: element.text for element in elements}
    assert dublin["identifier"] == f"{SITE.url}data/editions/the-long-ditch-2099.1.0"
    assert dublin["language"] == "en"
    assert dublin["date"].startswith("2099-01-02")
    assert "Version 2099.1.0" in dublin["description"]
    assert "creator" not in dublin
    modes = package.xpath("//*[@property='schema:accessMode']/text()")
    assert modes == ["textual", "visual"]


def test_a_call_and_its_note_say_that_they_are_that(parts: dict[str, Any]) -> None:
    def with_role(role: str) -> list[Any]:
        found = [one for tree in parts.values() for one in tree.xpath(f"//*[@role='doc-{role}']")]
        assert {one.get("{http://www.idpf.org/2007/ops}type") for one in found} == {role}
        return found

    called = [call.get("href").partition("#")[2] for call in with_role("noteref")]
    assert called == [note.get("id") for note in with_role("footnote")]


def test_navigation_has_parts_and_entries(parts: dict[str, Any]) -> None:
    links = parts["EPUB/nav.xhtml"].iter("{http://www.w3.org/1999/xhtml}a")
    words = [" ".join("".join(link.itertext()).split()) for link in links]
    entries = {"Chapter 1 The flood", "How many diggers did Norrmark send?", "Per Ruud"}
    assert entries <= set(words)


def test_languages_are_kept_and_a_picture_is_the_cover(volume: Volume, tmp_path: Path) -> None:
    words = Piece(Markup('<p><i lang="ru">Канал</i> <cite lang="de">Der Kanal</cite></p>'))
    path = tmp_path / "languages.epub"
    shutil.copy(ROOT / "docs" / "picture.png", tmp_path / book_files.COVER)
    epub.write_epub(replace(volume, pieces=(*volume.pieces, words)), tmp_path, path)
    made = documents(path)
    covers = made["EPUB/content.opf"].xpath("//*[@properties='cover-image']/@media-type")
    assert covers == ["image/png"]
    marked = (one for tree in made.values() for one in tree.xpath("//*[@lang]"))
    kept = {(element.get("lang"), "".join(element.itertext())) for element in marked}
    assert {("ru", "Канал"), ("de", "Der Kanal")} <= kept
    assert not any("<" in text for _, text in kept)


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


def test_the_pdf_says_what_it_is(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "The Long Ditch"
    assert "Version 2099.1.0" in (reader.metadata.subject or "")
    assert reader.metadata.author is None
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


def test_the_cover_opens_the_pdf_and_words_name_their_language(
    printed: Path, volume: Volume, tmp_path: Path
) -> None:
    from chronicle.editions import pdf

    shutil.copy(ROOT / "docs" / "picture.png", tmp_path / book_files.COVER)
    path = tmp_path / printed.name
    pdf.write_pdf(
        replace(volume, pieces=(Piece(Markup('<p lang="ru">Канал</p>')),)), tmp_path, path
    )
    reader: Any = PdfReader(path)
    cover, back, title = (page.extract_text() for page in reader.pages[:3])
    assert (cover, back) == ("", "")
    assert title.startswith("The Long Ditch")
    objects = map(reader.get_object, range(1, reader.trailer["/Size"]))
    assert "ru" in [one.get("/Lang") for one in objects if isinstance(one, dict)]


@pytest.mark.usefixtures("printed")
def test_the_first_word_on_a_line_of_a_note_does_not_stand_alone(tmp_path: Path) -> None:
    from weasyprint import HTML

    from chronicle.editions.pdf import move_notes_to_calls

    note = move_notes_to_calls(
        '<sup class="call"><a href="#one"></sup><li id="one">Far, by the lock, '
        '<a href="https://x.example">https://x.example</a> <a class="back"></a></li>'
    ).replace("id=", "class=")
    # At one of these widths, everything before the link fits except the space.
    HTML(
        string="".join(f'<div style="width: {width}px">{note}</div>' for width in range(99, 299, 2))
    ).write_pdf(tmp_path / "notes.pdf")
    pages = PdfReader(tmp_path / "notes.pdf").pages
    assert "Far," not in [line for page in pages for line in page.extract_text().splitlines()]


def test_every_link_inside_arrives(reader: PdfReader) -> None:
    annotations = (one.get_object() for page in reader.pages for one in page.get("/Annots", ()))
    inside = [one["/Dest"] for one in annotations if "/Dest" in one]
    assert len(inside) > 20
    assert set(inside) <= set(reader.named_destinations)
    assert not any("--note-" in there for there in inside)  # notes are footnotes
