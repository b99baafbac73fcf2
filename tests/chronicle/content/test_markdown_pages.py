"""Markdown pages: their content, and the message for each error."""

import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from chronicle import build
from chronicle.content import chapters, markdown_pages
from chronicle.content.markdown_pages import FrontMatter, MarkdownPage
from chronicle.history import load_history
from chronicle.pages import site_markdown
from chronicle.problems import DataError
from chronicle.values import Prose
from support import SAMPLE, SITE, replace_in_file
from support.cases import cases, load_yaml

TEXT = load_yaml(__file__)["page"]


def test_a_part_that_was_on_another_page_has_its_address_there(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(
        TEXT.format(formerly="{a: a-heading, ../y.md#b: a-paragraph}").replace("\n  {a", " {a"),
        encoding="utf-8",
    )
    page = markdown_pages.load_pages(tmp_path)["x/"]
    assert page.former_anchors == {"a": "a-heading"}
    page = replace(page, file="docs/chapters/x.md")
    assert list(page.moved_here("chapters/x/")) == [("y/#b", "chapters/x/#a-paragraph")]
    assert list(markdown_pages.check_previous_anchors("x/", {"x/": page})) == []


def test_without_a_title_a_page_is_called_by_its_heading_or_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A page { #x }\n\nText.\n", "utf-8")
    (tmp_path / "b.md").write_text("---\nnumber: 1\n---\nText.\n", "utf-8")
    pages = markdown_pages.load_pages(tmp_path)
    assert [page.title for page in pages.values()] == ["A page", "b"]


@cases
def test_anchors_it_had_before_are_checked(tmp_path: Path, formerly: str, problem: str) -> None:
    (tmp_path / "x.md").write_text(TEXT.format(formerly=formerly), "utf-8")
    try:
        (found,) = markdown_pages.check_previous_anchors("x/", markdown_pages.load_pages(tmp_path))
    except DataError as error:
        (found,) = error.problems
    assert f"/x.md:{problem}" in str(found)


def test_a_part_of_the_book_that_is_no_page_is_reported() -> None:
    pages = markdown_pages.load_pages(SAMPLE / "docs")
    parts = ("chapters/", "about/", "timeline/", "abuot/")
    (problem,) = markdown_pages.check_book_parts(parts, pages, "data/settings.yml")
    message = "book: there is no Markdown page at “abuot/”; did you mean “about/”?"
    assert str(problem) == f"data/settings.yml:1:1: {message}"


def test_an_anchor_that_is_shown_as_it_is_typed_is_none() -> None:
    body = "# Lock { #lock }\n\n```markdown\n# Gate { #gate }\n```\n\nWrite `{ #sill }`.\n"
    assert MarkdownPage("lock.md", Prose("Lock"), body=body).anchors == {"lock"}


def page(number: int | None = None) -> MarkdownPage:
    return MarkdownPage("docs/chapters/x.md", Prose("X"), FrontMatter(number=number), "Text.\n")


def test_chapters_are_pages_of_theirs_with_a_number_by_which_they_go() -> None:
    pages = {"chapters/": page(), "about/x/": page(number=3), "chapters/b/": page(number=2)}
    pages |= {"chapters/a/": page(number=10), "chapters/c/": page(number=1)}
    assert [chapter.number for chapter in chapters.load_chapters(pages)] == [1, 2, 10]


CHAPTER, HOME, LISTING = "chapters/the-flood.md", "index.md", "chapters/index.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "project"), "docs")


def messages(docs: Path) -> list[str]:
    """Return the problems in the pages and search aliases of a sample history."""
    try:
        history = load_history(docs.parent / "data", docs, SITE)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    found = (*build.check_links(history, docs), *site_markdown.check_drawings(history))
    return [str(problem) for problem in found]


@cases
def test_a_mistake_is_reported_with_its_line_and_once(
    docs: Path, file: str, right: str, wrong: str, message: str
) -> None:
    replace_in_file(docs, file, right, wrong, 1)
    found = messages(docs)
    assert any(message in problem for problem in found), found
    assert len(found) <= 2, found


def test_charts_and_maps_need_neither_an_address_nor_a_citation(docs: Path) -> None:
    path = docs / CHAPTER
    shown = "[](figure:chart-diggers)\n\n[Both](map:vik,the-lock)\n\n[](map:frame-vik)\n"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{shown}", "utf-8")
    assert messages(docs) == []
    (chapter,) = load_history(SAMPLE / "data", docs, SITE).chapters
    assert "Both" not in chapter.paragraphs[-1].text


def test_a_page_may_lead_to_a_list_that_the_history_has_not_yet(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        (tmp_path / part).mkdir()
    text = (
        "# X { #x }\n\n[One](timeline.md#here), [two](about/glossary/) and [three](tmieline.md).\n"
    )
    (tmp_path / "docs" / "index.md").write_text(text, "utf-8")
    (problem,) = messages(tmp_path / "docs")
    assert problem == "docs/index.md:3:61: there is no page “tmieline/”; did you mean “timeline/”?"


def test_a_page_that_is_listed_by_number_and_has_none_is_reported(docs: Path) -> None:
    listing = docs / LISTING
    before = listing.read_text("utf-8")
    (docs / "chapters" / "dry.md").write_text("# The drought { #the-drought }\n", "utf-8")
    listing.write_text(f"{before}2. [The drought](dry.md).\n", "utf-8")
    (problem,) = messages(docs)
    assert problem == (
        "docs/chapters/dry.md:1:1: is listed as a chapter, but has no number; "
        "write number: 2 in its front matter, or list it with - "
    )
    listing.write_text(f"{before}\n- [The drought](dry.md).\n", "utf-8")
    assert messages(docs) == []


@pytest.mark.parametrize("name", ["bài-viết.md", "Hà Nội.png"])
def test_a_name_in_another_normal_form_is_reported_why(docs: Path, name: str) -> None:
    (docs / unicodedata.normalize("NFD", name)).write_text("# X { #x }\n", "utf-8")
    composed = unicodedata.normalize("NFC", name).replace(" ", "%20")
    (docs / "x.md").write_text(f"# X {{ #x }}\n\n[See]({composed})\n", "utf-8")
    (problem,) = messages(docs)
    assert (
        "the file exists, but its name uses another Unicode normalization, as on macOS" in problem
    )


@cases
def test_a_page_of_its_own(docs: Path, content: str, problem: str) -> None:
    (docs / "x.md").write_bytes(content.encode())
    found = messages(docs)
    assert all(line.startswith(problem) for line in found), found
    assert len(found) == bool(problem), found


def test_data_and_pages_are_reported_together(tmp_path: Path, docs: Path) -> None:
    data = Path(shutil.copytree(SAMPLE / "data", tmp_path / "data"))
    with (data / "themes.yml").open("ab") as themes:
        themes.write(b"\xff")
    (docs / HOME).write_bytes(b"\xff")
    with pytest.raises(DataError) as error:
        load_history(data, docs, SITE)
    first, last = map(str, error.value.problems)
    assert first.startswith("data/themes.yml:")
    assert last == "docs/index.md:1:1: is not UTF-8; save the file as UTF-8"
