from dataclasses import replace

from chronicle.history import History
from chronicle.queries import claims, ordering
from chronicle.records import Claim, Settings, Work


def test_the_alphabet_passes_over_marks_and_capitals() -> None:
    words = ("“Đường <i>Chu</i>.”", "[Notes]", "Žižek")
    assert [*map(ordering.alphabetical, words)] == ["đuong chu.", "notes", "zizek"]


def test_a_history_says_which_of_its_classes_of_evidence_rest_on_others(history: History) -> None:
    own = Settings.model_validate(
        {"evidence": {"scholarship": "Studies", "press": {"heading": "Press", "secondary": True}}}
    )
    corpus = replace(history, corpus=replace(history.corpus, settings=own)).corpus
    assert corpus.get(Work, "holm-1987").is_primary(corpus.settings)
    notes = next(work for work in corpus.of(Work) if work.evidence == "press")
    assert not notes.is_primary(corpus.settings)
    assert notes.is_primary(history.corpus.settings)


def test_of_many_properties_what_a_question_holds_stands_under_it_and_the_rest_alone(
    history: History,
) -> None:
    few = claims.group_claims(history, history.corpus.of(Claim))
    assert claims.part_by_question(history, few) == ({}, [*few])
    many = few * 5
    held, left = claims.part_by_question(history, many)
    for question, some in held.items():
        answers = {name for position in question.positions for name in position.claims}
        assert {one.claim.id for one in some} <= answers
    groups = [group.property for group in left]
    assert set(groups) < {group.property for group in few}
    count = sum(len(group.statements) for group in many)
    assert count == sum(map(len, [*held.values(), *(group.statements for group in left)]))
