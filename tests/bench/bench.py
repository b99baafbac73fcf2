"""Measures building: time against MkDocs alone and Hugo on the same Markdown, growth, memory, saves, page sizes.

Everything is compared within one run, each time being the best of three; only ratios travel from one machine to another.
Run by `make bench`; `--scales 1 3` measures less.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import gzip
import http.server
import io
import os
import pstats
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml
from playwright.sync_api import sync_playwright

from bench import generate
from building import (
    BINARIES,
    CHROMIUM,
    ENVIRONMENT,
    Quiet,
    another_project,
    chromium,
    without_our_code,
)
from chronicle import build
from chronicle import build as books
from support import ROOT, SITE

LIMITS = {"against MkDocs alone": 1.25, "10x over 1x": 11.0, "memory at 10x, MB": 500.0, "save to reloaded, s": 3.0,
          "index before the first answer at 1x, KB": 150.0}  # fmt: skip
# What the invented record is asked: a name, words of titles, a date, words of texts.
QUERIES = ["actor 7", "canal treaty", "1950-05", "harbour lantern quarry", "nor", "bridge closed"]
# Milliseconds from asking for the index to the first answer; then of a query, the middle one, to its first and to all answers.
WAIT = """async (queries) => {
  const start = performance.now();
  const { Index } = await import("../assets/find.js");
  const index = await new Index(new URL("../search/", location.href).href).load();
  await index.find(queries[0]).next();
  const cold = performance.now() - start;
  for (const query of queries) for await (const _ of index.find(query));
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  const first = [], full = [];
  for (const query of queries) {
    const begin = performance.now();
    const answers = index.find(query);
    await answers.next();
    first.push(performance.now() - begin);
    for await (const _ of answers);
    full.push(performance.now() - begin);
  }
  return [cold, middle(first), middle(full)];
}"""
HUGO_LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scales", type=int, nargs="*", default=[1, 3, 10])
    scales = parser.parse_args().scales
    times: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as directory:
        for scale in scales:
            times[scale] = measure(Path(directory) / f"x{scale}", scale)
    if {1, 10} <= set(times):
        report("10x over 1x", times[10] / times[1])


def measure(project: Path, scale: int) -> float:
    """Measure one scale and print its figures. Returns the building time in seconds, citations cached."""
    another_project(project)
    shutil.rmtree(project / "data")
    (project / "docs" / "chapters" / "the-flood.md").unlink()
    generate.write(project / "data", scale)
    (project / "docs" / "index.md").write_text(
        "# Home { #top }\n\nText. [@paper-0, p. 2]\n", encoding="utf-8"
    )
    print(f"\n{scale}x")
    cold, _ = run(project, [BINARIES / "mkdocs", "build", "-q", "-d", "site"])
    warm, memory = min(
        run(project, [BINARIES / "mkdocs", "build", "-q", "-d", "site"]) for _ in range(3)
    )
    print(
        f"  build {warm:.2f} s, with citations formatted anew {cold:.2f} s, peak memory {memory:.0f} MB"
    )
    alone = bare(project)
    plain, _ = min(run(alone, [BINARIES / "mkdocs", "build", "-q", "-d", "site"]) for _ in range(3))
    print(f"  MkDocs alone on the same Markdown {plain:.2f} s")
    report("against MkDocs alone", warm / plain)
    if hugo := shutil.which("hugo"):
        floor, _ = min(
            run(hugo_project(alone), [Path(hugo), "--quiet", "-d", "site"]) for _ in range(3)
        )
        print(
            f"  Hugo on the same Markdown {floor:.2f} s: {warm / floor:.0f} times as fast as we are"
        )
    pages = sorted((project / "site").rglob("*.html"), key=lambda path: path.stat().st_size)
    largest = pages[-1].read_bytes()
    name = pages[-1].relative_to(project / "site").as_posix()
    print(
        f"  {len(pages)} pages, largest {name}: {len(largest) / 1024:.0f} KB, gzipped {len(gzip.compress(largest)) / 1024:.0f} KB"
    )
    weight = search(project / "site")
    if scale == 1:
        report("index before the first answer at 1x, KB", weight)
    if scale == 10:
        report("memory at 10x, MB", memory)
    if scale == 1:
        report("save to reloaded, s", save_to_reloaded(project))
        where_time_goes(project)
    return warm


def search(site: Path) -> float:
    """Print what the search weighs, gzipped, and what a reader waits for in a browser. Returns KB before the first answer."""
    sizes = {
        path: len(gzip.compress(path.read_bytes())) / 1024
        for path in (site / "search").rglob("*.json")
    }
    records = sizes[site / "search" / "records.json"]
    words, passages = (
        [size for path, size in sizes.items() if path.parent.name == name]
        for name in ("words", "passages")
    )
    print(
        f"  search, gzipped: {records:.0f} KB before the first answer; of {sum(words):.0f} KB of words at most {max(words):.0f} KB a typed word"
        f" and of {sum(passages):.0f} KB of passages at most {max(passages):.0f} KB a file; {sum(sizes.values()):.0f} KB in all"
    )
    handler = functools.partial(Quiet, directory=str(site))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/questions/", wait_until="networkidle")
        cold, typed, full = page.evaluate(WAIT, QUERIES)
        print(
            f"  first answer {cold:.0f} ms after a reader turns to the search, then {typed:.0f} ms a query, {full:.0f} ms with the words of the text"
        )
        browser.close()
        server.shutdown()
    return records


def run(project: Path, command: list[Path | str]) -> tuple[float, float]:
    """Run a command in a project. Returns wall time in seconds and peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def bare(project: Path) -> Path:
    """The same Markdown, theme and settings as a project without our hook and without mkdocs-bibtex."""
    alone = project.parent / f"{project.name}-alone"
    build.write_tree(
        books.load(project / "data", project / "docs", SITE, project / ".cache"),
        project / "docs",
        ROOT / "theme" / "assets",
        alone / "docs",
    )
    shutil.copytree(ROOT / "theme", alone / "theme", dirs_exist_ok=True)
    settings = yaml.safe_load(without_our_code(project / "mkdocs.yml"))
    settings["theme"]["custom_dir"] = "theme"
    (alone / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return alone


def hugo_project(alone: Path) -> Path:
    """The same Markdown as a Hugo site with the barest of layouts."""
    site = alone.parent / f"{alone.name}-hugo"
    if not site.exists():
        shutil.copytree(alone / "docs", site / "content", ignore=shutil.ignore_patterns("assets"))
        (site / "layouts" / "_default").mkdir(parents=True)
        for kind in ("single", "list"):
            (site / "layouts" / "_default" / f"{kind}.html").write_text(
                HUGO_LAYOUT, encoding="utf-8"
            )
        (site / "hugo.yaml").write_text(
            yaml.safe_dump({"markup": {"goldmark": {"renderer": {"unsafe": True}}}}),
            encoding="utf-8",
        )
    return site


def save_to_reloaded(project: Path) -> float:
    """Seconds from saving a data file to the changed page being served; the best of three."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = f"http://127.0.0.1:{port}/events/event-0/"
    environment = {**ENVIRONMENT, "SITE_URL": f"http://127.0.0.1:{port}/"}
    process = subprocess.Popen(
        [BINARIES / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    data = project / "data" / "events" / "events.yml"
    text = data.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("  title: ")).removeprefix(
        "  title: "
    )
    seconds = []
    try:
        until(page, title)
        for attempt in range(3):
            time.sleep(1.5)
            start = time.perf_counter()
            data.write_text(
                text.replace(f"title: {title}\n", f"title: Changed {attempt}\n", 1),
                encoding="utf-8",
            )
            until(page, f"Changed {attempt}")
            seconds.append(time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()
    return min(seconds)


def until(address: str, text: str) -> None:
    """Ask for a page until it holds a text."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit(f"{text} did not come at {address}")


def where_time_goes(project: Path) -> None:
    """Print our own share of a build by step, in one process, and the dearest functions of it."""
    profile = cProfile.Profile()
    start = time.perf_counter()
    book = books.load(project / "data", project / "docs", SITE, project / ".cache")
    loaded = time.perf_counter()
    profile.enable()
    count = sum(len(page.markdown) for page in books.pages(book))
    profile.disable()
    made = time.perf_counter()
    print(
        f"  of this, reading, checking and linking the data {loaded - start:.2f} s; making {count / 1e6:.1f} MB of Markdown {made - loaded:.2f} s"
    )
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("tottime").print_stats(6)
    print(
        "\n".join(
            f"    {line.strip()}"
            for line in told.getvalue().splitlines()
            if "(" in line and "function calls" not in line
        )
    )


def report(name: str, value: float) -> None:
    """Print a figure beside its limit."""
    print(
        f"  {name}: {value:.2f} (aim: at most {LIMITS[name]:g}){'' if value <= LIMITS[name] else ' – MISSED'}"
    )


if __name__ == "__main__":
    main()
