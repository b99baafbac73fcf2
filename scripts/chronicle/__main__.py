"""The command line: `python -m chronicle check | write DIR | export DIR | new KIND | publish | schemas | editions [DIR]`.

Every command ends with 0 where all is well and 1 where something is wrong, which it tells in words.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from chronicle import book as books
from chronicle import build, settings
from chronicle.book import Book
from chronicle.corpus import ledger
from chronicle.corpus.problems import DataError
from chronicle.editions import make, names
from chronicle.exports import blank, downloads, schemas
from chronicle.record.models import KINDS

DATA, DOCS, LEDGER, SETTINGS = Path("data"), Path("docs"), Path("data/permalinks.txt"), Path("mkdocs.yml")
CACHE, ASSETS = Path(".cache"), Path("theme/assets")
NAMES = {kind.kind_: kind for kind in KINDS.values()}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m chronicle", description="A documentary history from YAML records.")
    metavar = "check | write | export | new | publish | schemas | editions"
    commands = parser.add_subparsers(dest="command", required=True, metavar=metavar)
    commands.add_parser("check", help="read all records and tell everything that is wrong")
    write = commands.add_parser(
        "write", help="write the whole book as a tree of Markdown; files that stay the same are not touched"
    )
    write.add_argument("directory", type=Path)
    export = commands.add_parser("export", help="write only the downloads: the record as JSON, tables, linked data and so on")
    export.add_argument("directory", type=Path)
    new = commands.add_parser("new", help="print an empty record of a kind, every field with its meaning")
    new.add_argument("kind", choices=sorted(NAMES))
    commands.add_parser("publish", help="enter every new address in the ledger; none is ever removed")
    commands.add_parser("schemas", help="write data/schema/, by which editors complete and check the records")
    whole = commands.add_parser("editions", help="make the whole book as one PDF and one EPUB")
    whole.add_argument("directory", type=Path, nargs="?", default=names.HOME)
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
            checked, _, _ = books.read(DATA, DOCS)
            print(f"{len(checked.records)} records, no problem")
        case "write":
            count = build.write_tree(_book(), DOCS, ASSETS, options.directory)
            print(f"{count} files written or changed in {options.directory}")
        case "export":
            count = downloads.write(_book(), options.directory)
            print(f"{count} files written or changed in {options.directory}")
        case "new":
            print(blank.record(NAMES[options.kind]), end="")
        case "publish":
            made = _book()
            citable = build.published(made)
            added = ledger.publish(LEDGER, citable, made.version or "unversioned")
            print(f"{len(added)} addresses added to {LEDGER}")
        case "schemas":
            for path in schemas.write(DATA / "schema"):
                print(path)
        case "editions":
            made = _book()
            for path in make.make(made, build.pages(made), DOCS, SETTINGS, options.directory):
                print(f"{path}, {path.stat().st_size / 1e6:.1f} MB")
    return 0


def _book() -> Book:
    return build.load(DATA, DOCS, settings.read(SETTINGS), CACHE)


if __name__ == "__main__":
    sys.exit(main())
