"""How much of a record rests on each of its papers."""

from chronicle.history import History
from chronicle.pages.handwritten import finish
from chronicle.queries import selection
from chronicle.queries.shares import events_in_words, shares
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.values.amounts import counted
from chronicle.values.text import Prose
from support import changed, read, with_settings, words


def test_each_paper_has_the_statements_that_stand_in_it(history: History) -> None:
    told = shares(history)
    by_id = {paper.id: count for paper, count in told.papers}
    claims = history.corpus.of(Claim)
    assert by_id["holm-1987"] == sum(
        "holm-1987" in {s.work for s in claim.sources} for claim in claims
    )
    assert [count for _, count in told.papers] == sorted(by_id.values(), reverse=True)
    assert told.statements.all == len(claims)
    assert 0 < told.events.in_one < told.events.all == len(history.corpus.of(Event))


def test_an_event_of_two_papers_is_in_none_only(history: History) -> None:
    told = shares(history)
    flood = history.corpus.get(Event, "1903-flood")
    other = flood.sources[0].model_copy(update={"work": "anonymous-lock", "at": "¶2"})
    both = changed(history, "1903-flood", sources=(*flood.sources, other))
    assert shares(both).events.in_one == told.events.in_one - 1


def test_a_work_that_a_paper_cites_is_no_other_paper(history: History) -> None:
    told = shares(history)
    flood = history.corpus.get(Event, "1903-flood")
    cited = flood.sources[0].model_copy(update={"work": "survey-1899", "at": "first page"})
    beside = changed(history, "1903-flood", sources=(*flood.sources, cited))
    assert shares(beside).events == told.events
    none = changed(history, "1903-flood", sources=(cited,))
    assert shares(none).events.in_none == 1
    assert "only in works that the papers cite." in events_in_words(none)


def test_what_is_in_one_paper_only_adds_up(history: History) -> None:
    corpus = history.corpus
    of_papers = 0
    for paper in selection.papers(corpus):
        only = [one for one in corpus.of(Event) if selection.is_only_in(corpus, paper, one)]
        of_papers += len(only)
        (said,) = read(history, f"papers/{paper.id}/").xpath("//*[@id='only-here']") or [None]
        assert said is None or words(said).startswith(counted(len(only), "event"))
    assert of_papers == shares(history).events.in_one


def test_the_sources_begin_with_why_these_and_how_much_rests_on_each(history: History) -> None:
    assert not read(history, "bibliography/").xpath("//p[@id='choice']")
    chosen = with_settings(history, choice=Prose("They lay in one drawer."))
    (said,) = read(chosen, "bibliography/").xpath("//p[@id='choice']")
    most, number = shares(history).papers[0]
    assert words(said).startswith("They lay in one drawer. ")
    first, *_ = read(chosen, "bibliography/").find_class("its")
    assert words(first[0]) == f"Used for {number} statements"
    told = finish("<!-- how much rests on each paper -->", "about/", history)
    assert f"supplies {number} of" in told
    assert most.id in told
