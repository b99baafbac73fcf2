"""The command line: `python -m chronicle COMMAND`; `--help` lists the commands.

The exit status is 0 on success; any problem is reported on standard error.
"""

import datetime
import logging
import re
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from itertools import chain
from os.path import relpath
from pathlib import Path

import click
import mkdocs.__main__
from click import Abort, ClickException

import chronicle
from chronicle import build
from chronicle.content import languages, translation_comparison, translations
from chronicle.corpus import ledger, loading, validation_messages
from chronicle.editions import book_builder
from chronicle.exports import schemas
from chronicle.files import changed_files, hold_lock, replace_directory, replace_files
from chronicle.graphics import place_maps
from chronicle.history import History
from chronicle.host import navigation
from chronicle.host.plugin import ChroniclePlugin
from chronicle.host.project import (
    SCHEMA_FOLDER,
    Project,
    collect_less_garbage,
    current_project,
    print_local_address,
)
from chronicle.intake import work_import
from chronicle.pages import site_markdown
from chronicle.problems import DataError, limit_lines, merge_by_cause
from chronicle.queries import record_warnings
from chronicle.records import CALENDAR_VERSION
from chronicle.release import addresses as published
from chronicle.release import built_site
from chronicle.starter import start, wheel
from chronicle.values import count_noun

INTERRUPTED_STATUS = 130  # the exit status of shells after SIGINT
# The directory, in that of the project, for what a build has not finished.
BUILD_FOLDER = ".build"
# The ledger of URLs, in the directory of the record.
LEDGER_FILE = "permalinks.txt"
# The notice on the sample pages of a new project.
SAMPLE_NOTICE = "Everything here is invented"
DESCRIBE_VERSION_REMEDY = "describe a version in data/changes.yml"
# The entry to add for a version; an ellipsis marks text that a person has to write.
CHANGE_ENTRY_TEMPLATE = """\
data/changes.yml does not end with {version}; add this entry at its end and describe the change:
- id: version-{hyphened}
  version: {version}
  date: '{day}'
  what: …
  touches: []  # the ids of records that changed
  pages: []  # Markdown pages that changed: chapters/x/"""


@click.group()
@click.version_option(chronicle.__version__)
@click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Path to mkdocs.yml; data/ and docs/ are next to it.",
)
def commands(config_file: Path) -> None:
    """Build a documentary history from YAML records."""


# The commands of the optional parts, which ARCHITECTURE.md lists.
commands.add_command(book_builder.editions)
commands.add_command(work_import.import_command)
commands.add_command(start.start_command)
commands.add_command(wheel.wheel_command)


@commands.command()
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="Check the links, anchors and published URLs of the site built in this directory.",
)
def check(site: Path | None) -> None:
    """Check all records, pages and settings for problems.

    With --site, check a built site instead.
    """
    if site:
        _check_site(site)
        return
    if sys.stdout.isatty():
        print("Checking all records and pages …", flush=True)
    project = current_project()
    history = project.read_history()
    project.raise_on_problems(history)
    _print_warnings(project, history)


@commands.command("build")
@click.option("--site-dir", default="site", show_default=True, help="The directory of the site.")
@click.option(
    "--check-links", is_flag=True, help="Also check the built site, as check --site does."
)
def build_site(site_dir: str, check_links: bool) -> None:
    """Check everything, and generate the book and the site, reading the record once.

    The site replaces the previous one when it is complete. A second build waits for the first.
    """
    config_file: Path = click.get_current_context().find_root().params["config_file"]
    root = config_file.resolve().parent
    new = root / BUILD_FOLDER / "site"
    with hold_lock(new.with_name("lock"), "Another build is running; waiting for its end …"):
        shutil.rmtree(new, ignore_errors=True)  # of an interrupted build
        try:
            _build_site(config_file, new)
        except ClickException:  # including Abort of MkDocs, which is also a SystemExit
            raise
        except SystemExit:
            raise ClickException("the build ended early; does a hook call sys.exit?") from None
        if check_links:
            _check_site(new)
        replace_directory(root / site_dir, new)
    print(f"The site is in {site_dir}/.")


def _build_site(config_file: Path, directory: Path) -> None:
    """Build the book and the site with MkDocs."""

    def check_and_start_book(project: Project, history: History) -> Callable[[], None]:
        _print_warnings(project, history)
        return book_builder.start_editions(project, history)

    ChroniclePlugin.after_reading = staticmethod(check_and_start_book)
    options = ["--config-file", str(config_file), "--site-dir", str(directory)]
    arguments = ["build", "--strict", *options]
    mkdocs.__main__.cli.main(arguments, standalone_mode=False)


def _print_warnings(project: Project, history: History) -> None:
    """Print the warnings on a history that has no problems, and its number of records."""
    titles = navigation.titles_of_listed_pages(project.config.nav or [], history)
    names = {
        tag: [*titles, *site_markdown.iter_drawing_texts(history, tag)] for tag in history.languages
    }
    notices = chain(
        project.check_symbolic_links(project.data_dir),
        project.check_named_files(history),
        build.check_page_names(history),
        translations.check_outdated_translations(history.corpus, history.markdown_pages),
        translation_comparison.compare_translations(
            history.corpus, history.markdown_pages, history.languages
        ),
        languages.check_translations(history.languages, project.data_dir, names),
        record_warnings.find_warnings(history),
        place_maps.check_label_overlaps(history),
    )
    warnings = [*merge_by_cause(notices)]
    for warning in warnings:
        print(warning)
    result = "no problems found"
    if warnings:
        result = f"no errors, {count_noun(len(warnings), 'warning')}"
    print(f"{len(history.corpus.records)} records, {result}")


@commands.command()
@click.argument("version", default="")
def publish(version: str) -> None:
    """Add the last version and its new URLs to the ledger.

    No URL is ever removed. VERSION, if given, must be the last version in data/changes.yml. To
    publish a version again after a change, VERSION must be given.
    """
    if version and not re.fullmatch(CALENDAR_VERSION, version):
        expected_form = validation_messages.PATTERN_DESCRIPTIONS[CALENDAR_VERSION]
        raise ClickException(f"“{version}” is not a version; expected {expected_form}")
    project = current_project()
    history = project.read_history()
    today = datetime.date.today()
    new_version = version or history.version or f"{today.year}.{today.month}.0"
    if new_version != history.version:
        year, month, _ = new_version.split(".")
        day = f"{year}-{month:0>2}-01"
        if day[:8] == f"{today}"[:8]:
            day = f"{today}"
        entry = CHANGE_ENTRY_TEMPLATE.format(
            version=new_version, hyphened=new_version.replace(".", "-"), day=day
        )
        raise ClickException(entry)
    if history.is_changed and not version:
        again = f"or, if no one has it yet, publish it again with VERSION={history.version}"
        raise ClickException(
            f"{history.version} was published and has changed; {DESCRIBE_VERSION_REMEDY}, {again}"
        )
    project.raise_on_problems(history)
    addresses = published.unpublished_addresses(history)
    ledger_file = project.data_dir / LEDGER_FILE
    ledger.publish_version(ledger_file, addresses, history.version, project.source_files)
    history = project.read_history()
    _print_missing_metadata(history)
    _write_files(project.schema_files(history))
    added = count_noun(len(addresses), "URL")
    print(f"{added} added to {relpath(ledger_file)}")


@commands.command()
def check_release() -> None:
    """Fail if `publish` has anything to add or to write."""
    project = current_project()
    history = project.read_history()
    ledger_file = relpath(project.data_dir / LEDGER_FILE)
    missing = [
        f"/{address} is not in {ledger_file}"
        for address in published.unpublished_addresses(history)
    ]
    if history.is_changed is None:
        missing.append(f"version {history.version} is not in {ledger_file}")
    elif history.is_changed:
        missing.append(f"records or pages have changed since version {history.version}")
    else:
        changed = changed_files(project.schema_files(history))
        missing += [
            f"{relpath(path)} differs from the file that publish writes" for path in changed
        ]
    if missing:
        raise ClickException(
            "\n".join(
                [*limit_lines(missing), f"{DESCRIBE_VERSION_REMEDY}, run make publish, and commit"]
            )
        )
    _print_missing_metadata(history)


@commands.command("schemas")
def write_schemas() -> None:
    """Write the JSON schemas of the record to data/schema/.

    Text editors use them to complete and check records.
    """
    data = current_project().data_dir
    _write_files(schemas.schema_files(data / SCHEMA_FOLDER, loading.load_corpus(data)))


def _write_files(contents: Mapping[Path, bytes]) -> None:
    """Write the files that are new or changed, and print their names."""
    changed = changed_files(contents)
    replace_files(changed)
    for path in changed:
        print(f"{relpath(path)} written")


def main(arguments: list[str] | None = None) -> int:
    """Run one command, and return the exit status."""
    logging.basicConfig(format="%(message)s")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # make ends a command that starts
    collect_less_garbage()
    try:
        commands.main(arguments, prog_name="chronicle", standalone_mode=False)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except ClickException as error:  # including MkDocs exceptions
        error.show()
        return error.exit_code
    except Abort:  # Ctrl+C
        print("Aborted!", file=sys.stderr)
        return INTERRUPTED_STATUS
    except OSError as error:  # the disk is full, or a file may not be read or written
        path = error.filename2 or error.filename
        position = relpath(path) if path else "a file"
        print(f"Error: {position}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


def _check_site(root: Path) -> None:
    """Print the size of a built site, if it has no problems.

    Raises:
        ClickException: Its links are broken, URLs in the ledger no longer resolve, or it was built
            for a different URL than the project's.
    """
    if not (root / "index.html").is_file():
        raise ClickException(f"{root} has no index.html; build the site first, without errors")
    project = current_project()
    site = built_site.read_site(root)
    versions_by_address = ledger.read_ledger(project.data_dir / LEDGER_FILE)
    home = project.config.site_url or "/"
    broken = list(built_site.check_site(site, home, versions_by_address))
    built_for = built_site.built_site_url(site) or home
    if broken and built_for != home:
        message = f"{root} was built for {built_for}; run the command with SITE_URL={built_for}"
        raise ClickException(message)
    if broken:
        count = count_noun(len(broken), "problem")
        raise ClickException("\n".join([*limit_lines(broken), f"{count} in {root}"]))
    links = sum(len(page.links) for page in site.pages.values())
    print(f"{len(site.pages):,} pages, {links:,} links, no problems found")


def _print_missing_metadata(history: History) -> None:
    """Print a message for each fact that is missing or wrong for the readers of a version."""
    for page in history.markdown_pages.values():
        if SAMPLE_NOTICE in page.body:
            print(f"{page.file} still says: {SAMPLE_NOTICE}; replace it with your own text")
    if missing_options := history.site.missing_options:
        print(f"options missing in mkdocs.yml, so readers cannot see {missing_options}")
    print_local_address(history)


if __name__ == "__main__":
    sys.exit(main())
