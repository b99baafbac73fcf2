"""Random saves while a history is served, each compared with a build from nothing.

PYTHONPATH=tests python -m tools.saves [COUNT [SEED]]     50 saves where no count is given
"""

import logging
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from chronicle.book import load_book
from chronicle.corpus import loading
from chronicle.corpus.problems import DataError
from support import ROOT, SITE, projects
from support.projects import another_project

# Plain text of a record in a line of its own, a count, and a year.
WORDS = re.compile(
    r"^ +(?:title|summary|description|name|why|assessment|settle|note|answer): [^\"'>|\[{#]+$",
    re.MULTILINE,
)
FIGURE = re.compile(r"(?<=^  value: )\d+$", re.MULTILINE)
YEAR = re.compile(r"(?<=^  date: )1[89]\d\d", re.MULTILINE)
RECORD = re.compile(r"^- id: (?:.+\n)+?(?=^- id: |\Z)", re.MULTILINE)
PARAGRAPH = re.compile(r"^[A-Z][^\n|{]{30,}$", re.MULTILINE)
# What only a page has that is served while somebody writes, and what only one that is not.
ASIDE = re.compile(
    r"<script>\nvar livereload.*?</script>"
    r"|<meta http-equiv=[^>]*>|<script [^>]*ahead\.js[^>]*></script>",
    re.DOTALL,
)
# A file's new text, from its old text.
Change = Callable[[str, random.Random], str]
EPOCH = re.compile(r"livereload\((\d+), ")


@dataclass
class Served:
    """A project that is being served: its address, and every path that it ever had."""

    project: Path
    url: str
    dice: random.Random
    paths: set[str] = field(default_factory=set)

    def fetch(self, path: str) -> bytes | None:
        """What is served at a path; None where there is nothing."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=60) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            return None

    def save(self) -> tuple[str, float]:
        """Save a random change. Returns what it was, and the seconds until it was served."""
        what, path, text = self._change()
        epoch = EPOCH.search((self.fetch("") or b"").decode())
        assert epoch
        new = path.with_name(f"{path.name}~")
        new.write_text(text, encoding="utf-8")
        start = time.perf_counter()
        new.replace(path)
        self.fetch(f"livereload/{epoch[1]}/0")
        self.fetch("")
        return f"{what} in {path.relative_to(self.project)}", time.perf_counter() - start

    def differences(self) -> list[str]:
        """The paths at which something else is served than a build from nothing has."""
        loading._READ.clear()
        with tempfile.TemporaryDirectory() as directory:
            settings = str(self.project / "mkdocs.yml")
            build(load_config(config_file=settings, site_dir=directory, site_url=self.url))
            files = {
                path.relative_to(directory).as_posix().removesuffix("index.html"): path.read_bytes()
                for path in Path(directory).rglob("*")
                if path.is_file() and not path.name.startswith("sitemap.xml")
            }
        self.paths |= set(files)
        return [path for path in sorted(self.paths) if not self._same(path, files.get(path))]

    def _same(self, path: str, built: bytes | None) -> bool:
        served = self.fetch(path)
        is_page = not path or path.endswith(("/", ".html"))
        if served and built and is_page:
            return _lines(served) == _lines(built)
        return served == built

    def _change(self) -> tuple[str, Path, str]:
        """What changes, the file, and its new text, after which the record still can be read."""
        while True:
            what, pattern, change = self.dice.choice(CHANGES)
            files = sorted(self.project.glob(pattern))
            path = self.dice.choice(files)
            old = path.read_text(encoding="utf-8")
            new = change(old, self.dice)
            if new != old and self._can_be_read(path, old, new):
                return what, path, new

    def _can_be_read(self, path: Path, old: str, new: str) -> bool:
        copy = self.project.with_name("tried")
        shutil.copytree(self.project / "data", copy / "data", dirs_exist_ok=True)
        shutil.copytree(self.project / "docs", copy / "docs", dirs_exist_ok=True)
        if path.is_relative_to(self.project / "theme"):
            return True
        (copy / path.relative_to(self.project)).write_text(new, encoding="utf-8")
        try:
            load_book(copy / "data", copy / "docs", SITE)
        except DataError:
            return False
        return True


def _replace(pattern: re.Pattern[str], new: Callable[[str, random.Random], str]) -> Change:
    """A change to one random match of a pattern, if there is any."""

    def change(text: str, dice: random.Random) -> str:
        matches = list(pattern.finditer(text))
        if not matches:
            return text
        match = dice.choice(matches)
        return f"{text[: match.start()]}{new(match[0], dice)}{text[match.end() :]}"

    return change


def _lines(page: bytes) -> list[str]:
    return [line for line in ASIDE.sub("", page.decode()).splitlines() if line.strip()]


def _word(text: str, dice: random.Random) -> str:
    return f"{text} anew {dice.randrange(1000)}"


# What is changed, where, and how; what is there several times is changed so much more often.
CHANGES: tuple[tuple[str, str, Change], ...] = (
    *[("words", "data/**/*.yml", _replace(WORDS, _word))] * 4,
    ("a figure", "data/claims/*.yml", _replace(FIGURE, lambda _, dice: str(dice.randrange(1, 9999)))),
    ("a year", "data/events/*.yml", _replace(YEAR, lambda _, dice: str(dice.randrange(1890, 1920)))),
    ("no record", "data/**/*.yml", _replace(RECORD, lambda *_: "")),
    ("a paragraph", "docs/**/*.md", _replace(PARAGRAPH, _word)),
    ("a template", "theme/partials/book-footer.html", lambda text, dice: f"{text}<p>{dice.random()}</p>"),
    ("a style", "theme/assets/site.css", lambda text, dice: f"{text}/* {dice.random()} */\n"),
)  # fmt: skip


@contextmanager
def serving(directory: Path, seed: int) -> Iterator[Served]:
    """Serve the invented history in a directory, with a theme of its own."""
    project = another_project(directory / "project")
    (project / "theme").unlink()
    shutil.copytree(ROOT / "theme", project / "theme")
    with projects.serving(project, directory / "log.txt") as url:
        yield Served(project, url, random.Random(seed))


def main(count: int, seed: int) -> int:
    """Save, compare and print. Returns the exit status: 1 where any page was wrong."""
    logging.disable(logging.WARNING)  # what a record that went leaves without a target
    wrong, seconds = 0, []
    with tempfile.TemporaryDirectory() as directory, serving(Path(directory), seed) as served:
        for number in range(1, count + 1):
            what, took = served.save()
            different = served.differences()
            wrong += bool(different)
            seconds.append(took)
            print(f"{number}. {what}: {took:.2f} s", *different[:5], flush=True)
    print(
        f"{wrong} of {count} saves (seed {seed}) were followed by something wrong;"
        f" from a save to the home page {statistics.median(seconds):.2f} s (median)"
    )
    return min(wrong, 1)


if __name__ == "__main__":
    arguments = [*map(int, sys.argv[1:])]
    sys.exit(main(*arguments, *(50, 1966)[len(arguments) :]))
