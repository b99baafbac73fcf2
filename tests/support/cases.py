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
def beside(module: str) -> dict[str, Any]:
    """Return the content of the YAML file next to a module."""
    held: dict[str, Any] = yaml.load(Path(module).with_suffix(".yml").read_bytes(), Loader)
    return held


def script(name: str) -> str:
    """Return a JavaScript function for the browser, by file name."""
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text("utf-8")


def cases(test: Test) -> Test:
    """Parametrize a test with its cases: the last arguments as a list, as a mapping, or two as `first: second`."""
    given = beside(inspect.getfile(test))[test.__name__]
    rows: list[Any] = [*given.items()] if isinstance(given, dict) else given
    names = [*inspect.signature(test).parameters]
    if isinstance(rows[0], dict):
        names, rows = [*rows[0]], [[*row.values()] for row in rows]
    elif not isinstance(rows[0], list | tuple):
        rows = [[row] for row in rows]
    names = names[-len(rows[0]) :]
    names_of_cases = [str(row[-1] if len(row) > 2 else row[0])[:60] for row in rows]
    run: Test = pytest.mark.parametrize(names, rows, ids=names_of_cases)(test)
    return run
