"""A new project from the starter: complete, and without the subject of this site."""

import datetime
import hashlib
import subprocess
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.host.project import Project
from chronicle.records import MODELS, SourceCheck, Withdrawn
from chronicle.release import addresses
from chronicle.starter.start import PROJECT_TEMPLATE, create_project
from support import ROOT, CapturedOutput

GUIDES = ("another-history", "contribute", "maintain", "reference", "review", "translate")


@pytest.fixture(scope="module")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("begun") / "lighthouse"
    (directory / ".git").mkdir(parents=True)  # a cloned empty repository
    create_project(directory, datetime.date(2026, 12, 1))
    return directory


def test_new_project_has_every_kind(new_project: Path) -> None:
    history = Project.from_file(new_project / "mkdocs.yml").read_history()
    absent_kinds = {Withdrawn, SourceCheck}
    assert {kind for kind in MODELS if not history.corpus.of(kind)} == absent_kinds
    assert (history.version, history.site.name) == ("2026.12.0", "The Long Ditch")
    assert not any(record.formerly for record in history.corpus.records.values())
    pages = [page.front_matter for page in history.markdown_pages.values()]
    assert not any(page.formerly for page in pages if page.permanent)
    assert history.ledger == {}


def test_manual_is_not_published(new_project: Path) -> None:
    history = Project.from_file(new_project / "mkdocs.yml").read_history()
    unpublished = {
        address.partition("#")[0] for address in addresses.unpublished_addresses(history)
    }
    manual = {f"about/{name}/" for name in GUIDES}
    assert manual <= set(history.markdown_pages)
    # The description of the sample history is to be rewritten, so it is not published either.
    assert not (manual | {"about/", "further-reading/"}) & unpublished
    assert {"", "about/cite/", "chapters/the-flood/"} <= unpublished


def test_new_project_has_few_files_and_no_code(new_project: Path) -> None:
    files = [path.relative_to(new_project) for path in new_project.rglob("*") if path.is_file()]
    assert not [path for path in files if path.suffix in (".py", ".js", ".css", ".html")]
    assert (new_project / "requirements.lock").read_bytes() == (
        ROOT / "requirements.lock"
    ).read_bytes()
    (wheel,) = (new_project / "vendor").iterdir()
    # The commit of the clone, so that two wheels with the same number can be told apart.
    number, _, commit = wheel.name.split("-")[1].partition("+g")
    assert number == version("mkdocs-chronicle")
    head = ["git", "rev-parse", "--short=9", "HEAD"]
    assert commit.startswith(subprocess.check_output(head, cwd=ROOT, text=True).strip())
    with zipfile.ZipFile(wheel) as package:
        metadata = package.read(f"mkdocs_chronicle-{number}+g{commit}.dist-info/METADATA").decode()
    assert f"\nVersion: {number}+g{commit}\n" in metadata
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    line = f"./vendor/{wheel.name} --hash=sha256:{digest}\n"
    assert line in (new_project / "requirements.txt").read_text("utf-8")


def test_rejects_directory_with_files(tmp_path: Path, capsys: CapturedOutput) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["start", str(tmp_path)]) == 1
    assert "is not empty; name a directory that does not exist yet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_guides_match_the_originals() -> None:
    for name in GUIDES:
        copy: Path = PROJECT_TEMPLATE / "docs" / "about" / f"{name}.md"
        assert copy.read_text("utf-8") == (ROOT / "docs" / "about" / copy.name).read_text("utf-8")
