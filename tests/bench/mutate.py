"""Break the invented history in many small ways and see what is told of it.

    PYTHONPATH=tests python -m bench.mutate 2000 1000 200

That many mutations of data, of pages and of `mkdocs.yml`, the same at every run. It prints how many
made a traceback (there is to be none), how many were told, and how many of these with a line. Pages
that `chronicle check` lets pass are then rendered; the settings are read by MkDocs alone.
"""

import logging
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import markdown
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from chronicle import build, site
from chronicle.book import Book, load_book
from chronicle.citation.formatted_works import FormattedWorks
from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError, Problem
from chronicle.pages.handwritten import finish
from chronicle.record.models import Work
from chronicle.site import Site
from chronicle.store import Store
from chronicle.story import handwritten
from support import ANOTHER, ROOT

# What people type too much or in the wrong place, besides what is there already.
TYPED = (
    *("", " ", "  ", "\t", "\n", "\n\n", "-", "- ", ":", ": ", "#", " #", "'", '"', "[", "]", "{", "}"),
    *("(", ")", "*", "&x ", "@", "!x ", "|", ">-", "%", "---\n", "…", "“", "null", "true", "12", "1e400"),
    *("\u00a0", "\u200b", "\ufeff", "\u2028", "\ufffd", "\x00", "id:", "{ #x }", "[@x, p. 1]", "<!--", "<![x", "</p>"),
)  # fmt: skip


def mutated(text: str, chance: random.Random) -> bytes:
    """A text with one slip: something removed, typed, moved, doubled or decoded wrongly."""
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    start = chance.randrange(len(text))
    match chance.randrange(8):
        case 0:
            del lines[number]
        case 1:
            lines.insert(chance.randrange(len(lines)), lines[number])
        case 2:
            lines[number] = f" {lines[number]}"
        case 3:
            return (text[:start] + text[start + chance.randrange(1, 12) :]).encode()
        case 4:
            return text.encode()[:start] + bytes([chance.randrange(256)]) + text.encode()[start:]
        case 5:
            cut = chance.randrange(len(lines[number]) + 1)
            lines[number] = lines[number][:cut]
        case 6:
            words = text.split(" ")
            one, two = chance.randrange(len(words)), chance.randrange(len(words))
            words[one], words[two] = words[two], words[one]
            return " ".join(words).encode()
        case _:
            return (text[:start] + chance.choice(TYPED) + text[start:]).encode()
    return "\n".join(lines).encode()


def check(project: Path) -> Book:
    """What `chronicle check` reads. Raises DataError with all that is wrong."""
    book = load_book(project / "data", project / "docs", Site("", "", ""))
    if broken := list(build.dead_links(book, project / "docs")):
        raise DataError(broken)
    return book


def told(project: Path) -> list[Problem]:
    """What is wrong with a project."""
    try:
        check(project)
    except DataError as error:
        return list(error.problems)
    return []


def told_of_settings(path: Path) -> list[Problem]:
    """What is wrong with settings, of which MkDocs tells all."""
    try:
        site.of(load_config(str(path), site_dir=str(path.parent / "site")))
    except MkDocsException as error:
        return [Problem(path.name, 0, 0, str(error))]
    return []


Outcome = list[Problem] | Exception


def mutations(
    files: list[Path], count: int, chance: random.Random, outcome: Callable[[Path], list[Problem]]
) -> Iterator[Outcome]:
    """What is told of each of many mutations of files, or the exception that it raised."""
    for number in range(count):
        path = files[number % len(files)]
        before = path.read_bytes()
        path.write_bytes(mutated(before.decode(), chance))
        try:
            yield outcome(path)
        except Exception as error:
            print(path.name, repr(path.read_bytes()[:2000]))
            yield error
        finally:
            path.write_bytes(before)


def copied(directory: Path) -> Path:
    """A project that may be broken: the invented history, with the settings that all share."""
    project = Path(shutil.copytree(ANOTHER, directory / "project"))
    scripts = ROOT / "scripts"
    (project / "scripts").mkdir()
    for name in ("mkdocs.yml", "hook.py", "rendering.py", "serve.py"):
        shutil.copy(scripts / name, project / "scripts")
    shutil.copytree(scripts.parent / "theme", project / "theme")
    return project


def kinds(project: Path) -> tuple[list[Path], list[Path], list[Path]]:
    """The files of data, of pages and of settings."""
    data = sorted((project / "data").rglob("*.yml"))
    return data, sorted((project / "docs").rglob("*.md")), [project / "mkdocs.yml"]


def report(name: str, outcomes: Iterator[Outcome]) -> bool:
    """Print what was told of mutations; returns whether none made a traceback."""
    counts: Counter[str] = Counter()
    sizes: list[int] = []
    for outcome in outcomes:
        counts["all"] += 1
        if isinstance(outcome, Exception):
            traceback.print_exception(outcome)
            counts["tracebacks"] += 1
        elif outcome:
            sizes.append(len(outcome))
            counts["with a line"] += all(problem.line for problem in outcome)
    print(
        f"{name}: {counts['all']} mutations, {len(sizes)} told, {counts['with a line']} of them"
        f" with a line; problems each: median {median(sizes or [0])}, most {max(sizes, default=0)};"
        f" {counts['tracebacks']} tracebacks"
    )
    return not counts["tracebacks"]


class MkDocs:
    """The Markdown of MkDocs, for pages that `chronicle check` lets pass."""

    def __init__(self, project: Path) -> None:
        self.project, self.store = project, Store(project / ".cache")
        self.extensions, self.configs = self._extensions()
        works = check(project).corpus.of(Work)
        self.formatted = FormattedWorks(works, self.store)

    def _extensions(self) -> tuple[list[str], dict[str, dict[str, object]]]:
        config = load_config(str(self.project / "mkdocs.yml"))
        return config.markdown_extensions, config.mdx_configs

    def page(self, path: Path) -> list[Problem]:
        """What is told of a page; one that passes is rendered."""
        problems = told(self.project)
        if not problems:
            book = check(self.project)
            book = replace(book, formatted=self.formatted, store=self.store)
            page = handwritten.load(self.project / "docs")
            name = path.relative_to(self.project / "docs").as_posix()
            address = addresses.of_file(name)
            text = finish(page[address].body, address, book)
            markdown.markdown(text, extensions=self.extensions, extension_configs=self.configs)
        return problems


def main(counts: list[int]) -> int:
    """Run the mutations of each kind. Returns the exit status."""
    logging.disable()
    with tempfile.TemporaryDirectory() as directory:
        project, chance = copied(Path(directory)), random.Random(1)
        mkdocs = MkDocs(project)
        data, pages, settings = kinds(project)
        runs = (
            ("data", data, lambda _: told(project)),
            ("pages", pages, mkdocs.page),
            ("settings", settings, told_of_settings),
        )
        well = [
            report(name, mutations(files, count, chance, outcome))
            for (name, files, outcome), count in zip(runs, counts, strict=True)
        ]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main([int(argument) for argument in sys.argv[1:]] or [2000, 1000, 200]))
