"""The oldest source of each event. If the list changes, compare the event with the record and the paper."""

import re
from collections import Counter
from pathlib import Path

from chronicle.graphics.source_delays import delay_labels
from chronicle.history import History
from chronicle.queries.oldest_sources import event_delays
from chronicle.records import Chart, Event

SOURCES = Path(__file__).with_name("oldest_sources.txt")


def test_oldest_sources_match_the_list(record: History) -> None:
    delays = event_delays(record)
    assert len(delays) == len(record.corpus.of(Event))
    lines = []
    for event, source, _ in delays:
        text = "no dated source"
        if source:
            text = (
                f"{source.work.id}, {source.date}{'' if source.is_published else ', unpublished'}"
            )
        lines.append(f"{event.id} ({event.date}): {text}\n")
    assert "".join(lines) == SOURCES.read_text("utf-8")


def test_essay_has_the_numbers_of_the_record(record: History) -> None:
    delays = event_delays(record)
    [chart] = [chart for chart in record.corpus.of(Chart) if chart.delays]
    war, rifts, _ = delay_labels(record, chart)
    groups = Counter(delay.group for delay in delays)
    numbers = [len(delays), groups["early"], war.all_events, war.counted_events]
    numbers += [groups["undated"], rifts.counted_events, rifts.all_events]
    text = record.markdown_pages["chapters/how-many-witnesses/"].body
    [paragraph] = re.findall(r"(.*)\n\{ #the-oldest-source \}", text)
    counts = re.findall(r"\b\d{2,3}\b(?! to )", paragraph)
    assert [int(count) for count in counts] == numbers
