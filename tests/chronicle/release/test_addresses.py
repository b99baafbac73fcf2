"""Every published URL resolves, or the missing step is reported: follow the ten steps of the guide, then omit each once."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from chronicle import build
from chronicle.__main__ import main
from chronicle.corpus import ledger
from chronicle.history import History, load_history
from chronicle.release import addresses as published
from support import ROOT, SITE, replace_in_file
from support.cases import cases, load_yaml

GUIDE = (ROOT / "docs" / "about" / "contribute.md").read_text("utf-8")
SECTION = GUIDE[GUIDE.index("{ #rename-merge-withdraw }") : GUIDE.index("{ #a-change }")]
LINES: dict[str, dict[str, Any]] = load_yaml(__file__)["lines"]
CLAIMS, WITHDRAWN = "data/claims/claims.yml", "data/withdrawn.yml"


def follow(project: Path, line: str) -> None:
    """Follow a step of the guide."""
    asked = LINES[line]
    for old, new in asked.get("moved", {}).items():
        (project / old).rename(project / new)
    for old, new in asked.get("everywhere", {}).items():
        everywhere(project, old, new)
    for file, old, new in asked.get("edits", ()):
        replace_in_file(project, file, old, new)
    for file, text in asked.get("added", {}).items():
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(text)


def everywhere(project: Path, old: str, new: str) -> None:
    """Replace words in all data files and Markdown pages of a project."""
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text), "utf-8")


def messages(project: Path) -> list[str]:
    history = load_history(project / "data", project / "docs", SITE)
    today = datetime.date(2099, 2, 3)
    return [
        str(problem) for problem in published.problems(history, project / "data", project, today)
    ]


def test_what_is_there_and_what_was_never_published_is_well(project: Path) -> None:
    assert messages(project) == []
    replace_in_file(project, CLAIMS, "about: 1903-flood", "about: 1904-talks")  # no redirect needed
    assert messages(project) == []
    (project / "data" / "permalinks.txt").unlink()
    everywhere(project, "1904-talks", "1904-parley")
    [never_published] = messages(project)
    assert "the id “ditch-corps” was never published" in never_published
    replace_in_file(project, "data/actors/actors.yml", "  formerly: [ditch-corps]\n", "")
    assert messages(project) == []


def test_published_addresses_are_pages_records_and_explicit_anchors(history: History) -> None:
    known = build.resolvable_addresses(history)
    events = {"events/1903-flood/#flood-drowned", "timeline/#1903-flood"}
    anchors = {"about/cite/#cite", "chapters/the-flood/#the-coming", "chapters/the-flood/#arrival"}
    answers = {"questions/how-many-diggers/#answer-340"}
    assert {"", "timeline/", "my-list/", *events, *anchors, *answers} <= known
    assert not any("?" in address for address in known)


def test_a_page_that_is_not_permanent_is_entered_only_where_it_is_already(project: Path) -> None:
    page = project / "docs" / "about" / "manual.md"
    page.write_text("---\npermanent: false\n---\n# Manual\n\n## Begin { #begin }\n", "utf-8")
    lines = project / "data" / "permalinks.txt"

    def unpublished() -> set[str]:
        history = load_history(project / "data", project / "docs", SITE)
        return set(published.unpublished(history))

    addresses_of_it = {"about/manual/", "about/manual/#begin"}
    assert not addresses_of_it & unpublished()
    ledger.publish(lines, ["about/manual/"], "2099.1.0")
    assert addresses_of_it & unpublished() == {"about/manual/#begin"}
    ledger.publish(lines, ["about/manual/", "about/manual/#begin"], "2099.2.0")
    assert ledger.read(lines)["about/manual/"] == "2099.1.0"
    page.unlink()
    assert any("about/manual" in one for one in messages(project))


def test_the_guide_has_these_ten_lines() -> None:
    lines = re.findall(r"^\d+\. (.*)$", SECTION, re.MULTILINE)
    assert len(lines) == len(LINES) == 10
    for line, begins in zip(lines, LINES, strict=True):
        assert line.startswith(begins)


def test_the_ten_lines_are_walked(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    for line in LINES:
        follow(project, line)
    assert main(["check"]) == 0, capsys.readouterr().err
    history = build.load_project_history(project / "data", project / "docs", SITE)
    talks, flood = (
        build.render_page(history, address).body
        for address in ("events/1904-talks/", "chapters/the-flood/")
    )
    assert 'events/1904-parley/"' in talks
    assert 'chapters/flood/"' in flood
    known = build.resolvable_addresses(history)
    assert {"chapters/the-flood/#three-days", "teaching/the-flood/"} <= known


@cases
def test_what_is_missed_is_named_with_its_place(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    broken: str,
    undone: tuple[str, str, str] | None,
    place: str,
    message: str,
) -> None:
    """Omit a step of the guide, or undo a part of it."""
    monkeypatch.chdir(project)
    for line in LINES:
        if line != broken or undone:
            follow(project, line)
        if line == broken and undone:
            replace_in_file(project, *undone)
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert any(line.startswith(place) and message in line for line in lines), lines
