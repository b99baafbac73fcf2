"""None of the studies that no paper cites is among the cited works."""

import pytest

from chronicle.history import History
from chronicle.records import Study, Work
from chronicle.values import slugify

pytestmark = pytest.mark.record


def test_none_of_them_is_among_the_works_that_the_papers_cite(record: History) -> None:
    cited = {slugify(work.title_en or work.title) for work in record.corpus.of(Work)}
    studies = record.corpus.of(Study)
    assert [study.id for study in studies if slugify(study.title_en or study.title) in cited] == []
