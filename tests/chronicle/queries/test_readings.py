from chronicle.history import History
from chronicle.queries import readings
from chronicle.records import Basis, Claim, Source, Work
from support import changed

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


def test_agreement_is_marked_at_a_statement_and_not_at_an_event(history: History) -> None:
    reading = history.corpus.get(Work, SURVEY).reading
    claim = next(iter(history.corpus.of(Claim)))
    assert reading
    agreeing = reading.uses[0].model_copy(update={"verdict": "agrees", "about": ()})
    read = reading.model_copy(update={"uses": (agreeing,)})
    corpus = changed(history, SURVEY, reading=read).corpus
    there = Source(work=NOTES, at="¶2", rests_on=(Basis(work=SURVEY),))
    assert [*readings.marked_uses(corpus, there, claim)] == ["matches the document"]
    assert not readings.marked_uses(corpus, there, corpus["1903-flood"])
