"""A hook of somebody else adds a kind of records, and no line of ours names it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from support import made_once
from support.projects import another_project, build, changed_settings

PACKAGE = Path(__file__).parents[1] / "ship"
SHIPS = """\
# yaml-language-server: $schema=schema/ship.json
- id: the-heron
  name: The Heron
  date: '1899-05'
  sank: '1911'
  owner: norrmark
  summary: A steamer that carried stone to the lock, and twice ran aground.
  sources: [{work: holm-1987, at: p. 12}]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "ships", with_ships) / "project"


def with_ships(directory: Path) -> None:
    """Write a history with a ship, and build its site."""
    project = ships_project(directory / "project")
    (project / "data" / "ships.yml").write_text(SHIPS, "utf-8")
    result = build(project, project / "site")
    assert result.returncode == 0, result.stderr


def ships_project(directory: Path) -> Path:
    """A history whose hook adds ships."""
    project = another_project(directory)
    shutil.copytree(PACKAGE, project, dirs_exist_ok=True)
    changed_settings(project, hooks=["ships_hook.py"])
    return project


def chronicle(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "chronicle", *arguments],
        cwd=project, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


@pytest.mark.long
def test_a_ship_has_a_page_that_is_listed_and_cited(site: Path) -> None:
    page = html.parse(site / "ships" / "the-heron" / "index.html")
    assert page.findtext(".//h1") == "The Heron"
    (owner,) = page.xpath('//p[starts-with(., "She belonged to")]/a/@href')
    assert owner == "../../actors/norrmark/"
    foot = " ".join(page.xpath('string(//*[@class="colophon"])').split())
    assert "“The Heron.” In The Long Ditch" in foot
    (cited,) = page.xpath('//script[@class="cited"]/text()')
    assert "holm-1987" in cited
    (link,) = html.parse(site / "ships" / "index.html").xpath('//main//li/a[.="The Heron"]/@href')
    assert link == "the-heron/"
    assert "ships/the-heron/" in (site / "sitemap.xml").read_text("utf-8")


def test_a_ship_is_found_and_downloaded(site: Path) -> None:
    index = json.loads((site / "search" / "index.json").read_text("utf-8"))
    assert "ships/the-heron/" in [one["address"] for part in index for one in part["documents"]]
    record = json.loads((site / "data" / "record.json").read_text("utf-8"))
    (ship,) = record["records"]["ships"]
    assert ship["permalink"].endswith("/ships/the-heron/")
    name, row = (site / "data" / "ships.csv").read_text("utf-8-sig").splitlines()
    assert name.startswith("id,name,date,")
    assert row.startswith("the-heron,The Heron,1899-05,")


@pytest.mark.long
def test_what_cites_a_ship_is_checked_as_what_cites_anything(project: Path, tmp_path: Path) -> None:
    sunk = ships_project(tmp_path / "project")
    changed = SHIPS.replace("'1911'", "'1891'").replace("p. 12", "p. 99")
    (sunk / "data" / "ships.yml").write_text(changed, "utf-8")
    result = chronicle(sunk, "check")
    assert result.returncode == 1
    first, second, *_ = result.stderr.splitlines()
    assert first.startswith("data/ships.yml:5:3: 1891 is before her launch, 1899-05")
    assert second.startswith("data/ships.yml:8:31: holm-1987 has no p. 99")
    assert "owner: " in chronicle(sunk, "new", "ship").stdout
