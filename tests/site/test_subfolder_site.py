"""A history next to an existing site: two projects, with the history built into a subdirectory of the other site."""

from pathlib import Path

import pytest
from lxml import html
from mkdocs.commands.new import new

from chronicle.__main__ import main
from chronicle.release.built_site import check_site, read_site
from support import CapturedOutput
from support.projects import SITE_URL, build_in_process, update_settings

PAGE = "# Welcome\n\nWe have [a history](history/), of which [a flood](/repo/history/events/1903-flood/#sources) is a part.\n"
LINKS_BACK = "[The museum](/repo/visit/) and [its map](/repo/map.txt) are near by."


@pytest.fixture
def museum_project(tmp_path: Path) -> Path:
    """Create a project as `mkdocs new` does, with Material and two pages."""
    project = tmp_path / "museum"
    new(str(project))
    (project / "docs" / "index.md").write_text(PAGE, "utf-8")
    (project / "docs" / "visit.md").write_text("# Visit us\n", "utf-8")
    (project / "docs" / "map.txt").write_text("Left of the ditch.\n", "utf-8")
    update_settings(project, site_url=SITE_URL, theme={"name": "material", "font": False})
    return project


@pytest.fixture
def history(sample_project: Path) -> Path:
    """The sample history with links to the museum on its home page and in its navigation."""
    home = sample_project / "docs" / "index.md"
    home.write_text(f"{home.read_text('utf-8')}\n{LINKS_BACK}\n", "utf-8")
    update_settings(sample_project, site_url=f"{SITE_URL}history/")
    return sample_project


def test_two_sites_link_to_each_other(
    museum_project: Path, history: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapturedOutput
) -> None:
    monkeypatch.chdir(history)
    assert main(["check"]) == 0, capsys.readouterr().err
    site = museum_project / "site"
    build_in_process(museum_project, site)
    build_in_process(history, site / "history", f"{SITE_URL}history/")
    assert main(["check", "--site", str(site / "history")]) == 0, capsys.readouterr().err
    assert {"/repo/visit/", "/repo/map.txt"} <= set(
        html.parse(site / "history" / "index.html").xpath("//main//a/@href")
    )
    broken_links = [
        problem for problem in check_site(read_site(site), SITE_URL, ()) if "broken link" in problem
    ]
    assert broken_links == []
