"""One slip in a page of the invented history: what is told of each mistake that people make."""

import shutil
from pathlib import Path

import pytest

from chronicle import build
from chronicle.corpus.problems import DataError
from chronicle.history import load_history
from support import ANOTHER, SITE, replaced
from support.cases import cases

CHAPTER, HOME, LISTING = "chapters/the-flood.md", "index.md", "chapters/index.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "docs", tmp_path / "docs"))


def told(docs: Path, data: Path = ANOTHER / "data") -> list[str]:
    """What is wrong with the pages of the invented history, as lines; or of another record."""
    try:
        history = load_history(data, docs, SITE)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in build.dead_links(history, docs)]


@cases
def test_a_slip_is_told_with_its_line_and_once(
    docs: Path, file: str, right: str, wrong: str, message: str
) -> None:
    replaced(docs, file, right, wrong, 1)
    found = told(docs)
    assert any(message in problem for problem in found), found
    assert len(found) <= 2, found


def test_charts_and_maps_need_neither_an_address_nor_a_citation(docs: Path) -> None:
    path = docs / CHAPTER
    shown = "[](figure:chart-diggers)\n\n[Both](map:vik,the-lock)\n"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{shown}", "utf-8")
    assert told(docs) == []
    (chapter,) = load_history(ANOTHER / "data", docs, SITE).chapters
    assert "Both" not in chapter.paragraphs[-1].text


def test_two_chapters_of_one_number(docs: Path) -> None:
    text = (docs / CHAPTER).read_text("utf-8").replace("The flood", "The drought")
    (docs / "chapters" / "the-drought.md").write_text(text, "utf-8")
    listing = docs / LISTING
    more = "2. [The drought](the-drought.md).\n"
    listing.write_text(listing.read_text("utf-8") + more, "utf-8")
    (problem,) = told(docs)
    assert problem.endswith(
        "/the-flood.md:4:1: the number 1 is taken, by docs/chapters/the-drought.md"
    )


def test_a_page_may_lead_to_a_list_that_the_history_has_not_yet(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        (tmp_path / part).mkdir()
    text = (
        "# X { #x }\n\n[One](timeline.md#here), [two](about/glossary/) and [three](tmieline.md).\n"
    )
    (tmp_path / "docs" / "index.md").write_text(text, "utf-8")
    (problem,) = told(tmp_path / "docs", tmp_path / "data")
    assert problem == "docs/index.md:3:61: there is no page “tmieline/”; did you mean “timeline/”?"


@cases
def test_a_page_of_its_own(docs: Path, content: str, problem: str) -> None:
    (docs / "x.md").write_bytes(content.encode())
    found = told(docs)
    assert all(line.startswith(problem) for line in found), found
    assert len(found) == bool(problem), found


def test_data_and_pages_are_told_together(tmp_path: Path, docs: Path) -> None:
    data = Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))
    with (data / "themes.yml").open("ab") as themes:
        themes.write(b"\xff")
    (docs / HOME).write_bytes(b"\xff")
    with pytest.raises(DataError) as error:
        load_history(data, docs, SITE)
    first, last = map(str, error.value.problems)
    assert first.startswith("data/themes.yml:")
    assert last == "docs/index.md:1:1: is not UTF-8; save the file in that encoding"
