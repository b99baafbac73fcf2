"""Extended sample histories: the sample history with additional records."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from chronicle import build
from chronicle.content.languages import WORDS
from chronicle.history import History
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
    """Return the YAML of a statement on why Norrmark dug. `depends` and `rests` are YAML mappings."""
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
    """Copy the sample history to a directory and append records to its data files."""
    project = another_project(directory / "project")
    for name, records in added.items():
        with (project / "data" / name).open("a", encoding="utf-8") as file:
            file.write(records)
    return build.load_project_history(project / "data", project / "docs", SITE)


def fuller(directory: Path) -> History:
    """Return the extended sample history, copied to a directory."""
    project = fuller_project(directory / "project")
    return build.load_project_history(project / "data", project / "docs", SITE)


# The navigation labels of the sample history.
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
    """Create the project of the extended sample history."""
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
    """Add Dutch to a project, with a marker in each interface label, so that untranslated labels are noticed."""
    words = {word: f"‹{word}›" for word in WORDS}
    language = {"lang": "nl", "name": "Nederlands", "words": words, **more}
    file = project / "data" / "languages" / "nl.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(language, allow_unicode=True), "utf-8")
