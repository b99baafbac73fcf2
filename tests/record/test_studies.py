"""None of the studies that no paper cites is among the cited works."""

import pytest

from chronicle.history import History
from chronicle.records import Study, Work
from chronicle.values import slugify

pytestmark = pytest.mark.record


def test_uncited_studies_are_not_cited_works(record: History) -> None:
    cited = {slugify(work.title_en or work.title) for work in record.corpus.of(Work)}
    studies = record.corpus.of(Study)
    assert [study.id for study in studies if slugify(study.title_en or study.title) in cited] == []
