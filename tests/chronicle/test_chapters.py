from __future__ import annotations

from pathlib import Path

from chronicle import chapters
from chronicle.locators import Place
from support import ANOTHER


def test_a_chapter_says_what_it_names_and_cites() -> None:
    (chapter,) = chapters.load(ANOTHER / "docs")
    assert (chapter.address, chapter.number, chapter.title) == ("chapters/the-flood/", 1, "The flood")
    assert chapter.discussion == ("Who dug the canal?", "What did the flood change?")
    assert chapter.records == ("canal-corps", "1903-flood", "how-many-diggers")
    first, second = chapter.paragraphs
    assert (first.anchor, second.anchor) == ("the-coming", "three-days")
    assert first.text.startswith("In 1901 the [Canal Corps]")
    assert first.cited == (
        ("holm-1987", Place("page", 12)),
        ("holm-1987", Place("note", 3)),
        ("anonymous-lock", Place("paragraph", 3)),
    )
    assert len(second.cited) == 4


def test_a_page_without_a_number_is_no_chapter(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "index.md").write_text("---\ntitle: Story\n---\n\nText.\n", encoding="utf-8")
    (tmp_path / "chapters" / "bare.md").write_text("Text.\n", encoding="utf-8")
    assert chapters.load(tmp_path) == ()
