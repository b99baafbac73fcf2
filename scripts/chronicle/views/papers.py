"""What the page of a paper shows: what the site takes from it, page by page, and its slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.citation import labels
from chronicle.citation.processor import sentence
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.amounts import in_words
from chronicle.record.locators import CitablePlace
from chronicle.record.models import (
    KINDS,
    Claim,
    Correction,
    Deployment,
    Event,
    Question,
    Record,
    Source,
    Work,
)
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_within
from chronicle.views import claims, ordering, record, selection
from chronicle.views.page import Group, Link, PageView, counted_kinds, link, links
from chronicle.views.record import Foot
from chronicle.views.sources import CorrectionView, correction, place_anchor

# What the page of every paper has, in the line that describes it.
SUMMARY = "What this site draws from it, page by page, and its corrections."
# The parts of a record that cite the places of a paper, and the fields by which they do.
CITING = {"sources": "sources.work", "life": "life.sources"}
# Kinds that stand folded: of what a paper has a name rather than a statement.
NAMES = tuple(kind.kind_ for kind in KINDS.values() if kind.traits_.is_name)
# What else a paper has pages for: its notes, what it names, and what only it has.
NOTES, INDEX, ONLY = "notes/", "names/", "only/"
TITLES = {NOTES: "notes", INDEX: "index of names", ONLY: "only in this paper"}
# The records that cite each place of a paper.
Cited = Mapping[CitablePlace, Sequence[Record]]
# A source in a paper, and the places that it names.
SourcePlaces = tuple[Source, tuple[CitablePlace, ...]]


@dataclass(frozen=True)
class Citing:
    """A record that cites a place in a paper.

    A claim has its `voice`, and the `date` of a figure, in words. `beside` leads to the notes that
    it cites together with a page or paragraph, or to the pages and paragraphs that it cites
    together with a note.
    """

    link: Link
    voice: Link | None
    date: str
    beside: tuple[Link, ...]


@dataclass(frozen=True)
class PlaceView:
    """A place in a paper with the records that cite it, or neighbouring places that none cites.

    `opening` has the first words of a paragraph, and `works` what the paper cites in a note.
    """

    anchor: str
    words: str
    opening: str = ""
    works: tuple[Link, ...] = ()
    records: tuple[Citing, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it is one note or more."""
        return self.words.startswith(("n. ", "nn. "))

    @property
    def claims(self) -> tuple[Citing, ...]:
        """The claims."""
        return tuple(citing for citing in self.records if citing.link.kind == "claim")

    @property
    def others(self) -> tuple[Citing, ...]:
        """The records that are neither claims nor names."""
        return tuple(each for each in self.records if each.link.kind not in ("claim", *NAMES))

    @property
    def rest(self) -> tuple[Citing, ...]:
        """The others, without those on whose page one of the claims stands."""
        pages = {claim.link.address.partition("#")[0] for claim in self.claims}
        return tuple(each for each in self.others if each.link.address not in pages)

    @property
    def names(self) -> tuple[Citing, ...]:
        """The actors, places and lines, and the lessons."""
        return tuple(citing for citing in self.records if citing.link.kind in NAMES)

    @property
    def count_of_names(self) -> str:
        """How many names of each kind there are: `2 actors, 1 place`."""
        return counted_kinds(citing.link for citing in self.names)


@dataclass(frozen=True)
class NamedView:
    """What a paper has a name of, and the places in it."""

    link: Link
    places: tuple[Link, ...]


@dataclass(frozen=True)
class PartView(PageView):
    """A further page of a paper: what rests on its notes, what it names, or what only it has.

    `paper` leads to the paper; what the page is not about is empty.
    """

    paper: Link
    notes: tuple[PlaceView, ...] = ()
    names: tuple[Group[NamedView], ...] = ()
    only: tuple[Link, ...] = ()


@dataclass(frozen=True)
class PaperView(PageView):
    """A paper.

    `name` names it in few words, `entry` is its entry in a bibliography, to which `bibliography`
    leads; `comparison` leads to the page that compares the papers, `guide` to its guide. `by_page`
    says whether it is cited by page; `counting` how to count paragraphs where it is not. `total`
    counts the records that cite it; of `only` it is the only source; of `named` it prints a name
    and no more. `dated` are the kinds of records that have a date, in words. `parts` lead to its
    further pages; see the function of that name.
    """

    name: Label
    entry: Label
    evidence: str
    bibliography: Link
    comparison: Link | None
    guide: Link | None
    argument: Prose | None
    note: Prose | None
    unknown: tuple[Prose, ...]
    by_page: bool
    counting: Prose | None
    places: tuple[PlaceView, ...]
    total: int
    named: tuple[Link, ...]
    only: tuple[Link, ...]
    dated: str
    slips: tuple[CorrectionView, ...]
    parts: tuple[Link, ...]
    foot: Foot

    @property
    def body(self) -> tuple[PlaceView, ...]:
        """The places in its text: pages, paragraphs and parts with a name."""
        return tuple(place for place in self.places if not place.is_note)

    @property
    def notes(self) -> tuple[PlaceView, ...]:
        """Its notes."""
        return tuple(place for place in self.places if place.is_note)


def parts(book: Book, paper: Work) -> tuple[Link, ...]:
    """The ways to what rests on its notes, what it names and what only it has; where there is any.

    Their kinds are the ends of the addresses.
    """
    address, cited = book.addresses[paper.id], _cited(book, paper)
    dated = selection.kinds_in_words(book.corpus, Event, Deployment)
    names = (record for records in cited.values() for record in records if record.kind_ in NAMES)
    ways = (
        (NOTES, "What rests on its notes", any(place.unit == "note" for place in cited)),
        (INDEX, "Index of names", any(names)),
        (ONLY, f"The {dated} that are only in this paper", bool(_only(book, paper))),
    )
    return tuple(Link(f"{address}{end}", Prose(words), end) for end, words, has in ways if has)


def part(book: Book, paper: Work, end: str) -> PartView:
    """A further page of a paper, by the end of its address."""
    paper_view = view(book, paper)
    (way,) = (way for way in paper_view.parts if way.kind == end)
    return PartView(
        address=way.address,
        title=Prose(f"{paper_view.name.as_text}: {TITLES[end]}"),
        description=f"{way.label.as_text}: {paper_view.title}",
        paper=Link(paper_view.address, paper_view.name),
        notes=tuple(note for note in paper_view.notes if note.records) if end == NOTES else (),
        names=tuple(_index(paper_view)) if end == INDEX else (),
        only=paper_view.only if end == ONLY else (),
    )


def _only(book: Book, paper: Work) -> list[Event | Deployment]:
    """What has a date and no other paper as a source."""
    dated: list[Event | Deployment] = [*book.corpus.of(Event), *book.corpus.of(Deployment)]
    return [entry for entry in dated if selection.papers_behind(entry) == [paper.id]]


def _index(paper: PaperView) -> Iterator[Group[NamedView]]:
    """What a paper names, by kind and in the order of the alphabet, with the places."""
    places: defaultdict[Link, list[Link]] = defaultdict(list)
    for place in paper.places:
        for each in place.names:
            way = Link(f"{paper.address}#{place.anchor}", Prose(place.words))
            places[each.link].append(way)
    for kind in NAMES:
        links = [link for link in places if link.kind == kind]
        links.sort(key=lambda link: ordering.alphabetical(link.label.as_text))
        if links:
            named = tuple(NamedView(link, tuple(places[link])) for link in links)
            yield Group(f"{kind}s", Prose(f"{kind}s".capitalize()), named)


@once_a_book
def comparison(book: Book) -> Link | None:
    """The way to the page that compares the papers; None where there is nothing to compare."""
    if len(selection.papers(book.corpus)) < 2 or not book.corpus.of(Question):
        return None
    return Link(addresses.PAPERS, title_of_comparison(book))


def title_of_comparison(book: Book) -> Prose:
    """What the page that compares the papers is called."""
    return Prose(f"The {in_words(len(selection.papers(book.corpus)))} papers compared")


def uncited(book: Book, paper: Work) -> tuple[PlaceView, ...]:
    """The places of a paper that no record cites."""
    return tuple(place for place in view(book, paper).places if not place.records)


@once_a_book
def view(book: Book, paper: Work) -> PaperView:
    """The view of a paper."""
    assert paper.locators is not None
    corpus, address = book.corpus, book.addresses[paper.id]
    cited, name = _cited(book, paper), labels.paper_name(paper)
    guide = f"{address}guide/"
    return PaperView(
        address=address,
        title=Prose(paper.title),
        description=f"{SUMMARY} {paper.argument or ''}",
        name=name,
        entry=Label(Markup(sentence(book.formatted[paper.id].forms["entry"]))),
        evidence=paper.evidence,
        bibliography=Link(f"{addresses.BIBLIOGRAPHY}#{paper.id}", name),
        comparison=comparison(book),
        guide=Link(guide, Prose("What it argues and rests on"))
        if guide in book.handwritten
        else None,
        argument=paper.argument,
        note=paper.note,
        unknown=paper.unknown,
        by_page=paper.locators.page is not None,
        counting=paper.locators.counting,
        places=tuple(_places(book, paper, cited)),
        total=len({entry.id for entries in cited.values() for entry in entries}),
        named=links(book, _only_named(book, paper, cited)),
        only=links(book, ordering.by_date(_only(book, paper))),
        dated=selection.kinds_in_words(book.corpus, Event, Deployment),
        slips=tuple(
            correction(book, slip) for slip in corpus.linking(Correction, paper.id, "work")
        ),
        parts=parts(book, paper),
        foot=record.foot(book, paper),
    )


def _only_named(book: Book, paper: Work, cited: Cited) -> Iterator[Record]:
    """The records of which the paper prints a name, but that do not cite it."""
    citing = {record.id for records in cited.values() for record in records}
    links = book.corpus.links_to.get(paper.id, ())
    printed = dict.fromkeys(link.source for link in links if link.field == "names.printed_in")
    return (book.corpus[identifier] for identifier in printed if identifier not in citing)


def _places(book: Book, paper: Work, cited: Cited) -> Iterator[PlaceView]:
    """Each place with the records that cite it; neighbours that none cites are together."""
    assert paper.locators is not None
    groups = groupby(_all_places(paper), key=lambda place: (place.unit, place in cited))
    for (unit, is_cited), group in groups:
        places = list(group)
        if is_cited or unit == "named":
            for place in places:
                citing = cited.get(place, ())
                yield PlaceView(
                    place_anchor(place),
                    str(place),
                    paper.locators.opening(place),
                    links(book, _works(book, paper, place, citing)),
                    tuple(_citing(book, paper, place, each) for each in citing),
                )
        else:
            span = locators.PlaceRange(places[0], places[-1])
            yield PlaceView(place_anchor(places[0]), locators.words(span))


def _citing(book: Book, paper: Work, place: CitablePlace, record: Record) -> Citing:
    """A record that cites a place, with the notes or the pages that it cites with it."""
    cited = (places for _, places in _sources(book, paper)[record.id] if place in places)
    beside = dict.fromkeys(
        other
        for other in chain.from_iterable(cited)
        if (other.unit == "note") != (place.unit == "note")
    )
    address = book.addresses[paper.id]
    claim = claims.claim(book, record) if isinstance(record, Claim) else None
    return Citing(
        link(book, record),
        claim.voice if claim else None,
        claim.date if claim and claim.figure else "",
        tuple(Link(f"{address}#{place_anchor(each)}", Prose(str(each))) for each in beside),
    )


def _works(book: Book, paper: Work, note: CitablePlace, citing: Iterable[Record]) -> Iterator[Work]:
    """The works that a paper cites in a note.

    Of a source that names several notes it is not known in which the paper cites its works.
    """
    ids: dict[str, None] = {}
    for source, places in chain.from_iterable(_sources(book, paper)[each.id] for each in citing):
        if [place for place in places if place.unit == "note"] == [note]:
            ids.update(dict.fromkeys(basis.work for basis in source.rests_on))
    yield from (book.corpus.get(Work, work) for work in ids)


@once_a_book
def _sources(book: Book, paper: Work) -> Mapping[str, Sequence[SourcePlaces]]:
    """The sources in a paper of each record that cites it, by its id."""
    naming = book.corpus.links_to.get(paper.id, ())
    citing = dict.fromkeys(each.source for each in naming if each.field in CITING.values())
    return {
        identifier: [
            (source, locators.places(source.at))
            for path, source in sources_within(book.corpus[identifier])
            if path[0] in CITING and source.work == paper.id
        ]
        for identifier in citing
    }


def _all_places(paper: Work) -> Iterator[CitablePlace]:
    """Every place that a paper has: pages, paragraphs, places with a name, then notes."""
    assert paper.locators is not None
    for unit in ("page", "paragraph", "named", "note"):
        if unit == "named":
            yield from (CitablePlace("named", 0, name) for name in paper.locators.named)
        elif bounds := getattr(paper.locators, unit):
            yield from (CitablePlace(unit, number) for number in range(bounds[0], bounds[1] + 1))


@once_a_book
def _cited(book: Book, paper: Work) -> Cited:
    cited: defaultdict[CitablePlace, list[Record]] = defaultdict(list)
    for identifier, sources in _sources(book, paper).items():
        # Two of its sources may name one place.
        for place in dict.fromkeys(chain.from_iterable(places for _, places in sources)):
            cited[place].append(book.corpus[identifier])
    return cited
