"""Every published address arrives, or the line that is missing is named."""

from pathlib import Path

import pytest

from chronicle.history import load_history
from chronicle.release import addresses as published
from support import SITE
from support.release import CHAPTER, CLAIMS, TODAY, everywhere, replaced

WITHDRAWN, LOST = "data/withdrawn.yml", "was published and leads nowhere"


def told(project: Path) -> list[str]:
    """What is wrong with the addresses of a project."""
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


def test_what_to_add_is_told(project: Path) -> None:
    everywhere(project, "canal-corps", "canal-men")
    replaced(project, CHAPTER, "{ #three-days }", "{ #three-days-of-water }")
    actor, anchor = sorted(told(project))
    assert actor == (
        f"data/withdrawn.yml:4:1: /actors/canal-corps/ {LOST}; if it has another id now, write below that: "
        f"formerly: [canal-corps]; else add here: - {{id: canal-corps, address: 'actors/canal-corps/', date: '{TODAY}', why: …}}"
    )
    assert anchor == (
        f"docs/chapters/the-flood.md:1:1: /chapters/the-flood/#three-days {LOST}; "
        "write in the head of the page which one treats the matter now: formerly: {three-days: the-anchor-now}"
    )


MILL = "places/#the-mill"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("events/1902-strike/", "events/1903-flood/", "2:21: /events/1903-flood/ is still there; "),
        (MILL, "places/#the-mil", "3:18: /places/#the-mil was never published; did you mean “pla"),
        (MILL, "chapters/the-flood/#water", "under formerly: water: the-anchor-now"),
        ("the lock.", "the lock., page: chapters/flod/", "3:90: there is no page /chapters/flod"),
    ],
)
def test_a_note_where_none_is_needed_is_refused(
    project: Path, old: str, new: str, message: str
) -> None:
    replaced(project, WITHDRAWN, old, new)
    found = told(project)
    assert any(one.startswith("data/withdrawn.yml:") and message in one for one in found), found
