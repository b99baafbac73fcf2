import pytest
from pydantic import ValidationError

from chronicle.corpus import checks
from chronicle.history import History
from chronicle.records import Judged, Reading, Work
from support import update_record

READING = {
    "extent": "whole",
    "date": "2099-01-01",
    "address": "https://archive.example/1",
    "says": "It says so.",
}


def reading(extent: str, verdict: str) -> Reading:
    where = {"paper": "holm-1987", "at": "p. 12"}
    use = {**where, "verdict": verdict, "why": "So it is."}
    return Reading.model_validate({**READING, "extent": extent, "uses": (use,)})


@pytest.mark.parametrize(("extent", "verdict"), [("summary", "agrees"), ("whole", "agrees-report")])
def test_a_report_of_a_document_is_not_the_document(extent: str, verdict: str) -> None:
    with pytest.raises(ValidationError, match="write verdict: agrees"):
        reading(extent, verdict)
    assert reading("summary", "agrees-report").is_report
    assert not reading("beginning", "agrees").is_report


@pytest.mark.parametrize("by", [None, 1, 2])
def test_who_parts_a_paper_from_its_document_says_how_many_judged(
    history: History, by: int | None
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading is not None
    judged = Judged.model_validate({"by": by, "date": "2099-01-01"}) if by else None
    first = reading.uses[0].model_copy(update={"judged": judged})
    uses = (first, *reading.uses[1:])
    parted = update_record(
        history, "survey-1899", reading=reading.model_copy(update={"uses": uses})
    )
    found = [each.message for each in checks.findings(parted.corpus)]
    assert any("it needs two independent readers" in message for message in found) == (by is None)
