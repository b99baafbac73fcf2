"""Measure the search latency, from the focus on an empty field to the results on the page."""

import gzip
from functools import cache
from http import HTTPStatus
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, ViewportSize, sync_playwright

from support.cases import read_script
from support.projects import CHROMIUM, QuietHandler, find_chromium, serve_directory

# The number of visits, for the median.
VISITS = 5
WIDE = ViewportSize(width=1440, height=900)
ASK_SCRIPT = read_script("measure-search")
# A slow mobile device: CPU slowdown, bandwidth in bytes per second and latency in milliseconds.
CPU_SLOWDOWN = 4
SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}


class CompressingHandler(QuietHandler):
    """Serves compressed files, as a web host should."""

    def do_GET(self) -> None:  # noqa: N802 (name defined by the library)
        """Send a file; each file is compressed only once."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = compress_file(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@cache
def compress_file(file: Path) -> bytes:
    """Return a file, compressed."""
    return gzip.compress(file.read_bytes(), 6)


def first_result_latency(site: Path, query: str, *, on_phone: bool = False) -> float:
    """Return the median latency in milliseconds of the first results on the home page."""
    times = []
    with sync_playwright() as playwright, serve_directory(site, CompressingHandler) as host:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM)
        for _ in range(VISITS):
            page = browser.new_context(viewport=WIDE).new_page()
            page.goto(host)
            if on_phone:
                _emulate_slow_device(page)
            times.append(float(page.evaluate(ASK_SCRIPT, query)))
            page.context.close()
        browser.close()
    return median(times)


def _emulate_slow_device(page: Page) -> None:
    """Emulate a slow mobile device from now on."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
