"""A verdict that a paper deviates from its source was reached by at least two readers."""

import pytest

from chronicle.history import History
from chronicle.records import DISAGREEING_VERDICTS, Work

pytestmark = pytest.mark.record


def test_disagreeing_verdicts_have_two_readers(
    record: History,
) -> None:
    single = []
    count = 0
    for work in record.corpus.of(Work):
        for use in work.reading.uses if work.reading else ():
            if use.verdict in DISAGREEING_VERDICTS:
                count += 1
                if use.judged is None or use.judged.by < 2:
                    single.append((work.id, use.at))
    assert count
    assert single == []
