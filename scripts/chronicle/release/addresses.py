"""Check that all published URLs still resolve, and suggest the entry that is missing."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from chronicle.corpus import addresses, ledger
from chronicle.history import History
from chronicle.problems import Problem, closest_names, suggest_name
from chronicle.queries import inventory, redirect_table
from chronicle.records import CALENDAR_VERSION, Change, Withdrawn

NEVER_PUBLISHED_MESSAGE = (
    "the id “{}” was never published; "
    "restore data/permalinks.txt if it was changed, or remove this id{}"
)


def check_published_addresses(
    history: History, data: Path, today: datetime.date
) -> Iterator[Problem]:
    """Yield a problem for each broken published URL, unnecessary entry, and missing entry.

    A history that has published nothing has no problems. `data` is the directory of its records,
    `today` the date for suggested entries.
    """
    has_earlier_versions = len(history.corpus.of(Change)) > 1
    if has_earlier_versions and not ledger.has_header(data / "permalinks.txt"):
        message = (
            "this file, or its header, is missing, but data/changes.yml has earlier versions; "
            "restore it from version control, or remove their entries if they were not published"
        )
        yield Problem(f"{data.name}/permalinks.txt", 0, 0, message)
    yield from _check_needless_entries(history)
    yield from _check_version_entries(history, data, today)
    broken_addresses = set(history.ledger) - redirect_table.resolvable_addresses(history)
    for address in sorted(broken_addresses):
        if broken_addresses.isdisjoint(
            addresses.containing_addresses(address)
        ):  # a missing component is reported with its page
            yield _missing_address_problem(history, address, data, today)


def unpublished_addresses(history: History) -> list[str]:
    """Return the URLs to add to the ledger, in order.

    Pages that are not in the ledger are skipped, with their anchors, if they have `permanent:
    false` or if their file name is not a plain URL.
    """
    temporary_pages = set()
    for address, page in history.markdown_pages.items():
        is_permanent = page.front_matter.permanent and addresses.is_url_safe(address)
        if not is_permanent and address not in history.ledger:
            temporary_pages.add(address)
    new = redirect_table.resolvable_addresses(history) - set(history.ledger)
    return sorted(
        address for address in new if addresses.page_address(address) not in temporary_pages
    )


def _check_needless_entries(history: History) -> Iterator[Problem]:
    """Yield a problem for each entry that has no purpose, or redirects to a missing page.

    A previous id that was never published has no purpose.
    """
    current = inventory.citable_addresses(history)
    ids = {addresses.id_from_address(address) for address in history.ledger}
    for record in history.corpus.records.values():
        entry = history.corpus.raw_records[record.id]
        for index, former in enumerate(record.formerly):
            if former not in ids:
                message = NEVER_PUBLISHED_MESSAGE.format(former, suggest_name(former, ids))
                yield entry.make_problem(("formerly", index), message)
    for removed in history.corpus.of(Withdrawn):
        entry = history.corpus.raw_records[removed.id]
        if removed.address in current:
            message = f"/{removed.address} still exists; remove it, or this entry"
            yield entry.make_problem(("address",), message)
        page = removed.page and addresses.page_address(removed.page)
        # The anchors of a generated page are defined by its template.
        is_anchor_of_template = page in current and not history.is_markdown_page(page)
        is_there = removed.page in current or is_anchor_of_template
        if removed.page and not is_there:
            remedy = (
                f"name its present page, or remove this line{suggest_name(removed.page, current)}"
            )
            message = f"page /{removed.page} not found; {remedy}"
            yield entry.make_problem(("page",), message)


def _check_version_entries(history: History, data: Path, today: datetime.date) -> Iterator[Problem]:
    """Yield a problem for each version of the future, and each published one without an entry."""
    described = {change.version for change in history.corpus.of(Change)}
    published = set(history.ledger.values())
    tomorrow = (today + datetime.timedelta(days=1)).timetuple()[:3]
    for change in history.corpus.of(Change):
        if change.date.first_day > tomorrow and change.version not in published:
            message = (
                "is after tomorrow; a published version cannot be taken back, so date it today"
            )
            yield history.corpus.raw_records[change.id].make_problem(("date",), message)
    for version in sorted(published - described):
        if re.fullmatch(CALENDAR_VERSION, version):
            message = f"has no entry for {version}, which published URLs"
            yield Problem(f"{data.name}/changes.yml", 0, 0, f"{message}; restore it")


def _missing_address_problem(
    history: History, address: str, data: Path, today: datetime.date
) -> Problem:
    """Return the problem of a broken URL, with the entry to add and the position for it."""
    problem = f"/{address} was published but no longer exists"
    page, _, anchor = address.partition("#")
    if not address:
        return Problem("docs/index.md", 0, 0, "the home page is missing; restore it")
    identifier = addresses.id_from_address(address)
    of_record = f"if its id has changed, add to the record: formerly: [{identifier}]; otherwise"
    if anchor and history.is_markdown_page(page):
        add = f"name the anchor that replaces it in the front matter: formerly: {{{anchor}:"
        message = f"{problem}; {of_record if identifier else ''} {add} the-anchor-now}}"
        return Problem(history.markdown_pages[page].file, 1, 1, " ".join(message.split()))
    name = identifier or anchor or page.strip("/").replace("/", "-")
    unused = f"{name}-then" if name in history.corpus.records else name
    note = f"id: {unused}, address: '{address}', date: '{today}', why: …"
    remedy = of_record
    if not identifier:
        remedy = "restore it, or"
        new = (address_ for address_ in history.markdown_pages if address_ not in history.ledger)
        note += "".join(f", page: {suggestion}" for suggestion in closest_names(address, new))
    file = data / "withdrawn.yml"
    lines = file.read_text("utf-8").count("\n") if file.exists() else 0
    message = f"{problem}; {remedy} add here: - {{{note}}}"
    return Problem(f"{data.name}/{file.name}", lines + 1, 1, message)
