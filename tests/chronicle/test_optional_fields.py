"""Every optional part may be missing: remove each part of the sample history once and build everything.

Parts that cannot be removed alone are reported, and then removed with everything that refers to them.
"""

import re
import shutil
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronicle import build
from chronicle.corpus import addresses
from chronicle.problems import DataError, Problem
from chronicle.site import Site
from support import SAMPLE, SITE, load_project
from support.cases import Loader

DATA_FILES = sorted(
    path.relative_to(SAMPLE / "data").as_posix() for path in SAMPLE.glob("data/**/*.*")
)
RECORD_FILES = [name for name in DATA_FILES if name.endswith(".yml") and name != "settings.yml"]
Steps = tuple[str | int, ...]
# The output of a template that does not handle a missing value, except in a sentence.
PRINTED_NONE = re.compile(r"(?<![\w’])None(?!\w| [a-z])")


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader)


def write_yaml(path: Path, value: Any) -> None:
    modeline, *_ = path.read_text("utf-8").split("\n")
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"{modeline}\n{text}", "utf-8")


def iter_fields(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Yield the path to every field, at any depth."""
    if isinstance(value, dict):
        yield from ((*steps, name) for name in value)
    if isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from iter_fields(item, (*steps, step))


def remove_item(value: Any, steps: Steps) -> Any:
    """Return a value without the item at a path."""
    step, *remaining = steps
    copy = value.copy()
    if remaining:
        copy[step] = remove_item(value[step], tuple(remaining))
    else:
        del copy[step]
    return copy


def iter_unique_field_paths(value: Any) -> Iterator[Steps]:
    """Yield the path to each field; if several records have it, only the first."""
    first_paths = {
        tuple(step for step in steps if isinstance(step, str)): steps
        for steps in [*iter_fields(value)][::-1]
    }
    yield from first_paths.values()


def build_all(project: Path, site: Site = SITE, *, with_files: bool = True) -> list[Problem]:
    """Build all pages and files of a project, or return the problems."""
    try:
        history = load_project(project, site)
    except DataError as error:
        return [*error.problems]
    if broken_links := [*build.check_links(history, project / "docs")]:
        return broken_links
    for address in build.render_functions(history):
        assert not PRINTED_NONE.search(build.render_page(history, address).body), address
    for path, write_file in build.file_functions(history).items() if with_files else ():
        if not path.startswith(addresses.CITE):
            write_file()
    return []


def remove_invalid_parts(project: Path, problems: list[Problem]) -> None:
    """Remove the records and pages with problems."""
    faulty: dict[Path, set[int]] = {}
    for problem in problems:
        faulty.setdefault(project / problem.file, set()).add(problem.line)
    for path, lines in faulty.items():
        if path.suffix == ".md" and path.name == "index.md" and path.parent.name == "docs":
            path.write_text("# Home { #home }\n\nA history.\n", "utf-8")
        elif path.suffix == ".md":
            path.unlink()
        elif path.exists():
            text = path.read_text("utf-8").split("\n")
            starts = [number for number, line in enumerate(text, 1) if line.startswith("- ")]
            indices = {sum(start <= line for start in starts) - 1 for line in lines}
            remaining = [
                record for number, record in enumerate(read_yaml(path)) if number not in indices
            ]
            write_yaml(path, remaining) if remaining else path.unlink()


def prune_until_valid(project: Path) -> None:
    for _ in range(20):
        problems = build_all(project)
        if not problems:
            break
        remove_invalid_parts(project, problems)
    assert problems == []


@pytest.mark.parametrize("name", RECORD_FILES)
def test_fields_are_optional(project: Path, name: str) -> None:
    """Remove each field of one record of each kind; required fields must be reported.

    Optional fields are removed five at a time, far apart from each other, or one by one if they are related.
    """
    path = project / "data" / name
    records = read_yaml(path)
    optional = [
        steps
        for steps in iter_unique_field_paths(records)
        if is_valid(project, path, remove_item(records, steps))
    ]
    rounds = -(-len(optional) // 5)
    for number in range(rounds):
        removed = sorted(optional[number::rounds], key=len, reverse=True)
        print(name, *removed)  # shown if the test fails
        write_yaml(path, reduce(remove_item, removed, records))
        if build_all(project, with_files=False):
            for steps in removed:
                write_yaml(path, remove_item(records, steps))
                build_all(project, with_files=False)


def is_valid(project: Path, path: Path, records: Any) -> bool:
    """Return whether a file is valid with these records."""
    write_yaml(path, records)
    try:
        load_project(project)
    except DataError:
        return False
    return True


@pytest.mark.parametrize("name", DATA_FILES)
def test_data_files_are_optional(project: Path, name: str) -> None:
    (project / "data" / name).unlink()
    prune_until_valid(project)


def test_settings_are_optional(project: Path) -> None:
    path = project / "data" / "settings.yml"
    settings = read_yaml(path)
    for steps in iter_fields(settings):
        write_yaml(path, remove_item(settings, steps))
        build_all(project)
    shutil.copy(SAMPLE / "data" / "settings.yml", path)
    for absent in ({"licence": None}, {"description": ""}, {"url": "/"}):
        assert build_all(project, SITE.model_copy(update=absent)) == []


def test_pages_are_optional(project: Path) -> None:
    for path in sorted((project / "docs").rglob("*.md")):
        before = {file: file.read_bytes() for file in project.rglob("*.*") if file.is_file()}
        path.unlink()
        prune_until_valid(project)
        for file, content in before.items():
            file.write_bytes(content)
