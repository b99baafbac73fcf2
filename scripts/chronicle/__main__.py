"""The command line: `python -m chronicle COMMAND`; `--help` lists the commands.

Every command ends with 0 where all is well and 1 where something is wrong, which it tells in words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import sys
from pathlib import Path

from chronicle import book as books
from chronicle import build, settings, start
from chronicle.book import Book
from chronicle.corpus import ledger
from chronicle.corpus.problems import DataError
from chronicle.editions import make, names
from chronicle.exports import blank, downloads, package, schemas
from chronicle.files import written
from chronicle.record.amounts import counted
from chronicle.record.models import KINDS
from chronicle.settings import Site
from chronicle.upkeep import promises

DATA, DOCS, SETTINGS = Path("data"), Path("docs"), Path("mkdocs.yml")
LEDGER = DATA / "permalinks.txt"
CITATION = Path("CITATION.cff")
CACHE, ASSETS = Path(".cache"), Path("theme/assets")
# The project that this code is of.
PROJECT = Path(__file__).resolve().parents[2]
NAMES = {kind.kind_: kind for kind in KINDS.values()}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    description = "A documentary history from YAML records."
    parser = argparse.ArgumentParser(prog="python -m chronicle", description=description)
    metavar = "check | write | export | new | publish | schemas | editions | start"
    commands = parser.add_subparsers(dest="command", required=True, metavar=metavar)
    commands.add_parser("check", help="read all records and tell everything that is wrong")
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
    new.add_argument("kind", choices=sorted(NAMES))
    publish = commands.add_parser(
        "publish",
        help="enter every new address in the ledger; none is ever removed",
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
    another.add_argument("directory", type=Path)
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    try:
        return _run(options)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            checked = books.unformatted(DATA, DOCS, Site("", "", ""))
            if broken := list(promises.problems(checked, DATA, DOCS, dt.date.today())):
                raise DataError(broken)
            print(f"{len(checked.corpus.records)} records, no problem")
        case "write":
            count = build.write_tree(_book(), DOCS, ASSETS, options.directory)
            print(f"{count} files written or changed in {options.directory}")
        case "export":
            count = downloads.write(_book(), options.directory)
            print(f"{count} files written or changed in {options.directory}")
        case "new":
            print(blank.record(NAMES[options.kind]), end="")
        case "publish":
            return _publish(_book(), write=not options.check)
        case "schemas":
            for path in schemas.write(DATA / "schema"):
                print(path)
        case "editions":
            make.make(_book(), SETTINGS, options.directory)
        case "start":
            return _start(options.directory)
    return 0


def _publish(book: Book, *, write: bool) -> int:
    """Enter new addresses in the ledger, and the version in the file for citing.

    Without `write`, say what is to be entered. Returns the exit status.
    """
    new = sorted(build.published(book) - set(book.ledger))
    citation = package.citation(book, addressed=False).encode()
    if write:
        ledger.publish(LEDGER, set(new), book.version or "unversioned")
        written(CITATION, citation)
        print(f"{counted(len(new), 'address', 'addresses')} added to {LEDGER}")
        return 0
    missing = [f"/{address} is not in {LEDGER}" for address in new]
    if not CITATION.exists() or CITATION.read_bytes() != citation:
        missing.append(f"{CITATION} is not that of version {book.version}")
    if missing:
        missing.append("run make publish, and commit what it has changed")
        print("\n".join(missing), file=sys.stderr)
    return 1 if missing else 0


def _start(directory: Path) -> int:
    try:
        count = start.start(PROJECT, directory, dt.date.today())
    except FileExistsError:
        print(f"{directory} is not empty; name a directory that is not there yet", file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        better = "run this in a clone of the repository, which has all that is shared"
        print(f"{error} is missing; {better}", file=sys.stderr)
        return 1
    book = build.load(directory / DATA, directory / DOCS, settings.read(directory / SETTINGS))
    written(directory / CITATION, package.citation(book, addressed=False).encode())
    then = f"cd {directory} && make serve; README.md there has what follows"
    print(f"{count + 1} files written in {directory}. Now: {then}")
    return 0


def _book() -> Book:
    return build.load(DATA, DOCS, settings.read(SETTINGS), CACHE)


if __name__ == "__main__":
    sys.exit(main())
