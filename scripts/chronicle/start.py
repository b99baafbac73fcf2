"""Another history: a project of its own, with the code of this one and a small invented record."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from chronicle.corpus import ledger
from chronicle.files import contents, write_file

STARTER = Path(__file__).parent / "starter"
# What a project has in common with every other, from its root.
SHARED = (
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "Makefile",
    "SECURITY.md",
    "data/schema",
    "docs/about/contribute.md",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
    "scripts",
    "tests",
    "theme",
)
# What lies there and is not shared: what is of this project's own record, and what Python leaves.
NOT_SHARED = re.compile(r"^tests/record/|^\.github/.*\.png$|__pycache__|\.egg-info/")
CHANGES = """\
# yaml-language-server: $schema=schema/change.json
- id: version-{year}-{month}-0
  version: {year}.{month}.0
  date: '{day}'
  what: The first version.
"""


def start(root: Path, directory: Path, day: datetime.date) -> int:
    """Write a new project into a directory, from that at `root`, with a first version of a day.

    Returns how many files were written. Raises FileExistsError where the directory holds anything
    already, FileNotFoundError where the project lacks what has to be shared.
    """
    if directory.exists() and any(directory.iterdir()):
        raise FileExistsError(f"{directory} is not empty; name a directory that is not there yet")
    if missing := next((name for name in SHARED if not (root / name).exists()), None):
        better = "run this in a clone of the repository, which has all that is shared"
        raise FileNotFoundError(f"{root / missing} is missing; {better}")
    for path in _shared(root):
        write_file(directory / path.relative_to(root), path.read_bytes())
    for path in contents(STARTER):
        name = path.relative_to(STARTER).as_posix()
        write_file(directory / name, path.read_bytes())
    changes = CHANGES.format(year=day.year, month=day.month, day=day)
    write_file(directory / "data" / "changes.yml", changes.encode())
    ledger.publish(directory / "data" / "permalinks.txt", (), "")
    return sum(1 for path in directory.rglob("*") if path.is_file())


def _shared(root: Path) -> Iterator[Path]:
    for name in SHARED:
        for path in contents(root / name) if (root / name).is_dir() else [root / name]:
            if not NOT_SHARED.search(path.relative_to(root).as_posix()):
                yield path
