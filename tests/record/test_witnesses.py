"""The essay on witnesses counts what the record counts."""

import re

import pytest

from chronicle.history import History
from chronicle.queries import ladders, stemma, witnesses
from chronicle.records.claim import Claim
from chronicle.records.question import Question
from support import ROOT, SITE, read, the_record, words

pytestmark = pytest.mark.record

ESSAY = ROOT / "docs" / "chapters" / "how-many-witnesses.md"
ROW = re.compile(r"\| \[[^]]+\]\(id:(\S+)\) \| (\d+) \| (\d+) \| (\S+) \|")


def test_the_table_of_the_great_questions_is_that_of_the_record() -> None:
    history = History(the_record(), SITE)
    rows = {match[1]: match.group(2, 3, 4) for match in ROW.finditer(ESSAY.read_text("utf-8"))}
    great = [one for one in history.corpus.of(Question) if one.rank == "great"]
    counted = {one.id: stemma.of_question(history, one) for one in great}
    assert rows == {
        name: (str(found.statements), str(found.voices), found.range)
        for name, found in counted.items()
    }


def test_the_witnesses_that_questions_show_are_those_that_are_counted() -> None:
    history = History(the_record(), SITE)
    shown = {one.id: witnesses.of_question(history, one) for one in history.corpus.of(Question)}
    counted = {one.id: stemma.of_question(history, one).most for one in history.corpus.of(Question)}
    assert {name: len(found.each) for name, found in shown.items()} == counted
    # Each statement stands with every witness where one of its ways may end.
    for claim in history.corpus.of(Claim):
        ways = ladders.ladder(history, claim).ways
        ends = stemma.sources(history, claim.id, with_possible=True)
        ends |= stemma.sources(history, claim.id, with_possible=False)
        assert {ladders.end(history, way) for way in ways} == ends


def test_a_way_in_a_line_names_nobody_twice_running() -> None:
    """Where a statement leads to another on the same page of a paper, that paper stands once."""
    history = History(the_record(), SITE)
    pages = [read(history, f"questions/{one.id}/") for one in history.corpus.of(Question)]
    lines = [words(line) for page in pages for line in page.xpath("//dd")]
    ways = [way.split(" ← ") for line in lines for way in line.split("; ") if " ← " in way]
    assert ways
    assert [way for way in ways if any(map(str.__eq__, way, way[1:]))] == []
