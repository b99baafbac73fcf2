"""The command line: `python -m chronicle COMMAND`; `--help` lists the commands.

Every command ends with 0 where all is well; where something is wrong it tells that in words.
"""

import datetime
import logging
import sys
from pathlib import Path

import click
from click import ClickException
from mkdocs.config import load_config

from chronicle import build, site, start
from chronicle.book import Book
from chronicle.corpus import ledger, loading
from chronicle.corpus.problems import DataError, nearest
from chronicle.editions import catalogue, make
from chronicle.exports import blank, package, schemas
from chronicle.files import write_file
from chronicle.record import text
from chronicle.record.amounts import counted
from chronicle.record.models import KINDS, Settings
from chronicle.site import Site
from chronicle.upkeep import promises, versions

DATA, DOCS, SETTINGS = Path("data"), Path("docs"), Path("mkdocs.yml")
SCHEMAS = DATA / "schema"
LEDGER = DATA / "permalinks.txt"
CITATION = Path("CITATION.cff")
CACHE, ASSETS = Path(".cache"), Path("theme/assets")
# The project that this code is of.
PROJECT = Path(__file__).resolve().parents[2]
NAMES = {kind.kind_: kind for kind in KINDS.values()}


@click.group()
def commands() -> None:
    """A documentary history from YAML records."""


@commands.command()
def check() -> None:
    """Read all records and pages, and tell everything that is wrong."""
    book = build.load(DATA, DOCS, Site("", "", ""))
    dead = build.dead_links(book, DOCS)
    if broken := [*dead, *promises.problems(book, DATA, datetime.date.today())]:
        raise DataError(broken)
    print(f"{len(book.corpus.records)} records, no problem")


@commands.command()
@click.argument("directory", type=click.Path(path_type=Path))
def write(directory: Path) -> None:
    """Write the whole book as a tree of Markdown.

    Files that stay the same are not touched.
    """
    count = build.write_tree(_book(), DOCS, ASSETS, directory)
    print(f"{count} files written or changed in {directory}")


@commands.command()
@click.argument("kind", default="")
def new(kind: str) -> None:
    """Print an empty record of a KIND, every field with its meaning; or all settings."""
    if kind == Settings.kind_:
        print(blank.settings(), end="")
        return
    if kind not in NAMES:
        kinds = f"write make new KIND=event, or one of {', '.join(sorted(NAMES))}"
        close = nearest(text.slug(kind), NAMES)
        raise ClickException(f"“{kind}” is no kind of record; {kinds}{close}")
    print(blank.record(NAMES[kind]), end="")


@commands.command()
@click.argument("version", default="")
def publish(version: str) -> None:
    """Enter all new addresses in the ledger, under the last version.

    No address is ever removed. If a VERSION is given, it has to be that one.
    """
    book = _book()
    today = datetime.date.today()
    if version or not book.edition:
        first = f"{today.year}.{today.month}.0"
        versions.refuse_undescribed(book, version or first, today)
    addresses = _unpublished(book)
    ledger.publish(LEDGER, addresses, book.version)
    write_file(CITATION, _citation(book))
    for path in schemas.write(SCHEMAS, book.corpus):
        print(f"{path} written")
    print(f"{counted(len(addresses), 'address', 'addresses')} added to {LEDGER}")


@commands.command()
def released() -> None:
    """Fail where `publish` has something to enter."""
    book = _book()
    missing = [f"/{address} is not in {LEDGER}" for address in _unpublished(book)]
    if not CITATION.exists() or CITATION.read_bytes() != _citation(book):
        missing.append(f"{CITATION} is not that of version {book.version}")
    if missing:
        then = "describe a version in data/changes.yml, run make publish, and commit"
        raise ClickException("\n".join([*missing, then]))


@commands.command("schemas")
def write_schemas() -> None:
    """Write data/schema/, by which editors complete and check the records."""
    for path in schemas.write(SCHEMAS, loading.load(DATA)):
        print(path)


@commands.command()
@click.argument("directory", type=click.Path(path_type=Path), default=catalogue.HOME)
def editions(directory: Path) -> None:
    """Make the book as PDF and EPUB."""
    make.make(_book(), SETTINGS, directory)


@commands.command("start")
@click.argument("directory", default="")
def begin(directory: str) -> None:
    """Begin another history: a project with this code and a small invented record."""
    if not directory.strip():
        raise ClickException("say where; write make start DIR=../another")
    root = Path(directory.strip()).expanduser()
    try:
        count = start.start(PROJECT, root, datetime.date.today())
    except OSError as error:
        raise ClickException(str(error)) from None
    book = build.load(root / DATA, root / DOCS, site.read(root / SETTINGS))
    write_file(root / CITATION, _citation(book))
    list(schemas.write(root / SCHEMAS, book.corpus))
    then = f"cd {root} && make serve; README.md there has what follows"
    print(f"{count + 1} files written in {root}. Now: {then}")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    logging.basicConfig(format="%(message)s")
    try:
        commands.main(arguments, prog_name="python -m chronicle", standalone_mode=False)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except ClickException as error:  # those of MkDocs are too
        error.show()
        return error.exit_code
    return 0


def _book() -> Book:
    """The book of this project. Raises MkDocsException where its settings cannot be read."""
    return build.load(DATA, DOCS, site.of(load_config(str(SETTINGS))), CACHE)


def _unpublished(book: Book) -> list[str]:
    return sorted(build.published(book) - set(book.ledger))


def _citation(book: Book) -> bytes:
    return package.citation(book, addressed=False).encode()


if __name__ == "__main__":
    sys.exit(main())
