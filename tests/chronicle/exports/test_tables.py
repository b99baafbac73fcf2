import codecs
import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, Resource
from frictionless.resources import TableResource

from chronicle.exports import downloads, tables
from chronicle.files import write_file
from chronicle.history import History
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.introspection import fields
from chronicle.values import dates
from chronicle.values.amounts import Figure
from support import changed

# A cell that a spreadsheet takes for a number, and not for the beginning of a formula.
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def written(history: History, directory: Path) -> Package:
    """The downloads as frictionless opens them, by their description."""
    for download in downloads.every(history):
        write_file(directory / download.file, downloads.content(history, download))
    return Package(str(directory / "datapackage.json"))


@pytest.fixture(scope="module")
def opened(any_history: History, tmp_path_factory: pytest.TempPathFactory) -> Package:
    return written(any_history, tmp_path_factory.mktemp("opened"))


def rows(resource: Resource) -> list[dict[str, object]]:
    assert isinstance(resource, TableResource)
    return [row.to_dict() for row in resource.read_rows()]


def test_they_are_a_valid_data_package(opened: Package, any_history: History) -> None:
    report = opened.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])
    for kind in tables.of_kinds():
        found = rows(opened.get_resource(kind.traits_.many))
        assert [row["id"] for row in found] == [one.id for one in any_history.corpus.of(kind)]


def test_a_reference_to_nothing_makes_it_invalid(history: History, tmp_path: Path) -> None:
    package, path = written(history, tmp_path), tmp_path / "deployments.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(",norrmark,", ",no-such,"), "utf-8")
    errors = package.validate().flatten(["type"])
    assert {kind for [kind] in errors} == {"foreign-key"}


@pytest.mark.parametrize("kind", tables.of_kinds())
def test_every_field_has_columns_in_its_place_with_its_meaning(kind: type[Record]) -> None:
    columns = tables.columns(kind)
    held = {name: field for name, field in fields(kind).items() if name != "formerly"}
    # A part of a field has its name and an ending; no field is called like that.
    owners = [max((one for one in held if c.name.startswith(one)), key=len) for c in columns[:-1]]
    assert list(dict.fromkeys(owners)) == list(held)
    for column, owner in zip(columns, owners, strict=False):
        assert column.description.startswith(held[owner].description or "?")
    assert columns[-1].name == "address"


def test_cells_are_plain_text_that_spreadsheets_open(any_history: History) -> None:
    """With the mark by which Excel knows UTF-8; no markup, no formula, no line break in a cell."""
    for kind in tables.of_kinds():
        content = downloads.content(any_history, downloads.of_kinds(any_history)[kind])
        assert content.startswith(codecs.BOM_UTF8 + b"id,")
        for row in tables.rows(kind, any_history):
            for name, cell in row.items():
                if isinstance(cell, str) and not NUMBER.fullmatch(cell):
                    assert cell[:1] not in [*"=+-@"], (row["id"], name)
                    assert not {"*", "\n"} & {*cell}, (row["id"], name)


def test_dates_have_their_bounds_and_words(opened: Package) -> None:
    for name, column in (("events", "date"), ("claims", "date"), ("works", "issued")):
        for row in rows(opened.get_resource(name)):
            found = [row[f"{column}_{part}"] for part in ("earliest", "latest", "words")]
            told: list[object] = [None, None, None]
            if row[column]:
                date = dates.parse(str(row[column]))
                bounds = (day and day.year > 0 and day for day in (date.earliest, date.latest))
                told = [*((bound and str(bound)) or None for bound in bounds), date.words]
            assert [one and str(one) for one in found] == told


def test_figures_keep_their_doubt_and_several_values_stand_in_one_cell(history: History) -> None:
    names = ("value", "value_low", "value_high", "value_qualifier")
    figures = [tuple(row[name] or None for name in names) for row in tables.rows(Claim, history)]
    assert figures[1:3] == [("about 200", 200, 200, "about"), ("3–5", 3, 5, None)]
    small = changed(history, "flood-drowned", value=Figure(Decimal("0.0000001"), Decimal("0.50")))
    row = list(csv.DictReader(tables.write(Claim, small).splitlines()))[2]
    assert [row[name] for name in names] == ["0.0000001–0.50", "0.0000001", "0.50", ""]
    assert figures[3] == ("Norrmark wanted a way to the warm sea.", None, None, None)
    talks = next(row for row in tables.rows(Event, history) if row["id"] == "1904-talks")
    assert talks["met"] == "Per Ruud; Estmark"
    assert talks["actors"] == "Norrmark; Estmark; Per Ruud, delegate; Canal Corps, reporter"
