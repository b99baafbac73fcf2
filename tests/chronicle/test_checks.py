from __future__ import annotations

from chronicle import checks
from chronicle.corpus import Corpus
from chronicle.records import Claim, Event, PlaceRecord, Source


def test_sound_records_pass(corpus: Corpus) -> None:
    for check in checks.ALL:
        assert list(check(corpus.records)) == []


def test_every_check_finds_what_it_is_for(corpus: Corpus) -> None:
    event = corpus.get(Event, "1903-flood").model_copy(update={"sources": (Source(work="holm-1987", at="p. 21"),)})
    claim = corpus.get(Claim, "flood-drowned").model_copy(update={"value": "some"})
    place = corpus.get(PlaceRecord, "isthmus").model_copy(update={"part_of": "the-lock"})
    question = corpus["how-many-diggers"]
    twice = question.model_copy(update={"positions": (question.positions[0], question.positions[0])})  # type: ignore[attr-defined]
    broken = {**corpus.records, "1903-flood": event, "flood-drowned": claim, "isthmus": place, "how-many-diggers": twice}
    assert [list(check(broken)) for check in checks.ALL] == [
        [("1903-flood", ("sources", 0, "at"), "holm-1987 has no p. 21; it has pp. 11–20, nn. 1–9, table")],
        [("flood-drowned", ("value",), "“some” is no number, and “drowned” is a figure")],
        [("how-many-diggers", ("positions", 1, "claims", 0), "“corps-strength-holm” already stands in this question")],
        [
            ("the-lock", ("part_of",), "“the-lock” is, by way of others, a part of itself"),
            ("isthmus", ("part_of",), "“isthmus” is, by way of others, a part of itself"),
        ],
    ]
