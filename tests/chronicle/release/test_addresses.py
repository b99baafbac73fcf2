"""Every published URL resolves, or the missing step is reported: follow the steps of the guide, then omit each once."""

import datetime
import re
from pathlib import Path
from typing import Any

from chronicle import build
from chronicle.__main__ import main
from chronicle.corpus import ledger
from chronicle.history import History
from chronicle.queries import redirect_table
from chronicle.release import addresses as published
from support import ROOT, CapturedOutput, load_project, replace_in_file
from support.cases import cases, load_yaml

GUIDE = (ROOT / "docs" / "about" / "maintain.md").read_text("utf-8")
STEPS: dict[str, dict[str, Any]] = load_yaml(__file__)["lines"]
CLAIMS = "data/claims/claims.yml"
WITHDRAWN = "data/withdrawn.yml"


def follow_step(project: Path, step: str) -> None:
    """Follow a step of the guide."""
    edits = STEPS[step]
    for old, new in edits.get("moved", {}).items():
        (project / old).rename(project / new)
    for old, new in edits.get("everywhere", {}).items():
        replace_everywhere(project, old, new)
    for file, old, new in edits.get("edits", ()):
        replace_in_file(project, file, old, new)
    for file, text in edits.get("added", {}).items():
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(text)


def replace_everywhere(project: Path, old: str, new: str) -> None:
    """Replace words in all data files and Markdown pages of a project."""
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text), "utf-8")


def list_problems(project: Path) -> list[str]:
    history = load_project(project)
    today = datetime.date(2019, 2, 3)
    return [
        str(problem)
        for problem in published.check_published_addresses(history, project / "data", today)
    ]


def test_rejects_version_of_the_future(project: Path) -> None:
    for day, problems in (("2019-02-04", 0), ("2019-02-05", 1)):
        with (project / "data" / "changes.yml").open("a", encoding="utf-8") as file:
            file.write(
                f"- {{id: v-{day}, version: 2019.2.{day[-1]}, date: '{day}', what: More.}}\n"
            )
        assert "\n".join(list_problems(project)).count("is after tomorrow") == problems


def test_accepts_current_and_unpublished_urls(project: Path) -> None:
    assert list_problems(project) == []
    replace_in_file(project, CLAIMS, "about: 1903-flood", "about: 1904-talks")  # no redirect needed
    assert list_problems(project) == []
    (project / "data" / "permalinks.txt").unlink()
    replace_everywhere(project, "1904-talks", "1904-parley")
    [never_published] = list_problems(project)
    assert "the id “ditch-corps” was never published" in never_published
    replace_in_file(project, "data/actors/actors.yml", "  formerly: [ditch-corps]\n", "")
    assert list_problems(project) == []


def test_published_urls_are_pages_and_anchors(history: History) -> None:
    known = redirect_table.resolvable_addresses(history)
    events = {"events/1903-flood/#flood-drowned", "timeline/#1903-flood"}
    anchors = {"about/cite/#cite", "chapters/the-flood/#the-coming", "chapters/the-flood/#arrival"}
    answers = {"questions/how-many-diggers/#answer-340"}
    assert {"", "timeline/", "my-list/", *events, *anchors, *answers} <= known
    assert not any("?" in address for address in known)


def test_temporary_pages_are_not_published(project: Path) -> None:
    page = project / "docs" / "about" / "manual.md"
    page.write_text("---\npermanent: false\n---\n# Manual\n\n## Begin { #begin }\n", "utf-8")
    ledger_file = project / "data" / "permalinks.txt"

    def find_unpublished() -> set[str]:
        return set(published.unpublished_addresses(load_project(project)))

    addresses_of_it = {"about/manual/", "about/manual/#begin"}
    assert not addresses_of_it & find_unpublished()
    ledger.publish_version(ledger_file, ["about/manual/"], "2019.1.0")
    assert addresses_of_it & find_unpublished() == {"about/manual/#begin"}
    ledger.publish_version(ledger_file, ["about/manual/", "about/manual/#begin"], "2019.2.0")
    assert ledger.read_ledger(ledger_file)["about/manual/"] == "2019.1.0"
    page.unlink()
    assert any("about/manual" in message for message in list_problems(project))


def test_rename_guide_has_every_step() -> None:
    _, *tasks = re.findall(r"^\| [A-Z].* \| (.*) \|$", GUIDE, re.MULTILINE)
    steps = re.split(r"(?<=\.) ", " ".join(tasks))
    for step, beginning in zip(steps, STEPS, strict=True):
        assert step.startswith(beginning)


def test_rename_guide_keeps_every_url(project: Path, capsys: CapturedOutput) -> None:
    for step in STEPS:
        follow_step(project, step)
    assert main(["check"]) == 0, capsys.readouterr().err
    history = load_project(project)
    talks, flood = (
        build.render_page(history, address).body
        for address in ("events/1904-talks/", "chapters/the-flood/")
    )
    assert 'events/1904-parley/"' in talks
    assert 'chapters/flood/"' in flood
    known = redirect_table.resolvable_addresses(history)
    assert {"chapters/the-flood/#three-days", "teaching/the-flood/"} <= known


@cases
def test_reports_each_omitted_step(
    project: Path,
    capsys: CapturedOutput,
    broken: str,
    undone: tuple[str, str, str] | None,
    place: str,
    message: str,
) -> None:
    """Report each step of the guide that is omitted or partly undone."""
    for step in STEPS:
        if step != broken or undone:
            follow_step(project, step)
        if step == broken and undone:
            replace_in_file(project, *undone)
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert any(step.startswith(place) and message in step for step in lines), lines
