"""Fixtures of the built site, built once for all tests, under a sub-path as on GitHub Pages."""

import json
import pickle
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from chronicle import scripts
from chronicle.history import History
from chronicle.host.project import Project
from chronicle.release.built_site import BuiltSite, read_site
from support import ROOT, made_once
from support.histories import fuller_project
from support.kinds import DESK, PHONE
from support.projects import (
    CHROMIUM,
    CLIPBOARD,
    PREFIX,
    another_project,
    build,
    chromium,
    hosted,
    node,
    watched,
    window,
)

# A site directory, and the output of its build.
Built = tuple[Path, subprocess.CompletedProcess[str]]


def page_text(built: Built, address: str) -> str:
    """Return the source of a page."""
    path = built[0] / address
    return (path if path.is_file() else path / "index.html").read_text("utf-8")


def _built_once(
    factory: pytest.TempPathFactory, name: str, project: Callable[[Path], Path]
) -> Built:
    """Build a project once for all processes, and return its site and the output.

    `project` gets an empty directory.
    """

    def make(directory: Path) -> None:
        result = build(project(directory), directory / PREFIX.strip("/"))
        printed = {name: getattr(result, name) for name in ("returncode", "stdout", "stderr")}
        (directory / "printed.json").write_text(json.dumps(printed), "utf-8")

    directory = made_once(factory, name, make)
    printed = json.loads((directory / "printed.json").read_text("utf-8"))
    return directory / PREFIX.strip("/"), subprocess.CompletedProcess([], **printed)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of this project and the output of its build."""
    return _built_once(tmp_path_factory, "built", lambda _: ROOT)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the sample history; its project, with its cache, is in the same directory."""
    return _built_once(
        tmp_path_factory, "starter", lambda directory: another_project(directory / "project")
    )


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the extended sample history, whose pages contain every component."""
    return _built_once(
        tmp_path_factory, "specimen", lambda directory: fuller_project(directory / "project")
    )


def copied_project(site: Built, directory: Path) -> Path:
    """Copy the project of a built site, so that a test can change it."""
    return Path(shutil.copytree(site[0].parent / "project", directory / "project", symlinks=True))


@pytest.fixture
def starter_project(starter: Built, tmp_path: Path) -> Path:
    """A copy of the project of the sample history."""
    return copied_project(starter, tmp_path)


@pytest.fixture(scope="session")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The links and anchors of every page, read once for all processes."""
    assert built[1].returncode == 0, built[1].stderr

    def make(directory: Path) -> None:
        (directory / "site").write_bytes(pickle.dumps(read_site(built[0])))

    pages: BuiltSite = pickle.loads(
        (made_once(tmp_path_factory, "site", make) / "site").read_bytes()
    )
    return pages


@pytest.fixture(scope="session")
def served(built: Built) -> Iterator[str]:
    """The URL of the built site on a local server."""
    with hosted(built[0].parent) as host:
        yield host + PREFIX.strip("/") + "/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium browser; if none is installed, tests are skipped, or fail if nothing may be missing."""
    node()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture(params=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A desktop window and a mobile window, for tests without a size of their own; console errors fail the test."""
    with watched(browser, PHONE if request.param == "phone" else DESK) as opened:
        yield opened


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A desktop window with access to the clipboard."""
    with window(browser, viewport=DESK, permissions=CLIPBOARD) as opened:
        yield opened


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A desktop window with JavaScript disabled."""
    with window(browser, viewport=DESK, java_script_enabled=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def record(built: Built) -> History:
    """The record as served, with the citations formatted by the build."""
    history = Project.load(ROOT / "mkdocs.yml").read()
    return replace(
        history, site=history.site.model_copy(update={"url": f"http://127.0.0.1{PREFIX}"})
    )


@contextmanager
def searching(browser: Browser, served: str) -> Iterator[Page]:
    """The search page on desktop; console errors fail the test."""
    with watched(browser, DESK) as page:
        page.route("**/modules/**", _module)
        page.goto(f"{served}search/")
        yield page


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Page]:
    with searching(browser, served) as page:
        yield page


def _module(route: Route) -> None:
    """Serve a script module with its imports bundled, for tests that call it."""
    name = route.request.url.split("/modules/")[1]
    route.fulfill(content_type="text/javascript", body=scripts.bundle_script(name))
