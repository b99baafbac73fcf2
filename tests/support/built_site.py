"""Fixtures of the built site, built once for all tests, under a sub-path as on GitHub Pages."""

import functools
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
from support import ROOT, create_shared_directory
from support.histories import create_extended_project
from support.kinds import DESKTOP, PHONE
from support.projects import (
    CLIPBOARD,
    FIREFOX_COMMANDS,
    PREFIX,
    copy_sample_project,
    find_node,
    launch_browser,
    open_checked_page,
    open_page,
    run_build,
    serve_directory,
)

# A site directory, and the output of its build.
SiteBuild = tuple[Path, subprocess.CompletedProcess[str]]


def read_page_source(record_build: SiteBuild, address: str) -> str:
    """Return the source of a page."""
    path = record_build[0] / address
    return (path if path.is_file() else path / "index.html").read_text("utf-8")


def build_cached_site(
    factory: pytest.TempPathFactory, name: str, project: Callable[[Path], Path]
) -> SiteBuild:
    """Build a project once, share it with all xdist workers, and return its site and the output.

    `project` is called with an empty directory.
    """

    def build_site(directory: Path) -> None:
        result = run_build(project(directory), directory / PREFIX.strip("/"))
        output = {name: getattr(result, name) for name in ("returncode", "stdout", "stderr")}
        (directory / "output.json").write_text(json.dumps(output), "utf-8")

    directory = create_shared_directory(factory, name, build_site)
    output = json.loads((directory / "output.json").read_text("utf-8"))
    return directory / PREFIX.strip("/"), subprocess.CompletedProcess([], **output)


@pytest.fixture(scope="session")
def record_build(tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """The site of this project and the output of its build."""
    return build_cached_site(tmp_path_factory, "record", lambda _: ROOT)


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """The site of the sample history; its project, with its cache, is in the same directory."""
    return build_cached_site(
        tmp_path_factory, "sample", lambda directory: copy_sample_project(directory / "project")
    )


@pytest.fixture(scope="session")
def extended_build(tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """The site of the extended sample history, whose pages contain every component."""
    return build_cached_site(
        tmp_path_factory,
        "extended",
        lambda directory: create_extended_project(directory / "project"),
    )


def copy_project(site: SiteBuild, directory: Path) -> Path:
    """Copy the project of a built site, so that a test can change it."""
    return Path(shutil.copytree(site[0].parent / "project", directory / "project", symlinks=True))


@pytest.fixture
def sample_project(sample_build: SiteBuild, tmp_path: Path) -> Path:
    """A copy of the project of the sample history."""
    return copy_project(sample_build, tmp_path)


@pytest.fixture(scope="session")
def site(record_build: SiteBuild, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The links and anchors of every page, read once for all processes."""
    assert record_build[1].returncode == 0, record_build[1].stderr

    def store_site(directory: Path) -> None:
        (directory / "site").write_bytes(pickle.dumps(read_site(record_build[0])))

    pages: BuiltSite = pickle.loads(
        (create_shared_directory(tmp_path_factory, "site", store_site) / "site").read_bytes()
    )
    return pages


@pytest.fixture(scope="session")
def site_url(record_build: SiteBuild) -> Iterator[str]:
    """The URL of the built site on a local server."""
    with serve_directory(record_build[0].parent) as host:
        yield host + PREFIX.strip("/") + "/"


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[[str], Browser]]:
    """A function that returns a browser, launched once; if it is not installed, tests are skipped, or fail if nothing may be missing."""
    find_node()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NODE_OPTIONS", f"--require {FIREFOX_COMMANDS}")
        with sync_playwright() as playwright:
            yield functools.cache(lambda name: launch_browser(playwright, name))


@pytest.fixture
def browser(request: pytest.FixtureRequest, launch: Callable[[str], Browser]) -> Browser:
    """Chromium, or the browser of a test with `in_every_browser`."""
    return launch(getattr(request, "param", "chromium"))


# Runs a browser test in all browsers.
in_every_browser = pytest.mark.parametrize(
    "browser", ["chromium", "firefox", "webkit"], indirect=True
)


@pytest.fixture(params=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A desktop window and a mobile window, for tests without a size of their own; console errors fail the test."""
    with open_checked_page(browser, PHONE if request.param == "phone" else DESKTOP) as page:
        yield page


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A desktop window with access to the clipboard."""
    is_chromium = browser.browser_type.name == "chromium"
    permissions = CLIPBOARD if is_chromium else []
    with open_page(browser, viewport=DESKTOP, permissions=permissions) as page:
        yield page


@pytest.fixture
def no_script_page(browser: Browser) -> Iterator[Page]:
    """A desktop window with JavaScript disabled."""
    with open_page(browser, viewport=DESKTOP, java_script_enabled=False) as page:
        yield page


@pytest.fixture(scope="session")
def record(record_build: SiteBuild) -> History:
    """The record as served, with the citations formatted by the build."""
    history = Project.from_file(ROOT / "mkdocs.yml").read_history()
    return replace(
        history, site=history.site.model_copy(update={"url": f"http://127.0.0.1{PREFIX}"})
    )


@contextmanager
def open_search_page(browser: Browser, site_url: str) -> Iterator[Page]:
    """Yield the search page in a desktop window; console errors fail the test."""
    with open_checked_page(browser, DESKTOP) as page:
        page.route("**/modules/**", _serve_module)
        page.goto(f"{site_url}search/")
        yield page


@pytest.fixture
def search_page(browser: Browser, site_url: str) -> Iterator[Page]:
    with open_search_page(browser, site_url) as page:
        yield page


def _serve_module(route: Route) -> None:
    """Serve a script module with its imports bundled, for tests that call it."""
    name = route.request.url.split("/modules/")[1]
    route.fulfill(content_type="text/javascript", body=scripts.bundle_script(name))
