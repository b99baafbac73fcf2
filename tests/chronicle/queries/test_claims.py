from dataclasses import replace

from chronicle.history import History
from chronicle.queries import claims, ordering
from chronicle.records import Claim, Property, Settings, Work


def test_alphabetical_key_ignores_marks_and_case() -> None:
    titles = ("“Đường <i>Chu</i>.”", "[Notes]", "Žižek")
    assert [*map(ordering.alphabetical_key, titles)] == ["duong chu.", "notes", "zizek"]


def test_settings_mark_secondary_evidence(history: History) -> None:
    settings = Settings.model_validate(
        {"evidence": {"scholarship": "Studies", "press": {"heading": "Press", "secondary": True}}}
    )
    corpus = replace(history, corpus=replace(history.corpus, settings=settings)).corpus
    assert corpus.get(Work, "holm-1987").is_primary(corpus.settings)
    notes = next(work for work in corpus.of(Work) if work.evidence == "press")
    assert not notes.is_primary(corpus.settings)
    assert notes.is_primary(history.corpus.settings)


def test_largest_of_many_groups_are_open(history: History) -> None:
    sizes = [1, 3, 2, 1, 1, 1, 1, 1, 4, 1]
    groups = [
        claims.PropertyClaims(history.corpus.of(Property)[0], history.corpus.of(Claim)[:size], ())
        for size in sizes
    ]
    shown, collapsed = claims.split_groups(groups)
    assert [len(group.claims) for group in shown] == [3, 2, 4]
    assert len(collapsed) == 7
    assert claims.split_groups(shown) == (shown, ())
