"""How long the first answer of a search takes, from the focus on an empty field to the answer on the page."""

import gzip
from functools import cache
from http import HTTPStatus
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, ViewportSize, sync_playwright

from support.cases import script
from support.projects import CHROMIUM, Quiet, chromium, hosted

# Visits of which the median counts.
VISITS = 5
WIDE = ViewportSize(width=1440, height=900)
ASK = script("ask")
# A phone that is slow: how many times slower its processor is, and its line in bytes a second and milliseconds.
SLOWER = 4
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}


class Compressing(Quiet):
    """Sends files gzipped, as a host should."""

    def do_GET(self) -> None:  # noqa: N802 (so called by the library)
        """Send a file, gzipped once for all visits."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        sent = gzipped(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


@cache
def gzipped(file: Path) -> bytes:
    """A file as a host sends it."""
    return gzip.compress(file.read_bytes(), 6)


def first_answer(site: Path, query: str, *, on_phone: bool = False) -> float:
    """Milliseconds to the first answer on a page of a built site, perhaps on a slow phone."""
    times = []
    with sync_playwright() as playwright, hosted(site, Compressing) as host:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        for _ in range(VISITS):
            page = browser.new_context(viewport=WIDE).new_page()
            page.goto(host)
            if on_phone:
                _slow_down(page)
            times.append(float(page.evaluate(ASK, query)))
            page.context.close()
        browser.close()
    return median(times)


def _slow_down(page: Page) -> None:
    """Let a page that is loaded go on as on a slow phone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
