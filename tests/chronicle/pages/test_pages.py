"""Content of every kind of page, tested on the sample history."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from chronicle import build
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.layout import Page
from chronicle.pages import site_markdown
from chronicle.records import DeploymentNames, KindNames, Locators
from chronicle.values import Prose
from support import SITE, parse_page, update_record, visible_text, with_settings, with_ship_name
from support.cases import cases

PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def every_page(history: History) -> dict[str, Page]:
    return {
        address: build.render_page(history, address) for address in build.render_functions(history)
    }


@pytest.fixture(scope="module")
def pages(history: History) -> dict[str, Page]:
    return every_page(history)


def test_every_anchor_of_a_record_stands_there(history: History, pages: dict[str, Page]) -> None:
    for there in history.addresses.values():
        page, _, anchor = there.partition("?")[0].partition("#")
        assert page in pages
        if anchor:
            assert f'id="{anchor}"' in pages[page].body


def test_no_sentence_ends_twice(pages: dict[str, Page]) -> None:
    """A name at the end of a sentence may end with a period."""
    for address, page in pages.items():
        assert re.findall(r".{20}\.\.(?!\.)", TAG.sub("", page.body)) == [], address


@pytest.mark.parametrize("part", ["attribution", "dispute", "lead", "margin"])
def test_a_reader_view_keeps_what_says_who_and_where(pages: dict[str, Page], part: str) -> None:
    """Reader views remove each `div` that contains mostly links, and every `aside`."""
    whole = html.document_fromstring("".join(page.body for page in pages.values()))
    kept = whole.find_class(part)
    assert kept
    assert [visible_text(one) for one in kept if [*one.iterancestors("div", "aside")]] == []


@cases
def test_the_parts_of_a_source_are_called_as_it_has_them(
    history: History, locators: dict[str, Any], heading: str, anchors: list[str]
) -> None:
    parted = update_record(
        history, "anonymous-lock", locators=Locators.model_validate_json(json.dumps(locators))
    )
    body = build.render_page(parted, "papers/anonymous-lock/").body
    assert f'<h2 id="places">{heading}</h2>' in body
    assert all(f'id="{anchor}"' in body for anchor in anchors)


def test_papers_and_deployments_are_called_as_the_history_calls_them(history: History) -> None:
    """Templates contain neither “paper” nor “deployment”; only record texts do."""
    witnesses = KindNames(one=Prose("witness"), many=Prose("witnesses"))
    voyages = DeploymentNames(one=Prose("voyage"), many=Prose("voyages"))
    other = with_settings(history, papers=witnesses, deployments=voyages)
    pages = {address: page.body for address, page in every_page(other).items()}
    # Ignore URLs and field descriptions, which are the same in every history.
    left = re.compile(r"https?:\S+|The paper does not tell of it|&#34;|deployments[-.]\S+")
    del pages["data/"]
    for address, body in pages.items():
        text = left.sub("", TAG.sub(" ", PRE.sub("", body.replace("<wbr>", ""))))
        said = re.findall(r".{0,40}\b(?:paper|deployment)s?\b.{0,20}", text, re.IGNORECASE)
        assert said == [], address
    assert "The two witnesses compared" in pages["papers/"]
    assert "Voyages" in pages["deployments/"]


def test_pages_of_what_there_is_not_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    history = build.load_project_history(tmp_path / "data", tmp_path / "docs", SITE)
    always = {addresses.DATA, addresses.SEARCH, addresses.MY_LIST}
    assert build.render_functions(history).keys() == always


def test_the_name_of_a_ship_has_no_asterisks_and_no_markup_in_words_alone(history: History) -> None:
    """Everywhere: in charts and their files, filters, tables, feeds, citations and metadata."""
    named = with_ship_name(history, "the *Heron*")
    pages = every_page(named)
    files = {address: f"{page.front}{page.body}" for address, page in pages.items()}
    for address, written in named.handwritten.items():
        files[address] = site_markdown.render_markdown(written.body, address, named)
    for name, make in build.file_functions(named).items():
        files[name] = make()
    files["search/index.json"] = build.build_search_index(named)
    assert any("Heron" in text for text in files.values())
    # The exported record contains the original markup.
    assert "Vik the *Heron*" in files.pop("data/record.json")
    # The search script renders italics in search results.
    assert "*Heron*" not in re.sub(r'"line":"[^"]*"', "", files.pop("search/index.json"))
    assert {name for name, text in files.items() if "*Heron" in text or "Heron*" in text} == set()
    in_words_alone = re.compile(
        r"""="[^"]*<i>[^"]*Heron|<(?:title|text|tspan)\b[^>]*>[^<]*<i>|&lt;i&gt;"""
    )
    assert {name for name, text in files.items() if in_words_alone.search(text)} == set()


def test_a_page_written_by_hand_takes_the_place_of_none_of_the_record(history: History) -> None:
    """Except for a paper, because its page includes the Markdown page."""
    written = MarkdownPage("docs/x.md", Prose("A guide"), body="# A guide\n")
    for address, count in (("papers/holm-1987/", 0), ("events/1903-flood/", 1)):
        more = replace(history, handwritten={**history.handwritten, address: written})
        assert len([*build.check_address_conflicts(more, Path("docs"))]) == count


def test_what_is_disputed_of_an_event_without_a_map_stands_beside_its_text(
    history: History,
) -> None:
    talks = update_record(history, "1904-talks", see=("how-many-diggers",), places=())
    page = parse_page(talks, "events/1904-talks/")
    assert page.xpath("//*[@class='opening']/*[@class='dispute']")
