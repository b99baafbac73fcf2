"""`mkdocs serve` for contributors: changes appear immediately; errors are reported and the last good pages stay."""

import re
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from support import projects, replace_in_file

POLICY = r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
RELOADING = r'<script src="../../(assets/saves\.js)" data-number="1"></script>\s*</body>'
EVENTS = "data/events/events.yml"
Fetch = Callable[[str], str]


@pytest.fixture
def project(sample_project: Path) -> Path:
    with (sample_project / "docs" / "index.md").open("a", encoding="utf-8") as home:
        home.write("\n[The record](data/record.json), and [its versions](about/changes.md).\n")
    return sample_project


@pytest.fixture
def served_project(project: Path) -> Iterator[tuple[Fetch, Path]]:
    """Serve the sample history: a function that fetches a page, and the log file."""
    log = project / "log.txt"
    with projects.serve_project(project, log) as site:

        def fetch(page: str) -> str:
            with urllib.request.urlopen(site + page, timeout=20) as answer:
                text: str = answer.read().decode()
            return text

        yield fetch, log


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def test_serves_changes_and_rejects_errors(
    served_project: tuple[Fetch, Path], project: Path
) -> None:
    fetch, log = served_project
    assert "WARNING" not in log.read_text("utf-8")
    valid = (project / EVENTS).read_text("utf-8")
    page = fetch("events/1903-flood/")
    assert "The isthmus floods" in page
    policy = re.search(POLICY, page)  # the same as in the published site
    assert policy
    assert "script-src 'self'" in unescape(policy[1])
    script = re.search(RELOADING, page)
    assert script
    assert "/saves/" in fetch(script[1])
    assert "Ruud</h1>" in fetch("actors/per-ruud")  # the server redirects to the page

    assert "The isthmus floods" in fetch("search/index.json")
    replace_in_file(project, EVENTS, "The isthmus floods", "The isthmus is under water")
    wait_until(lambda: "The isthmus is under water" in fetch("events/1903-flood/"))
    assert "The isthmus is under water" in fetch("search/index.json")

    replace_in_file(project, EVENTS, "weight: minor", "weight: mnior")
    wait_until(lambda: "server still shows the last valid version" in log.read_text("utf-8"))
    assert "The isthmus is under water" in fetch("events/1903-flood/")
    printed = log.read_text("utf-8")
    assert "did you mean “minor”?" in printed
    after = printed.partition("did you mean “minor”?")[2]
    assert "Traceback" not in printed
    assert "Documentation built" not in after

    (project / EVENTS).write_text(valid, "utf-8")
    wait_until(lambda: "The isthmus floods" in fetch("events/1903-flood/"))


def test_serves_changes_of_settings(served_project: tuple[Fetch, Path], project: Path) -> None:
    fetch, log = served_project
    replace_in_file(project, "mkdocs.yml", "site_name: The Long", "site_name: The Long: a")
    wait_until(lambda: "mapping values are not allowed here" in log.read_text("utf-8"))
    assert "The Long Ditch" in fetch("timeline/")

    # A plugin that is not installed yet.
    replace_in_file(project, "mkdocs.yml", "site_name: The Long: a", "site_name: The Long")
    replace_in_file(project, "mkdocs.yml", "  - chronicle:", "  - not-there\n  - chronicle:")
    wait_until(lambda: 'The "not-there" plugin is not installed' in log.read_text("utf-8"))
    replace_in_file(project, "mkdocs.yml", "  - not-there\n", "")

    # A change of the settings while the data are invalid applies after the data are fixed.
    replace_in_file(project, EVENTS, "weight: minor", "weight: mnior")
    wait_until(lambda: "did you mean “minor”?" in log.read_text("utf-8"))
    replace_in_file(project, "mkdocs.yml", "site_name: The Long", "site_name: The Short")
    wait_until(lambda: log.read_text("utf-8").count("did you mean “minor”?") > 1)
    replace_in_file(project, EVENTS, "weight: mnior", "weight: minor")
    wait_until(lambda: "The Short Ditch" in fetch("timeline/"))
    data = project / "data"
    timeline = 'href="timeline/"'
    shutil.copytree(data, project / "kept")
    (project / "docs" / "index.md").write_text(
        "# Home { #home }\n\nSee the [timeline](timeline.md).\n", "utf-8"
    )
    for path in (project / "docs" / "chapters").iterdir():
        path.unlink()
    for path in data.rglob("*.yml"):
        path.unlink()
    wait_until(lambda: "See the <span>timeline</span>." in fetch(""))
    assert timeline not in fetch("")
    shutil.copytree(project / "kept", data, dirs_exist_ok=True)
    for name in ("lessons.yml", "search/search.yml"):  # they refer to removed chapters
        (data / name).unlink()
    wait_until(lambda: fetch("").count(timeline) > 1)  # in the text and in the header
    assert "The Short Ditch" in fetch("")
    printed = log.read_text("utf-8")
    assert "Traceback" not in printed
    assert "WARNING" not in printed


def test_serves_with_properdocs_without_reloading(project: Path) -> None:
    log = project / "log.txt"
    with projects.serve_project(project, log, "--no-livereload", program="properdocs") as site:
        for path in ("", "timeline/", "events/1903-flood/", "search/index.json"):
            with urllib.request.urlopen(site + path, timeout=20) as answer:
                assert b"flood" in answer.read()
