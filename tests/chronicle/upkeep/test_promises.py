"""Every published address arrives, or the line that is missing is named."""

from pathlib import Path

import pytest

from chronicle import build
from chronicle.book import load_book
from chronicle.upkeep import promises
from support import SITE
from support.upkeep import CHAPTER, CLAIMS, EVENTS, TODAY, replaced

WITHDRAWN, ACTORS = "data/withdrawn.yml", "data/actors/actors.yml"


def everywhere(project: Path, old: str, new: str) -> None:
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def appended(project: Path, file: str, line: str) -> None:
    path = project / file
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


def told(project: Path) -> list[str]:
    """What is wrong with the addresses of a project."""
    book = load_book(project / "data", project / "docs", SITE)
    found = promises.problems(book, project / "data", TODAY)
    return [str(problem) for problem in found]


def test_what_was_published_and_is_still_there_is_well(project: Path) -> None:
    assert told(project) == []


def test_a_history_that_has_published_nothing_has_promised_nothing(project: Path) -> None:
    (project / "data" / "permalinks.txt").unlink()
    everywhere(project, "1904-talks", "1904-parley")
    assert told(project) == []


def test_an_id_that_was_changed_is_told_once_with_the_line_to_add(project: Path) -> None:
    everywhere(project, "1904-talks", "1904-parley")
    assert told(project) == [
        "data/events/events.yml:31:3: /events/1904-talks/ was published and leads nowhere; if this is what it "
        "was, write below its id: formerly: [1904-talks]"
    ]
    former = "id: 1904-parley\n  formerly: [{id: 1904-talks, date: '2099-02-03', why: It was one.}]"
    replaced(project, EVENTS, "id: 1904-parley", former)
    assert told(project) == []


def test_what_to_add_is_told_where_each_record_stands(project: Path) -> None:
    everywhere(project, "canal-corps", "canal-men")
    everywhere(project, "isthmus,", "neck,")
    everywhere(project, "place: isthmus", "place: neck")
    everywhere(project, "[isthmus]", "[neck]")
    everywhere(project, "part_of: isthmus", "part_of: neck")
    actor, place = sorted(told(project))
    assert actor.endswith("; if this is what it was, add canal-corps to its formerly")
    assert place.endswith("; if this is what it was, write below its id: formerly: [isthmus]")


def test_a_record_that_was_removed_is_told_with_the_note_to_write(project: Path) -> None:
    path = project / EVENTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("- id: 1910-opening")], encoding="utf-8")
    note = "- {id: 1910-opening, address: 'events/1910-opening/', date: '2099-02-03', why: …}"
    assert told(project) == [
        f"data/withdrawn.yml:4:1: /events/1910-opening/ was published and leads nowhere; bring it back, write formerly: [1910-opening] where it is now, or add here: {note}"
    ]
    appended(project, WITHDRAWN, note.replace("…", "No."))
    assert told(project) == []


def test_a_claim_that_was_removed_is_told_though_its_page_is_there(project: Path) -> None:
    path = project / CLAIMS
    text = path.read_text(encoding="utf-8")
    start, end = text.index("- id: motive-ruud"), text.index("- id: talks-motive-estmark")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    replaced(project, "data/corrections.yml", ", motive-ruud", "")
    (project / "data" / "lessons.yml").unlink()
    assert [one.partition("; ")[0] for one in told(project)] == [
        "data/withdrawn.yml:4:1: /actors/norrmark/#motive-ruud was published and leads nowhere"
    ]


def test_a_claim_that_is_about_something_else_now_arrives_by_itself(project: Path) -> None:
    replaced(project, CLAIMS, "about: 1903-flood", "about: 1904-talks")
    assert told(project) == []


def test_an_anchor_of_a_page_that_went_is_told_where_it_is_entered(project: Path) -> None:
    replaced(project, CHAPTER, "{ #three-days }", "{ #three-days-of-water }")
    assert told(project) == [
        "docs/chapters/the-flood.md:1:1: /chapters/the-flood/#three-days was published and leads nowhere; add to formerly "
        "in the page's head, with the anchor that treats the matter now: three-days: three-days-of-water"
    ]
    replaced(project, CHAPTER, "formerly: {", "formerly: {three-days: three-days-of-water, ")
    assert told(project) == []


@pytest.mark.parametrize(
    ("head", "told_so"),
    [
        ("---\ntitle: Cite\n---\n\n", "--- at the head of the page: formerly: {cite: citing}"),
        ("---\nformerly:\n  old: citing\n---\n\n", "treats the matter now: cite: citing"),
        ("", "write between two lines --- at the head of the page: formerly: {cite: citing}"),
    ],
)
def test_front_matter_may_have_none_yet(project: Path, head: str, told_so: str) -> None:
    page = project / "docs" / "about" / "cite.md"
    page.write_text(f"{head}# How to cite {{ #citing }}\n", encoding="utf-8")
    (one,) = told(project)
    assert one.startswith("docs/about/cite.md:1:1: /about/cite/#cite was published")
    assert told_so in one


def test_a_chapter_under_another_name_keeps_its_address_and_all_below(project: Path) -> None:
    (project / CHAPTER).rename(project / "docs" / "chapters" / "flood.md")
    replaced(project, "data/lessons.yml", "chapter: the-flood", "chapter: flood")
    note = "- {id: chapters-the-flood, address: 'chapters/the-flood/', date: '2099-02-03', why: …, page: chapters/flood/}"
    (one,) = told(project)
    assert one.endswith(f"or add here: {note}")
    appended(project, WITHDRAWN, note.replace("…", "No."))
    assert told(project) == []
    book = load_book(project / "data", project / "docs", SITE)
    assert {"chapters/the-flood/#three-days", "teaching/the-flood/"} <= build.published(book)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            ACTORS,
            "{id: ditch-corps,",
            "{id: dich-corps,",
            "actors.yml:11:15: nothing with the id “dich-corps” was published; bring data/permalinks.txt back if it was changed, or remove this id; did you mean “ditch-corps”?",
        ),
        (
            WITHDRAWN,
            "address: events/1902-strike/",
            "address: events/1903-flood/",
            "withdrawn.yml:2:21: /events/1903-flood/ is still there; remove this record, or what is there",
        ),
        (
            WITHDRAWN,
            "places/#the-mill",
            "places/#the-mil",
            "withdrawn.yml:3:18: /places/#the-mil was never published; did you mean “places/#the-mill”?",
        ),
        (
            WITHDRAWN,
            "places/#the-mill",
            "chapters/the-flood/#water",
            "withdrawn.yml:3:18: belongs into docs/chapters/the-flood.md, under formerly: water: the-anchor-now",
        ),
        (
            WITHDRAWN,
            "why: It was the lock.",
            "why: It was the lock., page: chapters/flod/",
            "withdrawn.yml:3:90: there is no page /chapters/flod/; name where it is now, or remove this line; did you mean “chapters/the-flood/”?",
        ),
    ],
)
def test_a_note_where_none_is_needed_is_refused(
    project: Path, file: str, old: str, new: str, message: str
) -> None:
    replaced(project, file, old, new)
    assert any(message in one for one in told(project)), told(project)
