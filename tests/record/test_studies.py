"""The studies that no paper cites: as many as the page says, and none of them cited after all."""

import re

import pytest

from chronicle.history import History
from chronicle.records.study import Study
from chronicle.records.work import Work
from chronicle.values.text import slug
from support import ROOT

pytestmark = pytest.mark.record


def test_none_of_them_is_among_the_works_that_the_papers_cite(record: History) -> None:
    cited = {slug(work.title_en or work.title) for work in record.corpus.of(Work)}
    studies = record.corpus.of(Study)
    assert [study.id for study in studies if slug(study.title_en or study.title) in cited] == []
    page = (ROOT / "docs" / "further-reading.md").read_text("utf-8")
    assert f"These are {number(len(studies))} studies" in page


def test_the_author_and_title_of_a_work_to_read_have_a_line_of_their_own() -> None:
    page = (ROOT / "docs" / "further-reading.md").read_text("utf-8")
    works = [part for part in page.split("\n\n") if part.startswith("**")]
    assert len(works) > 10
    on_lines = re.compile(r"\*\*[^*\n]+\)\*\*<br>\n\[[^<]+\)<br>\n")
    assert [work[:40] for work in works if not on_lines.match(work)] == []


def number(count: int) -> str:
    tens = {2: "twenty", 3: "thirty"}
    ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return f"{tens[count // 10]}-{ones[count % 10]}".removesuffix("-")
