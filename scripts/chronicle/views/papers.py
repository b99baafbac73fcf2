"""What the page of a paper shows: what the site takes from it, place by place, and its slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.citation.processor import sentence
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.locators import Place
from chronicle.record.models import Correction, Deployment, Event, Record, Work
from chronicle.record.sourced import sources_within
from chronicle.record.text import Prose
from chronicle.views import common, record
from chronicle.views.citations import CiteControl, control
from chronicle.views.page import Label, Link, PageView, links
from chronicle.views.record import Foot
from chronicle.views.sources import CorrectionView, correction, place_anchor

# What the page of every paper has, in the line that describes it.
SUMMARY = "What this site draws from it, place by place, and its slips."
# The parts of a record that cite the places of a paper, and the fields by which they do.
CITING = {"sources": "sources.work", "life": "life.sources"}
# The records that cite each place of a paper.
Cited = Mapping[Place, Sequence[Record]]


@dataclass(frozen=True)
class PlaceView:
    """A place in a paper with the records that cite it, or neighbouring places that none cites."""

    anchor: str
    words: str
    records: tuple[Link, ...]


@dataclass(frozen=True)
class SlipView:
    """A slip in a paper, on whose page it has its address and the way to its citations."""

    slip: CorrectionView
    cite: CiteControl


@dataclass(frozen=True)
class PaperView(PageView):
    """A paper.

    `name` names it in few words, `entry` is its entry in a bibliography, to which `bibliography`
    leads; `guide` leads to its guide. `total` counts the records that cite it; of `only` it is the
    only source; of `named` it prints a name and no more.
    """

    name: Label
    entry: Label
    evidence: str
    bibliography: Link
    guide: Link | None
    argument: Prose | None
    note: Prose | None
    unknown: tuple[Prose, ...]
    places: tuple[PlaceView, ...]
    total: int
    named: tuple[Link, ...]
    only: tuple[Link, ...]
    slips: tuple[SlipView, ...]
    foot: Foot


def papers(book: Book) -> Iterator[PaperView]:
    """The view of every paper, in the order of the data."""
    for paper in common.papers(book.corpus):
        yield view(book, paper)


def uncited(book: Book, paper: Work) -> tuple[PlaceView, ...]:
    """The places of a paper that no record cites."""
    return tuple(place for place in _places(book, paper, _cited(book, paper)) if not place.records)


def view(book: Book, paper: Work) -> PaperView:
    """The view of a paper."""
    corpus, address = book.corpus, book.addresses[paper.id]
    cited, name = _cited(book, paper), Label(labels.paper_name(paper))
    dated: list[Event | Deployment] = [*corpus.of(Event), *corpus.of(Deployment)]
    only = [entry for entry in dated if common.told_by(entry) == [paper.id]]
    guide = f"{address}guide/"
    return PaperView(
        address=address,
        title=Prose(paper.title),
        description=f"{SUMMARY} {paper.argument or ''}",
        name=name,
        entry=Label(Markup(sentence(book.formatted[paper.id].entry))),
        evidence=paper.evidence,
        bibliography=Link(f"{addresses.BIBLIOGRAPHY}#{paper.id}", name),
        guide=Link(guide, Prose("What it argues and rests on")) if guide in book.written else None,
        argument=paper.argument,
        note=paper.note,
        unknown=paper.unknown,
        places=tuple(_places(book, paper, cited)),
        total=len({entry.id for entries in cited.values() for entry in entries}),
        named=links(book, _only_named(book, paper, cited)),
        only=links(book, common.by_date(only)),
        slips=tuple(_slip(book, slip) for slip in corpus.linking(Correction, paper.id, "work")),
        foot=record.foot(book, paper),
    )


def _slip(book: Book, slip: Correction) -> SlipView:
    return SlipView(correction(book, slip), control(book, book.addresses[slip.id]))


def _only_named(book: Book, paper: Work, cited: Cited) -> Iterator[Record]:
    """The records of which the paper prints a name, but that do not cite it."""
    citing = {record.id for records in cited.values() for record in records}
    links = book.corpus.links_to.get(paper.id, ())
    printed = dict.fromkeys(link.source for link in links if link.field == "names.printed_in")
    return (book.corpus[identifier] for identifier in printed if identifier not in citing)


def _places(book: Book, paper: Work, cited: Cited) -> Iterator[PlaceView]:
    """Each place with the records that cite it; neighbours that none cites are together."""
    groups = groupby(_all_places(paper), key=lambda place: (place.unit, place in cited))
    for (unit, is_cited), group in groups:
        places = list(group)
        if is_cited or unit == "named":
            for place in places:
                yield PlaceView(place_anchor(place), str(place), links(book, cited.get(place, ())))
        else:
            span = locators.Span(places[0], places[-1])
            yield PlaceView(place_anchor(places[0]), locators.words(span), ())


def _all_places(paper: Work) -> Iterator[Place]:
    """Every place that a paper has: pages, paragraphs, places with a name, then notes."""
    assert paper.locators is not None
    for unit in ("page", "paragraph", "named", "note"):
        if unit == "named":
            yield from (Place("named", 0, name) for name in paper.locators.named)
        elif bounds := getattr(paper.locators, unit):
            yield from (Place(unit, number) for number in range(bounds[0], bounds[1] + 1))


def _cited(book: Book, paper: Work) -> Cited:
    cited: defaultdict[Place, list[Record]] = defaultdict(list)
    links = book.corpus.links_to.get(paper.id, ())
    fields = CITING.values()
    for identifier in dict.fromkeys(link.source for link in links if link.field in fields):
        record = book.corpus[identifier]
        sources = (source for path, source in sources_within(record) if path[0] in CITING)
        found = (locators.places(source.at) for source in sources if source.work == paper.id)
        # Two of its sources may name one place.
        for place in dict.fromkeys(chain.from_iterable(found)):
            cited[place].append(record)
    return cited
