from itertools import groupby

import pytest

from chronicle.history import History
from chronicle.queries import cited_pages
from chronicle.queries.cited_pages import PassageToCite, first_passage
from chronicle.records import Claim, Dependence
from chronicle.values import locators
from support import changed

FLOOD = "events/1903-flood/"
DROWNED = f"{FLOOD}#flood-drowned"


def test_who_speaks_through_a_paper_is_noted_first(history: History) -> None:
    (source,) = history.citables[DROWNED].sources
    (basis,) = source.rests_on
    key = PassageToCite(basis.work, basis.at or "", PassageToCite(source.work, source.at))
    for voice in (basis.work, "norrmark"):  # a work, and an actor who speaks in one
        reported = changed(history, "flood-drowned", voice=voice)
        assert first_passage(reported, reported.citables[DROWNED]) == key
        unnamed = changed(reported, basis.work, identified_in=(source.work,))
        first = key if voice == basis.work else key.within
        assert first_passage(unnamed, unnamed.citables[DROWNED]) == first
    elsewhere = changed(history, "flood-drowned", voice="survey-1899")
    assert first_passage(elsewhere, elsewhere.citables[DROWNED]) == key.within


def test_places_stand_by_work_in_their_order(history: History) -> None:
    claims = [one for one in history.citables.values() if one.sources]
    places = [*cited_pages.passages_of(history, claims)]
    works = [(place.work, place.within and place.within.work) for place in places]
    assert len([*groupby(works)]) == len(set(works)) > 3
    of_holm = [place.at for place in places if place.work == "holm-1987" and not place.within]
    assert of_holm == sorted(of_holm, key=locators.parse_passages)
    assert len(of_holm) > 3


def test_everything_that_can_be_cited_is_on_a_page(history: History) -> None:
    found = set[str]()
    for citables in cited_pages.all_cited(history).values():
        found.update(one.address for one in citables)
    assert found >= set(history.citables)


def test_an_answer_that_a_paper_only_reports_is_whose_it_is(history: History) -> None:
    answer = "questions/how-many-diggers/#answer-340"
    assert history.citables[answer].voice == ""
    reported = changed(history, "corps-strength-holm", voice="per-ruud")
    assert reported.citables[answer].voice == "per-ruud"


@pytest.mark.parametrize("certainty", ["certain", "possible"])
def test_what_a_paper_cites_elsewhere_is_behind_a_statement(
    history: History, certainty: str
) -> None:
    """The passage is found through the chain, but only if the dependence is certain."""
    (source,) = history.citables[DROWNED].sources
    (basis,) = source.rests_on
    claim = next(
        claim
        for claim in history.corpus.of(Claim)
        if claim.sources[0].work == source.work and not claim.sources[0].rests_on
    )
    depends = {"witness": "flood-drowned", "how": "cites", "certainty": certainty, "why": "So."}
    depending = changed(history, claim.id, depends_on=(Dependence.model_validate(depends),))
    found = cited_pages.underlying_passages(
        depending, depending.citables[depending.addresses[claim.id]]
    )
    key = PassageToCite(basis.work, basis.at or "", PassageToCite(source.work, source.at))
    assert [*found] == ([key] if certainty == "certain" else [])
