from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from chronicle.history import History
from chronicle.queries.record_warnings import find_warnings
from support import update_fields
from support.cases import cases

CHAPTER = "chapters/the-flood/"


def check_warnings(history: History, expected: list[str]) -> None:
    """Check that each expected text is part of a warning, and that there are no other warnings."""
    lines = map(str, find_warnings(history))
    found = {line: {text for text in expected if text in line} for line in lines}
    assert set() not in found.values(), found
    assert set[str]().union(*found.values()) == set(expected), found


@cases
def test_warns_about_possible_mistakes(
    history: History, changes: dict[str, dict[str, Any]], warnings: list[str]
) -> None:
    for identifier, fields in changes.items():
        history = update_fields(history, identifier, fields)
    check_warnings(history, warnings)


@cases
def test_warns_about_pages(history: History, text: str, warnings: list[str]) -> None:
    page = history.markdown_pages[CHAPTER]
    changed = replace(page, body=page.body.replace("## The water", text, 1))
    pages = {**history.markdown_pages, CHAPTER: changed}
    check_warnings(replace(history, markdown_pages=pages), warnings)


def test_warns_about_maps_without_land(history: History) -> None:
    check_warnings(replace(history, outlines=()), ["data/map.geojson:1:1: has no land, so"])
    swapped = tuple(shapely.transform(land, np.fliplr) for land in history.outlines)
    check_warnings(replace(history, outlines=swapped), ["has no land in any map frame"])
