"""A new project from the starter: complete, and without the subject of this site."""

import datetime
import hashlib
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.host.project import Project
from chronicle.records import MODELS, SourceCheck, Withdrawn
from chronicle.release import addresses
from chronicle.starter.start import PROJECT, start
from support import ROOT


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("begun") / "lighthouse"
    (directory / ".git").mkdir(parents=True)  # a cloned empty repository
    start(directory, datetime.date(2026, 12, 1))
    return directory


def test_it_has_a_record_of_every_kind_that_can_be_before_it_is_published(begun: Path) -> None:
    history = Project.load(begun / "mkdocs.yml").read()
    later = {Withdrawn, SourceCheck}
    assert {kind for kind in MODELS if not history.corpus.of(kind)} == later
    assert (history.version, history.site.name) == ("2026.12.0", "The Long Ditch")
    assert not any(record.formerly for record in history.corpus.records.values())
    assert not any(page.front_matter.formerly for page in history.handwritten.values())
    assert history.ledger == {}


def test_the_manual_that_comes_with_it_is_no_promise_of_the_history(begun: Path) -> None:
    history = Project.load(begun / "mkdocs.yml").read()
    new = {address.partition("#")[0] for address in addresses.unpublished(history)}
    manual = {"about/another-history/", "about/contribute/"}
    assert manual <= set(history.handwritten)
    # The description of the sample history is to be rewritten, so it is not published either.
    assert not (manual | {"about/", "further-reading/"}) & new
    assert {"", "about/cite/", "chapters/the-flood/"} <= new


def test_it_has_at_most_47_files_and_none_of_our_code(begun: Path) -> None:
    files = [path.relative_to(begun) for path in begun.rglob("*") if path.is_file()]
    assert len(files) <= 47
    assert not [path for path in files if path.suffix in (".py", ".js", ".css", ".html")]
    assert (begun / "requirements.lock").read_bytes() == (ROOT / "requirements.lock").read_bytes()
    wheel = begun / "vendor" / f"mkdocs_chronicle-{version('mkdocs-chronicle')}-py3-none-any.whl"
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    line = f"./vendor/{wheel.name} --hash=sha256:{digest}\n"
    assert line in (begun / "requirements.txt").read_text("utf-8")


def test_what_is_typed_after_make_runs_nothing(begun: Path) -> None:
    command = begun / ".venv" / "bin" / "chronicle"
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text('#!/bin/sh\nprintf "%s|" "$@"\n', "utf-8")
    command.chmod(0o755)
    typed = "VERSION=1; $(shell touch typed)`touch typed`"
    made = ["make", "--silent", "--no-print-directory", "--old-file=.venv/ready", "publish", typed]
    said = subprocess.run(made, cwd=begun, capture_output=True, text=True, check=True).stdout
    assert said.startswith("publish|1;|")
    assert not (begun / "typed").exists()


def test_what_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["start", str(tmp_path)]) == 1
    assert "is not empty; name a directory that is not there yet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_guides_that_travel_are_ours() -> None:
    for name in ("another-history.md", "contribute.md"):
        travels: Path = PROJECT / "docs" / "about" / name
        assert travels.read_text("utf-8") == (ROOT / "docs" / "about" / name).read_text("utf-8")
