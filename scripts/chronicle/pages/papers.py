"""One page for each paper that the record is drawn from: what the site takes from it, place by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.pages.page import Page, make, place_anchor
from chronicle.record import locators
from chronicle.record.models import Correction, Deployment, Event, Record, Work
from chronicle.views import common as views


def pages(book: Book) -> Iterator[Page]:
    """A page for each paper."""
    corpus = book.corpus
    for paper in views.papers(corpus):
        drawn = _drawn(paper, corpus)
        told = [record for kind in (Event, Deployment) for record in corpus.of(kind)]
        yield make(
            book,
            addresses.paper(paper),
            "paper.html",
            paper.title,
            f"What this site draws from it, place by place, and its slips. {paper.argument or ''}",
            paper=paper,
            total=len({record.id for records in drawn.values() for record in records}),
            only=views.by_date(record for record in told if views.told_by(record) == [paper.id]),
            slips=corpus.linking(Correction, paper.id, "work"),
            places=_rows(paper, drawn),
            named=_only_named(paper, drawn, corpus),
        )


def _only_named(paper: Work, drawn: dict[locators.Place, list[Record]], corpus: Corpus) -> list[Record]:
    """The records of which the paper prints a name, but of which nothing more is drawn from it."""
    known = {record.id for records in drawn.values() for record in records}
    printed = dict.fromkeys(link.source for link in corpus.links_to.get(paper.id, ()) if link.field == "names.printed_in")
    return [corpus[identifier] for identifier in printed if identifier not in known]


def bare(paper: Work, corpus: Corpus) -> list[tuple[str, str]]:
    """The places of a paper on which nothing rests, neighbours together: in words, with the anchor on the paper's page."""
    return [(words, anchor) for words, anchor, records in _rows(paper, _drawn(paper, corpus)) if not records]


def _rows(paper: Work, drawn: dict[locators.Place, list[Record]]) -> list[tuple[str, str, list[Record]]]:
    """A row for each place with what is drawn from it; neighbouring places of which nothing is drawn share a row."""
    rows: list[tuple[str, str, list[Record]]] = []
    for (unit, bare), group in groupby(_places(paper), key=lambda place: (place.unit, not drawn[place])):
        places = list(group)
        if bare and unit != "named":
            rows.append((locators.words(locators.Span(places[0], places[-1])), place_anchor(places[0]), []))
        else:
            rows.extend((str(place), place_anchor(place), drawn[place]) for place in places)
    return rows


def _places(paper: Work) -> Iterator[locators.Place]:
    """Every place that the paper has: pages, paragraphs, named places, then notes."""
    assert paper.locators is not None
    for unit in ("page", "paragraph"):
        if bounds := getattr(paper.locators, unit):
            yield from (locators.Place(unit, number) for number in range(bounds[0], bounds[1] + 1))
    yield from (locators.Place("named", 0, name) for name in paper.locators.named)
    if bounds := paper.locators.note:
        yield from (locators.Place("note", number) for number in range(bounds[0], bounds[1] + 1))


def _drawn(paper: Work, corpus: Corpus) -> defaultdict[locators.Place, list[Record]]:
    """The records that cite each place of the paper."""
    drawn: defaultdict[locators.Place, list[Record]] = defaultdict(list)
    for link in corpus.links_to.get(paper.id, ()):
        record = corpus[link.source]
        if link.field != "sources.work" or isinstance(record, Correction):
            continue
        for source in getattr(record, "sources", ()):
            if source.work == paper.id:
                for place in locators.places(source.at):
                    if record is not next(reversed(drawn[place]), None):  # two of its sources may name one place
                        drawn[place].append(record)
    return drawn
