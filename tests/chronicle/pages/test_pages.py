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
from support import (
    load_project,
    parse_page,
    update_record,
    visible_text,
    with_settings,
    with_ship_name,
)
from support.cases import cases

PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def render_all_pages(history: History) -> dict[str, Page]:
    return {
        address: build.render_page(history, address) for address in build.render_functions(history)
    }


@pytest.fixture(scope="module")
def pages(history: History) -> dict[str, Page]:
    return render_all_pages(history)


def test_record_anchors_exist(history: History, pages: dict[str, Page]) -> None:
    for url in history.addresses.values():
        page, _, anchor = url.partition("?")[0].partition("#")
        assert page in pages
        if anchor:
            assert f'id="{anchor}"' in pages[page].body


def test_no_sentence_ends_with_two_periods(pages: dict[str, Page]) -> None:
    """A name at the end of a sentence may end with a period."""
    for address, page in pages.items():
        assert re.findall(r".{20}\.\.(?!\.)", TAG.sub("", page.body)) == [], address


@pytest.mark.parametrize("part", ["attribution", "record-questions", "lead", "margin"])
def test_reader_view_keeps_attributions(pages: dict[str, Page], part: str) -> None:
    """Reader views remove each `div` that contains mostly links, and every `aside`."""
    document = html.document_fromstring("".join(page.body for page in pages.values()))
    elements = document.find_class(part)
    assert elements
    assert [
        visible_text(element) for element in elements if [*element.iterancestors("div", "aside")]
    ] == []


@cases
def test_passages_are_named_after_locator_kind(
    history: History, locators: dict[str, Any], heading: str, anchors: list[str]
) -> None:
    changed_history = update_record(
        history, "anonymous-lock", locators=Locators.model_validate_json(json.dumps(locators))
    )
    body = build.render_page(changed_history, "papers/anonymous-lock/").body
    assert f'<h2 id="places">{heading}</h2>' in body
    assert all(f'id="{anchor}"' in body for anchor in anchors)


def test_pages_use_custom_names_of_kinds(history: History) -> None:
    """The words “paper” and “deployment” are in texts of records, but not in templates."""
    witnesses = KindNames(one=Prose("witness"), many=Prose("witnesses"))
    voyages = DeploymentNames(one=Prose("voyage"), many=Prose("voyages"))
    renamed = with_settings(history, papers=witnesses, deployments=voyages)
    pages = {address: page.body for address, page in render_all_pages(renamed).items()}
    # Ignore URLs and field descriptions, which are the same in every history.
    ignored = re.compile(r"https?:\S+|The paper does not tell of it|&#34;|deployments[-.]\S+")
    del pages["data/"]
    for address, body in pages.items():
        text = ignored.sub("", TAG.sub(" ", PRE.sub("", body.replace("<wbr>", ""))))
        defaults = re.findall(r".{0,40}\b(?:paper|deployment)s?\b.{0,20}", text, re.IGNORECASE)
        assert defaults == [], address
    assert "The two witnesses compared" in pages["papers/"]
    assert "Voyages" in pages["deployments/"]


def test_empty_history_has_few_pages(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    history = load_project(tmp_path)
    expected = {addresses.DATA, addresses.SEARCH, addresses.MY_LIST}
    assert build.render_functions(history).keys() == expected


def test_italics_never_appear_as_markup(history: History) -> None:
    """Charts, files, filters, tables, feeds, citations and metadata contain no asterisks or escaped tags."""
    with_ship = with_ship_name(history, "the *Heron*")
    pages = render_all_pages(with_ship)
    files = {address: f"{page.front_matter}{page.body}" for address, page in pages.items()}
    for address, written in with_ship.markdown_pages.items():
        files[address] = site_markdown.render_markdown(written.body, address, with_ship)
    for name, write_file in build.file_functions(with_ship).items():
        files[name] = write_file()
    files["search/index.json"] = build.build_search_index(with_ship)
    assert any("Heron" in text for text in files.values())
    # The exported record contains the original markup.
    assert "Vik the *Heron*" in files.pop("data/record.json")
    # The search script renders italics in search results.
    index = json.loads(files.pop("search/index.json"))
    for part in index:
        part.get("columns", {}).pop("line", None)
    assert "*Heron*" not in json.dumps(index)
    assert {name for name, text in files.items() if "*Heron" in text or "Heron*" in text} == set()
    escaped_italics = re.compile(
        r"""="[^"]*<i>[^"]*Heron|<(?:title|text|tspan)\b[^>]*>[^<]*<i>|&lt;i&gt;"""
    )
    assert {name for name, text in files.items() if escaped_italics.search(text)} == set()


def test_markdown_page_cannot_replace_record_page(history: History) -> None:
    """A paper may have a Markdown page, because its page includes it."""
    page = MarkdownPage("docs/x.md", Prose("A guide"), body="# A guide\n")
    for address, count in (("papers/holm-1987/", 0), ("events/1903-flood/", 1)):
        with_page = replace(history, markdown_pages={**history.markdown_pages, address: page})
        assert len([*build.check_address_conflicts(with_page, Path("docs"))]) == count


def test_questions_are_next_to_text_without_map(
    history: History,
) -> None:
    talks = update_record(history, "1904-talks", see=("how-many-diggers",), places=())
    page = parse_page(talks, "events/1904-talks/")
    assert page.xpath("//*[@class='introduction']/*[@class='record-questions']")
