from chronicle.history import History
from chronicle.records import Source, Work

SURVEY, NOTES = "survey-1899", "anonymous-lock"


def test_a_use_that_names_a_record_concerns_no_other(history: History) -> None:
    reading = history.corpus.get(Work, SURVEY).reading
    assert reading is not None
    there = Source(work=NOTES, at="¶¶1–2")
    assert [use.verdict for use in reading.uses_at(there, "1899-survey")] == ["shortens"]
    assert reading.uses_at(there, "1903-flood") == ()
    unseen = Source(work=NOTES, at="¶¶6–7")
    assert [use.verdict for use in reading.uses_at(unseen, "1903-flood")] == ["not-seen"]
    assert reading.uses_at(Source(work="holm-1987", at="p. 12"), "1903-flood") == ()
