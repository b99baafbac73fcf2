"""Addresses never break: the ledger of every address ever published, and what stands where a record is no more.

The ledger is a text file, a line an address: a slash and the address from the site's root, a tab, the version that first
had it. Lines are added and never removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.pages.page import Book, Page, make
from chronicle.record.models import Event, Record, Withdrawn

# An explicit anchor on a page written by hand (attr_list of Python-Markdown).
ANCHOR = re.compile(r"\{ ?#(?P<id>[A-Za-z0-9_-]+) ?\}")


@dataclass(frozen=True)
class Gone:
    """An address whose record went: when, why, and the address of what stands in its place, if anything does."""

    address: str
    label: str
    date: str
    why: str
    now: Record | None

    @property
    def title(self) -> str:
        """What a page is called that has nothing else."""
        return f"Moved: {self.now.label}" if self.now else f"Withdrawn: {self.label}"


def gone(corpus: Corpus) -> Iterator[Gone]:
    """Every former id and every withdrawn record, as addresses."""
    for record in corpus.records.values():
        for former in record.formerly:
            old = addresses.address(record.model_copy(update={"id": former.id}), corpus)
            yield from _everywhere(Gone(old, former.id, former.date.words, former.why, record))
        if isinstance(record, Withdrawn):
            instead = corpus[record.instead] if record.instead else None
            yield from _everywhere(Gone(record.address, record.id, record.date.words, record.why, instead))


def _everywhere(found: Gone) -> Iterator[Gone]:
    """An address, and the line in the timeline that an event had besides its page."""
    yield found
    if found.address.startswith("events/"):
        yield replace(found, address=f"{addresses.TIMELINE}#{found.address.split('/')[1]}")


def with_notes(pages: Iterable[Page], book: Book) -> Iterator[Page]:
    """The pages, and on each a note for every address that went from it; a page of its own where the page went."""
    notes: dict[str, list[Gone]] = {}
    for found in gone(book.corpus):
        notes.setdefault(found.address.partition("#")[0], []).append(found)
    for page in pages:
        if found_here := notes.pop(page.address, None):
            note = make(book, page.address, "former.html", "", "", gone=found_here, alone=False)
            page = replace(page, body=page.body.rstrip() + note.body)
        yield page
    for address, found_here in notes.items():
        title = found_here[0].title
        description = f"Nothing has this address any more: {found_here[0].why}"
        yield make(book, address, "former.html", title, description, gone=found_here, alone=True)


def published(book: Book, pages: Iterable[Page], docs: Path) -> set[str]:
    """Every address that a reader can cite: pages, records, and explicit anchors on pages written by hand."""
    found = {page.address for page in pages} | {there for there in book.addresses.values() if "?" not in there}
    found |= {f"{addresses.TIMELINE}#{event.id}" for event in book.corpus.of(Event)}
    found |= {f"{addresses.FIGURES}#{chart.id}" for chart in book.charts} | {f"{addresses.FIGURES}#figures"}
    for path in docs.rglob("*.md"):
        address = addresses.hand_written(path.relative_to(docs).as_posix())
        found.add(address)
        found |= {f"{address}#{match['id']}" for match in ANCHOR.finditer(path.read_text(encoding="utf-8"))}
    return found


def read(ledger: Path) -> dict[str, str]:
    """The ledger as versions by address; in the file an address begins with a slash, the site's root."""
    if not ledger.exists():
        return {}
    lines = ledger.read_text(encoding="utf-8").splitlines()
    return dict(line.removeprefix("/").split("\t") for line in lines if line.startswith("/"))


def publish(ledger: Path, known: set[str], first: str) -> list[str]:
    """Add every address that is not yet in the ledger, under a version. Returns those added; none is ever removed."""
    before = read(ledger)
    added = sorted(known - set(before))
    lines = [f"/{address}\t{since}" for address, since in sorted({**before, **dict.fromkeys(added, first)}.items())]
    head = "# Every address ever published, and the version that first had it. Lines are added by `make publish` and never removed."
    ledger.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return added
