"""Text that Markdown does not display as written is reported; other text is not."""

from pathlib import Path

import pytest

from chronicle.content import displayed_words
from chronicle.content.markdown import DEFAULT_EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage, load_pages
from chronicle.values import Prose
from support import EXTENDED, IDEAS, ROOT, SAMPLE
from support.cases import cases, load_yaml


def list_warnings(body: str, file: str = "docs/x.md", *extensions: str) -> list[str]:
    page = MarkdownPage(file, Prose("X"), body=body)
    configured = {**DEFAULT_EXTENSIONS, **{name: {} for name in extensions}}
    return [str(problem) for problem in displayed_words.check_displayed_words([page], configured)]


@cases
def test_reports_lost_and_changed_text(body: str, warnings: list[str]) -> None:
    assert list_warnings(body) == [f"docs/x.md:{warning}" for warning in warnings]


@pytest.mark.parametrize("body", load_yaml(__file__)["displayed as written"])
def test_accepts_displayed_text(body: str) -> None:
    assert list_warnings(body, "docs/x.md", "footnotes", "admonition") == []


def test_chapters_have_no_code() -> None:
    body = "    In 1903 the water rose.\n{ #rose }\n"
    assert list_warnings(body) == []
    (warning,) = list_warnings(body, "docs/chapters/x.md")
    assert warning.startswith("docs/chapters/x.md:1:5: this text is indented, so it is shown as co")


@pytest.mark.parametrize(
    "project", [ROOT, SAMPLE, EXTENDED, IDEAS], ids=["this", "base", "extended", "ideas"]
)
def test_pages_are_displayed_as_written(project: Path) -> None:
    pages = load_pages(project / "docs").values()
    assert [*displayed_words.check_displayed_words(pages, DEFAULT_EXTENSIONS)] == []
