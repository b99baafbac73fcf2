"""Other histories from the same code, and the wheel that they keep of it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.release.built_site import BuiltSite, problems, read_site
from chronicle.start import start
from support import TREATY, modeline
from support.built_site import Built
from support.cases import beside
from support.histories import DAY, brought_from_version_3, refilled, untouched
from support.projects import HOME, another_project, build_here

# A small history: a paper, and an event that it tells.
ONE_EVENT = beside(__file__)["one event"]
# What every history has.
ALWAYS = {
    "", "404.html", "about/", "about/cite/", "about/contribute/", "about/gaps/", "bibliography/", "data/", "my-list/", "search/",
}  # fmt: skip
# Counts that do not agree with their nouns, and words for what these small histories lack.
WRONG = re.compile(
    r"(?<![\d,.])1 (?:event|record|work|question|place|actor|figure)s|the one papers|Natural Earth"
)


def test_another_history_builds_strictly(starter: Built) -> None:
    told = starter[1].stdout + starter[1].stderr
    assert starter[1].returncode == 0, told
    assert "WARNING" not in told
    site = whole(starter[0])
    wanted = (
        "events/1903-flood/ actors/canal-corps/ papers/anonymous-lock/ questions/how-many-diggers/"
    )
    assert set(wanted.split()) <= set(site.pages)


def other_scripts_and_years_bc(directory: Path) -> None:
    """A history of a treaty of the year 430 BC, half of whose names are Hebrew, Thai and Georgian."""
    another_project(directory, TREATY)


HISTORIES: dict[Callable[[Path], None], str] = {
    untouched: "timeline/ events/1903-flood/ deployments/ chapters/the-flood/ teaching/the-flood/",
    refilled: "timeline/ events/1871-lamp-is-lit/ questions/what-did-the-light-cost/ about/changes/",
    brought_from_version_3: "timeline/ events/1903-flood/ about/contribute/ chapters/the-flood/",
    other_scripts_and_years_bc: "timeline/ events/treaty-430-bc/ actors/nino-khideli/ papers/khideli-1998/",
}
# What they have not, and so have no pages of.
ABSENT: dict[Callable[[Path], None], set[str]] = {
    refilled: {"chapters/", "deployments/", "places/"},
    other_scripts_and_years_bc: {"deployments/"},
}


@pytest.mark.parametrize("begin", HISTORIES, ids=lambda begin: begin.__name__)
def test_others_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: Callable[[Path], None]
) -> None:
    """What `make test` does there: a check of the record, a strict build, a check of what was built."""
    project = tmp_path / "project"
    begin(project)
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    build_here(project, project / "site", "http://127.0.0.1:8000/")
    assert main(["check", "--site", "site"]) == 0
    pages = read_site(project / "site").pages.keys()
    assert set(HISTORIES[begin].split()) <= pages
    assert not ABSENT.get(begin, set()) & pages
    page = (project / "site" / "404.html").read_text("utf-8")
    assert 'href="/assets/site.css"' in page


def whole(target: Path) -> BuiltSite:
    site = read_site(target)
    assert list(problems(site, HOME, ())) == []
    return site


def test_a_small_history_has_few_pages(tmp_path: Path) -> None:
    project = another_project(tmp_path / "project")
    shutil.rmtree(project / "data")
    shutil.rmtree(project / "docs" / "chapters")
    for name, text in ONE_EVENT.items():
        (project / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "data" / name).write_text(f"{modeline(name)}\n{text}", "utf-8")
    home = "# The Ditch { #top }\n\nInvented. [@holm-1987, p. 12]\n"
    (project / "docs" / "index.md").write_text(home, "utf-8")
    build_here(project, tmp_path / "site")
    site = whole(tmp_path / "site")
    own = {address for address in site.pages if not address.startswith(("papers/", "actors/e"))}
    assert own == ALWAYS | {"actors/", "events/1899-survey/", "timeline/"}
    for path in (tmp_path / "site").rglob("*.html"):
        text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", path.read_text("utf-8")))
        assert not WRONG.search(text), path


# Builds a project with the code that a wheel brought, of which nothing else of this project is known.
WITH_THE_WHEEL = """
import sys
sys.path.insert(0, {alone!r})
import chronicle, mkdocs.__main__
print(chronicle.__file__)
mkdocs.__main__.cli(["build", "--strict"])
"""


def test_the_wheel_is_whole_and_always_the_same(tmp_path: Path) -> None:
    """Installed alone, without a network, it builds the history that came with it."""
    begun, again = tmp_path / "begun", tmp_path / "again"
    assert start(begun, DAY) == start(again, DAY)
    (wheel,) = (begun / "vendor").iterdir()
    assert (again / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    alone = tmp_path / "alone"
    install = ["pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(alone)]
    subprocess.run([sys.executable, "-m", *install, str(wheel)], check=True)
    build = [sys.executable, "-c", WITH_THE_WHEEL.format(alone=str(alone))]
    told = subprocess.run(build, cwd=begun, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert str(alone / "chronicle") in told.stdout
    assert (begun / "site" / "events" / "1903-flood" / "index.html").exists()
