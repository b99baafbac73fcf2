import json
import re
from typing import Any

import pytest

from chronicle import build
from chronicle.exports import structured
from chronicle.frame.page import DESCRIPTION
from chronicle.history import History
from support.cases import beside

BLOCK = re.compile(r'<script type="application/ld\+json">([^<>&]*)</script>')
HOME = "https://ditch.example/book/"
LONGEST = 5000  # bytes of a block; that of the data has a line a file


@pytest.fixture(scope="module")
def blocks(any_history: History) -> dict[str, str]:
    """The block of every page of a history by its address, under a title and the longest description."""
    longest = "x" * DESCRIPTION[1]
    made = {a: structured.block(a, any_history, "Title", longest) for a in build.plans(any_history)}
    return made | {a: structured.block(a, any_history) for a in any_history.handwritten}


def nodes(block: str) -> list[dict[str, Any]]:
    match = BLOCK.fullmatch(block)
    assert match
    found: list[dict[str, Any]] = []

    def keep(node: dict[str, Any]) -> dict[str, Any]:
        found.append(node)
        return node

    json.loads(match[1], object_hook=keep)
    return found


def test_every_block_speaks_schema_org_and_names_its_page(blocks: dict[str, str]) -> None:
    classes, keys = set(), set()
    for address, block in blocks.items():
        every = nodes(block)
        assert f"{HOME}{address}" in {node.get("url") for node in every}
        assert len(block.encode()) <= LONGEST, address
        classes |= {node["@type"] for node in every if "@type" in node}
        keys |= {key for node in every for key in node if not key.startswith("@")}
    assert "Dataset" in classes
    assert classes - {*beside(__file__)["classes"].split()} == set()
    assert keys - {*beside(__file__)["properties"].split()} == set()


def test_nothing_in_a_record_can_end_the_block(history: History) -> None:
    name = "</script><!-- & >"
    assert name in {
        one.get("name") for one in nodes(structured.block("events/", history, name, "x"))
    }
