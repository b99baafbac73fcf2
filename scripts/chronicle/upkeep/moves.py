"""Records under another id, merged into another, or withdrawn: every file that names them follows.

Nothing is written here: a function returns a draft of the project. It reads files where the record
is named, and changes them by position, so that comments, order and folding stay as typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.messages import with_article
from chronicle.corpus.problems import DataError, nearest
from chronicle.corpus.references import Reference, references
from chronicle.record.models import Change, Claim, Lesson, Record, Withdrawn, Work
from chronicle.record.models.fields import ID
from chronicle.record.text import slug
from chronicle.story import citation_syntax
from chronicle.story.chapters import Chapter
from chronicle.upkeep import DOCS, SETTINGS, RefusalError
from chronicle.upkeep.drafts import Draft
from chronicle.upkeep.project_files import ProjectFiles, droppable, work_key
from chronicle.upkeep.promises import WITHDRAWN, unused

# A link to a record with its words.
LINK = r"\[([^\[\]]*)\]\(id:{}\)"


def rename(book: Book, root: Path, old: str, new: str, why: str, today: dt.date) -> Draft:
    """The project with another id for a record, or another name for a chapter.

    Every reference, link and citation follows, and what was published arrives. Raises RefusalError
    where there is no such record, or where the new id cannot be one.
    """
    if chapter := _chapter(book, old):
        return _rename_chapter(book, root, chapter, new, why, today)
    if old not in book.corpus.records and new in book.corpus.records:
        raise RefusalError(
            f"nothing has the id “{old}”, but “{new}” is there; OLD is the id that it has now, "
            "NEW the one that it is to have"
        )
    record = _record(book, old)
    _refuse_unless_id(new, "an id", "lock-keeper")
    if new in book.corpus.records:
        raise RefusalError(
            f"“{new}” is the id of a record already; choose another, or, "
            f"to make one of both, make merge OLD={old} INTO={new}"
        )
    if taken := [
        one.id for one in book.corpus.records.values() if new in one.ids and one is not record
    ]:
        raise RefusalError(f"“{new}” was the id of “{taken[0]}”, and leads there; choose another")
    files = ProjectFiles(book, root)
    for owner, reference in _naming(book, old):
        files.put(owner, reference.path, new)
    files.put(record, ("id",), new)
    formers = _formers(book, record, today, why)
    before = [former.id for former in record.formerly]
    files.formerly(record, formers, before.index(new) if new in before else None)
    files.rewrite_pages(lambda text: _renamed(text, old, new, isinstance(record, Work)))
    if (home := files.folder(record)) is not None:
        files.move(home, home.with_name(new))
    return files.draft((*_unpublished(old, formers), *files.tests_naming(old)))


def _chapter(book: Book, typed: str) -> Chapter | None:
    """The chapter of a name or a file, if there is one and no record has that id."""
    name = typed.removeprefix(f"{DOCS}/").removeprefix(addresses.CHAPTERS)
    name = name.removesuffix(".md").strip("/")
    named = [one for one in book.chapters if one.name == name]
    return named[0] if named and typed not in book.corpus.records else None


def _rename_chapter(
    book: Book, root: Path, chapter: Chapter, name: str, why: str, today: dt.date
) -> Draft:
    """The project with another name for a chapter: its file, its lesson, and what leads to it."""
    old, new = (Path(DOCS, addresses.CHAPTERS, f"{one}.md") for one in (chapter.name, name))
    _refuse_unless_id(name, "the name of a chapter", "the-lock")
    if (root / new).exists():
        raise RefusalError(f"{new} is there already; choose another name")
    files = ProjectFiles(book, root)
    files.move(old, new)
    beside = re.compile(rf"(\]\((?:\./)?){chapter.name}(?=\.md)")
    inside = f"{DOCS}/{addresses.CHAPTERS}"
    files.rewrite_pages(lambda text: beside.sub(rf"\g<1>{name}", text), inside)
    nav = re.compile(rf"(?<=[ '\"]){addresses.CHAPTERS}{chapter.name}(?=\.md)")
    files.rewrite(SETTINGS, lambda text: nav.sub(f"{addresses.CHAPTERS}{name}", text))
    for lesson in book.corpus.of(Lesson):
        if lesson.chapter == chapter.name:
            files.put(lesson, ("chapter",), name)
    note = {
        "id": unused(book, f"chapter-{chapter.name}"),
        "address": chapter.address,
        "date": str(today),
        "label": chapter.title,
        "why": why,
        "page": f"{addresses.CHAPTERS}{name}/",
    }
    for earlier in book.corpus.of(Withdrawn):
        if earlier.address == note["page"]:  # it has its first name again
            files.remove(earlier)
    notes = [note] if chapter.address in book.ledger else []
    files.append(WITHDRAWN, notes)
    unpublished = _unpublished(chapter.name, notes)
    return files.draft((*unpublished, *files.tests_naming(chapter.name)))


def merge(book: Book, root: Path, old: str, into: str, why: str, today: dt.date) -> Draft:
    """The project without a record, and with another named in its place.

    What the record said goes; its addresses arrive at the other. Raises RefusalError where the two
    are not two of a kind, or pages written by hand belong to the one that goes.
    """
    record, other = _record(book, old), _record(book, into)
    if record is other:
        raise RefusalError(f"“{old}” is named twice; name two records of one kind")
    if type(record) is not type(other):
        first, second = with_article(record.kind_), with_article(other.kind_)
        raise RefusalError(f"“{old}” is {first}, “{into}” {second}; name two records of one kind")
    files = ProjectFiles(book, root)
    files.refuse_pages(record)
    for owner, reference in _naming(book, old):
        if owner is not record:
            files.replace(owner, reference, into)
    entry = book.corpus.entries[old]
    earlier = entry.values.get("formerly", ())
    formers = _formers(book, record, today, why)
    files.formerly(other, [*formers, *earlier])
    files.remove(record)
    files.rewrite_pages(lambda text: _renamed(text, old, into, isinstance(record, Work)))
    place = f"{entry.file}:{entry.marks[()][0]}"
    went = f"What “{old}” said stood at {place} and went; take over what “{into}” lacks"
    return files.draft((went, *files.tests_naming(old)))


def withdraw(
    book: Book, root: Path, identifier: str, why: str, today: dt.date, instead: str | None = None
) -> Draft:
    """The project without a record and the claims about it, and a note at what was published.

    Lists lose it, links become plain text. Raises DataError where it cannot be left out: where it
    is cited, or is all that a field has.
    """
    record = _record(book, identifier)
    if instead and _record(book, instead) is record:
        raise RefusalError(f"INSTEAD names “{instead}” itself; name another, or leave it out")
    claims = [one for one in book.corpus.linking(Claim, identifier, "about") if one is not record]
    removed = {one.id: one for one in (record, *claims)}
    notes = dict(_notes(book, removed, why, today))
    if instead and identifier in notes:
        notes[identifier]["instead"] = instead
    files, problems = ProjectFiles(book, root), []
    files.refuse_pages(record)
    for name in removed:
        for owner, reference in _naming(book, name):
            if owner.id in removed or (isinstance(owner, Change) and name in notes):
                continue
            if path := droppable(owner, reference):
                files.drop(owner, path)
            else:
                message = f"names “{name}”; name something else, or withdraw this first"
                problems.append(book.corpus.entries[owner.id].problem(reference.path, message))
        problems += files.citing(name) if isinstance(removed[name], Work) else ()
        files.rewrite_pages(partial(re.sub, LINK.format(name), r"\1"))
    if problems:
        raise DataError(problems)
    for one in removed.values():
        files.remove(one)
    files.append(WITHDRAWN, notes.values())
    with_it = [f"{one.id}, a claim about it, goes too" for one in claims]
    tests = [note for name in removed for note in files.tests_naming(name)]
    return files.draft((*with_it, *_unpublished(identifier, notes), *tests))


def _record(book: Book, identifier: str) -> Record:
    """The record of an id, if it is one that a person may move. Raises RefusalError if not."""
    if identifier not in book.corpus.records:
        if chapter := _chapter(book, identifier):
            better = (
                f"remove its file, its line in {DOCS}/{addresses.CHAPTERS}index.md and its lesson"
                ", and make check says what to add"
            )
            raise RefusalError(f"“{chapter.name}” is a chapter; {better}")
        for record in book.corpus.records.values():
            if identifier in record.ids:
                raise RefusalError(f"“{identifier}” is now “{record.id}”")
        names = {*book.corpus.records, *(chapter.name for chapter in book.chapters)}
        raise RefusalError(f"nothing has the id “{identifier}”{nearest(identifier, names)}")
    record = book.corpus[identifier]
    if isinstance(record, (Change, Withdrawn)):
        kind = "change" if isinstance(record, Change) else "note of what was withdrawn"
        raise RefusalError(f"“{identifier}” is a {kind}; change it by hand")
    return record


def _refuse_unless_id(typed: str, what: str, example: str) -> None:
    """Raise RefusalError where what is to be an id, or made like one, cannot be."""
    if not re.fullmatch(ID, typed):
        raise RefusalError(
            f"“{typed}” cannot be {what}; "
            f"use small letters, digits and hyphens, such as {slug(typed) or example}"
        )


def _unpublished(name: str, notes: Collection[object]) -> list[str]:
    """What to say where something had no address, so that no note stands at it."""
    return [] if notes else [f"“{name}” was never published: no note is needed"]


def _formers(book: Book, record: Record, today: dt.date, why: str) -> list[dict[str, str]]:
    """The id of a record as one that it had before; none where it was never published."""
    if all(addresses.identifier(address) != record.id for address in book.ledger):
        return []
    return [{"id": record.id, "date": str(today), "label": str(record.label), "why": why}]


def _naming(book: Book, identifier: str) -> Iterator[tuple[Record, Reference]]:
    """Every record that names one, and where."""
    for source in dict.fromkeys(link.source for link in book.corpus.links_to.get(identifier, ())):
        owner = book.corpus[source]
        for reference in references(type(owner), book.corpus.entries[source].values):
            if reference.target == identifier:
                yield owner, reference


def _notes(
    book: Book, removed: Mapping[str, Record], why: str, today: dt.date
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The note of each record that is removed; none where its page goes and covers it."""
    homes = {home for one in removed.values() for home in addresses.homes(one, book.corpus)}
    for record in removed.values():
        published = [one for one in book.ledger if addresses.identifier(one) in record.ids]
        if all(not homes.isdisjoint(addresses.parents(one)) for one in published):
            continue
        typed, here = book.corpus.entries[record.id].values, addresses.address(record, book.corpus)
        note: dict[str, Any] = {
            "id": record.id,
            "formerly": [dict(one) for one in typed.get("formerly", ())],
            "address": here if here in published else published[0],
            "date": str(today),
            "label": str(record.label),
            "why": why,
        }
        yield record.id, {field: value for field, value in note.items() if value}


def _renamed(text: str, old: str, new: str, is_work: bool) -> str:
    """A page written by hand with another id in its links, and where it names a work."""
    text = text.replace(f"](id:{old})", f"](id:{new})")
    if not is_work:
        return text
    text = re.sub(rf"^(paper: *){old}(?=\s*$)", rf"\g<1>{new}", text, count=1, flags=re.MULTILINE)
    return citation_syntax.TYPED.sub(lambda one: work_key(old).sub(new, one[0]), text)
