from chronicle.history import History
from chronicle.records import Source, Work

SURVEY = "survey-1899"
NOTES = "anonymous-lock"


def test_use_applies_only_to_its_record(history: History) -> None:
    reading = history.corpus.get(Work, SURVEY).reading
    assert reading is not None
    source = Source(work=NOTES, at="¶¶1–2")
    assert [use.verdict for use in reading.uses_concerning(source, "1899-survey")] == ["shortens"]
    assert reading.uses_concerning(source, "1903-flood") == ()
    unseen = Source(work=NOTES, at="¶¶6–7")
    assert [use.verdict for use in reading.uses_concerning(unseen, "1903-flood")] == ["not-seen"]
    assert reading.uses_concerning(Source(work="holm-1987", at="p. 12"), "1903-flood") == ()
