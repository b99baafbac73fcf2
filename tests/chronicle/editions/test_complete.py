from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.editions.volume import Volume
from chronicle.site import LICENCE
from chronicle.views.figures import charts
from support import SITE


@pytest.fixture(scope="module")
def body(complete: Volume) -> Any:
    return html.fragment_fromstring(complete.body, create_parent="div")


def ids(body: Any) -> list[str]:
    return [element.get("id") for element in body.xpath(".//*[@id]")]


def links(body: Any) -> list[str]:
    return [link.get("href") for link in body.iter("a")]


def test_no_id_stands_twice(body: Any) -> None:
    assert [identifier for identifier, count in Counter(ids(body)).items() if count > 1] == []


def test_every_link_leads_into_the_book_or_to_an_address(body: Any) -> None:
    known = {f"#{identifier}" for identifier in ids(body)}
    inside = [link for link in links(body) if link.startswith("#")]
    assert set(inside) <= known
    assert len(inside) > 100
    assert {link for link in links(body) if not link.startswith(("#", SITE.url))} == {LICENCE.url}


def test_what_is_in_the_book_is_linked_in_it(body: Any) -> None:
    """Only the addresses under entries, and what is no more, lead to the site."""
    addresses = {link.get("href") for link in body.xpath(".//div[@class='address']//a")}
    outside = {link for link in links(body) if link.startswith(SITE.url)} - addresses
    gone = {"places/#the-mill", "events/1902-strike/", "actors/ditch-corps/"}
    assert {link.removeprefix(SITE.url) for link in outside} <= gone
    assert {
        "#events-1903-flood",
        "#chapters-the-flood",
        "#places--the-lock",
        "#papers-holm-1987--p-12",
    } <= set(links(body))


def test_parts_and_entries_stand_in_order(complete: Volume, body: Any) -> None:
    words = [line.title.as_text for line in complete.contents]
    assert [line.title.as_text for line in complete.contents if line.level == 1] == [
        "The period at a glance", "How this book was made", "Story", "Events", "Deployments", "Questions", "Figures",
        "People and units", "Places", "The papers", "Sources", "What is missing", "Glossary", "What changed",
        "Index of people and units",
    ]  # fmt: skip
    chapter = complete.contents[words.index("Story") + 1]
    assert (chapter.before, chapter.title.as_text) == ("Chapter 1", "The flood")
    assert words[words.index("Events") + 1 : words.index("Deployments")] == [
        "1899",
        "1901",
        "1903",
        "1904",
        "1910",
    ]
    (flood,) = body.xpath(".//*[@id='events-1903-flood']")
    assert flood.tag == "h3"
    assert (flood.get("data-before"), flood.get("data-words")) == (
        "1–3 May 1903",
        "The isthmus floods",
    )
    assert "based on" in flood.getnext().text_content()


def test_a_chapter_ends_with_its_questions_and_its_notes(body: Any) -> None:
    (heading,) = body.xpath(".//*[@id='chapters-the-flood']")
    chapter = heading.getnext()
    assert [child.get("class") for child in chapter][-3:] == ["discussion", "notes", "address"]
    assert "Who dug the canal?" in chapter.text_content()
    assert chapter.xpath(".//*[@id='chapters-the-flood--call-1']/@href") == [
        "#chapters-the-flood--note-1"
    ]


def test_nothing_of_the_screen_is_here(body: Any) -> None:
    text = body.text_content()
    for furniture in (
        "Report a mistake",
        "Permanent address",
        "Jump to",
        "Show all",
        "Before and after",
        "Cite this page",
    ):
        assert furniture not in text
    assert body.xpath(".//nav | .//form | .//details | .//svg | .//*[@style] | .//script") == []


def test_the_period_and_every_chart_are_drawn_for_the_page(
    complete: Volume, body: Any, book: Book
) -> None:
    drawn = Counter(image.get("class").partition(" ")[2] for image in body.iter("img"))
    assert drawn["glance"] == 1
    assert drawn["chart"] == len(charts(book))
    titles = [line.title.as_text for line in complete.contents if line.id.startswith("figures--")]
    assert titles[:2] == ["Key", "How many diggers there were"]
    assert "#figures--chart-diggers" in links(body)
    (heading,) = body.xpath(".//*[@id='figures--chart-diggers']")
    assert "Who says so" in heading.getnext().text_content()
    assert "About 200 diggers" in heading.getnext().text_content()


def test_a_small_timeline_is_drawn_where_it_has_marks_enough(body: Any) -> None:
    strips = [image for image in body.iter("img") if image.get("class") == "drawing strip"]
    assert strips
    assert all(
        re.match(r"Small timeline: ([3-9]|\d\d+) entries", image.get("alt")) for image in strips
    )


def test_what_is_missing_has_the_anchors_of_the_site(body: Any) -> None:
    (heading,) = body.xpath(".//*[@id='about-gaps--unlocated']")
    assert heading.text_content().strip() == "Places without coordinates"
