from dataclasses import replace

import pytest

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.editions.book_markdown import PageRenderer
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.values import Prose
from support.cases import cases


@pytest.fixture
def writer(history: History) -> PageRenderer:
    return PageRenderer(history, REQUIRED_EXTENSIONS)


def render_page(writer: PageRenderer, text: str) -> str:
    """Render Markdown as the page about/."""
    source = MarkdownPage("docs/about/index.md", Prose("About"), body=text)
    history = replace(writer.history, handwritten={"about/": source})
    page = PageRenderer(history, REQUIRED_EXTENSIONS).render_page("about/")
    assert page is not None
    return page.text.partition('<div class="prose">\n')[2].removesuffix("\n</div>")


@cases
def test_book_page_has_links_and_ids(writer: PageRenderer, text: str, expected: str) -> None:
    assert render_page(writer, text) == expected


def test_image_paths_start_at_site_root(writer: PageRenderer) -> None:
    assert 'src="about/the plans/lock.png"' in render_page(writer, "![A](the%20plans/lock.png)")
    assert 'src="https://x.example/y.png"' in render_page(writer, "![B](https://x.example/y.png)")


def test_rejects_html_images_in_the_book(writer: PageRenderer) -> None:
    assert render_page(writer, "`<img src=x.png>` <img alt='' src='https://x.example/y.png'>")
    with pytest.raises(DataError, match="3:1: the book cannot include"):
        render_page(writer, "One.\n\n<img src=x.png>")


def test_chart_has_rows_and_bars(writer: PageRenderer) -> None:
    page = render_page(writer, "[](figure:chart-diggers)")
    assert "Only one of them counts the cooks.</p>" in page
    assert '<span class="value">about 200</span> Unsigned notes' in page
    assert '<div class="bar uncertain" style="margin-left: 0.0%; width: 58.8%"></div>' in page
