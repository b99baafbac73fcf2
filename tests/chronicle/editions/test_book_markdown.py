from dataclasses import replace

import pytest

from chronicle.content.markdown import EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.editions.book_markdown import Writer
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.values import Prose
from support.cases import cases


@pytest.fixture
def writer(history: History) -> Writer:
    return Writer(history, EXTENSIONS)


def rendered(writer: Writer, text: str) -> str:
    """Render Markdown as the page about/."""
    written = MarkdownPage("docs/about/index.md", Prose("About"), body=text)
    changed = replace(writer.history, handwritten={"about/": written})
    page = Writer(changed, EXTENSIONS).page("about/")
    assert page is not None
    return page.text.partition('<div class="prose">\n')[2].removesuffix("\n</div>")


@cases
def test_a_page_has_the_links_and_ids_of_the_book(writer: Writer, text: str, expected: str) -> None:
    assert rendered(writer, text) == expected


def test_a_picture_of_a_page_is_named_from_the_root_of_the_site(writer: Writer) -> None:
    assert 'src="about/the plans/lock.png"' in rendered(writer, "![A](the%20plans/lock.png)")
    assert 'src="https://x.example/y.png"' in rendered(writer, "![B](https://x.example/y.png)")


def test_a_picture_that_a_book_would_not_find_is_reported(writer: Writer) -> None:
    assert rendered(writer, "`<img src=x.png>` <img alt='' src='https://x.example/y.png'>")
    with pytest.raises(DataError, match="3:1: the book cannot include"):
        rendered(writer, "One.\n\n<img src=x.png>")


def test_a_chart_of_a_page_has_its_rows_and_bars(writer: Writer) -> None:
    page = rendered(writer, "[](figure:chart-diggers)")
    assert '<span class="value">about 200</span> Unsigned notes' in page
    assert '<div class="bar uncertain" style="margin-left: 0.0%; width: 58.8%"></div>' in page
