"""Projects that others begin with this code: as `make start` leaves one, and as the page that makes another history does.

`PYTHONPATH=tests python -m record.heirs` runs `make test` in one of each: nothing may fail in them.
"""

import contextlib
import datetime
import re
import subprocess
import tempfile
from pathlib import Path

from chronicle.__main__ import main
from chronicle.start import start
from support import ROOT

DAY = datetime.date(2026, 12, 1)
PAGE = (ROOT / "docs" / "about" / "another-history.md").read_text(encoding="utf-8")
FILE = re.compile(
    r"^In `(?P<name>[^`]+)`[^`]*?:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
REMOVAL = re.compile(r"^rm .*$", re.MULTILINE)


def untouched(directory: Path) -> None:
    """Begin a project in a directory, and leave it as it is."""
    start(ROOT, directory, DAY)


def walked(directory: Path) -> None:
    """Do in a directory what the page says: each command run, each file written; each step passes `make check`."""
    start(ROOT, directory, DAY)
    for command in REMOVAL.findall(PAGE):
        subprocess.run(command, shell=True, cwd=directory, check=True)
    for found in FILE.finditer(PAGE):
        path = directory / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
        with contextlib.chdir(directory):
            assert main(["check"]) == 0
    settings = directory / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for line in re.findall(r"^site_(?:name|description): .*$", PAGE, re.MULTILINE):
        text = re.sub(f"^{line.partition(':')[0]}: .*$", line, text, flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for begin in (untouched, walked):
        with tempfile.TemporaryDirectory() as place:
            project = Path(place) / begin.__name__
            begin(project)
            print(f"make test in a project {begin.__name__}", flush=True)
            subprocess.run(["make", "test"], cwd=project, check=True)
