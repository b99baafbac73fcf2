"""What `make check` accepts, editors accept: every data file is valid by its schema."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from support import ANOTHER, ROOT, TREATY

FILES = [
    path
    for history in (ROOT, ANOTHER, TREATY)
    for path in sorted((history / "data").rglob("*.yml"))
]


class Loader(yaml.CSafeLoader):
    """The loader that leaves dates as text, as YAML 1.2 and so editors do."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way of making a loader
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def beside(name: str) -> Resource[object]:
    """Another file beside a schema."""
    return Resource.from_contents(
        json.loads((ROOT / "data" / "schema" / name).read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-4:]))
def test_a_data_file_is_valid_by_the_schema_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = text.partition("$schema=")[2].split()[0].rpartition("/")[2]
    schema = json.loads((ROOT / "data" / "schema" / name).read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, registry=Registry(retrieve=beside))  # type: ignore[call-arg]
    errors = validator.iter_errors(yaml.load(text, Loader) or [])  # one of remarks alone is empty
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in errors] == []
