"""The lessons have a key; that on checking ten footnotes is drawn as it says, with the bounds that a draw of ten has."""

import re

import pytest

from chronicle.history import History
from chronicle.records.claim import Claim
from chronicle.records.lesson import Lesson
from chronicle.values import locators
from support import ROOT

pytestmark = pytest.mark.record

PAGE = (ROOT / "docs" / "teaching" / "ten-footnotes.md").read_text("utf-8")
FREE = {"young-2019", "vu-2023"}


def test_ten_statements_rest_on_the_two_papers_that_anybody_can_open(record: History) -> None:
    drawn = [record.corpus.get(Claim, name) for name in re.findall(r"\(statement:(\S+)\)", PAGE)]
    assert len(set(drawn)) == 10
    assert {source.work for claim in drawn for source in claim.sources} <= FREE
    claims = record.corpus.of(Claim)
    whole = [claim for claim in claims if {source.work for source in claim.sources} <= FREE]
    assert f"from the {len(whole)} statements that rest on these two papers alone" in PAGE


def test_the_key_has_a_verdict_for_each_of_the_ten_at_its_place(record: History) -> None:
    drawn = [record.corpus.get(Claim, name) for name in re.findall(r"\(statement:(\S+)\)", PAGE)]
    rows = re.findall(r"^\| (\d+) \| (\w+), ([^|]+) \| (\w+) \| [^|]+ \|$", PAGE, re.M)
    assert [int(number) for number, *_ in rows] == [*range(1, 11)]
    for claim, (_, author, at, verdict) in zip(drawn, rows, strict=True):
        assert claim.sources[0].work.startswith(f"{author.lower()}-")
        cited = {place for source in claim.sources for place in locators.places(source.at)}
        assert set(locators.places(at)) == cited
        assert verdict in ("right", "shade", "wrong")


def answered(key: str) -> list[int]:
    """The questions that a key answers, or calls open, by their numbers."""
    return [
        int(number) for number in re.findall(r"^\W*Question (\d)(?:,| is|:)", key, re.MULTILINE)
    ]


def test_the_key_of_a_lesson_has_an_answer_to_each_question_and_to_the_tasks(
    record: History,
) -> None:
    discussed = {chapter.handout: chapter.discussion for chapter in record.chapters}
    for lesson in record.corpus.of(Lesson):
        key = "\n".join(point.in_a_line for point in lesson.notices)
        questions = discussed[lesson.site_address(record.corpus)]
        assert answered(key) == [*range(1, len(questions) + 1)], lesson.id
        assert key.startswith("How could they know? "), lesson.id
        assert re.search(r"^The exercise: |^Question \d, and the exercise: ", key, re.M), lesson.id
