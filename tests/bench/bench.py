"""Measures building: time against MkDocs alone, growth, memory, saves, page sizes.

Everything is compared within one run, each time being the best of a few, the ratio to MkDocs alone the median of pairs; only
ratios travel from one machine to another. Beside the seconds of the wall stand those of the processor, which others on the
machine change less. Run by `make bench`; `--scales 1 3` measures less.
"""

import argparse
import gzip
import json
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

import yaml

from bench import generate, saving, searching
from chronicle import build, styles
from chronicle.corpus import addresses
from chronicle.files import write_file
from support import ROOT, SITE, THEME
from support.cases import beside
from support.projects import BINARIES, ENVIRONMENT, another_project, without_our_code

LIMITS = beside(__file__)["limits"]
# Seconds from a save to the page, of each kind, by scale.
SAVED = {1: 0.35, 10: 1.2}
# Of how many builds the best counts, by scale: ten times the record has to fit in five minutes.
BUILDS = {1: 5, 3: 2}
# What the templates ask of the plugin.
FACTS = """
def on_env(env, config, files):
    env.globals |= {"site": {}, "edition": None, "addresses": set()}
    env.globals |= {"metadata": {"tags": {}, "unapi": ""}, "languages": (), "alternates": {}}
"""
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
BUILD: list[Path | str] = [BINARIES / "mkdocs", "build", "-q", "-d", "site"]
# What a browser fetches for the home page without being asked.
FIRST_VISIT = (
    "index.html", "assets/icon.svg", "assets/site.css", "assets/print.css", "assets/site.js",
    "assets/fonts/regular.woff2", "assets/fonts/italic.woff2",
)  # fmt: skip
HOME_PAGE = "# Home { #top }\n\nText. [@paper-0, p. 2]\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scales", type=int, nargs="*", default=[1, 3, 10])
    scales = parser.parse_args().scales
    times: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as directory:
        measure_this(Path(directory) / "this")
        for scale in scales:
            times[scale] = measure(Path(directory) / f"x{scale}", scale)
    if {1, 10} <= set(times):
        report("10x over 1x", times[10] / times[1])


def measure(project: Path, scale: int) -> float:
    """Measure one scale and print its figures. Returns the seconds of a build, citations cached."""
    another_project(project)
    shutil.rmtree(project / "data")
    (project / "docs" / "chapters" / "the-flood.md").unlink()
    generate.write(project / "data", scale)
    (project / "docs" / "index.md").write_text(HOME_PAGE, "utf-8")
    print(f"\n{scale}x")
    cold, alone = run(project, BUILD), bare(project)
    # In turn, for a machine that others use is now slow and now fast.
    pairs = [(run(project, BUILD), run(alone, BUILD)) for _ in range(BUILDS.get(scale, 1))]
    warm, plain = min(ours for ours, _ in pairs), min(theirs for _, theirs in pairs)
    print(f"  build {warm}, with citations formatted anew {cold}")
    print(f"  MkDocs alone on the same Markdown {plain}")
    report("against MkDocs alone", median(ours.wall / theirs.wall for ours, theirs in pairs))
    pages = [*(project / "site").rglob("*.html")]
    print(f"  {len(pages)} pages, the largest {largest(project / 'site'):.0f} KB")
    if scale == 10:
        report("memory at 10x, MB", warm.memory)
    if scale == 1:
        first = searching.first_answer(project / "site", "1966")
        report("first answer of a search at 1x, ms", first)
    if scale in SAVED:
        for kind, seconds in saving.measure(project):
            report(f"from a save of {kind} to the page, s", seconds, SAVED[scale])
    return warm.wall


def measure_this(project: Path) -> None:
    """Measure the record of this project, and print its figures."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    print("this record")
    cold, warm = run(project, BUILD), min(run(project, BUILD) for _ in range(3))
    print(f"  build {warm}, with citations formatted anew {cold}")
    site = project / "site"
    sent = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in FIRST_VISIT)
    report("its home page on a first visit, gzipped, KB", sent / 1000)
    report("its heaviest page, KB", largest(site))
    report("its first answer of a search, ms", searching.first_answer(site, "1966"))
    on_phone = searching.first_answer(site, "1966", on_phone=True)
    report("its first answer of a search on a slow phone, ms", on_phone)
    made = run(project, [BINARIES / "python", "-m", "chronicle", "editions"])
    print(f"  editions {made}")
    report("its editions, s", made.wall)
    report("its editions, MB", made.memory)


@dataclass(frozen=True, order=True)
class Run:
    """What a command took: seconds of the wall and of the processor, and peak memory in MB, where Linux tells it."""

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
        told = PEAK.search(told_of(process.pid, "status"))
        memory = int(told[1]) // 1024 if told else memory
        time.sleep(0.02)
    wall, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, processor, memory)


def told_of(process: int, name: str) -> str:
    """What Linux tells of a process in one of its files; nothing where it has ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/{name}").read_text()
    return ""


def largest(site: Path) -> float:
    """The size of the largest page of a site in KB, as no host compresses it."""
    return max(path.stat().st_size for path in site.rglob("*.html")) / 1000


def bare(project: Path) -> Path:
    """The same Markdown, theme and settings as a project, without our plugin."""
    alone = project.parent / f"{project.name}-alone"
    history = build.load(project / "data", project / "docs", SITE, project / ".cache")
    shutil.copytree(project / "docs", alone / "docs")
    for address in build.plans(history):
        page = build.render_page(history, address)
        head = json.dumps(page.front, default=str)
        text = f"---\n{head}\n---\n{page.body}\n"
        write_file(alone / "docs" / addresses.source_file(address), text.encode())
    shutil.copytree(THEME / "assets", alone / "docs" / "assets")
    (alone / "docs/assets/site.css").write_text(styles.sheet(), "utf-8")
    shutil.copytree(THEME, alone / "theme", dirs_exist_ok=True)
    settings = yaml.safe_load(without_our_code(project / "mkdocs.yml"))
    settings["theme"]["custom_dir"] = "theme"
    settings["hooks"] = ["facts.py"]
    (alone / "facts.py").write_text(FACTS, "utf-8")
    (alone / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return alone


def report(name: str, value: float, limit: float | None = None) -> None:
    """Print a figure beside its limit, which is that of its name where none is given."""
    limit = LIMITS[name] if limit is None else limit
    missed = "" if value <= limit else " – MISSED"
    print(f"  {name}: {value:.2f} (aim: at most {limit:g}){missed}")


if __name__ == "__main__":
    main()
