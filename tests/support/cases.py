"""Test cases and expected values in a YAML file next to the module, under the names of its tests."""

import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

Test = TypeVar("Test", bound=Callable[..., None])


class Loader(yaml.CSafeLoader):
    """A loader that does not parse dates, as in YAML 1.2 and editors."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - defined by PyYAML
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def load_yaml(module: str) -> dict[str, Any]:
    """Return the content of the YAML file next to a module."""
    content: dict[str, Any] = yaml.load(Path(module).with_suffix(".yml").read_bytes(), Loader)
    return content


def read_script(name: str) -> str:
    """Return a JavaScript function for the browser, by file name."""
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text("utf-8")


def cases(test: Test) -> Test:
    """Parametrize a test with its cases: the last arguments as a list, as a mapping, or two as `first: second`."""
    content = load_yaml(inspect.getfile(test))[test.__name__]
    rows: list[Any] = [*content.items()] if isinstance(content, dict) else content
    parameters = [*inspect.signature(test).parameters]
    if isinstance(rows[0], dict):
        parameters = [*rows[0]]
        rows = [[*row.values()] for row in rows]
    elif not isinstance(rows[0], list | tuple):
        rows = [[row] for row in rows]
    parameters = parameters[-len(rows[0]) :]
    ids = [str(row[-1] if len(row) > 2 else row[0])[:60] for row in rows]
    parametrized: Test = pytest.mark.parametrize(parameters, rows, ids=ids)(test)
    return parametrized
