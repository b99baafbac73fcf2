"""What a version has to say of itself before it is published."""

import datetime
import shutil
import subprocess
from pathlib import Path

from click import ClickException

from chronicle.history import History
from chronicle.records import Change

# What is to be added for a version; three points stand where a person has to write.
ENTRY = """\
data/changes.yml does not describe {version}; add at its end, and say what changed:
- id: version-{hyphened}
  version: {version}
  date: '{today}'
  what: …
  touches: []  # the ids of records that changed
  pages: []  # pages written by hand that changed: chapters/x/"""


def refuse_undescribed(history: History, version: str, today: datetime.date) -> None:
    """Raise ClickException where a version is not the last that the record describes."""
    if version == history.version:
        return
    described = {change.version for change in history.corpus.of(Change)}
    if version in described:
        last = f"addresses are entered under the last, {history.version}: name that, or none"
        raise ClickException(f"{version} is not the last version; {last}")
    hyphened = version.replace(".", "-")
    raise ClickException(ENTRY.format(version=version, hyphened=hyphened, today=today))


def pages_newer_than_their_date(history: History, docs: Path) -> list[str]:
    """The files of pages written by hand that were committed after the date that the page shows.

    Their paths are those below `docs`. There are none where git does not know the project.
    """
    committed = _days_of_commits(docs)
    newer = []
    for address, page in history.handwritten.items():
        changed = history.last_change(address)
        if not changed or not changed.earliest:
            continue
        day = committed.get(page.inside, "")
        if day > str(changed.earliest):
            newer.append(page.inside)
    return sorted(newer)


def git(directory: Path, *asked: str) -> str:
    """What git says of a directory; empty where there is no git, or it does not know that."""
    command = ["git", "-C", str(directory), "-c", "core.quotePath=off", *asked]
    if not shutil.which("git"):
        return ""
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stdout


def _days_of_commits(directory: Path) -> dict[str, str]:
    """The day of the last commit of each file below a directory, by its path in it."""
    log = git(directory, "log", "--format=%x00%cs", "--name-only", "--relative", ".")
    days: dict[str, str] = {}
    for commit in log.split("\0"):
        day, _, files = commit.partition("\n")
        for file in files.split("\n"):
            days.setdefault(file, day)
    return days
