"""Histories that are more than the invented one: it, with records added, read as any history is."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from chronicle import build
from chronicle.history import History
from chronicle.values.text import Prose
from support import SITE
from support.projects import another_project


def enlarged(directory: Path, added: Mapping[str, str]) -> History:
    """The invented history, copied into a directory, with records at the ends of files of its data."""
    project = another_project(directory / "project")
    for name, records in added.items():
        with (project / "data" / name).open("a", encoding="utf-8") as file:
            file.write(records)
    return build.load(project / "data", project / "docs", SITE)


def saying(history: History, method: str) -> History:
    """A history whose settings say how it was made."""
    settings = history.corpus.settings.model_copy(update={"method": Prose(method)})
    return replace(history, corpus=replace(history.corpus, settings=settings))
