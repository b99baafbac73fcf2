"""A version to keep: a bag with checksums."""

import errno
import hashlib
import subprocess
from pathlib import Path
from unittest.mock import Mock

import pytest
from click import ClickException

from chronicle.release import archive

SOURCES = (".github/pages.yml", "data/ý.yml", "docs/site/index.md", "mkdocs.yml")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return written(tmp_path / "site", "events/index.html", "search/index.json")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a secret, a file that is made anew, and one that is tracked and gone."""
    project = written(tmp_path / "project", *SOURCES, "gone.md", ".cache/works.json", "secret.txt")
    git("init", "--quiet", cwd=project)
    git("add", *SOURCES, "gone.md", cwd=project)
    (project / "gone.md").unlink()
    return project


def test_a_bag_has_site_and_sources_and_the_checksum_of_every_file(
    site: Path, project: Path
) -> None:
    bag = project / "kept" / "ditch-2"
    count = archive.write(bag, site, project, {"Bagging-Date": "2026-12-01"})
    manifest = (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    kept = {}
    for line in manifest:
        digest, _, name = line.partition("  ")
        kept[name] = digest
    for name, digest in kept.items():
        assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    pages = {"data/site/events/index.html", "data/site/search/index.json"}
    assert set(kept) == pages | {f"data/source/{name}" for name in SOURCES}
    assert {path.relative_to(bag).as_posix() for path in bag.glob("data/**/*") if path.is_file()} == set(kept)  # fmt: skip
    assert count == len(kept)
    assert (bag / "bag-info.txt").read_text("utf-8") == "Bagging-Date: 2026-12-01\n"


def test_without_git_there_is_a_word_and_no_bag(site: Path, tmp_path: Path) -> None:
    project = written(tmp_path / "untracked", "mkdocs.yml")
    with pytest.raises(ClickException, match="write git init and git add"):
        archive.write(tmp_path / "bag", site, project, {})
    assert not (tmp_path / "bag").exists()


def test_a_bag_for_which_there_is_no_room_leaves_nothing(
    site: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "write_file", Mock(side_effect=OSError(errno.ENOSPC, "no space")))
    with pytest.raises(OSError, match="no space"):
        archive.write(tmp_path / "bag", site, project, {})
    assert not (tmp_path / "bag").exists()


def written(directory: Path, *names: str) -> Path:
    for name in names:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(name, "utf-8")
    return directory


def git(*arguments: str, cwd: Path) -> None:
    subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, check=True)
