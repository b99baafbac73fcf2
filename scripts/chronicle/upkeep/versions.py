"""The next version: its number, and its entry from what has changed."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from chronicle.book import Book
from chronicle.record import introspection
from chronicle.record.amounts import counted, in_series
from chronicle.record.models import Change
from chronicle.record.models.editorial import version_order
from chronicle.record.models.fields import VERSION
from chronicle.upkeep import RefusalError
from chronicle.upkeep.drafts import Draft
from chronicle.upkeep.history import CHANGES, Since, since
from chronicle.upkeep.typed import WIDTH, DataFile


def following(book: Book, today: dt.date) -> str:
    """The version that comes next."""
    year, month, number = book.edition.order if book.edition else (0, 0, 0)
    same = (year, month) >= (today.year, today.month)
    return f"{year}.{month}.{number + 1}" if same else f"{today.year}.{today.month}.0"


def is_entered(book: Book, version: str, today: dt.date) -> bool:
    """Whether a version has an entry already. Raises RefusalError where it can be none."""
    if not re.fullmatch(VERSION, version):
        raise RefusalError(
            f"“{version}” is no version; "
            f"write year, month and number, such as {following(book, today)}"
        )
    if book.edition and version_order(version) < book.edition.order:
        raise RefusalError(
            f"{version} is lower than {book.version}, the last version; "
            f"the next is {following(book, today)}"
        )
    return version == book.version


def words(book: Book, changes: Since) -> str:
    """What has changed, in a sentence: 2 events and 1 claim were added."""
    parts = []
    for group, ids in changes.groups.items():
        kinds = Counter(book.corpus[name].kind_ for name in ids)
        counts = [_counted(number, kind) for kind, number in kinds.items()]
        if group == "withdrawn" and ids:
            counts = [counted(len(ids), "record")]
        if counts:
            parts.append(f"{in_series(counts)} {'was' if len(ids) == 1 else 'were'} {group}")
    if pages := changes.pages:
        parts.append(f"{counted(len(pages), 'page')} {'was' if len(pages) == 1 else 'were'} edited")
    return f"{'; '.join(parts)}."


def with_entry(book: Book, root: Path, version: str, today: dt.date, to_do: str = "") -> Draft:
    """The project with an entry for a version, made from what git says has changed.

    `to_do` stands before its sentence: no check passes `TO_DO` until a person has written another.
    """
    file = DataFile.at(root / CHANGES, Change)
    file.append(list(_entry(book, since(book, root), version, today, to_do)))
    note = f"Say in {CHANGES} what changed, in place of {to_do} and what follows it"
    return Draft(root, {CHANGES: file.changed}, (note,) if to_do else ())


def _entry(
    book: Book, changes: Since | None, version: str, today: dt.date, to_do: str
) -> Iterator[str]:
    sentence = words(book, changes) if changes else "Something changed."
    yield f"- id: version-{version.replace('.', '-')}"
    yield f"  version: {version}"
    yield f"  date: '{today}'"
    yield "  what: >-"
    yield from _wrapped(f"{to_do} {sentence}".strip(), 4)
    if touches := list(_touches(book, changes) if changes else ()):
        yield from ("  touches:", "    [", *touches, "    ]")
    if changes and changes.pages:
        yield from ("  pages:", "    [", *_wrapped(f"{', '.join(changes.pages)},", 6), "    ]")


def _touches(book: Book, changes: Since) -> Iterator[str]:
    """What changed, by what became of it and by kind, of those kinds that an entry can name."""
    refers = introspection.refers(introspection.fields(Change)["touches"])
    for group, ids in changes.groups.items():
        by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for name in ids:
            by_kind[book.corpus[name].kind_].append(name)
        for kind, names in by_kind.items():
            if refers and kind in refers.kinds:
                yield f"      # {group}: {_counted(len(names), kind)}"
                yield from _wrapped(f"{', '.join(names)},", 6)


def _counted(number: int, kind: str) -> str:
    noun = kind.replace("-", " ")
    return counted(number, noun, f"{noun[:-1]}ies" if noun.endswith("y") else "")


def _wrapped(text: str, indent: int) -> list[str]:
    blanks = " " * indent
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=blanks,
        subsequent_indent=blanks,
        break_long_words=False,
        break_on_hyphens=False,
    )
