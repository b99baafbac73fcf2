"""The book of this history as a foreign reader finds it."""

from pathlib import Path

import pytest

from chronicle.editions import composing, epub
from chronicle.history import History
from chronicle.story.markdown import EXTENSIONS
from support import ROOT
from support.electronic import epubcheck

pytestmark = [pytest.mark.record, pytest.mark.pandoc]


@pytest.mark.long
def test_epubcheck_finds_nothing(record: History, tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    epub.write(composing.compose(record, EXTENSIONS), ROOT / "docs", book)
    assert epubcheck(book) == []
