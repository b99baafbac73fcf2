from pathlib import Path

from chronicle.history import History
from chronicle.queries import selection
from chronicle.records.event import Event
from support.histories import enlarged

EVENT = """
- id: 1906-event
  date: '1906'
  title: Something happens
  summary: Something happened.
  themes: [digging]
  weight: minor
  sources: [{work: holm-1987, at: p. 12}]
"""


def test_a_paper_that_cites_nothing_is_evidence_itself(tmp_path: Path, history: History) -> None:
    larger = enlarged(tmp_path, {"events/events.yml": EVENT})
    event = larger.corpus.get(Event, "1906-event")
    assert selection.evidence(event, larger.corpus) == ["scholarship"]
    arrives = history.corpus.get(Event, "1901-corps-arrives")
    cited = history.corpus["ruud-1911"].evidence  # type: ignore[attr-defined]
    assert selection.evidence(arrives, history.corpus) == [cited, "scholarship"]
