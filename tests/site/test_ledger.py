"""Every address ever published still arrives."""

import shutil
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.corpus.ledger import read
from chronicle.release.built_site import BuiltSite, read_site
from support.projects import build_here
from support.release import CHAPTER, EVENTS, everywhere, replaced


def unresolved(ledger: Path, site: BuiltSite) -> list[str]:
    """The addresses of a ledger at which a built site has no page or no anchor."""
    return [address for address in read(ledger) if not site.has(address)]


@pytest.fixture
def project(starter_project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented history, published once."""
    monkeypatch.chdir(starter_project)
    assert main(["publish"]) == 0
    return starter_project


def lost(project: Path) -> list[str]:
    """What no longer resolves in the site of the project as it is now."""
    shutil.rmtree(project / "site", ignore_errors=True)
    build_here(project, project / "site")
    return unresolved(project / "data" / "permalinks.txt", read_site(project / "site"))


def test_what_is_renamed_is_lost_until_the_record_says_what_it_was(project: Path) -> None:
    """A page is there still where a claim that lived on it is led to where it lives now."""
    everywhere(project / "data", "1904-talks", "1904-parley")
    replaced(project, CHAPTER, "{ #three-days }", "{ #water }")
    assert lost(project) == ["chapters/the-flood/#three-days", "timeline/#1904-talks"]
    former = "formerly: [{id: 1904-talks, date: '2099-02-03', why: It was no more than that.}]"
    replaced(project, EVENTS, "id: 1904-parley\n", f"id: 1904-parley\n  {former}\n")
    replaced(project, CHAPTER, "formerly: {", "formerly: {three-days: water, ")
    assert lost(project) == []
    left = (project / "site" / "events" / "1904-talks" / "index.html").read_text(encoding="utf-8")
    for part in ("3 February 2099", "It was no more than that.", 'events/1904-parley/"'):
        assert part in left
