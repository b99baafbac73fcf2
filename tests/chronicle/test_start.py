"""Another history is begun: a project of its own, complete, with nothing of this one's subject."""

import datetime
from pathlib import Path

import pytest
import yaml

from chronicle import build, site
from chronicle.__main__ import main
from chronicle.record.models import KINDS, Withdrawn
from chronicle.start import SHARED, start
from support import ROOT

# What the project at the root has for itself, and what is made in it.
OWN = {"CITATION.cff", "LICENSE", "README.md", "data", "docs", "mkdocs.yml"}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history begun on the first of December 2026."""
    directory = tmp_path_factory.mktemp("begun") / "lighthouse"
    start(ROOT, directory, datetime.date(2026, 12, 1))
    return directory


def test_it_has_a_record_of_every_kind_that_can_be_before_it_is_published(begun: Path) -> None:
    book = build.load(begun / "data", begun / "docs", site.read(begun / "mkdocs.yml"))
    assert {kind for kind in KINDS.values() if not book.corpus.of(kind)} == {Withdrawn}
    assert (book.version, book.site.name) == ("2026.12.0", "The Long Ditch")
    assert not any(record.formerly for record in book.corpus.records.values())
    assert not any(page.front_matter.formerly for page in book.handwritten.values())
    assert book.ledger == {}


def test_it_has_all_that_is_shared_and_no_more(begun: Path) -> None:
    assert [name for name in SHARED if not (begun / name).exists()] == []
    there = {path.name for path in begun.iterdir()}
    assert there <= {name.partition("/")[0] for name in SHARED} | OWN
    assert not (begun / "tests" / "record").exists()
    assert not list(begun.rglob("__pycache__"))


def test_what_the_project_is_called_by_comes_from_its_own_files(begun: Path) -> None:
    settings = (begun / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    named = {"site_name": "The Long Ditch", "site_description": "An invented history of a canal."}
    assert yaml.safe_load("\n".join(settings[3:5])) == named
    guide = Path("docs", "about", "contribute.md")
    assert (begun / guide).read_bytes() == (ROOT / guide).read_bytes()


def test_a_directory_that_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["start", str(tmp_path)]) == 1
    assert "is not empty; name a directory that is not there yet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_without_a_clone_it_is_told_where_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("chronicle.__main__.PROJECT", tmp_path / "none")
    assert main(["start", str(tmp_path / "lighthouse")]) == 1
    assert "run this in a clone of the repository" in capsys.readouterr().err
