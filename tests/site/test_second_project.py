"""Other histories built with the same code, and the wheel of the code."""

import contextlib
import datetime
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.release.built_site import read_site
from chronicle.starter.start import create_project
from support import IDEAS, ROOT
from support.cases import cases
from support.projects import build_in_process, copy_sample_project

DAY = datetime.date(2026, 12, 1)
PAGE = (ROOT / "docs" / "about" / "another-history.md").read_text("utf-8")
FILE = re.compile(
    r"^In `(?P<name>[^`]+)`[^`]*?:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
# Disagreements in number.
NUMBER_DISAGREEMENT = re.compile(
    r"(?<![\d,.])1 (?:event|record|work|question|place|actor|figure)s|the one papers"
)


def find_in_guide(pattern: str, text: str = PAGE) -> re.Match[str]:
    """Find a pattern in the guide to other histories."""
    match = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    assert match, pattern
    return match


def follow_guide(directory: Path) -> None:
    """Follow the guide in a directory: remove sample and guides, write each file, and check it."""
    create_project(directory, DAY)
    for clearing in (r"^rm -r [^\n]*\nrm docs[^\n]*$", r"cd docs/about\n *rm [^\n]*$"):
        subprocess.run(find_in_guide(clearing)[0], shell=True, cwd=directory, check=True)
    with contextlib.chdir(directory):
        assert main(["check"]) == 1  # the home page still links to removed pages
        for match in FILE.finditer(PAGE):
            path = Path(match["name"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(match["text"], "utf-8")
            assert main(["check"]) == 0
    settings = directory / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for line in re.findall(r"^site_(?:name|description): .*$", PAGE, re.MULTILINE):
        text = re.sub(f"^{line.partition(':')[0]}: .*$", line, text, flags=re.MULTILINE)
    settings.write_text(text, "utf-8")


def create_ideas_project(directory: Path) -> None:
    """Create a sample history of a treaty of 1430; half of its names are Hebrew, Thai or Georgian."""
    copy_sample_project(directory, IDEAS)


HISTORIES = {begin.__name__: begin for begin in (follow_guide, create_ideas_project)}


@cases
def test_other_histories_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: str, pages: str, absent: str
) -> None:
    """Run the same steps as `make test`: check the record, build strictly, check the site."""
    project = tmp_path / "project"
    HISTORIES[begin](project)
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    build_in_process(project, project / "site", "http://127.0.0.1:8000/")
    assert main(["check", "--site", "site"]) == 0
    paths = read_site(project / "site").pages.keys()
    assert {*pages.split()} <= paths
    assert not {*absent.split()} & paths
    assert 'href="/assets/site' in (project / "site" / "404.html").read_text("utf-8")
    for path in (project / "site").rglob("*.html"):
        text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", path.read_text("utf-8")))
        assert not NUMBER_DISAGREEMENT.search(text), path


# Builds a project with the code in a wheel, without this checkout.
BUILD_WITH_WHEEL = """
import sys
sys.path.insert(0, {alone!r})
import chronicle, mkdocs.__main__
print(chronicle.__file__)
mkdocs.__main__.cli(["build", "--strict"])
"""


@pytest.mark.long
def test_wheel_is_complete_and_reproducible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed without dependencies or network, it builds the starter history without errors."""
    new_project = tmp_path / "begun"
    second_project = tmp_path / "again"
    create_project(new_project, DAY)
    create_project(second_project, DAY)
    (wheel,) = (new_project / "vendor").iterdir()
    assert (second_project / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    package_directory = tmp_path / "alone"
    install = ["pip", "install", "--quiet", "--no-compile", "--no-index", "--no-deps", "--target"]
    subprocess.run([sys.executable, "-m", *install, str(package_directory), str(wheel)], check=True)
    build = [sys.executable, "-c", BUILD_WITH_WHEEL.format(alone=str(package_directory))]
    run = subprocess.run(build, cwd=new_project, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert str(package_directory / "chronicle") in run.stdout
    monkeypatch.chdir(new_project)
    assert main(["check"]) == main(["check", "--site", "site"]) == 0
    assert (new_project / "site" / "events" / "1903-flood" / "index.html").exists()
    assert (new_project / "site" / "about" / "another-history" / "index.html").exists()
    changes = (package_directory / "chronicle" / "CHANGELOG.md").read_text("utf-8")
    assert changes == (ROOT / "CHANGELOG.md").read_text("utf-8")
