"""Places in works: a line for each work, and which of the papers these are."""

import pytest

from chronicle.history import History
from chronicle.kinds.base import Source
from chronicle.kinds.event.model import Event
from chronicle.kinds.work.model import Work
from chronicle.queries import passages
from support import changed, read, with_only, words

ARRIVAL = "1901-corps-arrives"
HOLM = Source(work="holm-1987", at="p. 12")
LATER = Source(work="holm-1987", at="p. 14")
LOCK = Source(work="anonymous-lock", at="¶2")
DOCUMENT = Source(work="survey-1899", at="p. 3")


def _margin(history: History, *sources: Source) -> str:
    page = read(changed(history, ARRIVAL, sources=sources), f"events/{ARRIVAL}/")
    [term] = page.xpath("//aside//div[dt[@id='sources']]/dd")
    return words(term)


def test_a_work_is_named_once_before_all_places_in_it(history: History) -> None:
    event = history.corpus.get(Event, ARRIVAL)
    lines = passages.by_work(history, (HOLM, LOCK, LATER), event)
    said = [[way.label.as_text for way in line] for line in lines]
    assert said[0] == ["Holm, p. 12", "p. 14"]
    assert len(said) == 2
    assert lines[0][1].address == "papers/holm-1987/#p-14"
    assert "Holm, p. 12; p. 14" in _margin(history, HOLM, LOCK, LATER)


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ((HOLM, LATER), "Holm: one of the two papers"),
        ((HOLM,), "Holm, p. 12 One of the two papers"),
        ((DOCUMENT, LOCK), "Unsigned notes: one of the two papers"),
        ((LOCK, HOLM), "In all of the two papers"),
    ],
)
def test_below_the_sources_stands_whose_papers_they_are(
    history: History, sources: tuple[Source, ...], line: str
) -> None:
    assert line in _margin(history, *sources)


def test_documents_are_no_papers_and_a_single_paper_needs_no_name(history: History) -> None:
    assert "papers" not in _margin(history, DOCUMENT)
    holm = history.corpus.get(Work, "holm-1987")
    assert "paper" not in _margin(with_only(history, Work, holm), HOLM, LATER)
