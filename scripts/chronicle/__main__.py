"""The command line: `python -m chronicle COMMAND`; `--help` lists the commands.

The exit status is 0 on success; anything wrong is reported in words on standard error.
"""

import datetime
import logging
import subprocess
import sys
from collections.abc import Mapping
from itertools import chain
from os.path import relpath
from pathlib import Path

import click
from click import ClickException

import chronicle
from chronicle import build
from chronicle.corpus import ledger, loading
from chronicle.drawing import place_maps
from chronicle.editions import catalogue, composing
from chronicle.exports import schemas
from chronicle.files import outdated, replace_files
from chronicle.history import History
from chronicle.host import navigation
from chronicle.host.project import Project
from chronicle.intake import adding
from chronicle.pages import finish
from chronicle.problems import DataError, merge_by_cause
from chronicle.queries import doubts
from chronicle.release import addresses as published
from chronicle.release import built_site, citation_file
from chronicle.starter import start, wheel
from chronicle.story import comparison, languages, translations
from chronicle.values import counted

SETTINGS = "mkdocs.yml"
# Below the directory of the record.
SCHEMAS = "schema"
LEDGER = "permalinks.txt"
NEXT = "describe a version in data/changes.yml"
# What is to be added for a version; three points stand where a person has to write.
ENTRY = """\
data/changes.yml does not end with {version}; add at its end, and say what changed:
- id: version-{hyphened}
  version: {version}
  date: '{today}'
  what: …
  touches: []  # the ids of records that changed
  pages: []  # pages written by hand that changed: chapters/x/"""


@click.group()
@click.version_option(chronicle.__version__)
@click.option(
    "-f",
    "--config-file",
    default=SETTINGS,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The settings of MkDocs, beside which the history lies.",
)
def commands(config_file: Path) -> None:
    """A documentary history from YAML records."""


def _project() -> Project:
    """The project whose settings file was named before the command."""
    named: Path = click.get_current_context().find_root().params["config_file"]
    if not named.is_file():
        better = "go where the project is, name it with -f, or begin one: chronicle start DIR"
        raise ClickException(f"there is no {named} here; {better}")
    return Project.load(named)


@commands.command()
@click.option("--site", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(site: Path | None) -> None:
    """Read all records, pages and settings, and tell everything that is wrong.

    With --site, read the site that was built into that directory: every link, anchor and published
    address.
    """
    if site:
        _check_site(site)
        return
    project = _project()
    history = project.read()
    project.refuse_faults(history)
    named = navigation.names(project.config.nav or [], history)
    names = {tag: [*named, *finish.words_shown(history, tag)] for tag in history.languages}
    notices = chain(
        build.name_problems(history),
        translations.older(history.corpus, history.handwritten),
        comparison.notices(history.corpus, history.handwritten, history.languages),
        languages.notices(history.languages, project.data, names),
        doubts.doubts(history),
        place_maps.problems(history),
    )
    for notice in merge_by_cause(notices):
        print(notice)
    print(f"{len(history.corpus.records)} records, no problem")


@commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_works(file: Path) -> None:
    """Enter the works of a FILE in CSL-JSON, as Zotero exports it.

    They are written into a new file of YAML, with ids. Nothing is overwritten; what could not be
    understood is reported.
    """
    data = _project().data
    try:
        corpus = loading.load(data)  # pages may name what is about to come
    except DataError:
        print(f"nothing is entered of {file}: the record has to be right first", file=sys.stderr)
        raise
    intake = adding.import_works(file, data, corpus)
    for line in intake.notices:
        print(line, file=sys.stderr)
    if not intake.entered:
        raise ClickException("nothing is entered")
    works = counted(len(intake.entered), "work")
    print(f"{works} entered in {intake.file}")
    print("The class of evidence of each is what its type suggests: see that it is right.")
    print("By its locators a work becomes one of those that the record is drawn from.")


@commands.command()
@click.argument("version", default="")
def publish(version: str) -> None:
    """Enter all new addresses in the ledger, under the last version, and what that says.

    No address is ever removed. If a VERSION is given, it has to be the last. One that was published
    is entered again only if it is given.
    """
    project = _project()
    history = project.read()
    today = datetime.date.today()
    named = version or history.version or f"{today.year}.{today.month}.0"
    if named != history.version:
        entry = ENTRY.format(version=named, hyphened=named.replace(".", "-"), today=today)
        raise ClickException(entry)
    if history.is_changed and not version:
        again = f"or, if nobody has it yet, publish it again with VERSION={history.version}"
        raise ClickException(f"{history.version} is published and said otherwise; {NEXT}, {again}")
    addresses = published.unpublished(history)
    entered = project.data / LEDGER
    ledger.publish(entered, addresses, history.version, project.data, project.docs)
    history = project.read()
    _print_what_lacks(history)
    _write(_beside(project, history))
    added = counted(len(addresses), "address", "addresses")
    print(f"{added} added to {relpath(entered)}")


@commands.command()
def check_release() -> None:
    """Fail where `publish` has something to enter."""
    project = _project()
    history = project.read()
    entered = relpath(project.data / LEDGER)
    missing = [f"/{address} is not in {entered}" for address in published.unpublished(history)]
    if history.is_changed is None:
        missing.append(f"version {history.version} is not in {entered}")
    elif history.is_changed:
        missing.append(f"records or pages are not those of version {history.version}")
    else:
        changed = outdated(_beside(project, history))
        missing += [f"{relpath(path)} is not as publish writes it" for path in changed]
    if missing:
        raise ClickException("\n".join([*missing, f"{NEXT}, run make publish, and commit"]))
    _print_what_lacks(history)


@commands.command("schemas")
def write_schemas() -> None:
    """Write data/schema/, by which editors complete and check the records."""
    data = _project().data
    _write(schemas.files(data / SCHEMAS, loading.load(data)))


@commands.command()
@click.argument("directory", type=click.Path(path_type=Path), default=catalogue.DIRECTORY)
def editions(directory: Path) -> None:
    """Make the book as EPUB, and as PDF or say what that needs."""
    project = _project()
    history = project.read()
    _print_local_address(history)
    try:
        composing.write(history, project.extensions, project.docs, directory)
    except subprocess.CalledProcessError:
        raise ClickException("pandoc could not make the EPUB; what it says stands above") from None
    except (ModuleNotFoundError, OSError) as error:
        if getattr(error, "errno", None):  # no space on the disk, and no want of a library
            raise
        needed = (
            "it needs Pango and WeasyPrint, which make editions installs in a clone, or a line "
            "weasyprint in plugins.txt, and fonts with every letter, as Debian has them in "
            "fonts-noto-core and fonts-noto-cjk"
        )
        print(f"there is no PDF ({error}); {needed}", file=sys.stderr)


@commands.command("start")
@click.argument("directory")
def start_history(directory: str) -> None:
    """Begin another history in a DIRECTORY: a project of its own, with a small invented record."""
    root = Path(directory.strip()).expanduser()
    start.start(root, datetime.date.today())
    project = Project.load(root / SETTINGS)
    history = project.read()
    replace_files(_beside(project, history))
    print(f"{root} is written. Now: cd {root} && make serve; README.md there has what follows")


@commands.command("wheel")
@click.argument("directory", type=click.Path(path_type=Path), default="dist")
def make_wheel(directory: Path) -> None:
    """Write this version of the code as a wheel, and print its line in a requirements.txt."""
    made = wheel.write(directory)
    print(f"{made} is written; put it into vendor/ of a history, and into requirements.txt there:")
    print(wheel.requirement(made))


def _beside(project: Project, history: History) -> dict[Path, bytes]:
    """What `publish` writes beside the ledger."""
    folder = Path(project.config.config_file_path).parent
    return citation_file.files(history, folder) | schemas.files(
        project.data / SCHEMAS, history.corpus
    )


def _write(contents: Mapping[Path, bytes]) -> None:
    """Write the files that are new or changed, and print which."""
    changed = outdated(contents)
    replace_files(changed)
    for path in changed:
        print(f"{relpath(path)} written")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    logging.basicConfig(format="%(message)s")
    try:
        commands.main(arguments, prog_name="chronicle", standalone_mode=False)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except ClickException as error:  # those of MkDocs are too
        error.show()
        return error.exit_code
    except OSError as error:  # the disk is full, or what is needed may not be read or written
        named = error.filename2 or error.filename
        where = "a file"
        if named:
            where = relpath(named)
        print(f"Error: {where}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


def _check_site(root: Path) -> None:
    """Say how much a built site has, if nothing is wrong with it for its readers.

    Raises:
        ClickException: Links of it are broken, or addresses of the ledger no longer arrive; or it
            was built for another address than that of the project.
    """
    project = _project()
    site = built_site.read_site(root)
    entered = ledger.read(project.data / LEDGER)
    home = project.config.site_url or "/"
    broken = list(built_site.problems(site, home, entered))
    built_for = built_site.built_for(site) or home
    if broken and built_for != home:
        other = f"{root} was built for {built_for}; write SITE_URL={built_for} before"
        raise ClickException(other)
    if broken:
        count = counted(len(broken), "problem")
        raise ClickException("\n".join([*broken, f"{count} in {root}"]))
    links = sum(len(page.links) for page in site.pages.values())
    print(f"{len(site.pages):,} pages, {links:,} links, no problem")


def _print_what_lacks(history: History) -> None:
    """Print a sentence for each thing that readers of a version are not told, or told wrongly."""
    for page in history.handwritten.values():
        if start.INVENTED in page.body:
            print(f"{page.file} still says: {start.INVENTED}; write your own account")
    if lacks := history.site.unanswered:
        print(f"nobody is named for this version: its readers are not told {lacks}")
    _print_local_address(history)


def _print_local_address(history: History) -> None:
    """Print in a sentence that what is built bears an address that nobody else can open."""
    if history.site.is_of_this_machine:
        print(
            f"{history.site.url} is an address of this machine, which nobody else can open, "
            "but all citations, tables, links to records and a book bear it; set site_url, or "
            "SITE_URL where mkdocs.yml takes it from there"
        )


if __name__ == "__main__":
    sys.exit(main())
