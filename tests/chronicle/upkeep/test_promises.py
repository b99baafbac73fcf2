"""Every published address arrives, or the line that is missing is named."""

from pathlib import Path

import pytest

from chronicle.book import load_book
from chronicle.upkeep import promises
from support import SITE
from support.upkeep import CHAPTER, CLAIMS, TODAY, everywhere, replaced

WITHDRAWN, LOST = "data/withdrawn.yml", "was published and leads nowhere"


def told(project: Path) -> list[str]:
    """What is wrong with the addresses of a project."""
    book = load_book(project / "data", project / "docs", SITE)
    found = promises.problems(book, project / "data", TODAY)
    return [str(problem) for problem in found]


def test_what_is_there_and_what_was_never_published_is_well(project: Path) -> None:
    assert told(project) == []
    replaced(project, CLAIMS, "about: 1903-flood", "about: 1904-talks")  # it arrives by itself
    assert told(project) == []
    (project / "data" / "permalinks.txt").unlink()
    everywhere(project, "1904-talks", "1904-parley")
    assert told(project) == []


def test_what_to_add_is_told_where_each_record_stands(project: Path) -> None:
    everywhere(project, "canal-corps", "canal-men")
    everywhere(project, "motive-ruud", "ruud-motive")
    actor, claim = sorted(told(project))
    assert actor.endswith(f"{LOST}; if this is what it was, add canal-corps to its formerly")
    add = "if this is what it was, write below its id: formerly: [motive-ruud]"
    assert claim.endswith(f" /actors/norrmark/#motive-ruud {LOST}; {add}")


def test_an_anchor_of_a_page_that_went_is_told_where_it_is_entered(project: Path) -> None:
    replaced(project, CHAPTER, "{ #three-days }", "{ #three-days-of-water }")
    assert told(project) == [
        f"docs/chapters/the-flood.md:1:1: /chapters/the-flood/#three-days {LOST}; add to formerly "
        "in the page's head, with the anchor that treats the matter now: three-days: three-days-of-water"
    ]


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
