"""Measure this project: build time, memory, page sizes, search latency and file changes.

The build is compared with Material for MkDocs on the same words as Markdown, and `chronicle build`, which also checks
the data and generates the book, with `mkdocs build`. Only ratios are comparable between computers: alternating pairs of
warm builds. Run by `make bench`, on a computer that does nothing else.
"""

import html
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pypandoc

from bench import growth, saving, searching
from support import ROOT
from support.cases import load_yaml
from support.projects import BINARIES, ENVIRONMENT

LIMITS = load_yaml(__file__)["limits"]
# The number of compared pairs of builds.
PAIRS = 5
# The number of copies of the record in the measure of growth.
COPIES = 8
# The highest load average in which times are comparable; the measurement itself adds one.
HIGHEST_LOAD = 1.5
TITLE_ELEMENT = re.compile(r"<title>(.*?)</title>", re.DOTALL)
MAIN_ELEMENT = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
# Without this, Material might compile its code at each build.
COMPILING = {
    name: value for name, value in ENVIRONMENT.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def main() -> None:
    """Measure a copy of the record, and print each result at once."""
    start = time.perf_counter()
    print(f"  {load_status()}", flush=True)
    with tempfile.TemporaryDirectory() as directory:
        project = Path(directory, "this")
        other = Path(directory, "material")
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        build(project)
        print(f"  {write_pages(project / 'site', other)} pages", flush=True)
        measure_builds(project, other)
        site = project / "site"
        print_result("heaviest page, KB", largest_page_size(site))
        print_result("first answer of a search, ms", searching.first_result_latency(site, "1966"))
        on_phone = searching.first_result_latency(site, "1966", on_phone=True)
        print_result("first answer of a search on a slow phone, ms", on_phone)
        for kind, seconds in saving.measure(project):
            print_result(f"from a save of {kind} to the page, s", seconds)
        number = growth.multiply(project / "data", COPIES)
        print_result("memory for eight times the record, MB", build(project).peak_megabytes)
        print(f"  {number:,} records; {time.perf_counter() - start:.0f} s in all; {load_status()}")


def write_pages(site: Path, project: Path) -> int:
    """Write a project of Material with the pages of a site as Markdown; return the number of pages."""
    number = 0
    for path in site.rglob("index.html"):
        text = path.read_text("utf-8")
        title = TITLE_ELEMENT.search(text)
        content = MAIN_ELEMENT.search(text)
        if title and content:
            page = (project / "docs" / path.relative_to(site)).with_suffix(".md")
            page.parent.mkdir(parents=True, exist_ok=True)
            body = pypandoc.convert_text(content[1], "gfm-raw_html", "html")
            heading = json.dumps(html.unescape(title[1]))
            page.write_text(f"---\ntitle: {heading}\n---\n\n{body}\n", "utf-8")
            number += 1
    settings = {
        "site_name": "Material",
        "theme": {"name": "material", "font": False},
        "nav": ["index.md"],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    (project / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return number


def measure_builds(project: Path, other: Path) -> None:
    """Compare builds of this project, which has been built once, with builds of a plain Material site."""
    build(other)
    ratios = []
    memory = []
    with_book = []
    for _ in range(PAIRS):
        ours = build(project)
        theirs = build(other)
        ratios.append(ours.cpu_seconds / theirs.cpu_seconds)
        memory.append(ours.peak_megabytes)
        with_book.append(run(project, "chronicle", "build").seconds / ours.seconds)
        print(
            f"  {ours} against {theirs} of Material: {ratios[-1]:.2f}; {load_status()}", flush=True
        )
    print(f"  from {min(ratios):.2f} to {max(ratios):.2f}")
    print_result("build against Material", median(ratios))
    print_result("`chronicle build` against `mkdocs build`, wall", median(with_book))
    print_result("memory, MB", max(memory))


def load_status() -> str:
    """Return the load average of the computer, and whether times are comparable."""
    average = os.getloadavg()[0]
    is_loaded = average > HIGHEST_LOAD
    return f"load average {average:.1f}" + is_loaded * " – LOADED, do not compare times"


@dataclass(frozen=True)
class Run:
    """The time and CPU time of a build in seconds, and its peak memory in MB (Linux only)."""

    seconds: float
    cpu_seconds: float
    peak_megabytes: float

    def __str__(self) -> str:
        return f"{self.cpu_seconds:.2f} s of CPU, {self.peak_megabytes:.0f} MB"


def build(project: Path) -> Run:
    """Build a project with MkDocs, and return the time and memory that it used."""
    return run(project, "mkdocs", "build", "-q", "-d", "site")


def run(project: Path, name: str, *arguments: str) -> Run:
    """Run a command in a project, and return the time and memory that it used."""
    start = time.perf_counter()
    command: list[Path | str] = [BINARIES / name, *arguments]
    process = subprocess.Popen(command, cwd=project, env=COMPILING, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    seconds = time.perf_counter() - start
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def largest_page_size(site: Path) -> float:
    """Return the uncompressed size of the largest page in KB."""
    return max(path.stat().st_size for path in site.rglob("*.html")) / 1000


def print_result(name: str, value: float) -> None:
    """Print a value and its limit."""
    limit = LIMITS[name]
    missed = "" if value <= limit else " – MISSED"
    print(f"  {name}: {value:.2f} (aim: at most {limit:g}){missed}", flush=True)


if __name__ == "__main__":
    main()
