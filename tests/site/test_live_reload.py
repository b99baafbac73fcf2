"""The served site is correct after every file change: pages that are not rebuilt have not changed."""

import os
import random
import re
import shutil
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from chronicle.corpus import loading
from chronicle.problems import DataError
from support import load_project
from support.cases import load_yaml
from support.projects import copy_theme, serve_project

# The environment variable `TRIES` multiplies the number of changes.
CHANGES = 6 * int(os.environ.get("TRIES", "1"))
SEED = 1903
# Differences between a served page and a built page.
RELOAD_SCRIPTS = re.compile(r"<script [^>]*assets/saves\.js[^>]*></script>|<meta http-equiv=[^>]*>")
NUMBER = re.compile(r'saves\.js" data-number="(\d+)"')


@dataclass
class ServedProject:
    """A project served by `mkdocs serve`: its URL and all paths so far."""

    project: Path
    url: str
    generator: random.Random
    paths: set[str] = field(default_factory=set)

    def fetch(self, path: str) -> bytes | None:
        """Return the content of a path; None if not found."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=60) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            return None

    def make_change(self) -> str:
        """Make a random change, wait until the change is served, and return its description."""
        description, path, text = self._random_change()
        number = NUMBER.search((self.fetch("") or b"").decode())
        assert number
        new = path.with_name(f"{path.name}~")
        new.write_text(text, "utf-8")
        new.replace(path)
        self.fetch(f"saves/{number[1]}")
        self.fetch("")
        return f"{description} in {path.relative_to(self.project)}"

    def list_differences(self) -> list[str]:
        """Return the paths whose content differs from a clean build."""
        loading._LOADED_FILES.clear()
        with tempfile.TemporaryDirectory() as directory:
            settings = str(self.project / "mkdocs.yml")
            build(load_config(config_file=settings, site_dir=directory, site_url=self.url))
            files = {
                path.relative_to(directory).as_posix().removesuffix("index.html"): path.read_bytes()
                for path in Path(directory).rglob("*")
                if path.is_file() and not path.name.startswith("sitemap.xml")
            }
        self.paths |= set(files)
        return [path for path in sorted(self.paths) if not self._is_same(path, files.get(path))]

    def _is_same(self, path: str, expected: bytes | None) -> bool:
        served = self.fetch(path)
        is_page = not path or path.endswith(("/", ".html"))
        if served and expected and is_page:
            return _page_lines(served) == _page_lines(expected)
        return served == expected

    def _random_change(self) -> tuple[str, Path, str]:
        """Return a random valid change: its description, the file and the new text."""
        while True:
            change = self.generator.choice(load_yaml(__file__)["changes"])
            path = self.generator.choice(sorted(self.project.glob(change["files"])))
            old = path.read_text("utf-8")
            if places := [*re.finditer(change["place"], old, re.MULTILINE)]:
                place = self.generator.choice(places)
                put = change["put"].format(place[0], self.generator.randrange(890, 920))
                new = f"{old[: place.start()]}{put}{old[place.end() :]}"
                if new != old and self._is_valid(path, new):
                    return change["what"], path, new

    def _is_valid(self, path: Path, new: str) -> bool:
        copy = self.project.with_name("tried")
        for part in ("data", "docs", "theme"):
            shutil.copytree(self.project / part, copy / part, dirs_exist_ok=True)
        (copy / path.relative_to(self.project)).write_text(new, "utf-8")
        try:
            load_project(copy)
        except DataError:
            return False
        return True


def _page_lines(page: bytes) -> list[str]:
    return [line for line in RELOAD_SCRIPTS.sub("", page.decode()).splitlines() if line.strip()]


@pytest.mark.long
@pytest.mark.warns  # a removed record leaves broken links
def test_served_site_equals_a_clean_build(sample_project: Path, tmp_path: Path) -> None:
    copy_theme(sample_project)
    with serve_project(sample_project, tmp_path / "log.txt") as url:
        project_server = ServedProject(sample_project, url, random.Random(SEED))
        for _ in range(0, CHANGES, 3):
            # Compare after every third change, because an outdated page stays outdated until it is rebuilt.
            changes = [project_server.make_change() for _ in range(3)]
            assert project_server.list_differences() == [], changes
