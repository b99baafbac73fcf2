"""The other forms of a name: other spellings, scripts and languages, and who prints them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from chronicle.book import Book
from chronicle.record import languages
from chronicle.record.models import Actor, Name, PlaceRecord, Work
from chronicle.views.page import Link, voice


@dataclass(frozen=True)
class NameView:
    """A form of a name, and the papers that print it.

    `language` is the tag of its language (BCP 47), `und` where it has only a script, empty
    where it has neither; `tag` is the same with the script.
    """

    text: str
    language: str
    tag: str
    printed_in: tuple[Link, ...]


def names(book: Book, record: Actor | PlaceRecord) -> tuple[NameView, ...]:
    """The other forms of a name."""
    return tuple(_name(book, name) for name in record.names)


def native(book: Book, record: Actor | PlaceRecord) -> tuple[NameView, ...]:
    """The first two forms of a name that are not English or a loan, for its heading."""
    forms = (
        _name(book, name)
        for name in record.names
        if name.text != record.name
        and (name.script not in (None, "Latn") or (name.lang and languages.is_foreign(name.text)))
    )
    return tuple(islice(forms, 2))


def _name(book: Book, name: Name) -> NameView:
    language = name.lang or ("und" if name.script else "")
    tag = f"{language}-{name.script}" if name.script and "-" not in language else language
    papers = [book.corpus.get(Work, paper) for paper in name.printed_in]
    printed_in = tuple(voice(book, paper) for paper in papers)
    return NameView(name.text, language, tag, printed_in)
