"""Build and serve projects with the installed programs."""

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
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request

from chronicle import styles
from support import SAMPLE, THEME, report_missing_tool

BINARIES = Path(sys.executable).parent
# The Node.js executable of Playwright.
DRIVER = Path(playwright.__file__).parent / "driver" / "node"
PREFIX = "/repo/"
# The URL for which sites are built.
SITE_URL = f"http://127.0.0.1{PREFIX}"
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": SITE_URL,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}


# Chromium commands, the headless shell first because it is fastest.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
]


# Replaces the WebDriver BiDi command for the colour scheme, which Firefox ESR 153 does not support.
FIREFOX_COMMANDS = Path(__file__).parent / "scripts" / "firefox-commands.cjs"
# Clipboard permissions.
CLIPBOARD = ["clipboard-read", "clipboard-write"]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without logging, and lets browsers cache assets, because no test changes them."""

    def end_headers(self) -> None:
        """Add a cache header, so that the browser does not revalidate assets on each page."""
        if not urlsplit(self.path).path.endswith(("/", ".html")):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextlib.contextmanager
def serve_directory(directory: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve the files of a directory and yield the URL."""
    handling = functools.partial(handler, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handling) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def find_chromium() -> str:
    """Return the path of Chromium; skip or fail the test if it is missing."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return path or report_missing_tool("Chromium (`make test` installs it if it can use apt-get)")


def launch_browser(playwright: Playwright, name: str) -> Browser:
    """Launch an installed Chromium or Firefox, or the WebKit of Playwright; skip or fail the test if it is missing."""
    if name == "chromium":
        return playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM)
    if name == "firefox":
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        return playwright.firefox.launch(
            executable_path=path or report_missing_tool("Firefox"),
            channel="moz-firefox",
            firefox_user_prefs={"dom.events.testing.asyncClipboard": True},
        )
    if not Path(playwright.webkit.executable_path).exists():
        report_missing_tool("WebKit (`.venv/bin/playwright install webkit`)")
    return playwright.webkit.launch()


@functools.cache
def can_run_node() -> bool:
    """Return whether the Node.js executable of Playwright runs."""
    return subprocess.run([DRIVER, "--version"], capture_output=True, check=False).returncode == 0


def find_node() -> Path:
    """Return the Node.js executable; skip or fail the test if a library is missing."""
    if not can_run_node():
        report_missing_tool("libatomic1, which the Node.js of Playwright needs,")
    return DRIVER


# A page covered by another is never painted, so remove the API that waits for painting, as in an old browser.
WITHOUT_PAINT_EVENTS = (
    "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] })"
)
# Unused pages, by the settings of their context.
IDLE_PAGES: dict[str, list[Page]] = {}


@contextlib.contextmanager
def open_page(browser: Browser, **settings: Any) -> Iterator[Page]:
    """Yield a page in a context with these settings, without state from earlier use.

    Opening one takes five times as long as loading a page, so pages of Chromium are cleared and reused.
    """
    if browser.browser_type.name != "chromium":
        with browser.new_context(**settings) as context:
            yield context.new_page()
        return
    idle_pages = IDLE_PAGES.setdefault(json.dumps(settings, sort_keys=True), [])
    page = idle_pages.pop() if idle_pages else _create_page(browser, settings)
    try:
        yield page
        _reset_page(page, settings)
    except BaseException:
        page.context.close()
        raise
    idle_pages.append(page)


def _create_page(browser: Browser, settings: dict[str, Any]) -> Page:
    """Open a page in which deferred content does not wait for painting."""
    context = browser.new_context(**settings)
    context.add_init_script(WITHOUT_PAINT_EVENTS)
    return context.new_page()


def _reset_page(page: Page, settings: dict[str, Any]) -> None:
    """Leave the current page, and clear all settings and storage."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    page.mouse.move(-1, -1)
    # The page about:blank needs no clearing, because the next test overwrites its content.
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
def page_listeners(page: Page, **listeners: Callable[[Any], None]) -> Iterator[None]:
    """Attach listeners to page events, and remove them because windows are reused."""
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


@contextlib.contextmanager
def open_checked_page(browser: Browser, viewport: dict[str, Any]) -> Iterator[Page]:
    """Yield a window; any console error or request to another host fails the test."""
    messages: list[str] = []

    def record_console_message(message: ConsoleMessage) -> None:
        # A covered page is not painted and does not use its fonts.
        if message.type in ("error", "warning") and "was preloaded" not in message.text:
            messages.append(message.text)

    def record_external_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            messages.append(f"request to {request.url}")

    def record_page_error(error: Error) -> None:
        messages.append(str(error))

    with (
        open_page(browser, viewport=viewport) as page,
        page_listeners(
            page,
            console=record_console_message,
            pageerror=record_page_error,
            request=record_external_request,
        ),
    ):
        yield page
    assert not messages, messages


def run_build(
    project: Path, target: Path, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project strictly with additional environment variables; the result contains the output."""
    return subprocess.run(
        [BINARIES / program, "build", "--strict", "--site-dir", target],
        cwd=project, env=ENVIRONMENT | environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def build_in_process(
    project: Path, target: Path, url: str = ENVIRONMENT["SITE_URL"], **settings: Any
) -> None:
    """Build a project in this process, five times as fast as `build`.

    `settings` are options of the MkDocs command line.

    Raises Abort on errors and, in strict mode, on warnings.
    """
    options: dict[str, Any] = {"site_dir": str(target), "site_url": url, "strict": True}
    options |= settings
    mkdocs.commands.build.build(load_config(str(project / "mkdocs.yml"), **options))


@contextlib.contextmanager
def serve_project(
    project: Path, log: Path, *options: str, program: str = "mkdocs"
) -> Iterator[str]:
    """Run `mkdocs serve` on a free port and yield the URL of the site."""
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


def update_settings(project: Path, **changes: Any) -> None:
    """Rewrite the MkDocs settings of a project with changes."""
    file = project / "mkdocs.yml"
    settings = yaml_load(file.read_text("utf-8")) | changes
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def copy_theme(project: Path) -> None:
    """Give a project a copy of the theme that can be changed."""
    shutil.copytree(THEME, project / "theme")
    (project / "theme/assets/site.css").write_text(styles.read_stylesheets(), "utf-8")
    update_settings(project, theme={"name": "chronicle", "custom_dir": "theme"})


def copy_sample_project(directory: Path, history: Path = SAMPLE) -> Path:
    """Copy a sample history and create a project from it."""
    # Another test may be writing into the cache.
    cache = shutil.ignore_patterns(".cache")
    return Path(shutil.copytree(history, directory, dirs_exist_ok=True, ignore=cache))
