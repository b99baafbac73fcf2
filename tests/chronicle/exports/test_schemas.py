from __future__ import annotations

import json
from pathlib import Path

import pytest

from chronicle.exports import schemas
from chronicle.record.models import KINDS, Record
from support import ROOT


@pytest.mark.parametrize("kind", KINDS.values())
def test_the_schemas_in_the_project_are_fresh(kind: type[Record]) -> None:
    """`python -m chronicle schemas` writes them."""
    assert (ROOT / "data" / "schema" / f"{kind.kind_}.json").read_text(
        encoding="utf-8"
    ) == schemas.schema(kind)


def test_the_schema_of_the_settings_is_fresh() -> None:
    assert (ROOT / "data" / "schema" / "settings.json").read_text(
        encoding="utf-8"
    ) == schemas.settings()


def test_a_schema_refuses_unknown_fields_and_names_the_required() -> None:
    schema = json.loads(schemas.schema(KINDS["events"]))
    assert schema["items"]["additionalProperties"] is False
    assert schema["items"]["required"] == [
        "id",
        "date",
        "title",
        "summary",
        "themes",
        "weight",
        "sources",
    ]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert len(list(schemas.write(tmp_path))) == len(KINDS) + 1
    assert list(schemas.write(tmp_path)) == []
