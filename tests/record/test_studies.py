"""The studies that no paper cites: as many as the page says, and none of them cited after all."""

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


def number(count: int) -> str:
    tens = {2: "twenty", 3: "thirty"}
    ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return f"{tens[count // 10]}-{ones[count % 10]}".removesuffix("-")
