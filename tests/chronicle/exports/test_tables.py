import csv
import re

import pytest

from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.records import Record
from chronicle.records.introspection import fields_by_yaml_name

# A cell that spreadsheets read as a number, not as a formula.
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def rows(kind: type[Record], history: History) -> list[dict[str, str]]:
    return list(csv.DictReader(tables.render_table(kind, history).splitlines()))


@pytest.mark.parametrize("kind", tables.KINDS_WITH_TABLE)
def test_every_field_has_columns_in_its_place_with_its_meaning(kind: type[Record]) -> None:
    columns = tables.table_columns(kind)
    held = {
        name: field
        for name, field in fields_by_yaml_name(kind).items()
        if name not in tables.ADDRESS_FIELDS
    }
    # Columns for parts of a field start with its name; no other field has such a name.
    owners = [max((one for one in held if c.name.startswith(one)), key=len) for c in columns[:-1]]
    assert list(dict.fromkeys(owners)) == list(held)
    for column, owner in zip(columns, owners, strict=False):
        assert column.description.startswith(held[owner].description or "?")
    assert columns[-1].name == "address"


def test_cells_are_plain_text_that_spreadsheets_open(any_history: History) -> None:
    """The file has a byte order mark, by which Excel detects UTF-8. No cell contains markup, a formula or a line break."""
    for kind in tables.KINDS_WITH_TABLE:
        content = downloads.download_content(any_history, downloads.TABLE_OF_KIND[kind])
        assert content.startswith("\ufeffid,")
        found = rows(kind, any_history)
        assert [row["\ufeffid"] for row in found] == [one.id for one in any_history.corpus.of(kind)]
        for row in found:
            for name, cell in row.items():
                if not NUMBER.fullmatch(cell):
                    assert cell[:1] not in [*"=+-@"], (row["\ufeffid"], name)
                    assert not {"*", "\n"} & {*cell}, (row["\ufeffid"], name)


def test_names_and_ids_have_one_order(any_history: History) -> None:
    for kind in tables.KINDS_WITH_TABLE:
        table = rows(kind, any_history)
        for name in table[0] if table else ():
            for row in table if f"{name}_id" in table[0] else ():
                parts = [row[one].count(tables.BETWEEN_SEVERAL) for one in (name, f"{name}_id")]
                assert parts[0] == parts[1], (kind, name, row[name])
