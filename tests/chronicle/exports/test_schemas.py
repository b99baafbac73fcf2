import json
from pathlib import Path

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.exports import schemas
from chronicle.record.models import KINDS, Record
from support import ROOT

# Kinds of which contributors name a record most.
REFERRED = ("actor", "place", "theme", "work", "property", "claim", "event")


def test_the_schemas_in_the_project_are_fresh(tmp_path: Path, corpus: Corpus) -> None:
    """`python -m chronicle schemas` writes them, and what changed only."""
    written = list(schemas.write(tmp_path, corpus))
    assert len(written) == len(KINDS) + 2
    for path in written:
        there = (ROOT / "data" / "schema" / path.name).read_bytes()
        assert path.read_bytes() == there or path.name == schemas.IDS, path.name
    assert list(schemas.write(tmp_path, corpus)) == []


def test_a_schema_refuses_unknown_fields_and_names_the_required() -> None:
    schema = json.loads(schemas.schema(KINDS["events"]))
    assert schema["items"]["additionalProperties"] is False
    assert schema["items"]["required"][:3] == ["id", "date", "title"]


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
