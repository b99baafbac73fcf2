from typing import Any

import pytest
from pydantic import ValidationError

from chronicle.corpus import checks
from chronicle.corpus.corpus import Corpus
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import Judged, Reading

READING = {
    "extent": "whole",
    "date": "2099-01-01",
    "address": "https://archive.example/1",
    "says": "It says so.",
}


def reading(extent: str, verdict: str, **more: Any) -> Reading:
    use = {"paper": "holm-1987", "at": "p. 12", "verdict": verdict, "why": "So it is."}
    return Reading.model_validate({**READING, "extent": extent, "uses": (use,), **more})


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


@pytest.mark.parametrize("by", [None, 1, 2])
def test_who_parts_a_paper_from_its_document_is_not_alone(corpus: Corpus, by: int | None) -> None:
    survey = corpus.get(Work, "survey-1899")
    assert survey.reading is not None
    judged = Judged.model_validate({"by": by, "date": "2099-01-01"}) if by else None
    first = survey.reading.uses[0].model_copy(update={"judged": judged})
    uses = (first, *survey.reading.uses[1:])
    told = survey.model_copy(update={"reading": survey.reading.model_copy(update={"uses": uses})})
    found = [each.message for each in checks.findings({**corpus.records, "survey-1899": told})]
    needs = [message for message in found if "it needs two readers" in message]
    assert bool(needs) == (by != 2)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://archive.example/k7", "https://archive.example/k7"),
        ("https://archive.example/%EA%B3%A0", "archive.example"),
    ],
)
def test_an_address_with_codes_in_it_is_shown_by_its_site(
    corpus: Corpus, address: str, shown: str
) -> None:
    reading = corpus.get(Work, "survey-1899").reading
    assert reading
    assert reading.model_copy(update={"address": address}).address_in_short == shown
