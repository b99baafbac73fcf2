"""The command line: `python -m chronicle COMMAND`; `--help` lists the commands.

Every command ends with 0 where all is well and 1 where something is wrong, which it tells in words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from yaml import YAMLError

from chronicle import book as books
from chronicle import build, progress, settings, start
from chronicle.book import Book
from chronicle.corpus import ledger, loading
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.editions import make, names
from chronicle.exports import blank, downloads, package, schemas
from chronicle.files import written
from chronicle.record import text
from chronicle.record.amounts import counted
from chronicle.record.models import KINDS
from chronicle.settings import Site
from chronicle.upkeep import RefusalError, drafts, history, moves, site_settings, versions
from chronicle.upkeep.drafts import Draft

ROOT = Path()
DATA, DOCS, SETTINGS = Path("data"), Path("docs"), Path("mkdocs.yml")
SCHEMAS = DATA / "schema"
LEDGER = DATA / "permalinks.txt"
CITATION = Path("CITATION.cff")
CACHE, ASSETS = Path(".cache"), Path("theme/assets")
# The project that this code is of.
PROJECT = Path(__file__).resolve().parents[2]
NAMES = {kind.kind_: kind for kind in KINDS.values()}


# What to type for each command that needs more than its name, and the same without make.
TO_TYPE = {
    "new": "make new KIND=event",
    "rename": "make rename OLD=its-id NEW=its-new-id",
    "merge": "make merge OLD=the-id-that-goes INTO=the-id-that-stays",
    "withdraw": "make withdraw ID=its-id WHY='One sentence.'",
    "publish": "make publish VERSION=2026.12.1",
    "start": "make start DIR=../another",
}


class _Parser(argparse.ArgumentParser):
    """Says in a line what to type, where something is missing or too much."""

    def error(self, message: str) -> NoReturn:
        """Raise RefusalError; `message` is in the words of the library."""
        command = self.prog.split()[-1]
        if command not in TO_TYPE:
            raise RefusalError(f"{message}; `{self.prog} --help` lists what there is")
        words = "something is missing or too much; put what has blanks between '…'"
        raise RefusalError(f"{words}, and write: {TO_TYPE[command]}")


def _word(typed: str) -> str:
    """What was typed, if there is any. Raises ValueError if not."""
    if not typed.strip():
        raise ValueError
    return typed.strip()


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    description = "A documentary history from YAML records."
    parser = _Parser(prog="python -m chronicle", description=description)
    metavar = (
        "check | rename | merge | withdraw | write | export | new | publish | schemas | editions | "
        "start"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar=metavar)
    commands.add_parser("check", help="read all records and tell everything that is wrong")
    _add_moves(commands)
    write = commands.add_parser(
        "write",
        help="write the whole book as a tree of Markdown; files that stay the same are not touched",
    )
    write.add_argument("directory", type=Path)
    export = commands.add_parser(
        "export",
        help="write only the downloads: the record as JSON, tables, linked data and so on",
    )
    export.add_argument("directory", type=Path)
    new = commands.add_parser(
        "new",
        help="print an empty record of a kind, every field with its meaning",
    )
    new.add_argument("kind", nargs="?", default="")
    publish = commands.add_parser(
        "publish",
        help="enter a version, and every new address in the ledger; none is ever removed",
    )
    publish.add_argument(
        "version",
        nargs="?",
        help="a new version, such as 2026.12.1; without it, the last one that is entered",
    )
    publish.add_argument(
        "--check",
        action="store_true",
        help="write nothing, and fail where there is something to enter",
    )
    commands.add_parser(
        "schemas",
        help="write data/schema/, by which editors complete and check the records",
    )
    editions = commands.add_parser(
        "editions", help="make the book and the complete record, each as PDF and EPUB"
    )
    editions.add_argument("directory", type=Path, nargs="?", default=names.HOME)
    another = commands.add_parser(
        "start",
        help="begin another history: a project with this code and a small invented record",
    )
    another.add_argument("directory", type=_word)
    choices: dict[str, _Parser] = commands.choices
    logging.basicConfig(format="%(message)s")
    try:
        options, more = parser.parse_known_args(arguments)
        if more:
            choices[options.command].error(f"“{more[0]}” is too much")
        return _run(options)
    except (DataError, RefusalError) as error:
        print(error, file=sys.stderr)
        return 1


def _add_moves(commands: argparse._SubParsersAction[_Parser]) -> None:
    """The commands that give a record another address, or none."""
    rename = commands.add_parser("rename", help="give a record another id, everywhere")
    rename.add_argument("old", metavar="OLD", type=_word)
    rename.add_argument("new", metavar="NEW", type=_word)
    rename.add_argument("--why", default="It has another address now.", help="a sentence")
    merge = commands.add_parser(
        "merge", help="remove a record and name another of its kind in its place"
    )
    merge.add_argument("old", metavar="OLD", type=_word)
    merge.add_argument("into", metavar="INTO", type=_word)
    merge.add_argument("--why", default="It was entered twice.", help="a sentence")
    withdraw = commands.add_parser(
        "withdraw", help="remove a record, with the claims about it, and leave a note"
    )
    withdraw.add_argument("id", metavar="ID", type=_word)
    withdraw.add_argument("--why", required=True, type=_word, help="a sentence")
    withdraw.add_argument("--instead", metavar="ID", help="the record to read in its place")


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            _check()
        case "rename" | "merge" | "withdraw":
            return _move(options)
        case "write":
            count = build.write_tree(_book(), DOCS, ASSETS, options.directory)
            print(f"{count} files written or changed in {options.directory}")
        case "export":
            count = downloads.write(_book(), options.directory)
            print(f"{count} files written or changed in {options.directory}")
        case "new":
            kind = options.kind.strip().lower()
            if kind not in NAMES:
                told = f"“{options.kind}” is no kind of record; " if kind else "say which kind: "
                kinds = f"write {TO_TYPE['new']}, or one of {', '.join(sorted(NAMES))}"
                raise RefusalError(f"{told}{kinds}{nearest(text.slug(kind), NAMES)}")
            print(blank.record(NAMES[kind]), end="")
        case "publish":
            return _publish((options.version or "").strip(), write=not options.check)
        case "schemas":
            for path in schemas.write(SCHEMAS, loading.load(DATA)):
                print(path)
        case "editions":
            progress.show()
            make.make(_book(), SETTINGS, options.directory)
        case "start":
            return _start(Path(options.directory).expanduser())
    return 0


def _check() -> None:
    """Say that all is well, and what waits for a version; raises DataError where it is not."""
    book = drafts.checked(ROOT, dt.date.today())
    if broken := list(site_settings.problems(SETTINGS, book)):
        raise DataError(broken)
    print(f"{len(book.corpus.records)} records, no problem")
    if waiting := _waiting(book):
        print(f"Not an error: {waiting}")


def _waiting(book: Book) -> str:
    """What has changed since the last version and is to be published with the next, in words."""
    changes = history.since(book, ROOT)
    if changes is None or changes.version != book.version:
        return ""
    command = f"make publish VERSION={versions.following(book, dt.date.today())}"
    words = versions.words(book, changes).rstrip(".")
    return f"since {book.version} {words}; who releases runs {command}"


def _move(options: argparse.Namespace) -> int:
    """Rename, merge or withdraw a record, unless something would be wrong then."""
    today = dt.date.today()
    try:
        text.prose(options.why)
    except ValueError as error:
        raise RefusalError(f"WHY {error}; nothing was written") from None
    book = drafts.checked(ROOT, today)
    match options.command:
        case "rename":
            draft = moves.rename(book, ROOT, options.old, options.new, options.why, today)
        case "merge":
            draft = moves.merge(book, ROOT, options.old, options.into, options.why, today)
        case _:
            why, instead = options.why, options.instead
            draft = moves.withdraw(book, ROOT, options.id, why, today, instead)
    try:
        draft.checked(today)
    except DataError as error:
        print(error, file=sys.stderr)
        print("This is how it would be; nothing was written. Mend it first.", file=sys.stderr)
        return 1
    undo = draft.undo
    _write(draft)
    print(f"`git diff` shows it, `{undo}` undoes it")
    return 0


def _write(draft: Draft) -> None:
    for line in (*draft.changes(), *draft.notes):
        print(line)
    draft.write()


def _publish(version: str, *, write: bool) -> int:
    """Enter a version, its addresses in the ledger, and its number in the file for citing.

    Without `write`, say what is to be entered. Returns the exit status.
    """
    today, site = dt.date.today(), _site()
    book, draft = books.unformatted(DATA, DOCS, site), None
    if version and not versions.is_entered(book, version, today):
        draft = versions.with_entry(book, ROOT, version, today)
        book = replace(draft.checked(today), site=site)
    new = sorted(build.published(book) - set(book.ledger))
    citation = package.citation(book, addressed=False).encode()
    waiting = "" if draft else _waiting(book)
    if write and waiting:
        raise RefusalError(f"{book.version} is published: {waiting}")
    if write:
        ledger.publish(LEDGER, set(new), book.version or history.NONE)
        written(CITATION, citation)
        for path in schemas.write(SCHEMAS, book.corpus):
            print(f"{path} written")
        if draft:
            _write(versions.unfinished(draft))
        print(f"{counted(len(new), 'address', 'addresses')} added to {LEDGER}")
        return 0
    missing = [f"/{address} is not in {LEDGER}" for address in new]
    if not CITATION.exists() or CITATION.read_bytes() != citation:
        missing.append(f"{CITATION} is not that of version {book.version}")
    if waiting:
        missing.append(waiting)
    elif missing:
        missing.append("run make publish, and commit what it has changed")
    if missing:
        print("\n".join(missing), file=sys.stderr)
    return 1 if missing else 0


def _start(directory: Path) -> int:
    try:
        count = start.start(PROJECT, directory, dt.date.today())
    except FileExistsError:
        better = "name a directory that is not there yet"
        raise RefusalError(f"{directory} is not empty; {better}") from None
    except OSError as error:
        if error.strerror:
            better = "name another directory"
            message = f"{directory} cannot be written ({error.strerror}); {better}"
            raise RefusalError(message) from None
        better = "run this in a clone of the repository, which has all that is shared"
        raise RefusalError(f"{error} is missing; {better}") from None
    book = build.load(directory / DATA, directory / DOCS, settings.read(directory / SETTINGS))
    written(directory / CITATION, package.citation(book, addressed=False).encode())
    list(schemas.write(directory / SCHEMAS, book.corpus))
    then = f"cd {directory} && make serve; README.md there has what follows"
    print(f"{count + 1} files written in {directory}. Now: {then}")
    return 0


def _book() -> Book:
    return build.load(DATA, DOCS, _site(), CACHE)


def _site() -> Site:
    try:
        return settings.read(SETTINGS)
    except (OSError, LookupError, TypeError, ValueError, AttributeError, YAMLError) as error:
        message = f"cannot be read ({type(error).__name__}); make check says what is wrong"
        raise DataError([Problem(str(SETTINGS), 0, 0, message)]) from error


if __name__ == "__main__":
    sys.exit(main())
