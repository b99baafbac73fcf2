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


def test_schema_files_are_current(corpus: Corpus) -> None:
    written = schemas.schema_files(ROOT / "data" / "schema", corpus)
    assert len(written) == len(MODELS) + 4
    outdated = {path.name for path in changed_files(written)}
    assert outdated <= {schemas.IDS_FILE}, f"regenerate {outdated}: python -m chronicle schemas"


@pytest.mark.parametrize("kind", [*MODELS, SearchAliases])
def test_every_field_has_a_description(kind: type[Model]) -> None:
    schema = json.loads(schemas.kind_schema(kind))
    for model in (schema["items"], *schema["$defs"].values()):
        for name, field in model.get("properties", {}).items():
            assert field.get("description"), name
    assert schema["items"]["additionalProperties"] is False


def test_default_settings_are_valid(write_data: WriteData) -> None:
    fields = json.loads(schemas.settings_schema())["properties"]
    assert fields.keys() == Settings.model_fields.keys()
    defaults = {name: field["default"] for name, field in fields.items()}
    values = {name: default for name, default in defaults.items() if default is not None}
    assert find_problems(write_data({"settings.yml": yaml.safe_dump(values)})) == []


@cache
def read_schema(name: str) -> Any:
    return json.loads((ROOT / "data" / "schema" / name).read_text("utf-8"))


def check_enum(
    validator: Validator, values: list[Any], instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Check an enumeration three times as fast as the library, whose error message lists all thousand ids."""
    if instance not in values:
        yield ValidationError(f"{instance!r} is none of {len(values)} values")


IdValidator = extend(Draft202012Validator, {"enum": check_enum})


@cache
def make_validator(name: str) -> Validator:
    ids = Resource.from_contents(read_schema(schemas.IDS_FILE))
    return IdValidator(read_schema(name), registry=Registry().with_resource(schemas.IDS_FILE, ids))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-4:]))
def test_data_file_matches_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    name = text.partition("$schema=")[2].split()[0].rpartition("/")[2]
    # A file that contains only comments is empty.
    errors = make_validator(name).iter_errors(yaml.load(text, Loader) or [])
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in errors] == []
