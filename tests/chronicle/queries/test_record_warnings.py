from dataclasses import replace
from typing import Any

import pytest

from chronicle.history import History
from chronicle.queries.record_warnings import find_warnings
from chronicle.records import Claim, Event, Work
from chronicle.records.work import Person
from chronicle.values import Prose, dates
from support import update_record


def list_warnings(history: History) -> list[str]:
    return [str(problem) for problem in find_warnings(history)]


def find_warning(history: History, identifier: str, **update: Any) -> str:
    """Return the only warning about a history with a changed record."""
    [message] = list_warnings(update_record(history, identifier, **update))
    return message


def test_warns_about_contradicting_dates(history: History) -> None:
    warnings = list_warnings(update_record(history, "1903-flood", date=dates.parse("1963-05-01")))
    assert any("the id says 1903" in warning for warning in warnings)
    assert list_warnings(update_record(history, "1903-flood", date=dates.parse("1902/1904"))) == []


def test_warns_about_swapped_coordinates(history: History) -> None:
    for coordinates in ((60.5, -10.2), (10.2, 60.5)):
        assert "but [60.5, 10.2] is in “Both states”" in find_warning(
            history, "vik", coordinates=coordinates
        )
    assert list_warnings(update_record(history, "vik", coordinates=(-30.0, 100.0))) == []


def test_warns_about_duplicate_doi(history: History) -> None:
    with_doi = update_record(history, "ruud-1911", DOI="10.1000/XYZ")
    assert "repeats “ruud-1911”; check" in find_warning(with_doi, "survey-1899", DOI="10.1000/xyz")
    assert list_warnings(update_record(with_doi, "survey-1899", DOI="10.1000/xy")) == []


def test_warns_about_title_in_other_script(history: History) -> None:
    title = Prose("تاريخ القناة")
    warning = find_warning(history, "ruud-1911", title=title, language="es")
    assert "is es, but the title is written like Arabic" in warning
    assert list_warnings(update_record(history, "ruud-1911", title=title, language="fa")) == []


def test_warns_about_dead_actors(history: History) -> None:
    dead = update_record(history, "per-ruud", died=dates.parse("1900"))
    assert list_warnings(dead) == []
    arrives = history.corpus.get(Event, "1901-corps-arrives")
    actors = tuple(actor.model_copy(update={"role": None}) for actor in arrives.actors)
    assert "“per-ruud” died 1900; check the dates" in find_warning(dead, arrives.id, actors=actors)
    assert list_warnings(update_record(history, arrives.id, actors=actors)) == []


def test_warns_about_impossible_dates(history: History) -> None:
    late = {"issued": dates.parse("2100"), "accessed": dates.parse("1999")}
    warnings = list_warnings(update_record(history, "ruud-1911", **late))
    assert any("2100 is in the future; check the date" in message for message in warnings)
    assert any("1999 is before it was issued" in message for message in warnings)


def test_warns_about_duplicate_event(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    fields = {name: getattr(flood, name) for name in Event.model_fields if name != "id"}
    warnings = list_warnings(update_record(history, "1904-talks", **fields))
    assert any("repeats “1903-flood”; check" in message for message in warnings)


def test_warns_about_other_unit_on_axis(history: History) -> None:
    warning = find_warning(history, "corps-strength-holm", unit=Prose("men"))
    assert warning.endswith("counts “men”, but the axis “diggers”; check that both are the same")


def test_warns_about_indistinguishable_names(history: History) -> None:
    elder = update_record(history, "per-ruud", family="Ruud", given="Per")
    name = {"name": Prose("Per Ruud the younger"), "family": "Ruud", "given": "Per"}
    namesake = update_record(elder, "estmark", **name)
    assert any("repeats “per-ruud”; check whether" in line for line in list_warnings(namesake))


def test_warns_about_works_older_than_their_content(history: History) -> None:
    for early in ("holm-1987", "ruud-1911"):
        warnings = list_warnings(update_record(history, early, issued=dates.parse("1800")))
        assert any(
            "“holm-1987” was issued 1800, before this event" in line for line in warnings
        ) is (early == "holm-1987")
    late = list_warnings(update_record(history, "ruud-1911", issued=dates.parse("2001")))
    assert any("was issued 1987, before “ruud-1911”, its basis" in line for line in late)


def test_warns_about_claims_far_from_their_event(history: History) -> None:
    claim = next(claim for claim in history.corpus.of(Claim) if claim.about == "1903-flood")
    warning = find_warning(history, claim.id, date=dates.parse("1803"))
    assert "1803, but its event is of" in warning
    assert list_warnings(update_record(history, claim.id, date=dates.parse("1950"))) == []


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ({"page": "20–11"}, "20 is after 11"),
        ({"page": "260–61"}, ""),
        ({"author": (Person(family="Ruud, Per"),)}, "a family name contains a comma"),
        ({"in_short": Prose("TODO: say what it is.")}, "contains “TODO”"),
    ],
)
def test_warns_about_suspicious_texts(
    history: History, update: dict[str, Any], message: str
) -> None:
    warnings = list_warnings(update_record(history, "ruud-1911", **update))
    assert message in "".join(warnings)
    assert bool(message) is bool(warnings)


def test_warns_about_reminder_on_a_page(history: History) -> None:
    page = history.markdown_pages[""]
    pages = {**history.markdown_pages, "": replace(page, body=f"{page.body}\nTODO\n")}
    [warning] = list_warnings(replace(history, markdown_pages=pages))
    assert "contains “TODO”" in warning


def test_warns_about_work_entered_twice(history: History) -> None:
    work = history.corpus.get(Work, "ruud-1911")
    same: dict[str, Any] = {"title": work.title, "author": work.author, "archive_location": None}
    assert list_warnings(update_record(history, "survey-1899", **same)) == []
    warnings = list_warnings(update_record(history, "survey-1899", issued=work.issued, **same))
    assert any("repeats “ruud-1911”" in line for line in warnings)


@pytest.mark.parametrize(
    ("isbn", "is_right"),
    [
        ("978-0-306-40615-7", True),
        ("978-0-306-40615-8", False),
        ("0-306-40615-2", True),
        ("0-8044-2957-X", True),
        ("0-8044-2957-1", False),
    ],
)
def test_warns_about_wrong_check_digit(history: History, isbn: str, is_right: bool) -> None:
    warnings = list_warnings(update_record(history, "ruud-1911", ISBN=isbn))
    assert (warnings == []) is is_right
    assert is_right or f"{isbn} has a wrong check digit" in warnings[0]


def test_warns_about_skipped_heading_level(history: History) -> None:
    address = "chapters/the-flood/"
    page = history.markdown_pages[address]
    for heading, is_right in (("### Salt { #salt }", True), ("#### Salt { #salt }", False)):
        body = page.body.replace("## The water", f"## The water {{ #w }}\n\n{heading}\n\n## The", 1)
        changed = replace(page, body=body)
        warnings = list_warnings(
            replace(history, markdown_pages={**history.markdown_pages, address: changed})
        )
        assert (warnings == []) is is_right
        assert is_right or "skips a level; write ### Salt { #salt }" in warnings[0]


def test_warns_about_maps_without_land(history: History) -> None:
    [warning] = list_warnings(replace(history, outlines=()))
    assert "data/map.geojson:1:1: has no outlines of land" in warning
