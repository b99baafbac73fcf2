"""Builds and serves projects as a person would, with the programs of the environment and of the machine."""

import contextlib
import functools
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import mkdocs.commands.build
import playwright
import yaml
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

from support import ANOTHER, missing

BINARIES = Path(sys.executable).parent
# That by which Playwright speaks with a browser.
DRIVER = Path(playwright.__file__).parent / "driver" / "node"
PREFIX = "/repo/"
# The address for which sites are built.
HOME = f"http://127.0.0.1{PREFIX}"
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": HOME,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}


# Commands that start a Chromium, first the one without windows, which is fastest.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
]


# The right to read and to write what is copied.
CLIPBOARD = ["clipboard-read", "clipboard-write"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing; what is no page may be kept, for no test changes it while it is served."""

    def end_headers(self) -> None:
        """Spare the browser to ask at each page whether style sheet, scripts and fonts are as they were."""
        if not urlsplit(self.path).path.endswith(("/", ".html")):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def hosted(directory: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address at which the files of a directory are served."""
    handling = functools.partial(handler, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handling) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def chromium() -> str:
    """The path of a Chromium; where there is none, the test is skipped or fails."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return path or missing("Chromium, which `make test` brings where apt-get can,")


@functools.cache
def starts_node() -> bool:
    """Whether it does."""
    return subprocess.run([DRIVER, "--version"], capture_output=True, check=False).returncode == 0


def node() -> Path:
    """The Node of Playwright; where a library for it is missing, the test is skipped or fails."""
    if not starts_node():
        missing("what the Node of Playwright needs (libatomic1), which `make test` brings,")
    return DRIVER


# A page covered by another is never painted: as in an old browser, nobody says when it is.
AT_ONCE = "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] })"
# Windows that no test uses now, by their settings.
IDLE: dict[str, list[Page]] = {}


@contextlib.contextmanager
def window(browser: Browser, **settings: Any) -> Iterator[Page]:
    """A page in a context with these settings, which remembers nothing of what was done in it before.

    To open one takes five times what a page of the site takes, so that it is cleared and used again.
    """
    idle = IDLE.setdefault(json.dumps(settings, sort_keys=True), [])
    page = idle.pop() if idle else _opened(browser, settings)
    try:
        yield page
        _clear(page, settings)
    except BaseException:
        page.context.close()
        raise
    idle.append(page)


def _opened(browser: Browser, settings: dict[str, Any]) -> Page:
    """A new page, which has with its load event what comes only when it is painted."""
    context = browser.new_context(**settings)
    context.add_init_script(AT_ONCE)
    return context.new_page()


def _clear(page: Page, settings: dict[str, Any]) -> None:
    """Leave the page that a window shows, and forget all that was set and stored."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    page.mouse.move(-1, -1)
    # What a test wrote into an empty page, the next one writes over.
    if page.url != "about:blank":
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
        page.goto("about:blank")
        stored = {"origin": origin, "storageTypes": "local_storage"}
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", stored)
        session.detach()
    page.emulate_media(
        media="null",
        color_scheme=settings.get("color_scheme", "light"),
        reduced_motion=settings.get("reduced_motion", "no-preference"),
    )
    if page.viewport_size != (size := settings.get("viewport", {"width": 1280, "height": 720})):
        page.set_viewport_size(size)


@contextlib.contextmanager
def listening(page: Page, **listeners: Callable[[Any], None]) -> Iterator[None]:
    """Call functions at events of a page, each by its name; a window is used again without them."""
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


@contextlib.contextmanager
def watched(browser: Browser, viewport: dict[str, Any]) -> Iterator[Page]:
    """A window that fails the test on any error in its console and any request to another host."""
    messages: list[str] = []

    def console(message: ConsoleMessage) -> None:
        # One that is covered by another does not paint, and so uses no font.
        if message.type in ("error", "warning") and "was preloaded" not in message.text:
            messages.append(message.text)

    def request(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            messages.append(f"request to {request.url}")

    def error(error: Error) -> None:
        messages.append(str(error))

    with (
        window(browser, viewport=viewport) as page,
        listening(page, console=console, pageerror=error, request=request),
    ):
        yield page
    assert not messages, messages


def build(
    project: Path, target: Path, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project strictly into a directory, with more set in the environment; what was printed is in the result."""
    return subprocess.run(
        [BINARIES / program, "build", "--strict", "--site-dir", target],
        cwd=project, env=ENVIRONMENT | environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def build_here(
    project: Path, target: Path, url: str = ENVIRONMENT["SITE_URL"], **settings: Any
) -> None:
    """Build a project as `build` does, in this process and so in a fifth of the time.

    `settings` are as on the command line of MkDocs.

    Raises Abort where anything is wrong, and, if strict, where there is a warning.
    """
    given: dict[str, Any] = {"site_dir": str(target), "site_url": url, "strict": True}
    given |= settings
    mkdocs.commands.build.build(load_config(str(project / "mkdocs.yml"), **given))


@contextlib.contextmanager
def serving(project: Path, log: Path, *options: str, program: str = "mkdocs") -> Iterator[str]:
    """A project while `mkdocs serve` runs on a free port: the address of its site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = f"http://127.0.0.1:{port}/"
    with log.open("w") as output:
        process = subprocess.Popen(
            [BINARIES / program, "serve", "--dev-addr", f"127.0.0.1:{port}", *options],
            cwd=project,
            env=ENVIRONMENT | {"SITE_URL": site},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            while "Serving on" not in log.read_text("utf-8"):
                assert process.poll() is None, log.read_text("utf-8")
                time.sleep(0.05)
            yield site
        finally:
            process.terminate()
            process.wait(20)


def changed_settings(project: Path, **changes: Any) -> None:
    """Write the settings of MkDocs of a project anew, with others for some of them."""
    file = project / "mkdocs.yml"
    settings = yaml_load(file.read_text("utf-8")) | changes
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def another_project(directory: Path, history: Path = ANOTHER) -> Path:
    """An invented history as a project of its own."""
    return Path(shutil.copytree(history, directory, dirs_exist_ok=True))
