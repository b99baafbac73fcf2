"""Every address ever published still arrives."""

import re
import shutil
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.corpus.ledger import read
from support import ROOT
from support.projects import build_here
from support.site_reader import Site, read_site


def unresolved(ledger: Path, site: Site) -> list[str]:
    """The addresses of a ledger at which a built site has no page or no anchor."""
    missing = []
    for address in read(ledger):
        page, _, anchor = address.partition("#")
        if page not in site.pages or (anchor and anchor not in site.pages[page].ids):
            missing.append(address)
    return missing


def test_every_published_address_resolves(site: Site) -> None:
    assert unresolved(ROOT / "data" / "permalinks.txt", site) == []


@pytest.fixture
def project(starter_project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented history, published once."""
    monkeypatch.chdir(starter_project)
    assert main(["publish"]) == 0
    return starter_project


def rebuilt(project: Path, file: str, old: str, new: str) -> list[str]:
    """What no longer resolves after one change to a file of the project."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    before, after = (re.match(r"id: ([\w-]+)", one) for one in (old, new))
    for other in (project / "data").rglob("*.yml") if before and after else ():
        if other != path and before and after:
            names = other.read_text(encoding="utf-8").replace(before[1], after[1])
            other.write_text(names, encoding="utf-8")
    shutil.rmtree(project / "site", ignore_errors=True)
    build_here(project, project / "site")
    return unresolved(project / "data" / "permalinks.txt", read_site(project / "site"))


def test_a_forgotten_removal_is_found(project: Path) -> None:
    """The page is there still, since the claim that lived on it is led to where it lives now."""
    assert rebuilt(project, "data/events/events.yml", "id: 1904-talks", "id: 1904-parley") == [
        "timeline/#1904-talks",
    ]


def test_a_renamed_event_keeps_its_page_and_its_line_in_the_timeline(project: Path) -> None:
    former = "id: 1904-parley\n  formerly: [{id: 1904-talks, date: '2099-02-03', why: It was no more than that.}]"
    assert rebuilt(project, "data/events/events.yml", "id: 1904-talks", former) == []


def test_a_record_merged_into_another_keeps_its_page_with_a_dated_note(project: Path) -> None:
    events = project / "data" / "events" / "events.yml"
    whole = events.read_text(encoding="utf-8")
    start = whole.index("- id: 1904-talks")
    end = whole.find("\n- ", start) + 1 or len(whole)
    entry = whole[start:end]
    merged = "id: 1903-flood\n  formerly: [{id: 1904-talks, date: '2099-02-03', why: The talks were about the flood.}]"
    events.write_text(whole.replace(entry, ""), encoding="utf-8")
    for path in (project / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if "1904-talks" in text:
            path.write_text(text.replace("1904-talks", "1903-flood"), encoding="utf-8")
    assert rebuilt(project, "data/events/events.yml", "id: 1903-flood", merged) == []
    left = (project / "site" / "events" / "1904-talks" / "index.html").read_text(encoding="utf-8")
    assert "3 February 2099" in left
    assert "The talks were about the flood." in left
    assert 'href="../1903-flood/"' in left or 'href="../../events/1903-flood/"' in left


def test_a_withdrawn_place_keeps_its_anchor(project: Path) -> None:
    withdrawn = project / "data" / "withdrawn.yml"
    note = "- {id: the-isthmus-note, address: 'places/#the-old-lock', date: '2099-02-03', why: It was twice entered., instead: the-lock}\n"
    withdrawn.write_text(withdrawn.read_text(encoding="utf-8") + note, encoding="utf-8")
    ledger = project / "data" / "permalinks.txt"
    ledger.write_text(
        ledger.read_text(encoding="utf-8") + "/places/#the-old-lock\t2099.1.0\n", encoding="utf-8"
    )
    assert (
        rebuilt(project, "data/events/events.yml", "The isthmus floods", "The isthmus is flooded")
        == []
    )


def test_an_anchor_of_a_chapter_that_went_needs_the_one_that_has_the_matter(project: Path) -> None:
    chapter, old = "docs/chapters/the-flood.md", "{ #three-days }"
    assert rebuilt(project, chapter, old, "{ #water }") == ["chapters/the-flood/#three-days"]
    assert rebuilt(project, chapter, "formerly: {", "formerly: {three-days: water, ") == []
