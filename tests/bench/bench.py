"""Measure the record of this project: build time, memory, file changes, page sizes, search latency and growth.

All comparisons are made within one run, because only ratios are comparable between computers. The build time is
compared with Material for MkDocs: the median of three alternating pairs of builds with the two themes, in CPU seconds,
which depend least on other load. Run by `make bench`.
"""

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import growth, saving, searching
from support import ROOT
from support.cases import load_yaml
from support.projects import BINARIES, ENVIRONMENT

LIMITS = load_yaml(__file__)["limits"]
# The number of compared pairs of builds.
BUILDS = 3
# The number of copies of the record in the measure of growth.
TIMES = 8
BUILD: list[Path | str] = [BINARIES / "mkdocs", "build", "-q", "-d", "site"]
IN_MATERIAL: list[Path | str] = [*BUILD[:-1], "material", "-t", "material"]
CHRONICLE: list[Path | str] = [BINARIES / "python", "-m", "chronicle"]


def main() -> None:
    """Measure a copy of the record and print the results."""
    with tempfile.TemporaryDirectory() as directory:
        project = Path(directory) / "this"
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        measure_builds(project)
        site = project / "site"
        report("its heaviest page, KB", largest_page_size(site))
        report("its first answer of a search, ms", searching.first_result_latency(site, "1966"))
        on_phone = searching.first_result_latency(site, "1966", on_phone=True)
        report("its first answer of a search on a slow phone, ms", on_phone)
        editions = run(project, [*CHRONICLE, "editions"])
        print(f"  editions {editions}")
        report("its editions, s", editions.wall)
        report("its editions, MB", editions.memory)
        for kind, seconds in saving.measure(project):
            report(f"from a save of {kind} to the page, s", seconds)
        number = growth.multiply(project / "data", TIMES)
        build = run(project, BUILD)
        print(f"  build of {number:,} records {build}")
        report("memory for eight times the record, MB", build.memory)


def measure_builds(project: Path) -> None:
    """Measure builds with this theme and with Material."""
    cold = run(project, BUILD)
    # Alternate, because the load of a shared computer changes.
    pairs = [(run(project, BUILD), run(project, IN_MATERIAL)) for _ in range(BUILDS)]
    warm, material = min(this_theme for this_theme, _ in pairs), min(other for _, other in pairs)
    print(f"  build {warm}, with citations formatted again {cold}")
    print(f"  Material on the same pages {material}")
    report(
        "against Material",
        median(this_theme.processor / other.processor for this_theme, other in pairs),
    )
    report("memory, MB", warm.memory)


@dataclass(frozen=True, order=True)
class Run:
    """The wall time and CPU time of a command in seconds, and its peak memory in MB (Linux only)."""

    wall: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.processor:.2f} s of CPU, {self.memory:.0f} MB)"


def run(project: Path, command: list[Path | str]) -> Run:
    """Run a command in a project, and return the time and memory that it used."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def largest_page_size(site: Path) -> float:
    """Return the uncompressed size of the largest page in KB."""
    return max(path.stat().st_size for path in site.rglob("*.html")) / 1000


def report(name: str, value: float) -> None:
    """Print a value and its limit."""
    limit = LIMITS[name]
    missed = "" if value <= limit else " – MISSED"
    print(f"  {name}: {value:.2f} (aim: at most {limit:g}){missed}")


if __name__ == "__main__":
    main()
