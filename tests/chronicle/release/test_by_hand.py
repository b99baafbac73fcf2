"""The guide's ten lines on renaming, merging and withdrawing by hand: walked, and each broken once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from chronicle import build
from chronicle.__main__ import main
from support import ROOT, SITE
from support.release import (
    CHAPTER_WENT,
    CLAIMS,
    EVENTS,
    TODAY,
    WITHDRAWN,
    everywhere,
    rename_chapter,
    replaced,
)

GUIDE = (ROOT / "docs" / "about" / "contribute.md").read_text(encoding="utf-8")
SECTION = GUIDE[GUIDE.index("{ #rename-merge-withdraw }") : GUIDE.index("{ #a-change }")]
LINES = re.findall(r"^\d+\. (.*)$", SECTION, re.MULTILINE)
PLACES, LEDGER = "data/places.yml", "data/permalinks.txt"
CITE = "docs/about/cite.md"
ISTHMUS = "- {id: isthmus, name: The Isthmus, kind: region, note: Between the two states., sources: [{work: holm-1987, at: p. 11}]}\n"
VIK = "- {id: vik, name: Vik, kind: city, country: Norrmark, coordinates: [60.5, 10.2], precision: exact, sources: [{work: holm-1987, at: p. 11}]}\n"
VIK_WENT = f"- {{id: vik, address: 'places/#vik', date: '{TODAY}', why: Nobody was there.}}\n"

Step = Callable[[Path], None]


def rename(project: Path) -> None:
    everywhere(project, "1904-talks", "1904-parley")


def write_formerly(project: Path) -> None:
    replaced(project, EVENTS, "id: 1904-parley\n", "id: 1904-parley\n  formerly: [1904-talks]\n")


def merge(project: Path) -> None:
    replaced(project, PLACES, ISTHMUS, "")


def replace_by_the_other(project: Path) -> None:
    everywhere(project, "isthmus", "the-lock")
    replaced(project, PLACES, ", part_of: the-lock", "")
    replaced(project, PLACES, "id: the-lock,", "id: the-lock, formerly: [isthmus],")


def withdraw(project: Path) -> None:
    replaced(project, PLACES, VIK, "")
    replaced(project, EVENTS, "places: [the-lock, vik]", "places: [the-lock]")
    replaced(project, EVENTS, "  places: [vik]\n", "")


def write_note(project: Path) -> None:
    with (project / WITHDRAWN).open("a", encoding="utf-8") as file:
        file.write(VIK_WENT)


def take_out_an_anchor(project: Path) -> None:
    replaced(project, CITE, "{ #cite }", "{ #citing }")
    replaced(
        project, CITE, "title: How to cite\n", "title: How to cite\nformerly: {cite: citing}\n"
    )


def nothing(project: Path) -> None:
    """Leave it to git, which comes first, and to `make check`, which comes last."""


# What each line of the guide begins with, and what it asks one to do.
WALK: dict[str, Step] = {
    "Commit what you have first": nothing,
    "To rename a record, replace its `id` everywhere": rename,
    "Write below its new `id`": write_formerly,
    "To merge two records, copy": merge,
    "Replace its `id` by that of the other": replace_by_the_other,
    "To withdraw a record": withdraw,
    "Then add to `data/withdrawn.yml`": write_note,
    "To rename a chapter": rename_chapter,
    "To take an anchor out of a page": take_out_an_anchor,
    "`make check` names every place": nothing,
}


def test_the_guide_has_these_ten_lines() -> None:
    assert len(LINES) == len(WALK) == 10
    for line, begins in zip(LINES, WALK, strict=True):
        assert line.startswith(begins)


@pytest.fixture
def published(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    return project


def test_the_ten_lines_are_walked(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for step in WALK.values():
        step(published)
    assert main(["check"]) == 0, capsys.readouterr().err
    history = build.load(published / "data", published / "docs", SITE)
    for address, link in {
        "events/1904-talks/": 'events/1904-parley/"',
        "chapters/the-flood/": 'chapters/flood/"',
    }.items():
        assert link in build.render_page(history, address).body
    assert {"chapters/the-flood/#three-days", "teaching/the-flood/"} <= build.published(history)


@pytest.mark.parametrize(
    ("broken", "undone", "place", "message"),
    [
        (rename, (CLAIMS, "1904-parley", "1904-talks"), f"{CLAIMS}:30:3", "“1904-talks” is now “1904-parley”; write that"),
        (rename, (LEDGER, "1904-talks", "1904-parley"), f"{EVENTS}:32:14", "nothing with the id “1904-talks” was published; bring data/permalinks.txt back if"),
        (write_formerly, None, WITHDRAWN, "/events/1904-talks/ was published and leads nowhere; if it has another id now, write below that: formerly: [1904-talks]"),
        (merge, None, f"{PLACES}:3:4", "the id “the-lock” is taken, by data/places.yml:2"),
        (replace_by_the_other, (PLACES, " formerly: [isthmus],", ""), WITHDRAWN, "/places/#isthmus was published and leads nowhere; if it has another id now, write below that: formerly: [isthmus]; else add"),
        (withdraw, (EVENTS, "places: [the-lock]\n  themes: [floods", "places: [the-lock, vik]\n  themes: [floods"), f"{EVENTS}:27:", "“vik” is a withdrawn; expected the id of a place"),
        (write_note, None, f"{WITHDRAWN}:5:1", "formerly: [vik]; else add here: - {id: vik, address: 'places/#vik', date: '"),
        (rename_chapter, ("data/lessons.yml", "chapter: flood", "chapter: the-flood"), "data/lessons.yml:3:3", "no chapter is called “the-flood”; did you mean “flood”?"),
        (rename_chapter, ("docs/chapters/index.md", "flood.md", "the-flood.md"), "docs/chapters/index.md:8:", "there is no page “chapters/the-flood/”; did you mean “chapters/flood/”?"),
        (rename_chapter, (WITHDRAWN, CHAPTER_WENT, ""), WITHDRAWN, "why: …, page: chapters/flood/}"),
        (take_out_an_anchor, (CITE, "formerly: {cite: citing}\n", ""), f"{CITE}:1:1", "/about/cite/#cite was published and leads nowhere; write in the head of the page which one treats the matter now: formerly: {cite: "),
    ],
    ids=lambda one: one.__name__ if callable(one) else "",
)  # fmt: skip
def test_what_is_missed_is_named_with_its_place(
    published: Path,
    capsys: pytest.CaptureFixture[str],
    broken: Step,
    undone: tuple[str, str, str] | None,
    place: str,
    message: str,
) -> None:
    """A line of the guide is left out, or a part of what it asks for is undone."""
    for step in WALK.values():
        if step is not broken or undone:
            step(published)
        if step is broken and undone:
            replaced(published, *undone)
    assert main(["check"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith(place) and message in line for line in told), told
