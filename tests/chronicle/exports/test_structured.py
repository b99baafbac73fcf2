import json
import re
from typing import Any

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.exports import structured
from support import ANOTHER
from support.schema_org import CLASSES, PROPERTIES

BLOCK = re.compile(r'<script type="application/ld\+json">([^<>&]*)</script>')
HOME = "https://ditch.example/book/"
LONGEST = 2500  # bytes of a block, on any page but that of the data


@pytest.fixture(scope="module")
def blocks(history: Book) -> dict[str, str]:
    """The block of every page of a history, by its address."""
    made = {page.address: page.structured for page in build.pages(history)}
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
            "about": [
                {"@type": "DefinedTerm", "name": "Floods"},
                {"@type": "DefinedTerm", "name": "Digging"},
            ],
        },
        "citation": [{"@id": f"{HOME}papers/holm-1987/"}],
    }


@pytest.mark.parametrize("event", ["1899-survey", "1904-talks", "1910-opening"])
def test_a_date_that_is_not_certain_or_closed_is_told_in_words_alone(
    event: str, book: Book
) -> None:
    found = said(f"events/{event}/", book)
    assert not {"startDate", "endDate"} & found["mainEntity"].keys()
    assert found["temporalCoverage"] in ("about 1899", "summer 1904", "by December 1910")


def test_a_paper(book: Book) -> None:
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


def test_a_question_has_no_answer_that_is_held_to_be_right(book: Book) -> None:
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


def test_every_block_speaks_schema_org_and_names_its_page(blocks: dict[str, str]) -> None:
    found = {address: nodes(block) for address, block in blocks.items() if block}
    unnamed = [
        address
        for address, every in found.items()
        if f"{HOME}{address}" not in {node.get("url") for node in every}
    ]
    assert unnamed == []
    classes = {node["@type"] for every in found.values() for node in every if "@type" in node}
    assert "Event" in classes
    assert classes - CLASSES == set()
    keys = {key for every in found.values() for node in every for key in node}
    assert {key for key in keys if not key.startswith("@")} - PROPERTIES == set()


def test_blocks_stay_small(blocks: dict[str, str]) -> None:
    sizes = {
        address: len(block.encode()) for address, block in blocks.items() if address != "data/"
    }
    assert {address: size for address, size in sizes.items() if size > LONGEST} == {}


def test_nothing_in_a_record_can_end_the_block(book: Book) -> None:
    name = "</script><!-- & >"
    made = structured.block("events/", book, name, "x")
    match = BLOCK.fullmatch(made)
    assert match
    assert json.loads(match[1])["name"] == name


def test_another_generator_gets_it_after_the_text(book: Book) -> None:
    files = dict(build.tree(book, ANOTHER / "docs"))
    assert (
        files["events/1903-flood.md"]
        .decode()
        .endswith(f"</article>\n\n{build.page(book, 'events/1903-flood/').structured}\n")
    )
    assert (
        files["chapters/the-flood.md"]
        .decode()
        .endswith(f"\n{structured.block('chapters/the-flood/', book)}\n")
    )
