from pathlib import Path

import pytest

from chronicle import build
from chronicle.corpus.ledger import read
from chronicle.corpus.problems import DataError
from chronicle.history import History


def test_published_addresses_are_pages_records_and_explicit_anchors(history: History) -> None:
    known = build.published(history)
    events = {"events/1903-flood/#flood-drowned", "timeline/#1903-flood"}
    anchors = {"about/cite/#cite", "chapters/the-flood/#the-coming", "chapters/the-flood/#arrival"}
    answers = {"questions/how-many-diggers/#answer-340"}
    assert {"", "timeline/", "my-list/", *events, *anchors, *answers} <= known
    assert not any("?" in address for address in known)


def test_a_line_that_is_none_is_told(tmp_path: Path) -> None:
    ledger = tmp_path / "permalinks.txt"
    ledger.write_text("# The ledger\n/a/\t2099.1.0\n<<<<<<< HEAD\n/b/ 2099.1.0\n", "utf-8")
    with pytest.raises(DataError) as error:
        read(ledger)
    assert [problem.line for problem in error.value.problems] == [3, 4]
