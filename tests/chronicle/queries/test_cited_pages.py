from chronicle.history import History
from chronicle.queries import cited_pages
from chronicle.queries.cited_pages import PassageToCite, first_passage
from chronicle.records import Claim, Source, Work
from chronicle.values import locators
from support import update_record

FLOOD = "events/1903-flood/"
DROWNED = f"{FLOOD}#flood-drowned"


def test_reported_speaker_is_cited_first(history: History) -> None:
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


def test_passages_of_a_paper_are_joined(history: History) -> None:
    (source,) = history.citables[DROWNED].sources
    other = Source(work=source.work, at="p. 99")
    several = update_record(history, "flood-drowned", voice=source.work, sources=(other, source))
    (together,) = cited_pages.passages_together(several, several.citables[DROWNED])
    assert together.work == source.work
    expected = {*locators.parse_passages("p. 99"), *locators.parse_passages(source.at)}
    assert {*locators.parse_passages(together.at)} == expected
    assert len(cited_pages.single_passages(several, several.citables[DROWNED])) == 3


def test_reported_work_replaces_the_passage_of_its_paper(history: History) -> None:
    (source,) = history.citables[DROWNED].sources
    (basis,) = source.rests_on
    reported = update_record(history, "flood-drowned", voice=basis.work)
    (single,) = cited_pages.single_passages(reported, reported.citables[DROWNED])
    assert single.work == basis.work


def test_single_passages_are_limited(history: History) -> None:
    for citable in history.citables.values():
        single = cited_pages.single_passages(history, citable)
        assert len(single) <= cited_pages.MAX_SINGLE_PASSAGES
        assert not single or isinstance(citable.record, Claim | Work)


def test_every_citable_is_on_a_page(history: History) -> None:
    paths = set[str]()
    for citables in cited_pages.all_cited(history).values():
        paths.update(item.address for item in citables)
    assert paths >= set(history.citables)


def test_reported_answer_has_its_speaker(history: History) -> None:
    answer = "questions/how-many-diggers/#answer-340"
    assert history.citables[answer].voice == ""
    reported = update_record(history, "corps-strength-holm", voice="per-ruud")
    assert reported.citables[answer].voice == "per-ruud"
