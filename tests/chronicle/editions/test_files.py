import re
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

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.editions import book_builder, epub, pandoc, pdf
from chronicle.editions.book_templates import Book
from support import ROOT, SITE
from support.book import list_headings


def parse_epub(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".svg"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


@pytest.fixture(scope="module")
def epub_trees(epub_path: Path) -> dict[str, Any]:
    return parse_epub(epub_path)


def test_epub_has_metadata(epub_trees: dict[str, Any]) -> None:
    package = epub_trees["EPUB/content.opf"]
    elements = package.iter("{http://purl.org/dc/elements/1.1/}*")
    dublin = {element.tag.rpartition("}")[2]: element.text for element in elements}
    assert dublin["identifier"] == f"{SITE.url}data/editions/the-long-ditch-2019.1.0"
    assert dublin["language"] == "en"
    assert dublin["date"].startswith("2019-01-02")
    assert "Version 2019.1.0" in dublin["description"]
    assert dublin["creator"] == "The Long Ditch"
    modes = package.xpath("//*[@property='schema:accessMode']/text()")
    assert modes == ["textual", "visual"]


def test_epub_notes_have_roles(epub_trees: dict[str, Any]) -> None:
    def find_by_role(role: str) -> list[Any]:
        elements = [
            element
            for tree in epub_trees.values()
            for element in tree.xpath(f"//*[@role='doc-{role}']")
        ]
        assert {element.get("{http://www.idpf.org/2007/ops}type") for element in elements} == {role}
        return elements

    calls = find_by_role("noteref")
    targets = [call.get("href").partition("#")[2] for call in calls]
    notes = find_by_role("footnote")
    assert targets == [note.get("id") for note in notes]
    back = [note.xpath(".//@href")[-1].partition("#")[2] for note in notes]
    assert back == [call.get("id") for call in calls]
    assert "".join(notes[1].itertext()).strip().startswith("2. ")


def test_epub_navigation_has_parts_and_entries(epub_trees: dict[str, Any]) -> None:
    links = epub_trees["EPUB/nav.xhtml"].iter("{http://www.w3.org/1999/xhtml}a")
    texts = [" ".join("".join(link.itertext()).split()) for link in links]
    entries = {"Chapter 1: The flood", "How many diggers did Norrmark send?", "Per Ruud"}
    assert entries <= set(texts)


def test_epub_keeps_languages_and_cover(book: Book, tmp_path: Path) -> None:
    paragraph = Markup('<p><i lang="ru">Канал</i> <cite lang="de">Der Kanal</cite></p>')
    path = tmp_path / "languages.epub"
    shutil.copy(ROOT / "docs" / "picture.png", tmp_path / pandoc.COVER)
    epub.write_epub(replace(book, body=book.body + paragraph), tmp_path, path)
    documents = parse_epub(path)
    covers = documents["EPUB/content.opf"].xpath("//*[@properties='cover-image']/@media-type")
    assert covers == ["image/png"]
    elements = (one for tree in documents.values() for one in tree.xpath("//*[@lang]"))
    texts = {(element.get("lang"), "".join(element.itertext())) for element in elements}
    assert {("ru", "Канал"), ("de", "Der Kanal")} <= texts
    assert not any("<" in text for _, text in texts)


@pytest.fixture(scope="module")
def pdf_reader(pdf_path: Path) -> PdfReader:
    return PdfReader(pdf_path)


def page_text(pdf_reader: PdfReader, number: int) -> str:
    return " ".join(pdf_reader.pages[number - 1].extract_text().replace("\u2060", "").split())


def iter_bookmarks(
    pdf_reader: PdfReader, outline: list[Any] | None = None, level: int = 1
) -> Iterator[tuple[int, str, int]]:
    for item in pdf_reader.outline if outline is None else outline:
        if isinstance(item, list):
            yield from iter_bookmarks(pdf_reader, item, level + 1)
        else:
            number = pdf_reader.get_destination_page_number(item)
            assert number is not None
            yield level, str(item.title), number + 1


def test_pdf_has_metadata(pdf_reader: PdfReader) -> None:
    assert pdf_reader.metadata is not None
    assert pdf_reader.metadata.title == "The Long Ditch"
    assert "Version 2019.1.0" in (pdf_reader.metadata.subject or "")
    assert pdf_reader.metadata.author == "The Long Ditch"
    assert (pdf_reader.metadata.creation_date_raw or "").startswith("D:20190102")
    root: Any = pdf_reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_bookmarks_point_to_their_headings(pdf_reader: PdfReader, book: Book) -> None:
    bookmarks = list(iter_bookmarks(pdf_reader))
    assert [(1, "Contents"), *list_headings(book)] == [
        (level, title) for level, title, _ in bookmarks
    ]
    for _, title, number in bookmarks:
        assert title.rpartition(": ")[2].replace("\u00a0", " ") in page_text(pdf_reader, number)


def test_pdf_has_cover_and_languages(pdf_path: Path, book: Book, tmp_path: Path) -> None:
    shutil.copy(ROOT / "docs" / "picture.png", tmp_path / pandoc.COVER)
    path = tmp_path / pdf_path.name
    book = book_builder.compose_book(book.history, REQUIRED_EXTENSIONS, pandoc.COVER)
    pdf.write_pdf(replace(book, body=Markup('<p><i lang="ru">Канал</i></p>')), tmp_path, path)
    pdf_reader: Any = PdfReader(path)
    cover, back, title = (page.extract_text() for page in pdf_reader.pages[:3])
    assert (cover, back) == ("", "")
    assert title.startswith("The Long Ditch")
    objects = map(pdf_reader.get_object, range(1, pdf_reader.trailer["/Size"]))
    assert "ru" in [
        pdf_object.get("/Lang") for pdf_object in objects if isinstance(pdf_object, dict)
    ]


def test_pdf_notes_begin_with_their_numbers(pdf_reader: PdfReader) -> None:
    lines = [line for page in pdf_reader.pages for line in page.extract_text().splitlines()]
    numbers = [int(found[1]) for line in lines if (found := re.match(r"(\d+)\. ", line))]
    assert numbers == list(range(1, 1 + len(numbers)))
    assert numbers


def read_parts(book: Book, body: str, path: Path) -> dict[str, list[list[str]]]:
    """Return the lines of each page of each part, without header and page number."""
    pdf.write_pdf(replace(book, body=Markup(body)), path.parent, path)
    pdf_reader = PdfReader(path)
    starts = {title: number - 1 for _, title, number in iter_bookmarks(pdf_reader)}
    ends = [*list(starts.values())[1:], len(pdf_reader.pages)]
    return {
        title: [page.extract_text().splitlines()[1:-1] for page in pdf_reader.pages[start:end]]
        for (title, start), end in zip(starts.items(), ends, strict=True)
    }


def test_no_part_ends_with_a_few_lines(book: Book, tmp_path: Path) -> None:
    paragraph = f"<p>{'the long ditch ' * 30}</p>"
    last = f"<p>{'the long ditch ' * 4}</p>"
    ends = (last, f"<ul>{last.replace('p>', 'li>') * 3}</ul>")
    parts = []
    for number in range(1, 39):
        beginning = f"<p>{'water ' * 6 * number}</p>{paragraph * 5}"
        parts.append(f'<h1 class="part" id="part-{number}">Part {number}</h1>')
        parts.append(f'<div class="prose">{beginning}{ends[number % 2]}</div>')
    for title, pages in read_parts(book, "".join(parts), tmp_path / "book.pdf").items():
        assert len(pages) == 1 or len(pages[-1]) > 3, title


def test_long_chart_continues_on_next_page(book: Book, tmp_path: Path) -> None:
    row = '<div class="row"><p>ditch</p></div><div class="bar" style="margin-left: 0%; width: 9%"></div>'
    body = f'<h1 class="part" id="one">One</h1><figure class="embedded">{row * 60}</figure>'
    pages = read_parts(book, body, tmp_path / "book.pdf")["One"]
    assert len(pages) > 2


def test_internal_pdf_links_resolve(pdf_reader: PdfReader) -> None:
    annotations = (
        annotation.get_object()
        for page in pdf_reader.pages
        for annotation in page.get("/Annots", ())
    )
    destinations = [annotation["/Dest"] for annotation in annotations if "/Dest" in annotation]
    assert len(destinations) > 10
    names = {destination for destination in destinations if isinstance(destination, str)}
    assert names <= set(pdf_reader.named_destinations)
