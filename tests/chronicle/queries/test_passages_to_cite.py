from dataclasses import replace
from typing import Any

from chronicle.citation.citable import Citable
from chronicle.history import History
from chronicle.queries import inventory, passages_to_cite
from chronicle.queries.passages_to_cite import PassageToCite, attributed_sources, citation_choices
from chronicle.records import Claim, Source, Work, iter_sources
from chronicle.values import Prose
from support import update_record

FLOOD_PAGE = "events/1903-flood/"
DROWNED_CLAIM = f"{FLOOD_PAGE}#flood-drowned"


def list_choices(history: History, **changes: Any) -> list[PassageToCite | None]:
    """Return the choices for a changed statement: its passages, and None for the page itself."""
    changed = update_record(history, "flood-drowned", **changes)
    return [*citation_choices(changed, inventory.citables(changed)[DROWNED_CLAIM])]


def test_reported_speaker_is_cited_first(history: History) -> None:
    (source,) = inventory.citables(history)[DROWNED_CLAIM].sources
    (basis,) = source.rests_on
    paper = PassageToCite(source.work, source.at)
    key = PassageToCite(basis.work, basis.at or "", paper, basis.work)
    assert list_choices(history, voice=basis.work) == [key, None]
    # An actor who speaks in a work
    quoted = key._replace(speaker="norrmark")
    reported = paper._replace(speaker="norrmark")
    assert list_choices(history, voice="norrmark") == [quoted, reported, None]
    unnamed = update_record(history, basis.work, identified_in=(source.work,))
    assert list_choices(unnamed, voice=basis.work) == [key._replace(citing_passage=None), None]
    assert list_choices(unnamed, voice="norrmark") == [reported, None]
    # A work that the paper does not cite
    elsewhere = [paper._replace(speaker="survey-1899"), key._replace(speaker=""), None]
    assert list_choices(history, voice="survey-1899") == elsewhere


def test_each_passage_of_a_paper_can_be_cited(history: History) -> None:
    (source,) = inventory.citables(history)[DROWNED_CLAIM].sources
    other_source = Source(work=source.work, at="p. 99")
    first, second, cited, page = list_choices(
        history, voice=source.work, sources=(other_source, source)
    )
    assert first == PassageToCite(source.work, "p. 99")
    assert second == PassageToCite(source.work, source.at)
    assert cited
    assert cited.citing_passage == second
    assert page is None


def test_unread_work_names_the_paper_that_cites_it(any_history: History) -> None:
    """Every work offers itself and its page."""
    cited_through = 0
    for work in any_history.corpus.of(Work):
        citable = inventory.get_citable(any_history, any_history.addresses[work.id])
        *through, whole, page = citation_choices(any_history, citable)
        assert (whole, page) == (PassageToCite(work.id, ""), None)
        for choice in filter(None, through):
            paper = choice.citing_passage
            assert paper
            assert not work.reading
            assert any(
                basis.work == work.id
                for record in any_history.corpus.records.values()
                for _, source in iter_sources(record)
                if PassageToCite(source.work, source.at) == paper
                for basis in source.rests_on
            )
            cited_through += 1
    assert cited_through


def test_only_statements_and_works_have_passages(history: History) -> None:
    for citable in inventory.citables(history).values():
        choices = citation_choices(history, citable)
        if isinstance(citable.record, Claim | Work):
            assert len(choices) <= passages_to_cite.MAX_PASSAGES + 1
        elif not citable.is_quotation:
            assert choices == (None,)


def test_quotation_is_cited_with_its_speaker(history: History) -> None:
    claim = update_record(history, "flood-drowned", voice="norrmark").corpus.get(
        Claim, "flood-drowned"
    )
    paragraph = Citable("page/#words", Prose("Page"), claim.sources, claims=(claim,))
    assert citation_choices(history, paragraph) == (None,)
    passage, *_, page = citation_choices(history, replace(paragraph, paragraph=4))
    assert passage
    assert passage.speaker == "norrmark"
    assert page is None


def test_reported_answer_has_its_speaker(history: History) -> None:
    answer = "questions/how-many-diggers/#answer-340"
    assert not any(
        speaker for speaker, _ in attributed_sources(inventory.citables(history)[answer])
    )
    reported = update_record(history, "corps-strength-holm", voice="per-ruud")
    speakers = [speaker for speaker, _ in attributed_sources(inventory.citables(reported)[answer])]
    assert "per-ruud" in speakers
