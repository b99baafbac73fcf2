"""How much of a record rests on each of its papers."""

from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.event.model import Event
from chronicle.pages.handwritten import finish
from chronicle.queries.shares import Alone, alone, events_in_words, shares
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
    holm = without(history, "holm-1987").events
    flood = history.corpus.get(Event, "1903-flood")
    cited = flood.sources[0].model_copy(update={"work": "survey-1899", "at": "first page"})
    beside = changed(history, "1903-flood", sources=(*flood.sources, cited))
    assert shares(beside).events == told.events
    assert without(beside, "holm-1987").events == holm
    none = changed(history, "1903-flood", sources=(cited,))
    assert shares(none).events.in_none == 1
    assert without(none, "holm-1987").events == holm - 1
    assert "only in works that the papers cite." in events_in_words(none)


def test_what_is_in_one_paper_only_adds_up(history: History) -> None:
    told = shares(history)
    each = alone(history)
    assert sum(one.events for one in each) == told.events.in_one
    assert sum(one.statements for one in each) == told.statements.in_one
    for one in each:
        (said,) = read(history, f"papers/{one.paper.id}/").xpath("//*[@id='only-here']") or [None]
        assert said is None or words(said).startswith(counted(one.events, "event"))


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


def without(history: History, paper: str) -> Alone:
    return next(one for one in alone(history) if one.paper.id == paper)


def test_what_another_paper_has_is_not_in_one_only(history: History) -> None:
    holm = without(history, "holm-1987")
    claims = history.corpus.of(Claim)
    only = [one for one in claims if {source.work for source in one.sources} == {"holm-1987"}]
    assert holm.statements == len(only) > 0
    events = holm.events
    flood = history.corpus.get(Event, "1903-flood")
    other = flood.sources[0].model_copy(update={"work": "anonymous-lock", "at": "¶2"})
    both = changed(history, "1903-flood", sources=(*flood.sources, other))
    assert without(both, "holm-1987").events == events - 1


def test_an_answer_is_lost_where_all_its_statements_are(history: History) -> None:
    (lost, *_) = without(history, "holm-1987").questions
    corpus = history.corpus
    for position in lost.question.positions:
        works = {
            source.work for name in position.claims for source in corpus.get(Claim, name).sources
        }
        assert (position in lost.answers) == (works == {"holm-1987"})
    assert lost.left == len(lost.question.positions) - len(lost.answers)
    # With a statement from elsewhere the answer stays.
    name = lost.answers[0].claims[0]
    claim = corpus.get(Claim, name)
    other = claim.sources[0].model_copy(update={"work": "anonymous-lock", "at": "¶2"})
    twice = changed(history, name, sources=(*claim.sources, other))
    before = without(history, "holm-1987").answers
    assert without(twice, "holm-1987").answers < before


def test_the_pages_say_what_would_be_lost_without_each(history: History) -> None:
    claim = history.corpus.get(Claim, "corps-strength-holm")
    ruud = Dependence(witness="per-ruud", how="reports")
    # Only where something is said to depend on something is there a page of witnesses.
    told = changed(history, claim.id, depends_on=(ruud,))
    (section,) = read(told, "about/witnesses/").xpath("//section[h2[@id='without']]")
    rows = section.xpath("./table/tbody/tr")
    assert len(rows) == len(alone(told)) > 1
    holm = without(told, "holm-1987")
    cells = [words(cell) for cell in rows[0].xpath("td")][1:]
    assert cells == [str(holm.statements), str(holm.events), str(holm.answers), str(holm.closed)]
    (listed,) = section.xpath(".//details[@id='without-holm-1987']")
    assert len(listed.xpath(".//li")) == len(holm.questions)
    row = finish("<!-- what each paper alone gives -->", "about/", told)
    assert row.count("<tr>") == 1 + len(alone(told))
