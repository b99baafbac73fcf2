from __future__ import annotations

import re
from collections import Counter

from chronicle.editions.whole import Volume
from chronicle.views.figures import charts
from support import SITE


def ids(volume: Volume) -> list[str]:
    return [element.get("id") for element in volume.body.xpath(".//*[@id]")]


def links(volume: Volume) -> list[str]:
    return [link.get("href") for link in volume.body.iter("a")]


def test_no_id_stands_twice(volume: Volume) -> None:
    assert [identifier for identifier, count in Counter(ids(volume)).items() if count > 1] == []


def test_every_link_leads_into_the_book_or_to_an_address(volume: Volume) -> None:
    known = {f"#{identifier}" for identifier in ids(volume)}
    inside = [link for link in links(volume) if link.startswith("#")]
    assert set(inside) <= known
    assert len(inside) > 100
    assert {link for link in links(volume) if not link.startswith(("#", SITE.url))} <= {
        "https://creativecommons.org/licenses/by/4.0/"
    }


def test_what_is_in_the_book_is_linked_in_it(volume: Volume) -> None:
    """Only addresses under entries, filters of the timeline, and pages that are not in the book lead to the site."""
    addresses = {link.get("href") for link in volume.body.xpath(".//p[@class='address']/a")}
    outside = {link for link in links(volume) if link.startswith(SITE.url)} - addresses
    assert {link.removeprefix(SITE.url).partition("=")[0] for link in outside} == {
        "timeline/?theme",
        "places/#the-mill",
        "events/1902-strike/",
        "actors/ditch-corps/",
    }
    assert {"#events-1903-flood", "#chapters-the-flood", "#places--the-lock", "#papers-holm-1987--p-12"} <= set(links(volume))


def test_parts_and_entries_stand_in_order(volume: Volume) -> None:
    words = [line.words for line in volume.contents]
    assert [line.words for line in volume.contents if line.level == 1] == [
        "The period at a glance", "How this book was made", "Story", "Events", "Deployments", "Questions", "Figures",
        "People and units", "Places", "The papers", "Sources", "What is missing", "Glossary", "What changed",
    ]  # fmt: skip
    assert words[words.index("Story") + 1] == "Chapter 1: The flood"
    assert words[words.index("Events") + 1 : words.index("Deployments")] == ["1899", "1901", "1903", "1904", "1910"]
    (flood,) = volume.body.xpath(".//*[@id='events-1903-flood']")
    assert flood.tag == "h3"
    assert flood.get("data-words") == "1–3 May 1903: The isthmus floods"
    assert "based on" in flood.getnext().text_content()


def test_a_chapter_ends_with_its_questions_and_its_notes(volume: Volume) -> None:
    (heading,) = volume.body.xpath(".//*[@id='chapters-the-flood']")
    chapter = heading.getnext()
    assert [child.get("class") for child in chapter][-3:] == ["discussion", "notes", "address"]
    assert "Who dug the canal?" in chapter.text_content()
    assert chapter.xpath(".//*[@id='chapters-the-flood--note-1']//a/@href") == ["#chapters-the-flood--call-1"]
    assert chapter.xpath(".//*[@id='chapters-the-flood--call-1']/@href") == ["#chapters-the-flood--note-1"]


def test_nothing_of_the_screen_is_left(volume: Volume) -> None:
    text = volume.body.text_content()
    for furniture in (
        "Report a mistake",
        "Permanent address",
        "Jump to",
        "Show all",
        "Before and after",
        "What stood here before",
        "Cite this page",
        "Skip the map",
    ):
        assert furniture not in text
    assert [link for link in volume.body.iter("a") if (link.text or "").strip() == "#"] == []
    assert volume.body.xpath(".//nav | .//form | .//details | .//svg | .//*[@style] | .//script") == []
    assert volume.body.find_class("Z3988") == []


def test_the_period_and_every_chart_are_drawn_for_the_page(volume: Volume) -> None:
    drawn = Counter(image.get("class").partition(" ")[2] for image in volume.body.iter("img"))
    assert drawn["glance"] == 1
    assert drawn["chart"] == len(charts(volume.book))
    titles = [line.words for line in volume.contents if line.id.startswith("figures--")]
    assert titles[:2] == ["Key", "How many diggers there were"]
    assert "#figures--chart-diggers" in links(volume)
    (heading,) = volume.body.xpath(".//*[@id='figures--chart-diggers']")
    assert "Who says so" in heading.getnext().text_content()
    assert "about 200 diggers" in heading.getnext().text_content()


def test_counts_of_short_rows_run_on_as_a_text(volume: Volume) -> None:
    (run, *_) = volume.body.find_class("run")
    assert re.search(r"^\S.*:\s+(p\.|¶) ?\d+\u00a0– \d+; .*\.$", run.text_content().strip())
    assert volume.body.xpath(".//table[@class='counts'][thead]") == []


def test_what_is_missing_is_told(volume: Volume) -> None:
    """As the site tells it, under the same anchors."""
    assert "#about-gaps--unlocated" in {f"#{identifier}" for identifier in ids(volume)}
    (heading,) = volume.body.xpath(".//*[@id='about-gaps--unlocated']")
    assert heading.text_content().strip() == "Places without coordinates"
