"""The command line: `python -m chronicle COMMAND`; `--help` lists the commands.

Every command ends with 0 where all is well and 1 where something is wrong, which it tells in words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from chronicle import book as books
from chronicle import build, progress, site, start
from chronicle.book import Book
from chronicle.corpus import ledger, loading
from chronicle.corpus.problems import DataError, nearest
from chronicle.editions import catalogue, make
from chronicle.exports import blank, downloads, package, schemas
from chronicle.files import write_file
from chronicle.record import text
from chronicle.record.amounts import counted
from chronicle.record.models import KINDS
from chronicle.record.models.editorial import TO_DO
from chronicle.site import Site
from chronicle.upkeep import RefusalError, drafts, history, moves, versions
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


def _word(typed: str) -> str:
    """What was typed, if there is any. Raises ValueError if not."""
    if not typed.strip():
        raise ValueError
    return typed.strip()


@dataclass(frozen=True)
class Command:
    """A command: its name, what it does, and its arguments, each by the settings of argparse.

    `to_type` is what to type with make where it needs more than its name.
    """

    name: str
    help: str
    arguments: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    to_type: str = ""


def _id(name: str) -> dict[str, Any]:
    """The settings of an argument that is the id of a record, which usage calls by a name."""
    return {"metavar": name, "type": _word}


def _why(default: str) -> dict[str, Any]:
    """The settings of a reason in a sentence that need not be typed."""
    return {"default": default, "help": "a sentence"}


DIRECTORY = {"directory": {"type": Path}}
NEW = "make new KIND=event"
COMMANDS = (
    Command("check", "read all records and tell everything that is wrong"),
    Command(
        "rename",
        "give a record another id, everywhere",
        {
            "old": _id("OLD"),
            "new": _id("NEW"),
            "--why": _why("It has another address now."),
        },
        "make rename OLD=its-id NEW=its-new-id",
    ),
    Command(
        "merge",
        "remove a record and name another of its kind in its place",
        {
            "old": _id("OLD"),
            "into": _id("INTO"),
            "--why": _why("It was entered twice."),
        },
        "make merge OLD=the-id-that-goes INTO=the-id-that-stays",
    ),
    Command(
        "withdraw",
        "remove a record, with the claims about it, and leave a note",
        {
            "id": _id("ID"),
            "--why": {"required": True, "type": _word, "help": "a sentence"},
            "--instead": {"metavar": "ID", "help": "the record to read in its place"},
        },
        "make withdraw ID=its-id WHY='One sentence.'",
    ),
    Command(
        "write",
        "write the whole book as a tree of Markdown; files that stay the same are not touched",
        DIRECTORY,
    ),
    Command(
        "export",
        "write only the downloads: the record as JSON, tables, bibliographies and so on",
        DIRECTORY,
    ),
    Command(
        "new",
        "print an empty record of a kind, every field with its meaning",
        {"kind": {"nargs": "?", "default": ""}},
        NEW,
    ),
    Command(
        "publish",
        "enter a version, and every new address in the ledger; none is ever removed",
        {
            "version": {
                "nargs": "?",
                "help": "a new version, such as 2026.12.1; "
                "without it, the last one that is entered",
            },
            "--check": {
                "action": "store_true",
                "help": "write nothing, and fail where there is something to enter",
            },
        },
        "make publish VERSION=2026.12.1",
    ),
    Command("schemas", "write data/schema/, by which editors complete and check the records"),
    Command(
        "editions",
        "make the book and the complete record, each as PDF and EPUB",
        {"directory": {"type": Path, "nargs": "?", "default": catalogue.HOME}},
    ),
    Command(
        "start",
        "begin another history: a project with this code and a small invented record",
        {"directory": {"type": _word}},
        "make start DIR=../another",
    ),
)


class _Parser(argparse.ArgumentParser):
    """Says in a line what to type, where something is missing or too much."""

    def error(self, message: str) -> NoReturn:
        """Raise RefusalError; `message` is in the words of the library."""
        name = self.prog.split()[-1]
        for command in COMMANDS:
            if command.name == name and command.to_type:
                raise RefusalError(
                    "something is missing or too much; put what has blanks between '…', "
                    f"and write: {command.to_type}"
                )
        raise RefusalError(f"{message}; `{self.prog} --help` lists what there is")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    description = "A documentary history from YAML records."
    parser = _Parser(prog="python -m chronicle", description=description)
    listed = " | ".join(command.name for command in COMMANDS)
    parsers = parser.add_subparsers(dest="command", required=True, metavar=listed)
    for command in COMMANDS:
        own = parsers.add_parser(command.name, help=command.help)
        for name, how in command.arguments.items():
            own.add_argument(name, **how)
    choices: dict[str, _Parser] = parsers.choices
    logging.basicConfig(format="%(message)s")
    try:
        options, more = parser.parse_known_args(arguments)
        if more:
            choices[options.command].error(f"“{more[0]}” is too much")
        return _run(options)
    except (DataError, RefusalError, MkDocsException) as error:
        print(error, file=sys.stderr)
        return 1


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
                wrong = f"“{options.kind}” is no kind of record; " if kind else "say which kind: "
                kinds = f"write {NEW}, or one of {', '.join(sorted(NAMES))}"
                raise RefusalError(f"{wrong}{kinds}{nearest(text.slug(kind), NAMES)}")
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
    book = drafts.check(ROOT, dt.date.today())
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
    book = drafts.check(ROOT, today)
    match options.command:
        case "rename":
            draft = moves.rename(book, ROOT, options.old, options.new, options.why, today)
        case "merge":
            draft = moves.merge(book, ROOT, options.old, options.into, options.why, today)
        case _:
            why, instead = options.why, options.instead
            draft = moves.withdraw(book, ROOT, options.id, why, today, instead)
    try:
        draft.check(today)
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
    book, draft = books.load(DATA, DOCS, site), None
    if version and not versions.is_entered(book, version, today):
        draft = versions.with_entry(book, ROOT, version, today, TO_DO)
        entered = versions.with_entry(book, ROOT, version, today)
        book = replace(entered.check(today), site=site)
    new = sorted(build.published(book) - set(book.ledger))
    citation = package.citation(book, addressed=False).encode()
    waiting = "" if draft else _waiting(book)
    if write and waiting:
        raise RefusalError(f"{book.version} is published: {waiting}")
    if write:
        ledger.publish(LEDGER, new, book.version or history.NONE)
        write_file(CITATION, citation)
        for path in schemas.write(SCHEMAS, book.corpus):
            print(f"{path} written")
        if draft:
            _write(draft)
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
        raise RefusalError(
            f"{directory} is not empty; name a directory that is not there yet"
        ) from None
    except OSError as error:
        if error.strerror:
            raise RefusalError(
                f"{directory} cannot be written ({error.strerror}); name another directory"
            ) from None
        raise RefusalError(
            f"{error} is missing; "
            "run this in a clone of the repository, which has all that is shared"
        ) from None
    book = build.load(directory / DATA, directory / DOCS, site.read(directory / SETTINGS))
    write_file(directory / CITATION, package.citation(book, addressed=False).encode())
    list(schemas.write(directory / SCHEMAS, book.corpus))
    then = f"cd {directory} && make serve; README.md there has what follows"
    print(f"{count + 1} files written in {directory}. Now: {then}")
    return 0


def _book() -> Book:
    return build.load(DATA, DOCS, _site(), CACHE)


def _site() -> Site:
    """The site as the settings have it. Raises MkDocsException where MkDocs cannot read them."""
    return site.of(load_config(str(SETTINGS)))


if __name__ == "__main__":
    sys.exit(main())
