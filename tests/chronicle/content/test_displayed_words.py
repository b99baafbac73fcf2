"""Text that Markdown does not display as written is reported; other text is not."""

from chronicle.content import displayed_words
from chronicle.content.markdown import DEFAULT_EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.values import Prose
from support.cases import cases

EXTENSIONS = DEFAULT_EXTENSIONS | {"footnotes": {}, "admonition": {}}


@cases
def test_reports_lost_and_changed_text(file: str, body: str, problems: list[str]) -> None:
    page = MarkdownPage(file, Prose("X"), body=body)
    found = displayed_words.check_displayed_words([page], EXTENSIONS)
    assert [str(problem).removeprefix(f"{file}:") for problem in found] == problems
