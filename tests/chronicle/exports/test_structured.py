import json
import re
from typing import Any

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.exports import structured
from chronicle.pages.page import LONGEST_DESCRIPTION
from support.schema_org import CLASSES, PROPERTIES

BLOCK = re.compile(r'<script type="application/ld\+json">([^<>&]*)</script>')
HOME = "https://ditch.example/book/"
LONGEST = 2500  # bytes of a block, on any page but that of the data


@pytest.fixture(scope="module")
def blocks(history: Book) -> dict[str, str]:
    """The block of every page of a history by its address, under a title and the longest description."""
    longest = "x" * LONGEST_DESCRIPTION
    made = {a: structured.block(a, history, "A title", longest) for a in build.plans(history)}
    return made | {address: structured.block(address, history) for address in history.handwritten}


def said(address: str, book: Book) -> dict[str, Any]:
    """What a page of a record says, under a title and a description of its own."""
    return structured.document(address, book, "A title", "A description.")


def nodes(block: str) -> list[dict[str, Any]]:
    """Every object of a block, those inside others too."""
    match = BLOCK.fullmatch(block)
    assert match
    found: list[dict[str, Any]] = []

    def keep(node: dict[str, Any]) -> dict[str, Any]:
        found.append(node)
        return node

    json.loads(match[1], object_hook=keep)
    return found


def test_an_event(book: Book) -> None:
    assert said("events/1903-flood/", book) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": f"{HOME}events/1903-flood/",
        "inLanguage": "en",
        "dateModified": "2099-01-02",
        "isPartOf": {"@type": "WebSite", "@id": HOME},
        "temporalCoverage": "1–3 May 1903",
        "mainEntity": {
            "@type": "Event",
            "@id": f"{HOME}events/1903-flood/",
            "name": "The isthmus floods",
            "description": "Water stood in the cutting for three days.",
            "startDate": "1903-05-01",
            "endDate": "1903-05-03",
            "location": [
                {"@type": "Place", "@id": f"{HOME}places/#the-lock", "name": "The Lock"},
                {
                    "@type": "Place",
                    "@id": f"{HOME}places/#vik",
                    "name": "Vik",
                    "geo": {"@type": "GeoCoordinates", "latitude": 60.5, "longitude": 10.2},
                },
            ],
            "about": [{"@type": "DefinedTerm", "name": name} for name in ("Floods", "Digging")],
        },
        "citation": [{"@id": f"{HOME}papers/holm-1987/"}],
    }


def test_a_date_that_is_not_certain_or_closed_is_told_in_words_alone(book: Book) -> None:
    doubtful = ("1899-survey", "about 1899"), ("1904-talks", "summer 1904")
    for event, words in (*doubtful, ("1910-opening", "by December 1910")):
        found = said(f"events/{event}/", book)
        assert not {"startDate", "endDate"} & found["mainEntity"].keys()
        assert found["temporalCoverage"] == words


def test_a_paper_and_a_question_with_no_answer_that_is_held_to_be_right(book: Book) -> None:
    found = said("papers/holm-1987/", book)
    assert found["description"] == "A description."
    assert found["mainEntity"] == {
        "@type": "ScholarlyArticle",
        "@id": f"{HOME}papers/holm-1987/",
        "name": "The Long Ditch",
        "pagination": "11–20",
        "datePublished": "1987",
        "author": [{"@type": "Person", "familyName": "Holm", "givenName": "Ada"}],
        "isPartOf": [{"@type": "Periodical", "name": "Review of Waterways"}],
    }
    assert said("questions/how-many-diggers/", book)["mainEntity"] == {
        "@type": "Question",
        "@id": f"{HOME}questions/how-many-diggers/",
        "name": "How many diggers did Norrmark send?",
        "text": "How many diggers did Norrmark send?",
    }


def test_the_home_page(book: Book) -> None:
    site, whole = said("", book)["@graph"]
    assert (site["@type"], whole["@type"]) == ("WebSite", "Book")
    assert whole["hasPart"] == [{"@id": f"{HOME}chapters/the-flood/"}]


def test_every_block_speaks_schema_org_names_its_page_and_stays_small(
    blocks: dict[str, str],
) -> None:
    classes, keys = set(), set()
    for address, block in blocks.items():
        every = nodes(block)
        assert f"{HOME}{address}" in {node.get("url") for node in every}
        assert address == "data/" or len(block.encode()) <= LONGEST, address
        classes |= {node["@type"] for node in every if "@type" in node}
        keys |= {key for node in every for key in node if not key.startswith("@")}
    assert "Event" in classes
    assert classes - CLASSES == set()
    assert keys - PROPERTIES == set()


def test_nothing_in_a_record_can_end_the_block(book: Book) -> None:
    name = "</script><!-- & >"
    assert nodes(structured.block("events/", book, name, "x"))[-1]["name"] == name
