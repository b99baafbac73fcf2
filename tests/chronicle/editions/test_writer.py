import base64
from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.editions.writer import Writer
from chronicle.history import History
from chronicle.story.handwritten import WrittenPage
from chronicle.story.markdown import EXTENSIONS
from chronicle.values.text import Prose
from support.cases import cases


@pytest.fixture
def writer(history: History, tmp_path: Path) -> Writer:
    return Writer(history, EXTENSIONS, tmp_path)


def rendered(writer: Writer, text: str) -> str:
    """Markdown as the page about/ has it."""
    written = WrittenPage("docs/about/index.md", Prose("About"), body=text)
    changed = replace(writer.history, handwritten={"about/": written})
    page = Writer(changed, EXTENSIONS, writer.docs).page("about/")
    assert page is not None
    return page.text.partition('<div class="prose">\n')[2].removesuffix("\n</div>")


@cases
def test_a_page_has_the_links_and_ids_of_the_book(writer: Writer, text: str, expected: str) -> None:
    assert rendered(writer, text) == expected


def test_calls_lead_to_the_notes_of_the_page(writer: Writer) -> None:
    page = writer.page("chapters/the-flood/")
    assert page is not None
    assert "lock.\u2060<sup" in page.text
    assert 'id="chapters-the-flood--call-1" href="#chapters-the-flood--note-1"' in page.text
    assert page.text.count("<li id=") == 3
    assert 'note-1">Ada Holm, “The Long Ditch,”' in page.text
    assert '<p id="chapters-the-flood--the-coming">' in page.text
    assert 'id="chapters-the-flood--the-flood"' not in page.text  # the title, which the book sets
    assert writer.page("nowhere/") is None


def test_a_picture_of_a_page_is_in_the_book(writer: Writer) -> None:
    folder = writer.docs / "about" / "the plans"
    folder.mkdir(parents=True)
    (folder / "lock.png").write_bytes(b"a picture")
    page = rendered(
        writer,
        "![The lock](the%20plans/lock.png) ![Lost](lost.png) ![Far](https://x.example/y.png)",
    )
    content = base64.b64encode(b"a picture").decode()
    assert f'<img alt="The lock" src="data:image/png;base64,{content}"' in page
    assert page.endswith(" <em>Lost</em> <em>Far</em></p>")
