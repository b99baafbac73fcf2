"""The bibliography: every work by class of evidence, each with everything that rests on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.pages.page import Page, make
from chronicle.record.models import EVIDENCE, Correction, Question, Record, Work
from chronicle.views import common as views

HEADINGS = {
    "archive": "Contemporary documents",
    "official-history": "Official histories",
    "state-media": "State media and published speeches",
    "press": "Press",
    "memoir": "Memoirs",
    "testimony": "Testimony",
    "scholarship": "Scholarship",
    "fiction": "Novels and films",
    "site-visit": "Site visits",
    "reference": "Works of reference",
}
MARKUP = re.compile(r"<[^>]+>|[“”‘’\[\]]")


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    corpus = book.corpus
    groups = []
    for evidence in EVIDENCE:
        works = sorted(
            (work for work in corpus.of(Work) if work.evidence == evidence and not work.is_paper),
            key=lambda work: sort_key(book.formatted[work.id].entry),
        )
        if works:
            groups.append((evidence, HEADINGS[evidence], [_row(work, corpus) for work in works]))
    yield make(
        book,
        addresses.BIBLIOGRAPHY,
        "bibliography.html",
        "Sources",
        "Every work that is cited, by class of evidence, with everything on the site that rests on it.",
        papers=[_row(paper, corpus) for paper in views.papers(corpus)],
        total=sum(len(works) for _, _, works in groups),
        groups=groups,
    )


def _row(work: Work, corpus: Corpus) -> tuple[Work, list[tuple[Record, list[str]]], list[Correction], list[Question]]:
    """A work with what rests on it, the slips that touch it and the questions that concern it."""
    return work, views.resting(work, corpus), views.corrections(work, corpus), views.questions(work, corpus)


def sort_key(entry: str) -> str:
    """An entry as it is sorted: without markup, marks over letters or capitals."""
    plain = unicodedata.normalize("NFKD", MARKUP.sub("", entry))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
