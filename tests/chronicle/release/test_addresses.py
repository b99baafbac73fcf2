"""Every published address arrives, or the line that is missing is named."""

from pathlib import Path

import pytest

from chronicle.history import load_history
from chronicle.release import addresses as published
from support import SITE
from support.release import CLAIMS, TODAY, everywhere, replaced

WITHDRAWN = "data/withdrawn.yml"


def told(project: Path) -> list[str]:
    history = load_history(project / "data", project / "docs", SITE)
    found = published.problems(history, project / "data", TODAY)
    return [str(problem) for problem in found]


def test_what_is_there_and_what_was_never_published_is_well(project: Path) -> None:
    assert told(project) == []
    replaced(project, CLAIMS, "about: 1903-flood", "about: 1904-talks")  # it arrives by itself
    assert told(project) == []
    (project / "data" / "permalinks.txt").unlink()
    everywhere(project, "1904-talks", "1904-parley")
    assert told(project) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("the lock.", "the lock., page: chapters/flod/", "3:90: there is no page /chapters/flod"),
    ],
)
def test_a_needless_note_is_refused(project: Path, old: str, new: str, message: str) -> None:
    replaced(project, WITHDRAWN, old, new)
    found = told(project)
    assert any(one.startswith("data/withdrawn.yml:") and message in one for one in found), found
