"""Every claim in one sheet: names instead of ids, plain text, nothing to join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.exports import columns, parts, rows
from chronicle.exports.record_json import permalink
from chronicle.exports.rows import Row
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.introspection import fields
from chronicle.record.models import Claim
from chronicle.record.text import Prose
from chronicle.views import claims as views
from chronicle.views.data import Column
from chronicle.views.sources import SourceView

# Between several things in a cell.
SEVERAL = "; "
_MEANING = {name: field.description or "" for name, field in fields(Claim).items()}
COLUMNS = (
    Column("claim", "The claim, as the other tables name it.", refers="claims.id", required=True),
    Column("statement", "What is claimed: a figure with what it counts, or words.", required=True),
    Column("property", _MEANING["property"], required=True),
    Column("about", _MEANING["about"], required=True),
    Column("about_kind", "The kind of that record.", required=True),
    Column("low", parts.FIGURE["low"], "number", "see unit"),
    Column("high", parts.FIGURE["high"], "number", "see unit"),
    Column("qualifier", parts.FIGURE["qualifier"], options=tuple(QUALIFIERS)),
    Column("unit", _MEANING["unit"]),
    *columns.date("date", _MEANING["date"]),
    Column("voice", _MEANING["voice"], required=True),
    Column("voice_evidence", "Class of evidence of the voice, where it is a work."),
    Column("papers", "The papers that it comes from.", required=True),
    Column("places", "The same with the places in them.", required=True),
    Column("works", "The works that the papers cite there; empty where they cite none."),
    Column("works_evidence", "The classes of evidence of these works."),
    Column("questions", "The questions that it answers."),
    Column("note", _MEANING["note"]),
    Column("address", "Permanent address of the claim.", required=True),
    Column("about_address", "Permanent address of what it is about.", required=True),
    Column("voice_address", "Permanent address of the voice.", required=True),
    Column("papers_address", "Permanent addresses of the papers.", required=True),
    Column("works_address", "Permanent addresses of the works."),
)


def claims(book: Book) -> Iterator[Row]:
    """A row a claim."""
    for claim in book.corpus.of(Claim):
        view, about = views.claim(book, claim), book.corpus[claim.about]
        voice = book.corpus[claim.voice]
        yield {
            "claim": claim.id,
            "statement": claim.label.as_text,
            "property": view.named.as_text,
            "unit": _plain(claim.unit),
            "about": _plain(about.label),
            "about_kind": about.kind_,
            "about_address": permalink(about, book),
            "voice": _plain(labels.speaker(voice)),
            "voice_evidence": view.evidence or None,
            "voice_address": permalink(voice, book),
            "questions": _joined(question.label.as_text for question in view.questions),
            "note": _plain(claim.note),
            **(rows.figure(claim.value) if isinstance(claim.value, Figure) else {}),
            **(rows.date("date", claim.date) if claim.date else {}),
            "address": permalink(claim, book),
            **_sources(book, view.sources),
        }


def _sources(book: Book, sources: Sequence[SourceView]) -> Row:
    """The papers, the places in them and the works that they cite there."""
    bases = [basis for source in sources for basis in source.rests_on]
    named = (f"{basis.compact.as_text}, {basis.at}".removesuffix(", ") for basis in bases)
    papers = (source.place.address.partition("#")[0] for source in sources)
    return {
        "papers": _joined(source.paper.as_text for source in sources),
        "places": _joined(source.place.label.as_text for source in sources),
        "papers_address": _joined(f"{book.site.url}{address}" for address in papers),
        "works": _joined(named),
        "works_evidence": _joined(basis.evidence for basis in bases),
        "works_address": _joined(f"{book.site.url}{basis.link.address}" for basis in bases),
    }


def _plain(text: str | None) -> str | None:
    return Prose(text).as_text if text else None


def _joined(words: Iterable[str | None]) -> str | None:
    """Several things in a cell, each once."""
    return SEVERAL.join(dict.fromkeys(filter(None, words))) or None
