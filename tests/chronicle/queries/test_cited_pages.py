from itertools import groupby

from chronicle.history import History
from chronicle.queries import cited_pages
from chronicle.queries.cited_pages import PassageToCite, first_passage
from chronicle.values import locators
from support import update_record

FLOOD = "events/1903-flood/"
DROWNED = f"{FLOOD}#flood-drowned"


def test_who_speaks_through_a_paper_is_noted_first(history: History) -> None:
    (source,) = history.citables[DROWNED].sources
    (basis,) = source.rests_on
    key = PassageToCite(basis.work, basis.at or "", PassageToCite(source.work, source.at))
    for voice in (basis.work, "norrmark"):  # a work, and an actor who speaks in one
        reported = update_record(history, "flood-drowned", voice=voice)
        assert first_passage(reported, reported.citables[DROWNED]) == key
        unnamed = update_record(reported, basis.work, identified_in=(source.work,))
        first = key if voice == basis.work else key.within
        assert first_passage(unnamed, unnamed.citables[DROWNED]) == first
    elsewhere = update_record(history, "flood-drowned", voice="survey-1899")
    assert first_passage(elsewhere, elsewhere.citables[DROWNED]) == key.within


def test_passages_are_sorted_by_paper_and_position(history: History) -> None:
    citables = [one for one in history.citables.values() if not one.voice]
    orders = [cited_pages.passages_to_cite(history, citable) for citable in citables]
    assert max(map(len, orders)) > 2
    for passages in orders:
        papers = [passage.in_paper.work for passage in passages]
        assert len([*groupby(papers)]) == len(set(papers))
        for _, of_paper in groupby(passages, key=lambda passage: passage.in_paper.work):
            positions = [locators.parse_passages(passage.in_paper.at) for passage in of_paper]
            assert positions == sorted(positions)


def test_everything_that_can_be_cited_is_on_a_page(history: History) -> None:
    found = set[str]()
    for citables in cited_pages.all_cited(history).values():
        found.update(one.address for one in citables)
    assert found >= set(history.citables)


def test_an_answer_that_a_paper_only_reports_is_whose_it_is(history: History) -> None:
    answer = "questions/how-many-diggers/#answer-340"
    assert history.citables[answer].voice == ""
    reported = update_record(history, "corps-strength-holm", voice="per-ruud")
    assert reported.citables[answer].voice == "per-ruud"
