"""The share of a record that is based on each of its papers."""

from chronicle.history import History
from chronicle.queries.paper_statistics import paper_shares
from chronicle.records import Event
from support import update_record

IN_ONE = "Events in one paper only"
IN_MORE = "Events in more than one paper"
IN_NONE = "Events in none of the papers"


def test_event_in_two_papers_counts_once(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    other = flood.sources[0].model_copy(update={"work": "anonymous-lock", "at": "¶2"})
    in_both = update_record(history, "1903-flood", sources=(*flood.sources, other))
    assert paper_shares(in_both)[IN_ONE] == paper_shares(history)[IN_ONE] - 1
    assert paper_shares(in_both)[IN_MORE] == paper_shares(history)[IN_MORE] + 1


def test_cited_work_is_not_a_paper(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    cited = flood.sources[0].model_copy(update={"work": "survey-1899", "at": "first page"})
    with_cited_work = update_record(history, "1903-flood", sources=(*flood.sources, cited))
    assert paper_shares(with_cited_work) == paper_shares(history)
    assert paper_shares(update_record(history, "1903-flood", sources=(cited,)))[IN_NONE] == 1
