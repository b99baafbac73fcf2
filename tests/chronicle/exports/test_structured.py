import json
import re
from typing import Any

import pytest

from chronicle import build
from chronicle.exports import downloads, structured
from chronicle.frame.page import DESCRIPTION
from chronicle.history import History
from chronicle.records.question import Question
from chronicle.records.work import Work
from support import LICENCE
from support.cases import beside
from support.histories import saying

BLOCK = re.compile(r'<script type="application/ld\+json">([^<>&]*)</script>')
HOME = "https://ditch.example/book/"
LONGEST = 5000  # bytes of a block; that of the data has a line a file


@pytest.fixture(scope="module")
def blocks(any_history: History) -> dict[str, str]:
    """The block of every page of a history by its address, under a title and the longest description."""
    longest = "x" * DESCRIPTION[1]
    made = {a: structured.block(a, any_history, "Title", longest) for a in build.plans(any_history)}
    return made | {a: structured.block(a, any_history) for a in any_history.handwritten}


def said(address: str, history: History) -> dict[str, Any]:
    """What a page of a record says, under a title and a description of its own."""
    return structured.document(address, history, "A title", "A description.")


def nodes(block: str) -> list[dict[str, Any]]:
    match = BLOCK.fullmatch(block)
    assert match
    found: list[dict[str, Any]] = []

    def keep(node: dict[str, Any]) -> dict[str, Any]:
        found.append(node)
        return node

    json.loads(match[1], object_hook=keep)
    return found


def test_a_page_says_what_it_is_and_whom_or_what_it_is_about(history: History) -> None:
    assert said("events/1903-flood/", history) == beside(__file__)["an event"]
    ruud = said("actors/per-ruud/", history)["mainEntity"]
    assert (ruud["@type"], ruud["name"]) == ("Person", "Per Ruud")
    # No answer is held to be right.
    question = said("questions/how-many-diggers/", history)["mainEntity"]
    assert question.keys() == {"@type", "@id", "name", "suggestedAnswer"}
    answers = question["suggestedAnswer"]
    assert {answer["@type"] for answer in answers} == {"Answer"}
    positions = history.corpus.get(Question, "how-many-diggers").positions
    assert [answer["text"] for answer in answers] == [one.answer.as_text for one in positions]
    holm = said("papers/holm-1987/", history)["mainEntity"]
    assert (holm["@type"], holm["author"]) == (
        "ScholarlyArticle",
        [{"@type": "Person", "name": "Ada Holm"}],
    )
    survey = said("bibliography/survey-1899/", history)["mainEntity"]
    assert survey["name"] == history.corpus.get(Work, "survey-1899").title
    assert [said(page, history)["@type"] for page in ("", "chapters/the-flood/", "data/")] == [
        "WebSite", "Article", "Dataset",
    ]  # fmt: skip
    chapter = said("chapters/the-flood/", history)
    assert (chapter["author"]["name"], chapter["license"]) == (history.site.maker, LICENCE.url)


@pytest.mark.parametrize("event", ["1899-survey", "1904-talks", "1910-opening"])
def test_a_date_that_is_not_certain_or_closed_is_none(history: History, event: str) -> None:
    found = said(f"events/{event}/", history)["mainEntity"]
    assert not {"startDate", "endDate"} & found.keys()


def test_every_block_speaks_schema_org_and_names_its_page(blocks: dict[str, str]) -> None:
    classes, keys = set(), set()
    for address, block in blocks.items():
        every = nodes(block)
        assert f"{HOME}{address}" in {node.get("url") for node in every}
        assert len(block.encode()) <= LONGEST, address
        classes |= {node["@type"] for node in every if "@type" in node}
        keys |= {key for node in every for key in node if not key.startswith("@")}
    assert "Event" in classes
    assert classes - {*beside(__file__)["classes"].split()} == set()
    assert keys - {*beside(__file__)["properties"].split()} == set()


def test_the_data_say_how_they_were_made_and_in_which_files_they_are(history: History) -> None:
    dataset = said("data/", history)
    assert "measurementTechnique" not in dataset
    files = {file["contentUrl"]: file["encodingFormat"] for file in dataset["distribution"]}
    assert len(files) == len(downloads.every(history))
    assert files[f"{HOME}data/claims.csv"] == "text/csv"
    # Its date is that of its version, whenever the page itself was changed.
    assert history.edition
    assert dataset["dateModified"] == history.edition.date.text
    assert dataset["version"] == history.edition.version
    assert dataset["identifier"] == f"{HOME}data/"
    assert dataset["keywords"] == ["Digging", "Floods"]
    assert dataset["temporalCoverage"] == "1899/1910"
    assert {"@id": f"{HOME}papers/holm-1987/"} in dataset["isBasedOn"]

    told = saying(history, "Two clerks read the papers.")
    assert said("data/", told)["measurementTechnique"] == "Two clerks read the papers."
    home = said("", told)
    assert home["usageInfo"] == "Two clerks read the papers."
    assert home["publishingPrinciples"] == f"{HOME}about/"


def test_whom_others_know_is_said_to_be_the_same(history: History) -> None:
    ruud = said("actors/per-ruud/", history)["mainEntity"]
    assert ruud["sameAs"] == ["http://www.wikidata.org/entity/Q1"]
    assert "sameAs" not in said("actors/canal-corps/", history)["mainEntity"]


def test_nothing_in_a_record_can_end_the_block(history: History) -> None:
    name = "</script><!-- & >"
    assert name in {
        one.get("name") for one in nodes(structured.block("events/", history, name, "x"))
    }
