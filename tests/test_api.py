"""What the package promises: its public names, its types, its version, and what it needs."""

import ast
import importlib
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

import chronicle
from support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGE = ROOT / "scripts" / "chronicle"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """The packages of others that the code imports."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"chronicle"}


def test_all_that_is_public_is_there_and_has_one_home() -> None:
    assert sorted(chronicle.__all__) == chronicle.__all__
    for name in chronicle.__all__:
        thing = getattr(chronicle, name)
        if isinstance(thing, type):
            home = importlib.import_module(thing.__module__)
            assert getattr(home, name) is thing
            assert thing.__doc__


def test_it_is_typed_and_says_its_version() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert chronicle.__version__ == PROJECT["version"]


def test_the_changes_begin_with_this_version() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == PROJECT["version"]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    """Only WeasyPrint is asked for where it is used: the book as PDF is an extra. Material is named as a theme."""
    optional = {"weasyprint", "setuptools"}
    of = packages_distributions()
    needed = {normal(of[name][0]) for name in imported() - optional}
    declared = {normal(re.split("[<>=]", need)[0]) for need in PROJECT["dependencies"]}
    assert declared - {"mkdocs-material"} == needed


@pytest.mark.parametrize("need", PROJECT["dependencies"])
def test_a_library_leaves_room_to_others(need: str) -> None:
    assert ">=" in need
    assert "==" not in need
