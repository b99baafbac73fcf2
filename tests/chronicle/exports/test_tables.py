import csv
import re

import pytest

from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.records import Record
from chronicle.records.introspection import fields_by_yaml_name

# A cell that spreadsheets read as a number, not as a formula.
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def read_table(kind: type[Record], history: History) -> list[dict[str, str]]:
    return list(csv.DictReader(tables.render_table(kind, history).splitlines()))


@pytest.mark.parametrize("kind", tables.KINDS_WITH_TABLE)
def test_columns_follow_fields_and_their_descriptions(kind: type[Record]) -> None:
    columns = tables.table_columns(kind)
    exported_fields = {
        name: field
        for name, field in fields_by_yaml_name(kind).items()
        if name not in tables.ADDRESS_FIELDS
    }
    # Columns for parts of a field start with its name; no other field has such a name.
    owners = [
        max(
            (field_name for field_name in exported_fields if c.name.startswith(field_name)), key=len
        )
        for c in columns[:-1]
    ]
    assert list(dict.fromkeys(owners)) == list(exported_fields)
    for column, owner in zip(columns, owners, strict=False):
        assert column.description.startswith(exported_fields[owner].description or "?")
    assert columns[-1].name == "address"


def test_cells_are_plain_text(any_history: History) -> None:
    """Excel detects UTF-8 by the byte order mark. No cell contains markup, a formula or a line break."""
    for kind in tables.KINDS_WITH_TABLE:
        content = downloads.TABLE_BY_KIND[kind].render(any_history)
        assert content.startswith("\ufeffid,")
        rows = read_table(kind, any_history)
        assert [row["\ufeffid"] for row in rows] == [
            record.id for record in any_history.corpus.of(kind)
        ]
        for row in rows:
            for name, cell in row.items():
                if not NUMBER.fullmatch(cell):
                    assert cell[:1] not in [*"=+-@"], (row["\ufeffid"], name)
                    assert not {"*", "\n"} & {*cell}, (row["\ufeffid"], name)


def test_names_and_ids_have_the_same_order(any_history: History) -> None:
    for kind in tables.KINDS_WITH_TABLE:
        table = read_table(kind, any_history)
        for name in table[0] if table else ():
            for row in table if f"{name}_id" in table[0] else ():
                counts = [
                    row[column].count(tables.VALUE_SEPARATOR) for column in (name, f"{name}_id")
                ]
                assert counts[0] == counts[1], (kind, name, row[name])
