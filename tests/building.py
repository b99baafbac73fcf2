"""Builds and serves projects as a person would, with the programs of the environment and of the machine."""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Browser, Page

from chronicle.settings import load
from support import ANOTHER, ROOT

BINARIES = Path(sys.executable).parent
PREFIX = "/repo/"
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": f"http://127.0.0.1{PREFIX}",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}


CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def chromium() -> str:
    """The path of a Chromium; its absence is an error, not a reason to skip."""
    path = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    assert path, (
        "no Chromium found; `make test` installs it where apt-get can, or set CHROMIUM to its path"
    )
    return path


@contextlib.contextmanager
def watched(browser: Browser, viewport: dict[str, Any]) -> Iterator[Page]:
    """A page that fails the test on any error in its console and any request to another host."""
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    told: list[str] = []
    page.on(
        "console",
        lambda message: told.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda r: (
            told.append(f"request to {r.url}")
            if urlsplit(r.url).hostname not in ("127.0.0.1", None)
            else None
        ),
    )
    yield page
    context.close()
    assert not told, told


def build(
    project: Path, target: Path, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project strictly into a directory, with more set in the environment; what was printed is in the result."""
    return subprocess.run(
        [BINARIES / program, "build", "--strict", "--site-dir", target],
        cwd=project, env=ENVIRONMENT | environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def without_our_code(settings: Path) -> str:
    """Settings of MkDocs without hook, plugins and theme of ours, as YAML."""
    rest = {key: value for key, value in load(settings).items() if key not in ("hooks", "watch")}
    rest["theme"].pop("custom_dir")
    return yaml.safe_dump(rest | {"plugins": []}, allow_unicode=True)


def another_project(directory: Path, history: Path = ANOTHER) -> Path:
    """An invented history as a project of its own, with this project's code and theme."""
    shutil.copytree(history, directory, dirs_exist_ok=True)
    for name in ("scripts", "theme"):
        (directory / name).symlink_to(ROOT / name)
    return directory
