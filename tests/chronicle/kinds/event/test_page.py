from pathlib import Path

import pytest

from chronicle.drawing import spread
from chronicle.history import History
from chronicle.kinds.base import Source
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.question.model import Question
from chronicle.queries import statements as queried
from chronicle.values.text import Prose
from support import changed, read, with_only, words
from support.histories import enlarged

ARRIVAL = "1901-corps-arrives"

EVENT = """
- id: {year}-event
  date: '{year}'
  title: What happened in {year}
  summary: Something happened.
  themes: [digging]
  weight: minor
  sources: [{{work: holm-1987, at: p. 12}}]
"""
COST = "- {id: cost, name: Cost, value: figure, description: What was paid.}"
COSTS = """
- {id: opening-cost, about: 1910-opening, property: cost, value: 6, unit: crowns, voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
- {id: opening-meals, about: 1910-opening, property: cost, value: 9, unit: crowns for the meal, voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
"""
ASKED = """
- {id: how-much, title: How much?, why: Nobody says., settle: A list., assessment: Holm alone writes of it., positions: [{answer: six, claims: [FIRST]}, {answer: nine, claims: [SECOND]}]}
"""


def test_the_margin_has_the_places_and_folded_what_several_rest_on(history: History) -> None:
    def margin(sources: tuple[Source, ...]) -> list[str]:
        page = read(changed(history, ARRIVAL, sources=sources), f"events/{ARRIVAL}/")
        [term] = page.xpath("//aside//div[dt[@id='sources']]/dd")
        return [words(part) for part in term.xpath("details | p[not(@class)]")]

    holm = history.corpus.get(Event, ARRIVAL).sources[0]
    [alone] = margin((holm,))
    assert "based on" in alone
    bare = Source(work="anonymous-lock", at="¶2")
    places, below = margin((holm, bare))
    assert "based on" not in places
    assert below.startswith("What these citeHolm, p. 12, n. 3 based on ")
    assert "¶2" in places
    assert "¶2" not in below
    assert len(margin((bare, bare.model_copy(update={"at": "¶3"})))) == 1


def test_a_figure_without_a_head_says_of_what_it_is(tmp_path: Path) -> None:
    history = enlarged(tmp_path, {"properties.yml": COST, "claims/claims.yml": COSTS})
    several = read(history, "events/1910-opening/").find_class("statement")
    said = [[words(head) for head in one.find_class("property")] for one in several]
    assert said == [[], ["Cost"]]


@pytest.mark.parametrize(("second", "times"), [("opening-meals", 0), ("flood-drowned", 1)])
def test_a_question_on_all_few_statements_is_named_once(
    tmp_path: Path, second: str, times: int
) -> None:
    question = ASKED.replace("FIRST", "opening-cost").replace("SECOND", second)
    added = {"properties.yml": COST, "claims/claims.yml": COSTS, "questions.yml": question}
    page = read(enlarged(tmp_path, added), "events/1910-opening/")
    assert len(page.find_class("dispute")) == 1
    assert len(page.find_class("disputed")) == times


def test_two_events_stand_before_and_two_after(tmp_path: Path) -> None:
    years = (1905, 1906, 1907, 1908, 1909)
    events = "".join(EVENT.format(year=year) for year in years)
    history = enlarged(tmp_path, {"events/events.yml": events})
    page = read(history, "events/1907-event/")
    (section,) = page.find_class("neighbours")
    assert [words(item).partition(" ")[0] for item in section.iter("li")] == [*map(str, years)]
    (current,) = section.xpath('.//li[@aria-current="true"]')
    assert "1907" in words(current)


def test_an_event_without_statements_is_cited_itself(history: History) -> None:
    page = read(history, "events/1910-opening/")
    (line,) = page.xpath('.//p[@class="whose"]')
    (cite,) = line.find_class("cite")
    assert cite.get("data-of") == "events/1910-opening/"
    assert not read(history, "events/1903-flood/").xpath('.//p[@class="whose"]')


def test_a_single_statement_that_repeats_the_summary_is_folded_with_the_sources(
    history: History,
) -> None:
    event = history.corpus.get(Event, "1903-flood")

    def folded(summary: str, *more: Source) -> list[str]:
        sources = (*event.sources, *more)
        told = changed(history, event.id, summary=Prose(summary), sources=sources)
        claim = history.corpus.get(Claim, "flood-drowned")
        claims = {"value": Prose("Forty men drowned at the lock."), "property_": "motive"}
        alone = with_only(told, Claim, claim.model_copy(update=claims))
        page = read(alone, f"events/{event.id}/")
        found = page.xpath("//aside//dt[@id='sources']/../dd/details[@id='claims']")
        # It has its address there, and no section of its own.
        assert [one.get("id") for fold in found for one in fold.find_class("statement")] == [
            "flood-drowned"
        ] * len(found)
        assert len(page.xpath("//section[@class='claims']")) == 1 - len(found)
        assert len(page.xpath("//*[@id='claims-motive']")) == 1
        return [words(one.find("summary")) for one in found]

    again = "When the isthmus flooded, forty of the men drowned at the lock."
    assert folded(again) == ["Cite this source"]
    # Among several it is said which.
    assert folded(again, Source(work="holm-1987", at="p. 20")) == ["Cite Holm, p. 13, n. 5"]
    assert folded("The isthmus was flooded.") == []


def test_the_figures_disputed_on_a_main_event_are_drawn(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = history.corpus.of(Question)[0]

    def drawn(weight: str) -> list[str]:
        told = changed(history, ARRIVAL, weight=weight, see=(question.id,))
        page = read(told, f"events/{ARRIVAL}/")
        return [words(one) for one in page.xpath("//section[h2[@id='disputed']]//li/a")]

    assert drawn("major") == []  # two figures are no spread
    monkeypatch.setattr(spread, "FEWEST", 2)
    assert drawn("major") == [question.title.as_text]
    assert drawn("minor") == []


def test_who_shortens_the_address_of_an_event_finds_the_main_ones(history: History) -> None:
    events = history.corpus.of(Event)
    page = read(history, "events/")
    assert f"all {len(events)} events" in words(page.find_class("lead")[0])
    shown = page.xpath("//ul[contains(@class, 'dated')]//a/@href")
    main = {event.id for event in events if event.weight == "major"}
    assert {address.split("/")[-2] for address in shown} == main


PROMISE = "- {id: promise, name: Promise, value: words, description: What was promised.}"
TOLD = """
- {id: corps-motive, about: corps-at-the-lock, property: motive, value: They were poor., voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
- {id: arrival-promise, about: 1901-corps-arrives, property: promise, value: Norrmark promised bread., voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
"""
OF_ITSELF = """
- {{id: {id}, about: 1901-corps-arrives, property: {property}, value: {value}, voice: anonymous-lock, sources: [{{work: anonymous-lock, at: ¶2}}]}}
"""
DISPUTES = """
- {id: why-dig, title: Why did they dig?, why: Nobody says., settle: A list., assessment: Holm alone writes of it., positions: [{answer: poor, claims: [corps-motive]}, {answer: the sea, claims: [motive-ruud]}], see: [1901-corps-arrives]}
- {id: what-bread, title: What was promised?, why: Nobody says., settle: A list., assessment: Holm alone writes of it., positions: [{answer: bread, claims: [arrival-promise]}, {answer: the sea, claims: [motive-ruud]}], see: [1901-corps-arrives]}
"""


def test_what_is_said_of_an_event_itself_comes_before_what_is_said_beside_it(
    tmp_path: Path,
) -> None:
    added = {"properties.yml": PROMISE, "claims/claims.yml": TOLD, "questions.yml": DISPUTES}
    page = read(enlarged(tmp_path, added), f"events/{ARRIVAL}/")
    asked = [words(one) for one in page.find_class("dispute")[0].iter("a")]
    assert asked == ["What was promised?", "Why did they dig?"]
    said = page.find_class("claims")[0].text_content()
    assert said.index("promised bread") < said.index("were poor")
    # Where as much is said of both, the subjects keep their order.
    of_both = TOLD.replace("about: corps-at-the-lock", f"about: {ARRIVAL}")
    both = enlarged(tmp_path / "both", {**added, "claims/claims.yml": of_both})
    said = read(both, f"events/{ARRIVAL}/").find_class("claims")[0].text_content()
    assert said.index("were poor") < said.index("promised bread")
    # Otherwise that comes first of which more is said of the event.
    own = TOLD + OF_ITSELF.format(id="hired", property="motive", value="They were hired.")
    own += OF_ITSELF.format(id="soup", property="promise", value="Soup was promised.")
    half = enlarged(tmp_path / "half", {**added, "claims/claims.yml": own})
    said = read(half, f"events/{ARRIVAL}/").find_class("claims")[0].text_content()
    assert said.index("promised bread") < said.index("were poor")


def test_of_very_many_statements_that_is_open_of_which_most_is_said_of_the_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = TOLD + OF_ITSELF.format(id="bread", property="promise", value="Bread was promised.")
    told += TOLD.splitlines()[1].replace("corps-motive", "hired").replace("poor", "hired") + "\n"
    told += TOLD.splitlines()[1].replace("corps-motive", "young").replace("poor", "young") + "\n"
    told += OF_ITSELF.format(id="drum", property="other", value="A drum was heard.")
    other = "\n- {id: other, name: Other, value: words, description: What else is said.}"
    disputes = DISPUTES.replace("[corps-motive]", "[corps-motive, hired, young]")
    added = {
        "properties.yml": PROMISE + other,
        "claims/claims.yml": told,
        "questions.yml": disputes,
    }
    history = enlarged(tmp_path, added)
    for many in (9, 1):
        monkeypatch.setattr(queried, "MANY", many)
        [claims] = read(history, f"events/{ARRIVAL}/").find_class("claims")
        assert words(claims.find(".//h3")) == "Promise"


def test_statements_stand_the_nearer_to_an_event_the_nearer_their_date_is(tmp_path: Path) -> None:
    """What is of the event and of its time comes first, then what has no date, then the rest."""
    dates = {"late": "1909", "undated": "", "of-the-time": "1901-05-03"}
    told = ""
    for name, date in dates.items():
        one = OF_ITSELF.format(id=name, property="promise", value=f"It is {name}.")
        told += one.replace(", voice:", f", date: '{date}', voice:") if date else one
    beside = TOLD.splitlines()[2].replace(f"about: {ARRIVAL}", "about: corps-at-the-lock")
    beside = beside.replace("Norrmark promised bread", "It is beside")
    disputes = DISPUTES.replace("[arrival-promise]", "[arrival-promise, late]")
    added = {
        "properties.yml": PROMISE,
        "claims/claims.yml": f"{told}{TOLD.splitlines()[1]}\n{beside}\n",
        "questions.yml": disputes,
    }
    page = read(enlarged(tmp_path, added), f"events/{ARRIVAL}/")
    said = page.find_class("claims")[0].text_content()
    order = [said.index(f"It is {name}.") for name in ("of-the-time", "undated", "late", "beside")]
    assert order == sorted(order)


def test_a_subject_is_disputed_only_where_the_event_shares_the_question(tmp_path: Path) -> None:
    foreign = """
- {id: which-bread, title: Which bread?, why: Nobody says., settle: A list., assessment: Holm alone writes of it., positions: [{answer: rye, claims: [rye]}, {answer: the sea, claims: [motive-ruud]}]}
"""
    told = TOLD + TOLD.splitlines()[2].replace("arrival-promise", "rye").replace(
        f"about: {ARRIVAL}", "about: corps-at-the-lock"
    )
    named = DISPUTES.replace("[arrival-promise]", "[arrival-promise, rye]")
    added = {"properties.yml": PROMISE, "claims/claims.yml": told, "questions.yml": named + foreign}
    page = read(enlarged(tmp_path, added), f"events/{ARRIVAL}/")
    assert "promised bread" in page.find_class("claims")[0].text_content()
    assert "Which bread?" not in page.text_content()
