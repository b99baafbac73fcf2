"""Missing or different content of a translation is reported; correct translations cause no message."""

from pathlib import Path

import pytest

from chronicle.content import translation_comparison
from chronicle.content.languages import Language
from chronicle.content.number_parsing import parse_numbers
from chronicle.history import load_history
from support import SITE
from support.histories import add_dutch
from support.projects import copy_sample_project

PAGE = """---
title: De vloed
description: Wat het water deed.
lang: nl
translates: {chapters/the-flood.md#the-coming: "", chapters/the-flood.md#three-days: ""}
---

# De vloed { #the-flood }

In 1901 kwam het [kanaalkorps](id:canal-corps) bij de sluis. [@holm-1987, p. 12, n. 3; @anonymous-lock, ¶3]
{ #the-coming }

## Het water { #the-water }

Het [stond drie dagen](id:1903-flood). [@holm-1987, pp. 13–14, n. 5] Hoeveel er [kwamen](id:how-many-diggers), en of dat [bij de sluis](#the-coming) was, staat niet vast. [@anonymous-lock, ¶¶2, 4]
{ #three-days }
"""
NUMBERS = {"drie": 3, "vier": 4, "dertig": 30, "honderd": 100, "miljoen": 1_000_000}
ADDED = "Er was brood. [@holm-1987, p. 12]\n{ #bread }\n\n## Het water"
DIFFERENCES = [
    ('chapters/the-flood.md#the-coming: "", ', "", "write chapters/the-flood.md#the-coming: \"100d"),
    ("## Het water", ADDED, "has [@holm-1987, p. 12] where the English has { #the-w"),
    ("## Het water { #the-water }\n\n", "", "n. 5] where the English has { #the-water }"),
    (" [@anonymous-lock, ¶¶2, 4]", "", "{ #three-days } where the English has [@anon"),
    ("[@anonymous-lock, ¶¶", "[volgens hem: @anonymous-lock, ¶¶", "has […@anonymous-lock"),
    ("\n{ #t", " *hier*{ #t", ""),  # emphasis has the anchor, and no paragraph has one
    ("drie", "vier", "is missing “three” of the English"),
    ("drie", "drie van de honderdvier", "has “honderd vier”, which is not in the English"),
    ("(id:1903-flood)", "(id:the-lock)", "is missing the link to id:1903-flood"),
    ("De vloed {", "The flood {", "this line is still in English"),
    ("kwam het [kanaalkorps](id:canal-corps) bij de sluis.", "[korps](id:canal-corps)", "is shorter"),
]  # fmt: skip


def list_messages(directory: Path, page: str) -> list[str]:
    """Return the messages of `check` about a Dutch page."""
    project = copy_sample_project(directory / "project")
    (project / "docs" / "nl").mkdir()
    (project / "docs" / "nl" / "index.md").write_text("---\nlang: nl\n---\n\n# Sloot { #top }\n")
    (project / "docs" / "nl" / "vloed.md").write_text(page, "utf-8")
    add_dutch(project, numbers=NUMBERS)
    history = load_history(project / "data", project / "docs", SITE)
    problems = translation_comparison.compare_translations(
        history.corpus, history.handwritten, history.languages
    )
    return [problem.message for problem in problems]


def test_correct_translation_has_no_message(tmp_path: Path) -> None:
    assert list_messages(tmp_path, PAGE) == []


@pytest.mark.parametrize(("old", "new", "message"), DIFFERENCES)
def test_reports_each_difference(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in "\n".join(list_messages(tmp_path, PAGE.replace(old, new)))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12,5 miljoen op 3 mei 1904", [12_500_000, 3, 1904]),
        ("1.200 en driehonderdvier", [1200, 304]),
        ("2 miljoen 5.000, drie 1904", [2_005_000, 3, 1904]),
        ("drie of vier", [3, 4]),
        ("de 100e dag, verdrietig", [100]),
    ],
)
def test_parses_numbers_of_the_language(text: str, values: list[float]) -> None:
    dutch = Language(
        lang="nl", name="Nederlands", words={}, numbers=NUMBERS, thousands=".", decimal=","
    )
    assert [readings[-1] for _, readings in parse_numbers(text, dutch)] == values
    assert dutch.translate_drawing("12,500,000 of 1.5") == "12.500.000 of 1,5"
