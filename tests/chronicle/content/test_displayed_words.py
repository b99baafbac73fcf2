"""Text that Markdown does not display as written is reported; other text is not."""

from pathlib import Path

import pytest

from chronicle.content import displayed_words
from chronicle.content.markdown import DEFAULT_EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage, load_pages
from chronicle.values import Prose
from support import EXTENDED, IDEAS, ROOT, SAMPLE
from support.cases import cases

EXTENSIONS = DEFAULT_EXTENSIONS | {"footnotes": {}, "admonition": {}}


@cases
def test_reports_lost_and_changed_text(file: str, body: str, problems: list[str]) -> None:
    page = MarkdownPage(file, Prose("X"), body=body)
    found = displayed_words.check_displayed_words([page], EXTENSIONS)
    assert [str(problem).removeprefix(f"{file}:") for problem in found] == problems


@pytest.mark.parametrize("project", [ROOT, SAMPLE, EXTENDED, IDEAS])
def test_pages_are_displayed_as_written(project: Path) -> None:
    pages = load_pages(project / "docs").values()
    assert [*displayed_words.check_displayed_words(pages, DEFAULT_EXTENSIONS)] == []
