from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.corpus.loading import load_corpus
from chronicle.editions import book_markdown
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.values import Prose
from support import SITE
from support.cases import cases


def render_page(history: History, text: str) -> str:
    """Render Markdown as the page about/."""
    source = MarkdownPage("docs/about/index.md", Prose("About"), body=text)
    history = replace(history, markdown_pages={"about/": source})
    return book_markdown.render_page(history, REQUIRED_EXTENSIONS, "about/")


@cases
def test_book_page_has_links_and_ids(history: History, text: str, expected: str) -> None:
    assert render_page(history, text) == expected


def test_link_to_missing_list_is_plain_text(tmp_path: Path) -> None:
    empty_history = History(load_corpus(tmp_path), SITE)
    assert render_page(empty_history, "[t](../timeline.md)") == "<p><span>t</span></p>"


def test_image_paths_start_at_site_root(history: History) -> None:
    assert 'src="about/the plans/lock.png"' in render_page(history, "![A](the%20plans/lock.png)")
    assert 'src="https://x.example/y.png"' in render_page(history, "![B](https://x.example/y.png)")


def test_rejects_html_images_in_the_book(history: History) -> None:
    assert render_page(history, "`<img src=x.png>` <img alt='' src='https://x.example/y.png'>")
    with pytest.raises(DataError, match="3:1: the book cannot include"):
        render_page(history, "One.\n\n<img src=x.png>")


def test_chart_has_rows_and_bars(history: History) -> None:
    page = render_page(history, "[](figure:chart-diggers)")
    assert "Only one of them counts the cooks.</p>" in page
    assert '<span class="value">about 200</span> Unsigned notes' in page
    assert '<div class="bar uncertain" style="margin-left: 0.0%; width: 58.8%"></div>' in page
