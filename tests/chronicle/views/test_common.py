from __future__ import annotations

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Event
from chronicle.views import common as views


def test_by_year(corpus: Corpus) -> None:
    assert [(year, [event.id for event in events]) for year, events in views.by_year(corpus.of(Event))] == [
        (1899, ["1899-survey"]),
        (1901, ["1901-corps-arrives"]),
        (1903, ["1903-flood"]),
        (1904, ["1904-talks"]),
        (1910, ["1910-opening"]),
    ]


def test_evidence_is_of_what_is_cited(corpus: Corpus) -> None:
    assert views.evidence(corpus["1901-corps-arrives"], corpus) == ["memoir", "scholarship"]


def test_what_belongs_together(corpus: Corpus) -> None:
    assert [r.id for r in views.related(corpus["corps-at-the-lock"], corpus)] == ["1901-corps-arrives"]
    assert [q.id for q in views.questions(corpus["corps-at-the-lock"], corpus)] == ["how-many-diggers"]
    assert [c.id for c in views.corrections(corpus["1903-flood"], corpus)] == ["holm-p13-month"]
    assert views.told_by(corpus["1901-corps-arrives"]) == ["holm-1987", "anonymous-lock"]
