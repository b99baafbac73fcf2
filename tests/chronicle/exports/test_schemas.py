"""The JSON schemas for editors accept every file that `make check` accepts."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry, Resource

from chronicle.content.search_aliases import SearchAliases
from chronicle.corpus import Corpus
from chronicle.exports import schemas
from chronicle.files import changed_files
from chronicle.records import MODELS, Model, Settings
from support import IDEAS, ROOT, SAMPLE, WriteData, find_problems
from support.cases import Loader

FILES = [
    path for history in (ROOT, SAMPLE, IDEAS) for path in sorted((history / "data").rglob("*.yml"))
]


def test_the_schemas_in_the_project_are_fresh(corpus: Corpus) -> None:
    written = schemas.schema_files(ROOT / "data" / "schema", corpus)
    assert len(written) == len(MODELS) + 4
    old = {path.name for path in changed_files(written)}
    assert old <= {schemas.IDS_FILE}, f"write {old} anew: python -m chronicle schemas"


@pytest.mark.parametrize("kind", [*MODELS, SearchAliases])
def test_every_field_has_its_meaning_and_no_other_is_known(kind: type[Model]) -> None:
    schema = json.loads(schemas.kind_schema(kind))
    for model in (schema["items"], *schema["$defs"].values()):
        for name, field in model.get("properties", {}).items():
            assert field.get("description"), name
    assert schema["items"]["additionalProperties"] is False


def test_every_setting_has_its_default_which_it_can_be_set_to(write_data: WriteData) -> None:
    fields = json.loads(schemas.settings_schema())["properties"]
    assert fields.keys() == Settings.model_fields.keys()
    said = {name: field["default"] for name, field in fields.items()}
    given = {name: default for name, default in said.items() if default is not None}
    assert find_problems(write_data({"settings.yml": yaml.safe_dump(given)})) == []


@cache
def schema(name: str) -> Any:
    return json.loads((ROOT / "data" / "schema" / name).read_text("utf-8"))


def among(
    validator: Validator, values: list[Any], instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Three times as fast as the library, whose error message lists all thousand ids."""
    if instance not in values:
        yield ValidationError(f"{instance!r} is none of {len(values)} values")


WithIds = extend(Draft202012Validator, {"enum": among})


@cache
def validator(name: str) -> Validator:
    ids = Resource.from_contents(schema(schemas.IDS_FILE))
    return WithIds(schema(name), registry=Registry().with_resource(schemas.IDS_FILE, ids))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-4:]))
def test_a_data_file_is_valid_by_the_schema_it_names(path: Path) -> None:
    text = path.read_text("utf-8")
    name = text.partition("$schema=")[2].split()[0].rpartition("/")[2]
    # A file that contains only comments is empty.
    errors = validator(name).iter_errors(yaml.load(text, Loader) or [])
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in errors] == []
