"""How much of a record rests on each of its papers."""

from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.pages.handwritten import finish
from chronicle.queries.shares import shares
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
    assert told.statements == len(claims)
    assert 0 < told.alone < told.events


def test_an_event_of_two_papers_rests_on_none_alone(history: History) -> None:
    told = shares(history)
    flood = history.corpus.get(Event, "1903-flood")
    other = flood.sources[0].model_copy(update={"work": "anonymous-lock", "at": "¶2"})
    both = changed(history, "1903-flood", sources=(*flood.sources, other))
    assert shares(both).alone == told.alone - 1


def test_the_sources_begin_with_why_these_and_how_much_rests_on_each(history: History) -> None:
    assert not read(history, "bibliography/").xpath("//p[@id='choice']")
    chosen = with_settings(history, choice=Prose("They lay in one drawer."))
    (said,) = read(chosen, "bibliography/").xpath("//p[@id='choice']")
    most, number = shares(history).papers[0]
    assert words(said).startswith("They lay in one drawer. ")
    assert f"supplies {number} of {shares(history).statements} statements" in words(said)
    told = finish("<!-- how much rests on each paper -->", "about/", history)
    assert f"supplies {number} of" in told
    assert most.id in told
