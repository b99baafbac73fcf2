"""What tests of the upkeep call by name."""

import datetime
from pathlib import Path

TODAY = datetime.date(2099, 2, 3)
EVENTS, CLAIMS, CHAPTER = (
    "data/events/events.yml",
    "data/claims/claims.yml",
    "docs/chapters/the-flood.md",
)


def replaced(project: Path, file: str, old: str, new: str) -> None:
    """Change something in a file of a project."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
