"""Measure the time from a file change to the updated page, for each kind of file."""

import contextlib
import statistics
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from support.cases import load_yaml
from support.projects import copy_theme, serve_project

SAVES = 10


def measure(project: Path) -> Iterator[tuple[str, float]]:
    """Yield each kind of file change, with the median of ten durations in seconds.

    The project gets a copy of the theme that can be changed.
    """
    copy_theme(project)
    with serve_project(project, project / "log.txt") as site:
        for kind in load_yaml(__file__)["kinds"]:
            yield (
                kind["kind"],
                _median_save_delay(project / kind["file"], kind, site + kind["page"]),
            )


def _median_save_delay(path: Path, kind: dict[str, str], address: str) -> float:
    text = path.read_text("utf-8")
    seconds = []
    _wait_for_text(address, "")
    for number in range(SAVES):
        time.sleep(0.5)  # users see the page before they save again
        changed = text.replace(kind["old"], kind["new"].replace("NUMBER", str(number)), 1)
        assert changed != text, f"{path} has no {kind['old']}"
        start = time.perf_counter()
        path.write_text(changed, "utf-8")
        _wait_for_text(address, f"Saved{number}")
        seconds.append(time.perf_counter() - start)
    path.write_text(text, "utf-8")
    time.sleep(1)
    return statistics.median(seconds)


def _wait_for_text(address: str, text: str) -> None:
    """Poll a page until it contains `text`."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=60) as answer:
            if text in answer.read().decode():
                return
        time.sleep(0.01)
    raise SystemExit(f"{text} did not appear at {address}")
