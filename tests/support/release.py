"""What tests of published addresses call by name."""

import datetime
import re
from pathlib import Path

TODAY = datetime.date(2099, 2, 3)
EVENTS, CLAIMS, CHAPTER = (
    "data/events/events.yml",
    "data/claims/claims.yml",
    "docs/chapters/the-flood.md",
)
WITHDRAWN = "data/withdrawn.yml"
CHAPTER_WENT = (
    f"- {{id: chapters-the-flood, address: chapters/the-flood/, date: '{TODAY}',"
    " why: It is shorter., page: chapters/flood/}\n"
)


def replaced(project: Path, file: str, old: str, new: str) -> None:
    """Change something in a file of a project."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def everywhere(project: Path, old: str, new: str) -> None:
    """Replace whole words in every file of a project that people write."""
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text), encoding="utf-8")


def rename_chapter(project: Path) -> None:
    """Give the chapter another name, as the guide says."""
    (project / CHAPTER).rename(project / "docs" / "chapters" / "flood.md")
    replaced(project, "docs/chapters/index.md", "the-flood.md", "flood.md")
    replaced(project, "data/lessons.yml", "chapter: the-flood", "chapter: flood")
    with (project / WITHDRAWN).open("a", encoding="utf-8") as file:
        file.write(CHAPTER_WENT)
