"""An archived version: a BagIt bag with the site, the sources in git, and all checksums."""

import subprocess
from pathlib import Path

import pytest

from chronicle.starter.start import PROJECT_TEMPLATE
from support import ROOT


@pytest.mark.parametrize(
    ("makefile", "build_target"), [(ROOT, "build"), (PROJECT_TEMPLATE, "test")]
)
def test_bag_has_all_files_and_checksums(tmp_path: Path, makefile: Path, build_target: str) -> None:
    def run(*command: str, cwd: Path = tmp_path) -> int:
        return subprocess.run(command, cwd=cwd, capture_output=True, check=False).returncode

    make = (
        "make",
        f"--file={makefile / 'Makefile'}",
        "--old-file=check-release",
        f"--old-file={build_target}",
        "archive",
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>", "utf-8")
    (tmp_path / "data").mkdir()
    changes = "- id: begin\n  version: 2019.1.0\n- id: now\n  version: 2019.1.1\n"
    (tmp_path / "data" / "changes.yml").write_text(changes, "utf-8")
    (tmp_path / ".gitignore").write_text("archive\nsite\n", "utf-8")
    assert run(*make) > 0
    git = ("git", "-c", "user.name=X", "-c", "user.email=x@x.example")
    run("git", "init")
    run("git", "add", ".")
    run(*git, "commit", "--message=Begin")
    assert run(*make) == 0
    bag = tmp_path / "archive" / "2019.1.1"
    manifest = (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    assert {Path(line).name for line in manifest} == {"index.html", "changes.yml", ".gitignore"}
    assert run("sha256sum", "--check", "manifest-sha256.txt", cwd=bag) == 0
    assert run(*make) > 0
    (tmp_path / "archive").rename(tmp_path / "archive-before")
    assert run(*make) > 0  # because files unknown to git would be missing from the sources
