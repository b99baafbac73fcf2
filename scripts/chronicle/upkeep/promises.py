"""Whether the addresses that were ever published still arrive, and which line is missing if not."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator
from pathlib import Path

from chronicle import build
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.problems import Problem, nearest
from chronicle.record.models import Record, Withdrawn
from chronicle.story.handwritten import WrittenPage
from chronicle.upkeep.typed import flow

WITHDRAWN = "withdrawn.yml"
# How alike an id is to one that was published before it is taken for the same under another name.
ALIKE = 0.5


def problems(book: Book, data: Path, today: dt.date) -> Iterator[Problem]:
    """Every published address that leads nowhere, and every note at an address that needs none.

    A history that has published nothing has promised nothing. `data` is the directory that
    its records were read from, `today` the date for lines to add.
    """
    if not book.ledger:
        return
    living = build.living(book)
    yield from _needless(book, living)
    lost = set(book.ledger) - build.published(book)
    for address in sorted(lost):
        if lost.isdisjoint(addresses.parents(address)):  # what stood below goes where its page goes
            yield _lost(book, address, data, today)


def _needless(book: Book, living: set[str]) -> Iterator[Problem]:
    """Notes of what was never published, or is still there."""
    ids = {addresses.identifier(address) for address in book.ledger}
    for record in book.corpus.records.values():
        entry = book.corpus.entries[record.id]
        for index, former in enumerate(record.formerly):
            if former.id not in ids:
                close = nearest(former.id, ids)
                yield entry.problem(
                    ("formerly", index, "id"),
                    f"nothing with the id “{former.id}” was published; remove this line{close}",
                )
        if isinstance(record, Withdrawn):
            page, _, anchor = record.address.partition("#")
            by_hand = book.handwritten.get(page)
            if record.page and record.page not in living:
                close = nearest(record.page, living)
                better = "name where it is now, or remove this line"
                yield entry.problem(("page",), f"there is no page /{record.page}; {better}{close}")
            if record.address in living:
                message = f"/{record.address} is still there; remove this record, or what is there"
                yield entry.problem(("address",), message)
            elif by_hand and anchor:
                message = f"belongs into {by_hand.file}, under formerly: {anchor}: the-anchor-now"
                yield entry.problem(("address",), message)
            elif record.address not in book.ledger:
                close = nearest(record.address, book.ledger)
                yield entry.problem(("address",), f"/{record.address} was never published{close}")


def _lost(book: Book, address: str, data: Path, today: dt.date) -> Problem:
    """The problem that an address leads nowhere, with the line to add, at the place for it."""
    problem = f"/{address} was published and leads nowhere"
    page, _, anchor = address.partition("#")
    if anchor and page in book.handwritten:
        return _lost_anchor(book, page, anchor, problem)
    identifier = addresses.identifier(address)
    if renamed := _renamed(book, address, identifier):
        former = flow({"id": identifier, "date": str(today), "why": "…"})
        return book.corpus.entries[renamed.id].problem(
            ("id",), f"{problem}; if this is what it was, {_add(book, renamed).format(former)}"
        )
    file = data / WITHDRAWN
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    note: dict[str, object] = {
        "id": unused(book, identifier or page.strip("/").replace("/", "-")),
        "address": address,
        "date": str(today),
        "why": "…",
    }
    new = [there for there in book.handwritten if there not in book.ledger]
    if not identifier and (close := difflib.get_close_matches(address, new, 1, ALIKE)):
        note["page"] = close[0]
    message = f"{problem}; bring it back, or add here: - {flow(note)}"
    return Problem(f"{data.name}/{WITHDRAWN}", len(lines) + 1, 1, message)


def _add(book: Book, record: Record) -> str:
    """How to say in which line of a record an id that it had before is entered."""
    marks = book.corpus.entries[record.id].marks
    if record.formerly:
        line = marks["formerly",][0]
        return f"add to formerly, in line {line}: {{}}"
    if marks[()] in (place for path, place in marks.items() if path):
        return "add below its id: formerly: [{}]"
    return "add after its id: , formerly: [{}]"  # a record in one line, between braces


def _lost_anchor(book: Book, page: str, anchor: str, problem: str) -> Problem:
    """The problem that a page written by hand has lost an anchor."""
    by_hand = book.handwritten[page]
    new = [one for one in by_hand.anchors if f"{page}#{one}" not in book.ledger]
    close = difflib.get_close_matches(anchor, sorted(new), 1, 0) or ["the-anchor-now"]
    number, entering = _front_matter(by_hand)
    entered = entering.format(f"{anchor}: {close[0]}")
    return Problem(
        by_hand.file, number, 1, f"{problem}; {entered}, with the anchor that now treats the matter"
    )


def _front_matter(page: WrittenPage) -> tuple[int, str]:
    """The line of a page below which a former anchor is entered, and how to say so."""
    if page.line == 1:
        return 1, "let the page begin with three lines: --- formerly: {{{}}} ---"
    lines = {path: line for path, (line, _) in page.head.marks.items()} if page.head else {}
    if number := lines.get(("formerly",)):
        inside = all(lines["formerly", old] == number for old in page.formerly)
        return number, "add between the braces: {}" if inside else "add below this line: “  {}”"
    return page.line - 2, "add below this line: formerly: {{{}}}"


def _renamed(book: Book, address: str, identifier: str) -> Record | None:
    """The record that an id may have been given to: new, of the same kind, in the same place."""
    if not identifier:
        return None
    new: dict[str, Record] = {}
    for record in book.corpus.records.values():
        homes = () if isinstance(record, Withdrawn) else addresses.homes(record, book.corpus)
        for home in homes:
            name = home.removeprefix(address.partition(identifier)[0]).rstrip("/")
            if name == record.id and home not in book.ledger:
                new[record.id] = record
    alike = difflib.get_close_matches(identifier, new, 1, 0 if len(new) == 1 else ALIKE)
    return new[alike[0]] if alike else None


def unused(book: Book, identifier: str) -> str:
    """An id that no record has, for a note."""
    return f"{identifier}-then" if identifier in book.corpus.records else identifier
