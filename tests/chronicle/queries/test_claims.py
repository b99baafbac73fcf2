from dataclasses import replace

from chronicle.citation.labels import assertion
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.queries import claims, links, ordering
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.settings import Settings
from chronicle.records.work import Work
from chronicle.values import dates
from chronicle.values.amounts import Figure
from support import changed
from support.cases import beside


def test_claims_stand_by_property_then_size_as_figures_or_words(history: History) -> None:
    groups = claims.statements(history, reversed(history.corpus.of(Claim)))
    assert [group.property.id for group in groups] == ["strength", "drowned", "motive"]
    assert [
        assertion(claim, history.corpus) for group in groups for claim in group.claims
    ] == beside(__file__)["assertions"]


def test_figures_of_papers_come_before_greater_ones_of_other_works(history: History) -> None:
    beyond = changed(
        history, "corps-strength-holm", sources=history.corpus.get(Claim, "survey-reason").sources
    )
    strengths = claims.about(beyond, beyond.corpus["corps-at-the-lock"])[0]
    names = [claim.id for claim in strengths.claims]
    assert names[:2] == ["corps-strength-notes", "corps-strength-holm"]


def test_a_figure_is_named_with_what_it_counts_unless_its_unit_tells(history: History) -> None:
    told = changed(history, "strength", told_by_unit=True)
    names = [links.link(each, each.corpus["corps-strength-holm"]).label for each in (history, told)]
    assert names == beside(__file__)["links"]


def test_a_long_group_folds_what_weighs_less(history: History) -> None:
    holm, other = (
        history.corpus.get(Claim, name) for name in ("corps-strength-holm", "motive-ruud")
    )
    many = [holm.model_copy(update={"value": Figure(size, size)}) for size in range(1, 11)]
    found = claims.statements(history, [*many, other])
    assert [len(group.statements) for group in found] == [10, 1]
    assert [claims.unfolded(group.statements) for group in found] == [8, 1]
    [nine] = claims.statements(history, many[1:])
    assert claims.unfolded(nine.statements) == 9


def test_the_same_words_stand_once_with_all_who_say_them(history: History) -> None:
    drowned = history.corpus.get(Claim, "flood-drowned")
    seven = drowned.model_copy(update={"value": Figure(7, 7), "voice": "norrmark"})
    said = [
        seven.model_copy(update={"id": name, "date": dates.parse(year)})
        for name, year in (("first", "1902"), ("again", "1902"), ("other", "1904"))
    ]
    (group,) = claims.statements(history, [*said, drowned])
    shown = [[claim.id for claim in one.claims] for one in group.statements]
    assert shown == [["first", "again"], ["other"], ["flood-drowned"]]


def test_a_part_stands_under_its_whole(history: History) -> None:
    holm, notes, *_ = history.corpus.of(Claim)
    part = notes.model_copy(update={"part_of": holm.id})
    (group,) = claims.statements(history, [part, holm])
    assert [one.claims[0].id for one in group.statements] == [holm.id]
    assert [one.claims[0].id for one in group.statements[0].parts] == [part.id]
    (alone,) = claims.statements(history, [part])
    assert [one.claims[0].id for one in alone.statements] == [part.id]


def test_a_paper_that_speaks_itself_needs_no_voice(history: History) -> None:
    assert claims.is_own(history.corpus.get(Claim, "corps-strength-notes"))
    assert not claims.is_own(history.corpus.get(Claim, "flood-drowned"))


def test_a_voice_that_is_no_work_is_known_through_one(history: History) -> None:
    holm = history.corpus.get(Claim, "corps-strength-holm")
    corps = holm.model_copy(update={"voice": "canal-corps"})
    assert claims.known_through(history, corps) == "memoir"
    assert claims.known_through(history, holm) == ""
    written = changed(history, "holm-1987", evidence="letter")
    assert claims.known_through(written, history.corpus.get(Claim, "motive-ruud")) == "letter"


def test_the_alphabet_passes_over_marks_and_capitals() -> None:
    words = ("“Đường <i>Chu</i>.”", "[Notes]", "Žižek")
    assert [*map(ordering.alphabetical, words)] == ["đuong chu.", "notes", "zizek"]


def test_a_decade_stands_under_its_own_heading(corpus: Corpus) -> None:
    flood = corpus.get(Event, "1903-flood")
    dated = ("1700-05", "1700-01", "170X", "-0043-03-15")
    events = [flood.model_copy(update={"date": dates.parse(date)}) for date in dated]
    headings = {year: ordering.year_heading(year) for year in ordering.by_year(events)}
    assert [*map(list, headings.items())] == beside(__file__)["headings"]


def test_a_history_says_which_of_its_classes_of_evidence_rest_on_others(history: History) -> None:
    own = Settings.model_validate(
        {"evidence": {"scholarship": "Studies", "press": {"heading": "Press", "secondary": True}}}
    )
    told = replace(history, corpus=replace(history.corpus, settings=own)).corpus
    assert told.get(Work, "holm-1987").is_witness(told.settings)
    notes = next(work for work in told.of(Work) if work.evidence == "press")
    assert not notes.is_witness(told.settings)
    assert notes.is_witness(history.corpus.settings)
