"""Markdown pages: their content, and the message for each error."""

import re
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from chronicle import build
from chronicle.content import chapters, markdown_pages
from chronicle.content.markdown_pages import FrontMatter, MarkdownPage
from chronicle.content.page_checks import MARKUP_ERRORS
from chronicle.pages import site_markdown
from chronicle.problems import DataError
from chronicle.values import Prose
from support import SAMPLE, load_project, replace_in_file
from support.cases import cases, load_yaml

TEXT = load_yaml(__file__)["page"]


def test_formerly_accepts_anchors_of_other_pages(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(
        TEXT.format(formerly="{a: a-heading, ../y.md#b: a-paragraph}").replace("\n  {a", " {a"),
        encoding="utf-8",
    )
    page = markdown_pages.load_pages(tmp_path)["x/"]
    assert page.former_anchors == {"a": "a-heading"}
    page = replace(page, file="docs/chapters/x.md")
    assert list(page.anchors_moved_here("chapters/x/")) == [("y/#b", "chapters/x/#a-paragraph")]
    assert list(markdown_pages.check_previous_anchors("x/", {"x/": page})) == []


def test_title_defaults_to_heading_or_file_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A page { #x }\n\nText.\n", "utf-8")
    (tmp_path / "b.md").write_text("---\nnumber: 1\n---\nText.\n", "utf-8")
    pages = markdown_pages.load_pages(tmp_path)
    assert [page.title for page in pages.values()] == ["A page", "b"]


@cases
def test_rejects_wrong_previous_anchors(tmp_path: Path, formerly: str, problem: str) -> None:
    (tmp_path / "x.md").write_text(TEXT.format(formerly=formerly), "utf-8")
    try:
        (message,) = markdown_pages.check_previous_anchors(
            "x/", markdown_pages.load_pages(tmp_path)
        )
    except DataError as error:
        (message,) = error.problems
    assert f"/x.md:{problem}" in str(message)


def test_rejects_unknown_book_part() -> None:
    pages = markdown_pages.load_pages(SAMPLE / "docs")
    parts = ("chapters/", "about/", "timeline/", "abuot/")
    (problem,) = markdown_pages.check_book_parts(parts, pages, "data/settings.yml")
    message = "book: Markdown page “abuot/” not found; did you mean “about/”?"
    assert str(problem) == f"data/settings.yml:1:1: {message}"


def test_anchors_in_code_are_ignored() -> None:
    body = "# Lock { #lock }\n\n```markdown\n# Gate { #gate }\n```\n\nWrite `{ #sill }`.\n"
    assert MarkdownPage("lock.md", Prose("Lock"), body=body).anchors == {"lock"}


def create_page(number: int | None = None) -> MarkdownPage:
    return MarkdownPage("docs/chapters/x.md", Prose("X"), FrontMatter(number=number), "Text.\n")


def test_chapters_are_sorted_by_number() -> None:
    pages = {
        "chapters/": create_page(),
        "about/x/": create_page(number=3),
        "chapters/b/": create_page(number=2),
    }
    pages |= {"chapters/a/": create_page(number=10), "chapters/c/": create_page(number=1)}
    assert [chapter.number for chapter in chapters.load_chapters(pages)] == [1, 2, 10]


CHAPTER = "chapters/the-flood.md"
HOME = "index.md"
LISTING = "chapters/index.md"


@pytest.fixture
def docs(project: Path) -> Path:
    return project / "docs"


def list_messages(docs: Path) -> list[str]:
    """Return the problems in the pages and search aliases of a sample history."""
    try:
        history = load_project(docs.parent)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    problems = (*build.check_links(history, docs), *site_markdown.check_drawings(history))
    return [str(problem) for problem in problems]


@cases
def test_each_error_gives_one_message(
    docs: Path, file: str, right: str, wrong: str, message: str
) -> None:
    replace_in_file(docs, file, right, wrong, 1)
    messages = list_messages(docs)
    assert any(message in problem for problem in messages), messages
    assert len(messages) <= 2, messages


def test_graphics_need_no_anchor_or_citation(docs: Path) -> None:
    path = docs / CHAPTER
    graphics = "[](figure:chart-diggers)\n\n[Both](map:vik,the-lock)\n\n[](map:frame-vik)\n"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{graphics}", "utf-8")
    assert list_messages(docs) == []
    (chapter,) = load_project(docs.parent).chapters
    assert "Both" not in chapter.paragraphs[-1].text


@cases
def test_patterns_are_linear(start: str, repeated: str) -> None:
    """The time grows with the length of a line (here 100,000 characters), not with its square."""
    line = start + repeated * (100_000 // len(repeated))
    for pattern in MARKUP_ERRORS:
        begin = time.process_time()
        re.findall(pattern, line)
        assert time.process_time() - begin < 1, pattern


def test_accepts_links_to_missing_lists(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        (tmp_path / part).mkdir()
    text = (
        "# X { #x }\n\n[One](timeline.md#here), [two](about/glossary/) and [three](tmieline.md).\n"
    )
    (tmp_path / "docs" / "index.md").write_text(text, "utf-8")
    (problem,) = list_messages(tmp_path / "docs")
    assert problem == "docs/index.md:3:61: page “tmieline/” not found; did you mean “timeline/”?"


def test_numbered_list_requires_chapter_number(docs: Path) -> None:
    listing = docs / LISTING
    before = listing.read_text("utf-8")
    (docs / "chapters" / "dry.md").write_text("# The drought { #the-drought }\n", "utf-8")
    listing.write_text(f"{before}2. [The drought](dry.md).\n", "utf-8")
    (problem,) = list_messages(docs)
    assert problem == (
        "docs/chapters/dry.md:1:1: is listed as a chapter, but has no number; "
        "write number: 2 in its front matter, or list it with - "
    )
    listing.write_text(f"{before}\n- [The drought](dry.md).\n", "utf-8")
    assert list_messages(docs) == []


@pytest.mark.parametrize("name", ["bài-viết.md", "Hà Nội.png"])
def test_explains_nfd_file_name(docs: Path, name: str) -> None:
    (docs / unicodedata.normalize("NFD", name)).write_text("# X { #x }\n", "utf-8")
    composed = unicodedata.normalize("NFC", name).replace(" ", "%20")
    (docs / "x.md").write_text(f"# X {{ #x }}\n\n[See]({composed})\n", "utf-8")
    (problem,) = list_messages(docs)
    assert (
        "the file exists, but its name uses another Unicode normalization, as on macOS" in problem
    )


@cases
def test_reports_problem_in_new_page(docs: Path, content: str, problem: str) -> None:
    (docs / "x.md").write_bytes(content.encode())
    messages = list_messages(docs)
    assert all(line.startswith(problem) for line in messages), messages
    assert len(messages) == bool(problem), messages


def test_reports_data_and_pages_together(data: Path, docs: Path) -> None:
    (data / "themes.yml").write_bytes(b"\xff")
    (docs / HOME).write_bytes(b"\xff")
    first, last = list_messages(docs)
    assert first.startswith("data/themes.yml:")
    assert last == "docs/index.md:1:1: is not UTF-8; save the file as UTF-8"
