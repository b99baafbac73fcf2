from __future__ import annotations

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Claim, Deployment, Event
from chronicle.views import common as views


def test_by_year(corpus: Corpus) -> None:
    assert [(year, [event.id for event in events]) for year, events in views.by_year(corpus.of(Event))] == [
        (1899, ["1899-survey"]),
        (1901, ["1901-corps-arrives"]),
        (1903, ["1903-flood"]),
        (1904, ["1904-talks"]),
        (1910, ["1910-opening"]),
    ]


def test_testimonies_go_by_vocabulary_then_size(corpus: Corpus) -> None:
    rows = views.testimonies(reversed(corpus.of(Claim)), corpus)
    assert [row.claim.id for row in rows] == ["corps-strength-holm", "corps-strength-notes", "flood-drowned", "motive-ruud"]
    assert [row.evidence for row in rows] == ["scholarship", "scholarship", "press", None]
    assert [[question.id for question in row.questions] for row in rows] == [["how-many-diggers"], ["how-many-diggers"], [], []]


def test_evidence_is_of_what_is_cited(corpus: Corpus) -> None:
    assert views.evidence(corpus["1901-corps-arrives"], corpus) == ["memoir", "scholarship"]


def test_what_belongs_together(corpus: Corpus) -> None:
    assert [r.id for r in views.related(corpus["corps-at-the-lock"], corpus)] == ["1901-corps-arrives"]
    assert [q.id for q in views.questions(corpus["corps-at-the-lock"], corpus)] == ["how-many-diggers"]
    assert [c.id for c in views.corrections(corpus["1903-flood"], corpus)] == ["holm-p13-month"]
    assert views.told_by(corpus["1901-corps-arrives"]) == ["holm-1987", "anonymous-lock"]


def test_a_small_timeline_spans_the_whole_record(corpus: Corpus) -> None:
    records: list[Event | Deployment] = [*corpus.linking(Event, "canal-corps"), *corpus.linking(Deployment, "canal-corps", "unit")]
    strip = views.strip(records, corpus)
    assert strip is not None
    assert strip.words == "3 entries, 1901 to 1904, on an axis from 1890 to 1919"
    assert [year for year, _ in strip.decades] == [1890, 1900, 1910]
    assert [x for _, x in strip.decades] == [0, 333, 667]
    assert [(record.id, lane) for record, _, _, lane in strip.marks] == [
        ("1901-corps-arrives", 0),
        ("corps-at-the-lock", 1),
        ("1904-talks", 0),
    ]
    assert strip.lanes == 2
    widths = {record.id: width for record, _, width, _ in strip.marks}
    assert widths["1901-corps-arrives"] == 0
    assert widths["corps-at-the-lock"] == round(1000 * 973 / 10957)


@pytest.mark.parametrize(("times", "lanes", "fine"), [(8, 8, False), (9, 9, True), (30, views.FINE[0], True)])
def test_a_small_timeline_of_many_is_finer_and_has_an_end(corpus: Corpus, times: int, lanes: int, fine: bool) -> None:
    flood = corpus.get(Event, "1903-flood")
    strip = views.strip([flood] * times, corpus)
    assert strip is not None
    assert (strip.lanes, strip.fine) == (lanes, fine)
    assert len(strip.marks) == times


def test_nothing_dated_no_small_timeline(corpus: Corpus) -> None:
    assert views.strip([], corpus) is None
