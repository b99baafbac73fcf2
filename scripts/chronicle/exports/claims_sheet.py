"""Every claim in one sheet: names instead of ids, plain text, nothing to join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.exports import columns, parts, rows
from chronicle.exports.columns import Column
from chronicle.exports.record_json import permalink
from chronicle.exports.rows import Row
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.introspection import fields
from chronicle.record.models import Claim, Question, Record, Source, Work
from chronicle.record.text import Prose

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
        figure = claim.value if isinstance(claim.value, Figure) else None
        yield {
            "claim": claim.id,
            "statement": claim.label.as_text,
            "property": _plain(book.corpus[claim.property_].label),
            "low": figure.low if figure else None,
            "high": figure.high if figure else None,
            "qualifier": figure.qualifier or None if figure else None,
            "unit": _plain(claim.unit),
            **(rows.date("date", claim.date) if claim.date else {}),
            "questions": _joined(
                question.label.as_text
                for question in book.corpus.linking(Question, claim.id, "positions.claims")
            ),
            "note": _plain(claim.note),
            "address": permalink(claim, book),
            **_about(book, book.corpus[claim.about]),
            **_voice(book, book.corpus[claim.voice]),
            **_sources(book, claim.sources),
        }


def _about(book: Book, record: Record) -> Row:
    label = _plain(record.label)
    return {
        "about": label,
        "about_kind": record.kind_,
        "about_address": permalink(record, book),
    }


def _voice(book: Book, voice: Record) -> Row:
    return {
        "voice": _plain(labels.speaker(voice)),
        "voice_evidence": voice.evidence if isinstance(voice, Work) else None,
        "voice_address": permalink(voice, book),
    }


def _sources(book: Book, sources: Iterable[Source]) -> Row:
    """The papers, the places in them and the works that they cite there."""
    papers = [(book.corpus.get(Work, source.work), source) for source in sources]
    bases = [basis for _, source in papers for basis in source.rests_on]
    works = [(book.corpus.get(Work, basis.work), basis.at) for basis in bases]
    return {
        "papers": _joined(labels.paper_name(paper).as_text for paper, _ in papers),
        "places": _joined(
            f"{labels.paper_name(paper).as_text}, {source.at}" for paper, source in papers
        ),
        "papers_address": _joined(permalink(paper, book) for paper, _ in papers),
        "works": _joined(
            ", ".join(filter(None, (labels.compact(work).as_text, at))) for work, at in works
        ),
        "works_evidence": _joined(work.evidence for work, _ in works),
        "works_address": _joined(permalink(work, book) for work, _ in works),
    }


def _plain(text: str | None) -> str | None:
    return Prose(text).as_text if text else None


def _joined(words: Iterable[str | None]) -> str | None:
    """Several things in a cell, each once."""
    return SEVERAL.join(dict.fromkeys(filter(None, words))) or None
