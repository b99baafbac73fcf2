"""Another history is begun: a project of its own, complete, with nothing of this one's subject."""

import datetime
import hashlib
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.project import Project
from chronicle.record.models import KINDS, Withdrawn
from chronicle.start import start
from support import ROOT

# Builds a project with the code that a wheel brought, of which nothing else of this project is known.
WITH_THE_WHEEL = """
import sys
sys.path.insert(0, {alone!r})
import chronicle, mkdocs.__main__
print(chronicle.__file__)
mkdocs.__main__.cli(["build", "--strict"])
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history begun on the first of December 2026."""
    directory = tmp_path_factory.mktemp("begun") / "lighthouse"
    start(directory, datetime.date(2026, 12, 1))
    return directory


def test_it_has_a_record_of_every_kind_that_can_be_before_it_is_published(begun: Path) -> None:
    history = Project.load(begun / "mkdocs.yml").read()
    assert {kind for kind in KINDS.values() if not history.corpus.of(kind)} == {Withdrawn}
    assert (history.version, history.site.name) == ("2026.12.0", "The Long Ditch")
    assert not any(record.formerly for record in history.corpus.records.values())
    assert not any(page.front_matter.formerly for page in history.handwritten.values())
    assert history.ledger == {}


def test_it_has_at_most_45_files_and_none_of_our_code(begun: Path) -> None:
    files = [path.relative_to(begun) for path in begun.rglob("*") if path.is_file()]
    assert len(files) <= 45
    assert not [path for path in files if path.suffix in (".py", ".js", ".css", ".html")]
    assert (begun / "requirements.lock").read_bytes() == (ROOT / "requirements.lock").read_bytes()
    wheel = begun / "vendor" / f"mkdocs_chronicle-{version('mkdocs-chronicle')}-py3-none-any.whl"
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    line = f"./vendor/{wheel.name} --hash=sha256:{digest}\n"
    assert line in (begun / "requirements.txt").read_text(encoding="utf-8")


def test_the_wheel_is_whole_and_always_the_same(begun: Path, tmp_path: Path) -> None:
    """Installed alone, without a network, it builds the history that came with it."""
    (wheel,) = (begun / "vendor").iterdir()
    again = start(tmp_path / "again", datetime.date(2026, 12, 1))
    assert again == len([path for path in begun.rglob("*") if path.is_file()])
    assert (tmp_path / "again" / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    alone = tmp_path / "alone"
    install = ["pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(alone)]
    subprocess.run([sys.executable, "-m", *install, str(wheel)], check=True)
    build = [sys.executable, "-c", WITH_THE_WHEEL.format(alone=str(alone))]
    told = subprocess.run(build, cwd=begun, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert str(alone / "chronicle") in told.stdout
    assert (begun / "site" / "events" / "1903-flood" / "index.html").exists()


def test_a_directory_that_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["start", str(tmp_path)]) == 1
    assert "is not empty; name a directory that is not there yet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
