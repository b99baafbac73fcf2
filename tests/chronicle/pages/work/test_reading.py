from typing import Any

import pytest
from pydantic import ValidationError

from chronicle.corpus import checks
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.records.reading import Judged, Reading
from chronicle.records.work import Work
from support import changed, read, words

READING = {
    "extent": "whole",
    "date": "2099-01-01",
    "address": "https://archive.example/1",
    "says": "It says so.",
}


def reading(extent: str, verdict: str, *, exception: bool = False, **more: Any) -> Reading:
    where = {"paper": "holm-1987", "at": "p. 12"}
    use = {**where, "verdict": verdict, "why": "So it is.", "exception": exception}
    return Reading.model_validate({**READING, "extent": extent, "uses": (use,), **more})


def test_only_what_agrees_has_an_exception() -> None:
    with pytest.raises(ValidationError, match="does not agree"):
        reading("whole", "shifts", exception=True)


@pytest.mark.parametrize(("extent", "verdict"), [("summary", "agrees"), ("whole", "agrees-report")])
def test_a_report_of_a_document_is_not_the_document(extent: str, verdict: str) -> None:
    with pytest.raises(ValidationError, match="write verdict: agrees"):
        reading(extent, verdict)
    assert reading("summary", "agrees-report").is_report
    assert not reading("beginning", "agrees").is_report


def test_a_report_is_no_copy() -> None:
    with pytest.raises(ValidationError, match="is no copy"):
        reading("summary", "agrees-report", copy=True)
    assert reading("whole", "agrees", copy=True).is_copy


def judged_by(history: History, by: int | None) -> History:
    """A history in which so many readers came to the first verdict on the survey, if that is said."""
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading is not None
    judged = Judged.model_validate({"by": by, "date": "2099-01-01"}) if by else None
    first = reading.uses[0].model_copy(update={"judged": judged})
    uses = (first, *reading.uses[1:])
    return changed(history, "survey-1899", reading=reading.model_copy(update={"uses": uses}))


@pytest.mark.parametrize("by", [None, 1, 2])
def test_who_parts_a_paper_from_its_document_says_whether_alone(
    history: History, by: int | None
) -> None:
    told = judged_by(history, by)
    found = [each.message for each in checks.findings(told.corpus.records)]
    assert any("it needs two readers" in message for message in found) == (by is None)
    page = words(read(told, "bibliography/survey-1899/"))
    assert ("judged by one reader alone" in page) == (by == 1)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://archive.example/a/k7", "https://archive.example/a/k7"),
        ("https://archive.example/%EA%B3%A0", "archive.example"),
    ],
)
def test_an_address_with_codes_in_it_is_shown_by_its_site(
    corpus: Corpus, address: str, shown: str
) -> None:
    reading = corpus.get(Work, "survey-1899").reading
    assert reading
    assert reading.model_copy(update={"address": address}).address_in_short == shown
