"""Nothing carries over nine words in a row from a paper, but names and titles that cannot be said otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from chronicle.corpus import loading
from chronicle.record.models import Work
from record import nine_words
from support import ROOT

pytestmark = pytest.mark.record

# Formal names of bodies, places and archives, and the title that a slip quotes in order to mend it.
NAMES = {
    "central-military-commission-of-vietnam", "fatherland-liberation-war-martyrs-cemetery", "lao-general-staff-delegation-2011",
    "term-avprf", "term-choson-sinbo", "wpk-north-pyongan-committee", "young-n005-title",
}  # fmt: skip
# Citations, and the targets of links: without them a run cannot hide behind its markup.
MARKUP = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)")
# Fields that hold forms of names, places in works, and ids.
APPARATUS = {"id", "names", "sources"}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_the_record_is_in_our_own_words() -> None:
    known = nine_words.known()
    carried = {
        f"{record.id}: {run}"
        for record in loading.load(ROOT / "data").records.values()
        if not isinstance(record, Work) and record.id not in NAMES
        for text in strings(record.model_dump(exclude=APPARATUS))
        for run, digest in nine_words.runs(text)
        if digest in known
    }
    assert carried == set()


def test_the_pages_written_by_hand_are_in_our_own_words() -> None:
    known = nine_words.known()
    carried = {
        f"{path.relative_to(ROOT)}: {run}"
        for path in (ROOT / "docs").rglob("*.md")
        for run, digest in nine_words.runs(MARKUP.sub("", path.read_text(encoding="utf-8")))
        if digest in known
    }
    assert carried == set()


def test_the_digests_know_a_run_when_they_see_it() -> None:
    """The name of a body that is allowed above is a run of a paper, and is found."""
    (name,) = [
        r.label
        for r in loading.load(ROOT / "data").records.values()
        if r.id == "wpk-north-pyongan-committee"
    ]
    assert any(digest in nine_words.known() for _, digest in nine_words.runs(name))
