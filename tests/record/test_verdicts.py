"""A verdict that a paper deviates from its source was reached by at least two readers."""

import pytest

from chronicle.history import History
from chronicle.records import DISAGREEING_VERDICTS, Work

pytestmark = pytest.mark.record


def test_two_readers_came_to_each_verdict_that_parts_a_paper_from_its_document(
    record: History,
) -> None:
    alone = []
    parting = 0
    for work in record.corpus.of(Work):
        for use in work.reading.uses if work.reading else ():
            if use.verdict in DISAGREEING_VERDICTS:
                parting += 1
                if use.judged is None or use.judged.by < 2:
                    alone.append((work.id, use.at))
    assert parting
    assert alone == []
