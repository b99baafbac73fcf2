import re
from collections.abc import Iterable

import pytest
from pydantic import ValidationError

from chronicle.corpus import checks
from chronicle.corpus.checks import Finding
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import (
    Change,
    Chart,
    Claim,
    Event,
    Former,
    LeftOut,
    Panel,
    PlaceRecord,
    Question,
    Record,
    Source,
)
from chronicle.record.models.settings import Wording
from chronicle.record.text import Prose
from chronicle.record.within import Steps


def bare(findings: Iterable[Finding]) -> list[tuple[str, Steps, str]]:
    """What is found, without its cause."""
    return [(one.record, one.path, one.message) for one in findings]


def test_sound_records_pass(corpus: Corpus) -> None:
    for check in checks.ALL:
        assert list(check(corpus.records)) == []


def test_every_check_finds_what_it_is_for(corpus: Corpus) -> None:
    event = corpus.get(Event, "1903-flood").model_copy(
        update={"sources": (Source(work="holm-1987", at="p. 21"),)}
    )
    claim = corpus.get(Claim, "flood-drowned").model_copy(update={"value": "some"})
    place = corpus.get(PlaceRecord, "isthmus").model_copy(update={"part_of": "the-lock"})
    question = corpus.get(Question, "how-many-diggers")
    twice = question.model_copy(
        update={"positions": (question.positions[0], question.positions[0])}
    )
    talks = corpus.get(Event, "1904-talks").model_copy(
        update={"met": ("estmark", "estmark", "vik")}
    )
    broken = {
        **corpus.records,
        "1903-flood": event,
        "1904-talks": talks,
        "flood-drowned": claim,
        "isthmus": place,
        "how-many-diggers": twice,
        "another-lesson": corpus["lesson-the-flood"].model_copy(update={"id": "another-lesson"}),
    }
    found = {(one.record, *one.path): one.message for check in checks.ALL for one in check(broken)}
    expected = {
        ("1903-flood", "sources", 0, "at"): "holm-1987 has no p. 21",
        ("flood-drowned", "value"): "“some” is no number",
        ("how-many-diggers", "positions", 1, "claims", 0): "already stands in this question",
        ("how-many-diggers", "positions", 1, "anchor"): "“340” is taken",
        ("the-lock", "part_of"): "a part of itself: the-lock → isthmus → the-lock",
        ("chart-drowned", "panels", 0, "claims", 0): "is no number, and cannot be drawn",
        ("1904-talks", "met", 2): "is not among the actors of the event",
        ("another-lesson", "chapter"): "has a lesson already: “lesson-the-flood”",
    }
    assert set(found) == set(expected)
    assert [words for at, words in expected.items() if words not in found[at]] == []


@pytest.mark.parametrize(
    ("unit", "claims", "message"),
    [
        (
            "diggers",
            ("corps-strength-holm", "flood-drowned"),
            "“flood-drowned” is a “drowned” on an axis of “strength”",
        ),
        (
            "crowns",
            ("corps-strength-holm",),
            "“corps-strength-holm” counts “diggers”; this axis holds “crowns”",
        ),
    ],
)
def test_an_axis_refuses_what_is_not_of_its_kind(
    corpus: Corpus, unit: str, claims: tuple[str, ...], message: str
) -> None:
    panel = Panel(unit=Prose(unit), claims=claims)
    chart = corpus.get(Chart, "chart-diggers").model_copy(update={"panels": (panel,)})
    found = bare(checks.an_axis_holds_one_kind_of_figure({**corpus.records, chart.id: chart}))
    assert found == [("chart-diggers", ("panels", 0, "claims", len(claims) - 1), message)]


def test_a_chart_over_time_refuses_what_has_no_date(corpus: Corpus) -> None:
    chart = corpus.get(Chart, "chart-diggers").model_copy(update={"kind": "over-time"})
    found = bare(checks.an_axis_holds_one_kind_of_figure({**corpus.records, chart.id: chart}))
    assert found[0][2] == "“corps-strength-holm” has no date, and this chart is drawn over time"


def test_a_rival_is_drawn_or_left_out_with_a_reason(corpus: Corpus) -> None:
    chart = corpus.get(Chart, "chart-diggers")
    alone = chart.model_copy(
        update={"panels": (Panel(unit=Prose("diggers"), claims=("corps-strength-holm",)),)}
    )
    check = checks.no_rival_is_left_out_in_silence
    message = "does not draw “corps-strength-notes”, which counts the same; draw it or name it under left_out"
    assert bare(check({**corpus.records, chart.id: alone})) == [("chart-diggers", ("id",), message)]
    told = alone.model_copy(
        update={
            "left_out": (LeftOut(claim="corps-strength-notes", why=Prose("It counts the cooks.")),)
        }
    )
    assert list(check({**corpus.records, chart.id: told})) == []


def test_a_habit_of_style_that_the_history_avoids_is_found_in_every_text(corpus: Corpus) -> None:
    habit = Wording(avoid=re.compile(r"\bthe like\b"), better=Prose("the thing itself"))
    flood = corpus.get(Event, "1903-flood")
    assert list(checks.words_are_chosen(flood, [habit])) == []
    told = flood.model_copy(update={"summary": Prose("A flood and the like.")})
    assert bare(checks.words_are_chosen(told, [habit])) == [
        ("1903-flood", ("summary",), "has “the like”; better: the thing itself")
    ]


def _change(version: str, day: str) -> Change:
    return Change.model_validate(
        {
            "id": f"v-{version.replace('.', '-')}-{day}",
            "version": version,
            "date": day,
            "what": "It grew.",
        }
    )


@pytest.mark.parametrize(
    ("second", "field", "message"),
    [
        (("2099.10.0", "2099-10-02"), "", ""),
        (("2099.9.0", "2099-10-02"), "version", "2099.9.0 is not higher than 2099.9.0"),
        (
            ("2099.8.10", "2099-10-02"),
            "version",
            "2099.8.10 is not higher than 2099.9.0, the version before it",
        ),
        (
            ("2099.10.0", "2099-09-01"),
            "date",
            "2099-09-01 is before 2099-09-02, the day of 2099.9.0",
        ),
    ],
)
def test_versions_rise_by_the_calendar(second: tuple[str, str], field: str, message: str) -> None:
    changes = [_change("2099.9.0", "2099-09-02"), _change(*second)]
    found = bare(checks.versions_rise({change.id: change for change in changes}))
    assert [path for _, path, _ in found] == ([(field,)] if field else [])
    assert all(text.startswith(message) for _, _, text in found)


def test_an_id_is_never_used_twice(corpus: Corpus) -> None:
    def told(first: str, second: str) -> list[str]:
        records: dict[str, Record] = {**corpus.records}
        for identifier, former in (("norrmark", first), ("estmark", second)):
            note = Former.model_validate({"id": former, "date": "2099-01-02", "why": "So it was."})
            records[identifier] = records[identifier].model_copy(update={"formerly": (note,)})
        return [text for _, _, text in bare(checks.former_ids_are_free(records))]

    assert told("north", "south") == []
    assert told("north", "north") == ["“north” already stands under formerly of “norrmark”"]
    assert told("north", "vik") == [
        "“vik” is the id of a record; remove this line, or give that record another id"
    ]


def test_a_change_says_what_changed() -> None:
    with pytest.raises(ValidationError, match="is still to be written; say it in a sentence"):
        Change.model_validate({"id": "v", "version": "2099.1.0", "date": "2099-01-02", "what": "…"})
