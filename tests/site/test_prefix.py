"""A history as a part of a site that exists: Material's own beginning, with a history below `/history/`."""

import shutil
from pathlib import Path

import pytest
from lxml import html
from mkdocs.commands.new import new
from mkdocs.exceptions import Abort, ConfigurationError

from chronicle.__main__ import main
from chronicle.corpus import ledger
from chronicle.host.project import Project
from chronicle.release.built_site import problems, read_site
from support import ANOTHER, replaced, words
from support.projects import HOME, build_here, changed_settings

PAGE = """# Welcome

We tell of [a flood](history/events/1903-flood.md), and have [a history](history/index.md) with [its method](history/about/index.md) and
[its data](history/data/events.csv).
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What `mkdocs new` makes, with Material, as its documentation sets it up; and our history in it."""
    new(str(tmp_path))
    (tmp_path / "docs" / "index.md").write_text(PAGE, "utf-8")
    shutil.copytree(ANOTHER / "docs", tmp_path / "docs" / "history")
    shutil.copytree(ANOTHER / "data", tmp_path / "data")
    changed_settings(
        tmp_path,
        site_url=HOME,
        theme={"name": "material", "font": False, "features": ["navigation.tabs", "navigation.instant"],
               "palette": {"scheme": "slate"}},
        plugins=["search", {"chronicle": {"prefix": "history", "name": "The Ditch"}}],
        nav=[{"Home": "index.md"}, {"History": "history/index.md"}, {"The flood": "history/events/1903-flood.md"}],
    )  # fmt: skip
    return tmp_path


def test_the_site_keeps_its_theme_and_the_history_has_its_own(project: Path) -> None:
    build_here(project, project / "site")
    site = project / "site"
    home = html.parse(site / "index.html")
    assert home.xpath("//header[contains(@class, 'md-header')]")
    assert home.xpath("//article//a/@href")[-4:] == [
        "history/events/1903-flood/", "history/", "history/about/", "history/data/events.csv",
    ]  # fmt: skip
    assert home.xpath("//nav[contains(@class, 'md-tabs')]//a/@href") == [".", "history/", "history/events/1903-flood/"]  # fmt: skip
    assert "1903-flood" not in (site / "search" / "search_index.json").read_text("utf-8")
    flood = html.parse(site / "history" / "events" / "1903-flood" / "index.html")
    assert flood.xpath("//header[@class='book-header']")
    assert words(flood.find(".//title")) == "The isthmus floods · The Ditch"
    (canonical,) = flood.xpath("//link[@rel='canonical']/@href")
    assert canonical == f"{HOME}history/events/1903-flood/"
    assert flood.xpath(f"//header//nav/a[@href='{HOME}']/text()") == ["My Docs"]
    assert "script-src 'self'" in flood.xpath("//meta[@http-equiv]/@content")[0]
    chapter = (site / "history" / "chapters" / "the-flood" / "index.html").read_text("utf-8")
    assert "Ada Holm" in chapter
    assert list(problems(read_site(site / "history"), f"{HOME}history/", (), [HOME])) == []
    ours = ("history/", "404.html")
    told = [each for each in problems(read_site(site), HOME, ()) if not each.startswith(ours)]
    assert told == []


def test_commands_know_the_history_below_the_prefix(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["check"]) == 0, capsys.readouterr().err
    assert main(["publish"]) == 0
    assert "chapters/the-flood/" in ledger.read(project / "data" / "permalinks.txt")
    assert main(["rename", "vik", "vik-town"]) == 0
    assert Project.load(project / "mkdocs.yml").read().site.url == f"{HOME}history/"
    build_here(project, project / "site")
    monkeypatch.setenv("SITE_URL", HOME)
    assert main(["check", "--site", "site/history"]) == 0


@pytest.mark.warns
def test_what_is_wrong_stops_the_build_before_anything_is_written(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    replaced(project, "data/events/events.yml", "weight: minor", "weight: mnior", 1)
    with pytest.raises(Abort, match="1 problem in the data; nothing was built"):
        build_here(project, project / "site")
    assert "data/events/events.yml:9:3: weight is “mnior”" in caplog.text
    assert not (project / "site" / "index.html").exists()


def test_a_prefix_without_pages_is_told(project: Path) -> None:
    shutil.rmtree(project / "docs" / "history")
    with pytest.raises(ConfigurationError, match="docs/history; write its home page"):
        Project.load(project / "mkdocs.yml")


def test_a_record_is_renamed_in_the_site_around_it_too(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    assert main(["rename", "1903-flood", "1903-great-flood"]) == 0
    flood, great = "history/events/1903-flood.md", "history/events/1903-great-flood.md"
    assert (project / "docs" / "index.md").read_text("utf-8") == PAGE.replace(flood, great)
    assert (project / "mkdocs.yml").read_text("utf-8") == settings.replace(flood, great)
    assert main(["check"]) == 0
