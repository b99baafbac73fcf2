"""A version to keep: a bag with checksums."""

import errno
import hashlib
import shutil
import subprocess
from pathlib import Path
from unittest.mock import Mock

import pytest

from chronicle.release import archive

PAGE = '<a href="../events/">All</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"events/index.html": PAGE, "search/index.json": '{"a": "“b”\\n"}'}
    for name, text in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "site"


def test_a_bag_has_the_checksum_of_every_file(site: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in (
        "data/events.yml",
        "docs/index.md",
        "mkdocs.yml",
        ".git/HEAD",
        "site/sitemap.xml.gz",
    ):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(name, "utf-8")
    bag = tmp_path / "bag"
    count = archive.write(bag, site, project, {"Bagging-Date": "2026-12-01"})
    manifest = (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    kept = {}
    for line in manifest:
        digest, _, name = line.partition("  ")
        kept[name] = digest
    assert len(kept) == count
    for name, digest in kept.items():
        assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    everything = {
        path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()
    }
    assert set(kept) == everything
    assert {name for name in kept if name.startswith("data/source/")} == {
        f"data/source/{name}" for name in ("data/events.yml", "docs/index.md", "mkdocs.yml")
    }
    told = (bag / "bag-info.txt").read_text("utf-8")
    size = sum((bag / name).stat().st_size for name in kept)
    assert told == f"Bagging-Date: 2026-12-01\nPayload-Oxum: {size}.{count}\n"
    assert (bag / "data" / "site" / "events" / "index.html").read_text("utf-8") == PAGE


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_former_versions_are_kept_where_the_project_is_a_repository(
    site: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "LICENSE").write_text("Free.\n", "utf-8")
    git("init", "--quiet", "-b", "main", cwd=project)
    for words in ("first", "second"):
        (project / "docs" / "index.md").write_text(words, "utf-8")
        git("add", ".", cwd=project)
        git("commit", "--quiet", "-m", words, cwd=project)
    bag = tmp_path / "bag"
    archive.write(bag, site, project, {})
    again = tmp_path / "again"
    git("clone", "--quiet", str(bag / "data" / "repository.bundle"), str(again), cwd=tmp_path)
    assert (again / "docs" / "index.md").read_text("utf-8") == "second"
    assert git("show", "HEAD~1:docs/index.md", cwd=again) == "first"
    assert "repository.bundle" in (bag / "manifest-sha256.txt").read_text("utf-8")
    assert (bag / "LICENSE").read_text("utf-8") == "Free.\n"
    assert "LICENSE" in (bag / "tagmanifest-sha256.txt").read_text("utf-8")
    # A folder of a repository has no history of its own, nor has a copy without its past.
    assert not archive.bundle(project / "docs", tmp_path / "none")
    shallow = tmp_path / "shallow"
    git("clone", "--quiet", "--depth=1", project.as_uri(), str(shallow), cwd=tmp_path)
    assert not archive.bundle(shallow, tmp_path / "none")
    assert not (tmp_path / "none").exists()


MADE = (
    ".venvs/x/pyvenv.cfg",
    ".venvs/x/lib/code.py",
    "env/pyvenv.cfg",
    "env/bin/python",
    ".cache/works.json",
    ".mypy_cache/CACHEDIR.TAG",
    ".mypy_cache/3.11/x.json",
    "code/__pycache__/x.pyc",
    "public/index.html",
    "public/sitemap.xml.gz",
    "kept/ditch-1/bagit.txt",
    "kept/ditch-1/data/source/mkdocs.yml",
)
OURS = (".github/pages.yml", "code/x.py", "data/events.yml", "docs/site/index.md", "mkdocs.yml")


@pytest.mark.parametrize("is_known", [True, False])
def test_what_was_made_is_not_kept_nor_the_bag_in_itself(tmp_path: Path, is_known: bool) -> None:
    project = tmp_path / "project"
    for name in (*MADE, *OURS, "secret.txt", "known/CACHEDIR.TAG"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(name, "utf-8")
    (project / ".venv").symlink_to(".venvs/x")
    (project / "gone.md").symlink_to("nowhere")
    ours = {*OURS}
    if is_known:
        (project / ".gitignore").write_text("secret.txt\n", "utf-8")
        git("init", "--quiet", cwd=project)
        git("add", ".gitignore", "known", *OURS, cwd=project)
        ours |= {".gitignore", "known/CACHEDIR.TAG"}
    else:
        ours.add("secret.txt")
    bag = project / "kept" / "ditch-2"
    archive.write(bag, project / "public", project, {})
    source = bag / "data" / "source"
    kept = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()}
    assert kept == ours


def test_a_bag_for_which_there_is_no_room_leaves_nothing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project").mkdir()
    monkeypatch.setattr(archive, "write_file", Mock(side_effect=OSError(errno.ENOSPC, "no room")))
    with pytest.raises(OSError, match="no room"):
        archive.write(tmp_path / "bag", site, tmp_path / "project", {})
    assert not (tmp_path / "bag").exists()


def git(*arguments: str, cwd: Path) -> str:
    who = ("-c", "user.name=A Clerk", "-c", "user.email=clerk@ditch.example")
    return subprocess.run(
        ["git", *who, *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=True
    ).stdout
