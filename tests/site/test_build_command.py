"""`chronicle build` replaces the site only when a new one is complete, even if two builds run at the same time."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.cases import cases
from support.projects import ENVIRONMENT, copy_sample_project, update_settings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample_project(tmp_path / "project")


def start_build(project: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "chronicle", "build", "--check-links"]
    return subprocess.Popen(
        command,
        cwd=project,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_files(site: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_builds_at_the_same_time_leave_a_site(project: Path) -> None:
    """It is the same as that of the first build, whose pages waited for the files of the book."""
    start_build(project).communicate(timeout=100)
    first = read_files(project / "site")
    assert b".epub" in first[project / "site" / "data" / "index.html"]
    builds = [start_build(project), start_build(project)]
    outputs = [build.communicate(timeout=100)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], outputs
    assert sum("Another build is running" in output for output in outputs) == 1
    assert read_files(project / "site") == first
    assert {path.name for path in (project / ".build").iterdir()} == {"editions", "lock"}


@cases
def test_failed_build_keeps_the_previous_site(project: Path, hook: str, message: str) -> None:
    previous = project / "site" / "index.html"
    previous.parent.mkdir()
    previous.write_text("good", "utf-8")
    (project / "mine.py").write_text(hook, "utf-8")
    update_settings(project, hooks=["mine.py"])
    build = start_build(project)
    output, _ = build.communicate(timeout=100)
    assert build.returncode == 1
    assert message in output
    assert previous.read_text("utf-8") == "good"
