"""Extended sample histories: the sample history with additional records."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from chronicle.content.languages import INTERFACE_TEXTS
from chronicle.history import History
from support import EXTENDED, load_project
from support.projects import copy_sample_project

# The fields of a statement on why Norrmark dug.
STATEMENT = {
    "about": "norrmark",
    "property": "motive",
    "value": "It dug for salt.",
    "sources": [{"work": "holm-1987", "at": "p. 12"}],
}


def add_statements(
    directory: Path,
    statements: Mapping[str, Mapping[str, Any]],
    records_by_file: Mapping[str, Any] = MappingProxyType({}),
) -> History:
    """Add statements (fields by id) and other records (by file) to the sample history, written as in YAML."""
    claims = [{"id": name, **STATEMENT, **fields} for name, fields in statements.items()]
    files = {"claims/claims.yml": claims, **records_by_file}
    return extend_history(
        directory,
        {
            file: "".join(f"- {json.dumps(record, ensure_ascii=False)}\n" for record in records)
            for file, records in files.items()
        },
    )


def extend_history(directory: Path, records_by_file: Mapping[str, str]) -> History:
    """Copy the sample history to a directory and append records to its data files."""
    project = copy_sample_project(directory / "project")
    for file_name, records in records_by_file.items():
        with (project / "data" / file_name).open("a", encoding="utf-8") as file:
            file.write(records)
    return load_project(project)


def extended_history(directory: Path) -> History:
    """Return the extended sample history, copied to a directory."""
    return load_project(create_extended_project(directory / "project"))


# The navigation labels of the sample history.
NAVIGATION_LABELS = (
    "Story",
    "Timeline",
    "People and units",
    "Voyages",
    "Numbers",
    "Teaching",
    "Data",
    "How it was made",
)


def create_extended_project(project: Path) -> Path:
    """Create the project of the extended sample history."""
    copy_sample_project(project)
    for page in (EXTENDED / "docs").rglob("*.md"):
        target = project / page.relative_to(EXTENDED)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    for file in (EXTENDED / "data").rglob("*.yml"):
        target = project / file.relative_to(EXTENDED)
        with target.open("a", encoding="utf-8") as records:
            records.write(file.read_text("utf-8"))
    add_dutch(project, names={name: f"‹{name}›" for name in NAVIGATION_LABELS})
    return project


def create_dutch_project(directory: Path, texts: Mapping[str, str], **language: object) -> Path:
    """Create the sample project with Dutch, and with pages in `docs/nl/` by file name."""
    project = copy_sample_project(directory / "project")
    (project / "docs" / "nl").mkdir()
    for name, text in texts.items():
        (project / "docs" / "nl" / name).write_text(text, "utf-8")
    add_dutch(project, **language)
    return project


def add_dutch(project: Path, **more: object) -> None:
    """Add Dutch to a project, with a marker in each interface label, so that untranslated labels are noticed."""
    labels = {label: f"‹{label}›" for label in INTERFACE_TEXTS}
    language = {"lang": "nl", "name": "Nederlands", "words": labels, **more}
    file = project / "data" / "languages" / "nl.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(language, allow_unicode=True), "utf-8")
