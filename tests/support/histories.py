"""Histories that are more than the invented one: it, with records added, read as any history is."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from chronicle import build
from chronicle.history import History
from chronicle.story.languages import WORDS
from support import FULLER, SITE
from support.projects import another_project

STATEMENT = """
- id: {id}
  about: norrmark
  property: motive
  value: It dug for {reason}.
  voice: {voice}
  sources: [{{work: {paper}, at: p. 12{rests}}}]
{depends}"""


def statement(
    id: str,
    voice: str,
    *depends: str,
    paper: str = "holm-1987",
    reason: str = "salt",
    rests: str = "",
) -> str:
    """The YAML of a statement of why Norrmark dug; what it depends on, and its source `rests` on, is given as mappings."""
    lines = "".join(f"    - {{{each}}}\n" for each in depends)
    return STATEMENT.format(
        id=id,
        reason=reason,
        voice=voice,
        paper=paper,
        rests=rests and f", rests_on: [{rests}]",
        depends=(depends and f"  depends_on:\n{lines}") or "",
    )


def enlarged(directory: Path, added: Mapping[str, str]) -> History:
    """The invented history, copied into a directory, with records at the ends of files of its data."""
    project = another_project(directory / "project")
    for name, records in added.items():
        with (project / "data" / name).open("a", encoding="utf-8") as file:
            file.write(records)
    return build.load(project / "data", project / "docs", SITE)


def fuller(directory: Path) -> History:
    """The invented history with all that `FULLER` adds to it, copied into a directory."""
    project = fuller_project(directory / "project")
    return build.load(project / "data", project / "docs", SITE)


# What the navigation of the invented history names.
NAMED = (
    "Story",
    "Timeline",
    "People and units",
    "Voyages",
    "Numbers",
    "Teaching",
    "Data",
    "How it was made",
)


def fuller_project(project: Path) -> Path:
    """The same as a project of its own."""
    another_project(project)
    for page in (FULLER / "docs").rglob("*.md"):
        there = project / page.relative_to(FULLER)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, there)
    for file in (FULLER / "data").rglob("*.yml"):
        there = project / file.relative_to(FULLER)
        with there.open("a", encoding="utf-8") as records:
            records.write(file.read_text("utf-8"))
    speak(project, names={name: f"‹{name}›" for name in NAMED})
    return project


def speak(project: Path, **more: object) -> None:
    """Let a project have Dutch, in which each word of the frame is marked, so that one in English stands out."""
    words = {word: f"‹{word}›" for word in WORDS}
    language = {"lang": "nl", "name": "Nederlands", "words": words, **more}
    file = project / "data" / "languages" / "nl.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(language, allow_unicode=True), "utf-8")
