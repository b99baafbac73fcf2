"""Measures the record of this project: building beside Material, memory, saves, page sizes, the first answer of a search.

Everything is compared within one run, each time being the best of a few; only ratios travel from one machine to another. That to
Material is the median of three pairs, built in turn, of seconds of the processor, which others on the machine change least: this site
in our frame, and in that of Material. Run by `make bench`.
"""

import re
import resource
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import saving, searching
from support import ROOT
from support.cases import beside
from support.projects import BINARIES, ENVIRONMENT

LIMITS = beside(__file__)["limits"]
# How many pairs of builds are compared.
BUILDS = 3
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
BUILD: list[Path | str] = [BINARIES / "mkdocs", "build", "-q", "-d", "site"]
IN_MATERIAL: list[Path | str] = [*BUILD[:-1], "material", "-t", "material"]
CHRONICLE: list[Path | str] = [BINARIES / "python", "-m", "chronicle"]


def main() -> None:
    """Measure a copy of the record, and print its figures."""
    with tempfile.TemporaryDirectory() as directory:
        project = Path(directory) / "this"
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        building(project)
        site = project / "site"
        report("its heaviest page, KB", largest(site))
        report("its first answer of a search, ms", searching.first_answer(site, "1966"))
        on_phone = searching.first_answer(site, "1966", on_phone=True)
        report("its first answer of a search on a slow phone, ms", on_phone)
        made = run(project, [*CHRONICLE, "editions"])
        print(f"  editions {made}")
        report("its editions, s", made.wall)
        report("its editions, MB", made.memory)
        for kind, seconds in saving.measure(project):
            report(f"from a save of {kind} to the page, s", seconds)


def building(project: Path) -> None:
    """Measure builds of a project, and of the same pages in the frame of Material."""
    cold = run(project, BUILD)
    # In turn, for a machine that others use is now slow and now fast.
    pairs = [(run(project, BUILD), run(project, IN_MATERIAL)) for _ in range(BUILDS)]
    warm, material = min(ours for ours, _ in pairs), min(theirs for _, theirs in pairs)
    print(f"  build {warm}, with citations formatted anew {cold}")
    print(f"  Material on the same pages {material}")
    report("against Material", median(ours.processor / theirs.processor for ours, theirs in pairs))
    report("memory, MB", warm.memory)


@dataclass(frozen=True, order=True)
class Run:
    """What a command took: seconds of the wall and of the processor, and peak memory in MB, where Linux says it."""

    wall: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.processor:.2f} s of processor, {self.memory:.0f} MB)"


def run(project: Path, command: list[Path | str]) -> Run:
    """Run a command in a project."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    memory = 0
    while process.poll() is None:
        # What the system keeps of a child that has ended would have the greatest size of its parent too.
        match = PEAK.search(proc_file(process.pid, "status"))
        memory = int(match[1]) // 1024 if match else memory
        time.sleep(0.02)
    wall, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, processor, memory)


def proc_file(process: int, name: str) -> str:
    """What Linux says of a process in one of its files; nothing where it has ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/{name}").read_text()
    return ""


def largest(site: Path) -> float:
    """The size of the largest page of a site in KB, as no host compresses it."""
    return max(path.stat().st_size for path in site.rglob("*.html")) / 1000


def report(name: str, value: float) -> None:
    """Print a figure beside its limit."""
    limit = LIMITS[name]
    missed = "" if value <= limit else " – MISSED"
    print(f"  {name}: {value:.2f} (aim: at most {limit:g}){missed}")


if __name__ == "__main__":
    main()
