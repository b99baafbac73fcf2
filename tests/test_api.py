"""The promises of the package: public names, types, version and dependencies."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from operator import attrgetter
from types import SimpleNamespace

import pytest
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

import chronicle
from chronicle import Additions, Page
from chronicle.__main__ import commands
from chronicle.content.languages import Language
from chronicle.content.markdown_pages import SHORTCODE_KINDS, FrontMatter
from chronicle.content.page_checks import KNOWN_COMMENTS
from chronicle.exports import downloads
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import MODELS, Settings
from chronicle.site import Options
from support import ROOT
from support.cases import load_yaml

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGE = ROOT / "scripts" / "chronicle"


def normalize_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_packages() -> set[str]:
    """Return the third-party packages that the code imports."""
    names = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"chronicle"}


def test_public_names_match_list(history: History) -> None:
    """New names must be added to the list; no name may be removed."""
    models: list[type[BaseModel]] = [*MODELS, Settings, Options, FrontMatter, Language]
    _, schemas = models_json_schema([(model, "validation") for model in models])
    templates = "".join(path.read_text("utf-8") for path in PACKAGE.glob("[lp]*/**/*.html"))
    assert load_yaml(__file__)["public"] == {
        "names": chronicle.__all__,
        "fields": {
            name: [*schema.get("properties", ())] for name, schema in schemas["$defs"].items()
        },
        "commands": [*commands.commands],
        "pages": [*KNOWN_COMMENTS, *SHORTCODE_KINDS],
        "downloads": [download.file_name for download in downloads.ALL_DOWNLOADS],
        "blocks": sorted(set(re.findall(r"\{% block (\w+)", templates))),
    }
    objects = SimpleNamespace(history=history, additions=Additions(), page=Page("x/", "", "", ""))
    objects.problem = Problem("f.yml", 1, 1, "x")
    guide = (ROOT / "docs" / "about" / "another-history.md").read_text("utf-8")
    for name in load_yaml(__file__)["attributes"]:
        assert attrgetter(name)(objects) is not None
        assert f"`{name.rpartition('.')[2]}" in guide
    for download in downloads.ALL_DOWNLOADS:
        assert f"`{download.file_name}`" in guide


def test_package_has_types_and_version() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert chronicle.__version__ == PROJECT["version"]


def test_changelog_starts_with_current_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## ([\d.]+) - \d{4}-\d\d-\d\d$", changes, re.MULTILINE)
    assert headings[0] == PROJECT["version"]


def test_dependencies_match_imports() -> None:
    """Material is used by name as a theme."""
    distributions = packages_distributions()
    imported = imported_packages() - {"setuptools"}
    needed = {normalize_name(distributions[name][0]) for name in imported}
    declared = {
        normalize_name(re.split("[<>=]", requirement)[0]) for requirement in PROJECT["dependencies"]
    }
    assert declared - {"mkdocs-material"} == needed


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_dependencies_are_not_pinned(requirement: str) -> None:
    assert ">=" in requirement
    assert "==" not in requirement
