from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, Resource
from frictionless.resources import TableResource

from chronicle.book import Book
from chronicle.exports import package, tables
from chronicle.record import dates
from chronicle.record.models import KINDS, Actor, Change, Lesson, Record, Work

# Fields that only the table of links has.
LISTED = ("see", "places", "themes", "touches", "deployments", "voices")
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def unpacked(history: Book, tmp_path: Path) -> Package:
    """The zipped package, unpacked and opened by frictionless."""
    with zipfile.ZipFile(io.BytesIO(package.zipped(history))) as archive:
        archive.extractall(tmp_path)
    return Package(str(tmp_path / "datapackage.json"))


def opened(resource: Resource) -> list[dict[str, Any]]:
    """The rows of a table, typed by its description."""
    assert isinstance(resource, TableResource)
    return [row.to_dict() for row in resource.read_rows()]


def test_it_is_a_valid_data_package(unpacked: Package) -> None:
    report = unpacked.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])


def test_a_reference_to_nothing_makes_it_invalid(unpacked: Package, tmp_path: Path) -> None:
    path = tmp_path / "tables" / "participants.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",1,", ",1,no-such-", 1), encoding="utf-8")
    errors = unpacked.validate().flatten(["fieldName", "type"])
    assert errors == [[None, "foreign-key"]]


def test_every_column_is_described(unpacked: Package) -> None:
    for resource in unpacked.resources:
        assert resource.description
        for field in resource.schema.fields:
            assert field.title
            assert field.description
    latitude = unpacked.get_resource("places").schema.get_field("latitude")
    assert latitude.to_descriptor()["unit"] == "degrees"


def test_the_whole_record_can_be_made_of_the_tables(unpacked: Package, history: Book) -> None:
    rows = {resource.name: opened(resource) for resource in unpacked.resources}
    assert {table.name: len(rows[table.name]) for table in tables.TABLES} == {
        table.name: len(tables.rows_of(history, table)) for table in tables.TABLES
    }
    assert rebuilt(rows) == dict(history.corpus.records)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("events", "date"),
        ("lines", "date"),
        ("deployments", "date"),
        ("claims", "date"),
        ("relations", "date"),
        ("works", "issued"),
        ("works", "accessed"),
    ],
)
def test_dates_have_their_bounds_and_words(unpacked: Package, table: str, column: str) -> None:
    for row in opened(unpacked.get_resource(table)):
        date = dates.parse(row[column]) if row[column] else None
        parts = tuple(row[f"{column}_{part}"] for part in ("earliest", "latest", "words"))
        assert parts == ((date.earliest, date.latest, date.words) if date else (None, None, None))


def test_figures_keep_their_doubt(book: Book) -> None:
    claims = next(table for table in tables.TABLES if table.name == "claims")
    kept = [
        tuple(row.get(name) for name in ("value", "low", "high", "qualifier"))
        for row in tables.rows_of(book, claims)
    ]
    assert kept == [
        ("340", 340, 340, None),
        ("about 200", 200, 200, "about"),
        ("3–5", 3, 5, None),
        ("Norrmark wanted a way to the warm sea.", None, None, None),
        ("Estmark did not want to pay for another summer", None, None, None),
    ]


def test_the_papers_are_compared_claim_by_claim(book: Book) -> None:
    compared = next(table for table in tables.TABLES if table.name == "comparison")
    [first, _] = tables.rows_of(book, compared)
    assert first == {
        "question": "how-many-diggers",
        "paper": "holm-1987",
        "answer": "340",
        "voice": "holm-1987",
        "claim": "corps-strength-holm",
        "permalink": "https://ditch.example/book/deployments/corps-at-the-lock/#corps-strength-holm",
    }


def test_the_package_says_whose_it_is(book: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(package.zipped(book))) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in archive.infolist()} == {(2099, 1, 2, 0, 0, 0)}
        assert {
            "CITATION.cff",
            "LICENSE.txt",
            "README.md",
            "datapackage.json",
            "tables/events.csv",
        } <= set(names)
        assert (
            "creativecommons.org/licenses/by/4.0/legalcode" in archive.read("LICENSE.txt").decode()
        )
        assert "Version 2099.1.0, 2099-01-02" in archive.read("README.md").decode()


def rebuilt(rows: Rows) -> dict[str, Record]:
    """The records, by id, made of nothing but the rows of the tables."""
    linked: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows["links"]:
        linked[row["source"], row["field"]].append(row["target"])
    bases = grouped(rows["rests_on"], "source", lambda row: typed(row, "work", "at"))
    sources = grouped(
        rows["sources"],
        lambda row: row["relation"] or row["life"] or row["record"],
        lambda row: {"work": row["paper"], "at": row["at"], "rests_on": bases[row["id"]]},
    )
    relations = grouped(
        rows["relations"],
        "actor",
        lambda row: (
            typed(row, "type", "date", "note")
            | {"actor": row["other"], "sources": sources[row["id"]]}
        ),
    )
    lives = {
        row["actor"]: {"text": row["text"], "sources": sources[row["id"]]} for row in rows["lives"]
    }
    position_claims = grouped(rows["position_claims"], "position", lambda row: row["claim"])
    positions = grouped(
        rows["positions"],
        "question",
        lambda row: typed(row, "anchor", "answer", "note") | {"claims": position_claims[row["id"]]},
    )
    formerly = grouped(
        rows["formerly"], "record", lambda row: typed(row, "id", "date", "label", "why")
    )
    names = grouped(
        rows["names"],
        "record",
        lambda row: typed(row, "text", "lang", "script") | lists(row, "printed_in"),
    )
    participants = grouped(rows["participants"], "event", lambda row: typed(row, "actor", "role"))
    people = grouped(
        rows["contributors"],
        lambda row: (row["work"], row["role"]),
        lambda row: typed(row, "family", "given", "literal"),
    )
    panel_claims = grouped(rows["panel_claims"], "panel", lambda row: row["claim"])
    panels = grouped(
        rows["panels"],
        "chart",
        lambda row: (
            typed(row, "title", "unit") | lists(row, "words") | {"claims": panel_claims[row["id"]]}
        ),
    )
    left_out = grouped(rows["left_out"], "chart", lambda row: typed(row, "claim", "why"))
    steps = grouped(rows["steps"], "lesson", lambda row: typed(row, "minutes", "what"))
    exercises = {
        row["lesson"]: typed(row, "title", "task", "question")
        | claims_of(linked[row["lesson"], "exercise.claims"])
        for row in rows["exercises"]
    }
    meetings = grouped(rows["meetings"], "event", lambda row: row["actor"])
    points = grouped(
        rows["line_points"], "line", lambda row: (float(row["latitude"]), float(row["longitude"]))
    )
    openings = grouped(rows["openings"], "paper", lambda row: typed(row, "paragraph", "words"))
    papers = {row["work"]: paper(row, openings[row["work"]]) for row in rows["papers"]}
    tables_of = {home.removesuffix(".yml"): kind for home, kind in KINDS.items()}

    def whole(row: dict[str, Any], kind: type[Record]) -> Record:
        key = row["id"]
        fields = {field.alias or name for name, field in kind.model_fields.items()}
        made: dict[str, Any] = typed(
            row, *(name for name in row if name in fields and name != "pages")
        )
        made |= {field: linked[key, field] for field in LISTED if linked[key, field]}
        parts: dict[str, Any] = {
            "formerly": formerly[key],
            "sources": sources[key],
            "positions": positions[key],
        }
        parts |= {"relations": relations[key], "actors": participants[key]}
        parts |= {
            "panels": panels[key],
            "left_out": left_out[key],
            "met": meetings[key],
            "path": points[key],
        }
        parts |= {role: people[key, role] for role in tables.ROLES}
        if kind is Work:
            parts |= {"also": [name["text"] for name in names[key]]} | papers.get(key, {})
        else:
            parts |= {"names": names[key]}
        if row.get("low") is not None:
            made["value"] = figure(row)
        if row.get("latitude") is not None:
            made["coordinates"] = [float(row["latitude"]), float(row["longitude"])]
        if kind is Actor:
            parts |= {"life": lives.get(key)}
            parts |= {
                "identifiers": typed(row, "wikidata", "viaf"),
                "part_of": linked[key, "part_of"],
            }
        if kind is Change:
            parts |= lists(row, "pages")
        if kind is Lesson:
            parts |= {"plan": steps[key], "exercise": exercises[key]}
        made |= {field: part for field, part in parts.items() if field in fields and part}
        return kind.model_validate(frozen(made))

    found = {
        row["id"]: whole(row, tables_of[name])
        for name in tables_of
        if name in rows
        for row in rows[name]
    }
    of_terms = {kind.kind_: kind for kind in KINDS.values()}
    return found | {row["id"]: whole(row, of_terms[row["kind"]]) for row in rows["terms"]}


def grouped(
    rows: list[dict[str, Any]], by: Any, made: Callable[[dict[str, Any]], Any]
) -> defaultdict[Any, list[Any]]:
    """What is made of each row, in lists by a column or by what a function finds in the row."""
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row[by] if isinstance(by, str) else by(row)].append(made(row))
    return groups


def typed(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """The columns that are not empty."""
    return {name: row[name] for name in names if row[name] is not None}


def lists(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if row[name]}


def claims_of(ids: list[str]) -> dict[str, Any]:
    return {"claims": ids} if ids else {}


def figure(row: dict[str, Any]) -> Any:
    low, high = (number(row[name]) for name in ("low", "high"))
    if low != high:
        return {"from": low, "to": high}
    return {row["qualifier"]: low} if row["qualifier"] else low


def number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def paper(row: dict[str, Any], openings: list[dict[str, Any]]) -> dict[str, Any]:
    bounds = {
        unit: (row[f"{unit}_first"], row[f"{unit}_last"])
        for unit in ("page", "note", "paragraph")
        if row[f"{unit}_first"]
    }
    places = bounds | lists(row, "named") | typed(row, "counting") | {"openings": openings}
    return typed(row, "argument") | lists(row, "unknown") | {"locators": places}


def frozen(value: Any) -> Any:
    """Lists as tuples and numbers as typed, which the strict models ask for; dates stay text."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dict):
        return {key: frozen(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(map(frozen, value))
    assert not isinstance(value, dt.date)
    return value


def test_every_claim_stands_in_one_sheet_with_names_and_addresses(book: Book) -> None:
    (sheet,) = tables.SHEETS
    rows = tables.rows_of(book, sheet)
    assert len(rows) == 5
    first = {name: cell for name, cell in rows[0].items() if cell is not None}
    site, deployment = "https://ditch.example/book", "deployments/corps-at-the-lock"
    assert first == {
        "claim": "corps-strength-holm",
        "statement": "340 diggers",
        "property": "Strength",
        "about": "The Canal Corps at the lock",
        "about_kind": "deployment",
        "low": 340,
        "high": 340,
        "unit": "diggers",
        "voice": "Ada Holm",
        "voice_evidence": "scholarship",
        "papers": "Holm",
        "places": "Holm, p. 12, table",
        "works": "Per Ruud 1911, p. 41",
        "works_evidence": "memoir",
        "questions": "How many diggers did Norrmark send?",
        "address": f"{site}/{deployment}/#corps-strength-holm",
        "about_address": f"{site}/{deployment}/",
        "voice_address": f"{site}/papers/holm-1987/",
        "papers_address": f"{site}/papers/holm-1987/",
        "works_address": f"{site}/bibliography/#ruud-1911",
    }


def test_the_sheet_opens_in_excel(history: Book) -> None:
    """With the mark by which it knows UTF-8; no markup, no formula, no line break in a cell."""
    (sheet,) = tables.SHEETS
    text = package.table(history, sheet)
    assert text.startswith("\ufeffclaim,statement,")
    for row in tables.rows_of(history, sheet):
        for name, cell in row.items():
            if isinstance(cell, str):
                assert "*" not in cell, (row["claim"], name)
                assert "\n" not in cell, (row["claim"], name)
                assert not cell.startswith(("=", "+", "-", "@")), (row["claim"], name)
