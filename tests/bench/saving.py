"""Measures how long a save takes to reach the page, for each kind of thing that people save."""

import contextlib
import re
import shutil
import statistics
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from support import THEME
from support.projects import changed_settings, serving

SAVES = 10
CHAPTER = """---
title: Opening
description: How it began.
number: 1
years: 1901/1903
---

# Opening { #opening }

The canal. [@paper-0, p. 2]
{ #the-canal }
"""


@dataclass(frozen=True)
class Kind:
    """A kind of save: the file, what a save replaces in it, by what, and the page that shows it.

    In `new` and `shown`, `NUMBER` is the number of the save; `shown` is what the page then has.
    """

    name: str
    file: str
    old: str
    new: str
    page: str
    shown: str = "SavedNUMBER"


def kinds(project: Path) -> tuple[Kind, ...]:
    """The kinds of saves of a project that `generate.write` made."""
    claims = (project / "data/claims/claims-000.yml").read_text(encoding="utf-8")
    about = re.search(r"about: (deployment|event)-(\d+)", claims)
    assert about
    of_claim = f"{about[1]}s/{about[1]}-{about[2]}/"
    head = '<meta charset="utf-8">'
    return (
        Kind(name="an event's summary", file="data/events/events-000.yml", old="  summary: ", new="  summary: SavedNUMBER ", page="events/event-0/"),
        Kind(name="a claim's figure", file="data/claims/claims-000.yml", old=claims[(at := claims.index("  value: ")) : claims.index("\n", at)],
             new="  value: 7000NUMBER", page=of_claim, shown="70,00NUMBER"),
        Kind(name="an actor's name", file="data/actors/actors-000.yml", old="  name: ", new="  name: SavedNUMBER ", page="actors/actor-0/"),
        Kind(name="a chapter", file="docs/chapters/opening.md", old="The canal.", new="The canal. SavedNUMBER.", page="chapters/opening/"),
        Kind(name="a template", file="theme/main.html", old=head, new=f'{head}<meta name="saved" content="SavedNUMBER">', page="events/event-0/"),
        Kind(name="the style sheet", file="theme/assets/site.css", old="body {", new="/* SavedNUMBER */ body {", page="assets/site.css"),
    )  # fmt: skip


def prepare(project: Path) -> None:
    """Give a project a chapter, and a theme of its own that can be changed."""
    shutil.copytree(THEME, project / "theme")
    changed_settings(project, theme={"name": "chronicle", "custom_dir": "theme"})
    (project / "docs/chapters").mkdir(exist_ok=True)
    (project / "docs/chapters/opening.md").write_text(CHAPTER, encoding="utf-8")


def measure(project: Path) -> Iterator[tuple[str, float]]:
    """Each kind of save, and its seconds from the write to the changed page: the median of ten."""
    prepare(project)
    with serving(project, project / "log.txt") as site:
        for kind in kinds(project):
            yield kind.name, _median(project, site, kind)


def _median(project: Path, site: str, kind: Kind) -> float:
    path, seconds = project / kind.file, []
    text = path.read_text(encoding="utf-8")
    _until(site + kind.page, "")
    for number in range(SAVES):
        time.sleep(0.5)  # nobody saves again before the page has been seen
        changed = text.replace(kind.old, kind.new.replace("NUMBER", str(number)), 1)
        start = time.perf_counter()
        path.write_text(changed, encoding="utf-8")
        _until(site + kind.page, kind.shown.replace("NUMBER", str(number)))
        seconds.append(time.perf_counter() - start)
    path.write_text(text, encoding="utf-8")
    time.sleep(1)
    return statistics.median(seconds)


def _until(address: str, text: str) -> None:
    """Ask for a page until it holds a text."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=60) as answer:
            if text in answer.read().decode():
                return
        time.sleep(0.01)
    raise SystemExit(f"{text} did not come at {address}")
