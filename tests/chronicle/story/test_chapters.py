from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.corpus.problems import DataError
from chronicle.record.locators import Place
from chronicle.story import chapters
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


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("number: [1", "docs/chapters/x.md:2:1: front matter is no YAML: "),
        ("number: one", "docs/chapters/x.md:1:1: number is “one”; expected a whole number"),
        ("number: 1\ndiscussion: why", "docs/chapters/x.md:1:1: discussion is no list of questions"),
    ],
)
def test_front_matter_that_is_mistyped_is_told(tmp_path: Path, head: str, problem: str) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "x.md").write_text(f"---\n{head}\n---\n\nText.\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        chapters.load(tmp_path)
    assert problem in str(raised.value)
