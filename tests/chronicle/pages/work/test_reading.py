import pytest
from pydantic import ValidationError

from chronicle.history import History
from chronicle.records import Judged, Reading, Work
from chronicle.records.work import check_disagreement_readers
from support import update_record

READING = {
    "extent": "whole",
    "date": "2019-01-01",
    "address": "https://archive.example/1",
    "says": "It says so.",
}


def make_reading(extent: str, verdict: str) -> Reading:
    where = {"paper": "holm-1987", "at": "p. 12"}
    use = {**where, "verdict": verdict, "why": "So it is."}
    return Reading.model_validate({**READING, "extent": extent, "uses": (use,)})


@pytest.mark.parametrize(("extent", "verdict"), [("summary", "agrees"), ("whole", "agrees-report")])
def test_work_known_from_reports_needs_own_verdict(extent: str, verdict: str) -> None:
    with pytest.raises(ValidationError, match="write verdict: agrees"):
        make_reading(extent, verdict)
    assert make_reading("summary", "agrees-report").is_report
    assert not make_reading("beginning", "agrees").is_report


@pytest.mark.parametrize("by", [None, 1, 2])
def test_disagreeing_verdict_needs_two_readers(history: History, by: int | None) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading is not None
    judged = Judged.model_validate({"by": by, "date": "2019-01-01"}) if by else None
    first = reading.uses[0].model_copy(update={"judged": judged})
    uses = (first, *reading.uses[1:])
    judged_once = update_record(
        history, "survey-1899", reading=reading.model_copy(update={"uses": uses})
    )
    findings = [*check_disagreement_readers(judged_once.corpus)]
    assert bool(findings) == (by is None)
