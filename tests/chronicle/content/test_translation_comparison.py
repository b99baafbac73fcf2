"""Missing or different content of a translation is reported; correct translations cause no message."""

from pathlib import Path

from chronicle.content import translation_comparison
from chronicle.content.languages import Language
from chronicle.content.number_parsing import parse_numbers
from support import load_project, replace_in_file
from support.cases import cases
from support.histories import create_dutch_project

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
FIGURE = "[](figure:chart-diggers)"
NUMBERS = {"drie": 3, "vier": 4, "dertig": 30, "honderd": 100, "miljoen": 1_000_000}


def list_messages(directory: Path, page: str) -> list[str]:
    """Return the messages of `check` about a Dutch page."""
    pages = {"index.md": "---\nlang: nl\n---\n\n# Sloot { #top }\n", "vloed.md": page}
    project = create_dutch_project(directory, pages, numbers=NUMBERS)
    if FIGURE in page:
        replace_in_file(project, "docs/chapters/the-flood.md", "## The water", f"{FIGURE}\n\n##")
    history = load_project(project)
    problems = translation_comparison.compare_translations(
        history.corpus, history.markdown_pages, history.languages
    )
    return [problem.message for problem in problems]


def test_correct_translation_has_no_message(tmp_path: Path) -> None:
    assert list_messages(tmp_path, PAGE) == []


@cases
def test_reports_each_difference(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in "\n".join(list_messages(tmp_path, PAGE.replace(old, new)))


@cases
def test_parses_numbers_of_the_language(text: str, values: list[float]) -> None:
    dutch = Language(
        lang="nl", name="Nederlands", words={}, numbers=NUMBERS, thousands=".", decimal=","
    )
    assert [readings[-1] for _, readings in parse_numbers(text, dutch)] == values
    assert dutch.translate_drawing_text("12,500,000 of 1.5") == "12.500.000 of 1,5"
