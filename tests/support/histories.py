"""Histories that others make: as `chronicle start` leaves one, as the page says that makes another, and as version 3 left one."""

import contextlib
import datetime
import re
import shutil
import subprocess
from pathlib import Path

from chronicle.__main__ import main
from chronicle.start import start
from support import ANOTHER, ROOT
from support.cases import beside

DAY = datetime.date(2026, 12, 1)
PAGE = (ROOT / "docs" / "about" / "another-history.md").read_text("utf-8")
FILE = re.compile(
    r"^In `(?P<name>[^`]+)`[^`]*?:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
CLEARING = re.compile(r"^rm -r .*\nrm docs.*$", re.MULTILINE)
UPGRADING = PAGE[PAGE.index("{ #version-3 }") :]
# The settings of a project of version 3, which INHERIT and `extra` told from those of any site.
OF_VERSION_3 = beside(__file__)["settings"]
# What version 3 had in every project, besides what a history has for itself.
SHARED_BY_VERSION_3 = beside(__file__)["shared"]  # fmt: skip


def untouched(directory: Path) -> None:
    """Begin a project in a directory, and leave it as it is."""
    start(directory, DAY)


def refilled(directory: Path) -> None:
    """Do in a directory what the page says: each command run, each file written; `chronicle check` passes after each."""
    start(directory, DAY)
    clearing = CLEARING.search(PAGE)
    assert clearing
    subprocess.run(clearing[0], shell=True, cwd=directory, check=True)
    for found in FILE.finditer(PAGE):
        path = directory / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], "utf-8")
        with contextlib.chdir(directory):
            assert main(["check"]) == 0
    settings = directory / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for line in re.findall(r"^site_(?:name|description): .*$", PAGE, re.MULTILINE):
        text = re.sub(f"^{line.partition(':')[0]}: .*$", line, text, flags=re.MULTILINE)
    settings.write_text(text, "utf-8")


def brought_from_version_3(directory: Path) -> None:
    """Make in a directory a project as version 3 left it, and do what the page says of such a one."""
    shutil.copytree(ANOTHER, directory)
    (directory / "mkdocs.yml").write_text(OF_VERSION_3, "utf-8")
    for name in SHARED_BY_VERSION_3:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text("of version 3", "utf-8")
    (directory / "data" / "schema").mkdir()
    start(directory.parent / "fresh", DAY)
    shutil.copytree(ROOT / "data" / "schema", directory.parent / "fresh" / "data" / "schema")
    commands = re.search(r"^```sh\n(.*?)^```$", UPGRADING, re.MULTILINE | re.DOTALL)
    settings = re.search(r"^```yaml\n(.*?)^```$", UPGRADING, re.MULTILINE | re.DOTALL)
    assert commands
    assert settings
    subprocess.run(commands[1], shell=True, cwd=directory, check=True)
    upgraded = OF_VERSION_3.replace("INHERIT: scripts/mkdocs.yml\n", settings[1])
    (directory / "mkdocs.yml").write_text(upgraded, "utf-8")
    left = [path for path in directory.rglob("*") if path.is_file()]
    assert not [path for path in left if path.read_bytes() == b"of version 3"]
