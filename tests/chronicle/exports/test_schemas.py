import json
from pathlib import Path

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.exports import schemas
from chronicle.record.models import KINDS, Record
from support import ROOT

# Kinds of which contributors name a record most.
REFERRED = ("actor", "place", "theme", "work", "property", "claim", "event")


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


def test_only_what_changed_is_written(tmp_path: Path, corpus: Corpus) -> None:
    assert len(list(schemas.write(tmp_path, corpus))) == len(KINDS) + 2
    assert list(schemas.write(tmp_path, corpus)) == []


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_field_has_its_meaning(kind: type[Record]) -> None:
    schema = json.loads(schemas.schema(kind))
    models = [schema["items"], *schema["$defs"].values()]
    fields = {
        name: field for model in models for name, field in model.get("properties", {}).items()
    }
    assert [name for name, field in fields.items() if not field.get("description")] == []


def test_ids_are_proposed_and_others_are_no_error(corpus: Corpus) -> None:
    schema = json.loads(schemas.schema(KINDS["events"]))
    theme = schema["items"]["properties"]["themes"]["items"]
    known, other = theme["anyOf"]
    assert known == {"$ref": "ids.json#/$defs/theme"}
    assert other["type"] == "string"
    ids = json.loads(schemas.ids(corpus))["$defs"]
    assert ids["theme"] == {"enum": ["digging", "floods"]}
    assert ids["paper"]["enum"] == ["anonymous-lock", "holm-1987"]
    assert set(REFERRED) <= set(ids)


def test_the_short_form_of_an_actor_is_valid() -> None:
    short, full = json.loads(schemas.schema(KINDS["events"]))["items"]["properties"]["actors"][
        "items"
    ]["anyOf"]
    assert short["anyOf"][-1]["type"] == "string"
    assert full == {"$ref": "#/$defs/Participant"}
