"""What the page of a paper shows: what the site takes from it, page by page, and its slips."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.amounts import in_words
from chronicle.record.locators import CitablePlace
from chronicle.record.models import (
    KINDS,
    Basis,
    Claim,
    Correction,
    Deployment,
    Event,
    Question,
    Record,
    Source,
    Work,
)
from chronicle.record.text import Prose
from chronicle.record.within import sources_within
from chronicle.views import ordering, selection
from chronicle.views.page import Link, PageView, links
from chronicle.views.sources import place_anchor

# What the page of every paper has, in the line that describes it.
SUMMARY = "What this site draws from it, page by page, and its corrections."
# The parts of a record that cite the places of a paper, and the fields by which they do.
CITING = {"sources": "sources.work", "life": "life.sources"}
# Kinds of which a paper has a name rather than a statement.
NAMES = tuple(kind.kind_ for kind in KINDS.values() if kind.traits_.is_name)
# By each place of a paper, the records that cite it, each with its source there.
Uses = Mapping[CitablePlace, Sequence[tuple[Record, Source]]]


@dataclass(frozen=True)
class PlaceView:
    """A place in a paper with what cites it, or neighbouring places that nothing cites.

    `opening` has the first words of a paragraph; `slips` stand there. `beside` leads from a page or
    paragraph to the notes cited with it, and back. Of a note `works` are what the paper cites in
    it, and claims and other records only those that cite it without a page or paragraph. The
    others are no names, and not on whose page one of the claims stands.
    """

    anchor: str
    words: str
    opening: str = ""
    is_ibid: bool = False
    slips: tuple[Correction, ...] = ()
    beside: tuple[Link, ...] = ()
    works: tuple[Basis, ...] = ()
    claims: tuple[Claim, ...] = ()
    others: tuple[Record, ...] = ()
    is_cited: bool = False

    @property
    def is_note(self) -> bool:
        """Whether it is one note or more."""
        return self.words.startswith(("n. ", "nn. "))


@dataclass(frozen=True)
class PaperView(PageView):
    """A paper.

    `comparison` leads to the page that compares the papers, `guide` to its guide. Of `only` it is
    the only source; `named` are the actors, places and lines that it names, and the lessons that
    use it.
    """

    paper: Work
    comparison: Link | None
    guide: Link | None
    places: tuple[PlaceView, ...]
    named: tuple[Link, ...]
    only: tuple[Link, ...]
    slips: tuple[Correction, ...]


def _only(book: Book, paper: Work) -> list[Event | Deployment]:
    """What has a date and no other paper as a source."""
    dated: list[Event | Deployment] = [*book.corpus.of(Event), *book.corpus.of(Deployment)]
    return [entry for entry in dated if selection.papers_behind(entry) == [paper.id]]


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
    return tuple(place for place in view(book, paper).places if not place.is_cited)


@once_a_book
def view(book: Book, paper: Work) -> PaperView:
    """The view of a paper."""
    address, uses = book.addresses[paper.id], _uses(book, paper)
    guide = f"{address}guide/"
    slips = book.corpus.linking(Correction, paper.id, "work")
    return PaperView(
        address=address,
        title=Prose(paper.title),
        description=f"{SUMMARY} {paper.argument or ''}",
        paper=paper,
        comparison=comparison(book),
        guide=Link(guide, Prose("What it argues and rests on"))
        if guide in book.handwritten
        else None,
        places=tuple(_places(book, paper, uses, slips)),
        named=tuple(_named(book, paper, uses)),
        only=links(book, ordering.by_date(_only(book, paper))),
        slips=slips,
    )


def _named(book: Book, paper: Work, uses: Uses) -> list[Link]:
    """What cites a paper for a name, or has a name that it prints, in the order of the alphabet."""
    citing = (entry for entry, _ in chain.from_iterable(uses.values()) if entry.kind_ in NAMES)
    linking = book.corpus.links_to.get(paper.id, ())
    printed = (book.corpus[one.source] for one in linking if one.field == "names.printed_in")
    named = links(book, dict.fromkeys(chain(citing, printed)))
    return sorted(named, key=lambda one: ordering.alphabetical(one.label.as_text))


def _places(
    book: Book, paper: Work, uses: Uses, slips: Iterable[Correction]
) -> Iterator[PlaceView]:
    """Each place with what cites it; neighbours that nothing cites are together.

    A slip stands at the last place that it names, so in the note where it names one.
    """
    assert paper.locators is not None
    wrong: defaultdict[CitablePlace, list[Correction]] = defaultdict(list)
    for slip in slips:
        wrong[locators.places(slip.at)[-1]].append(slip)
    is_row = {*uses, *wrong, *(CitablePlace("named", 0, name) for name in paper.locators.named)}
    groups = groupby(_all_places(paper), key=lambda place: (place.unit, place in is_row))
    for (_, stands_alone), group in groups:
        places = list(group)
        if stands_alone:
            for place in places:
                yield _place(
                    book=book,
                    paper=paper,
                    place=place,
                    uses=uses.get(place, ()),
                    slips=tuple(wrong[place]),
                )
        else:
            span = locators.PlaceRange(places[0], places[-1])
            yield PlaceView(place_anchor(places[0]), locators.words(span))


def _place(
    book: Book,
    paper: Work,
    place: CitablePlace,
    uses: Sequence[tuple[Record, Source]],
    slips: tuple[Correction, ...],
) -> PlaceView:
    """A place with what cites it.

    Of a source that names several notes it is not known in which the paper cites its works.
    """
    assert paper.locators is not None
    beside: dict[CitablePlace, None] = {}
    works: dict[Basis, None] = {}
    records: dict[Record, None] = {}
    for entry, source in uses:
        named = locators.places(source.at)
        notes = [one for one in named if one.unit == "note"]
        with_it = notes if place not in notes else [one for one in named if one not in notes]
        beside |= dict.fromkeys(with_it)
        if notes == [place]:
            works |= dict.fromkeys(source.rests_on)
        if place not in notes or not with_it:
            records[entry] = None
    address = book.addresses[paper.id]
    said = tuple(entry for entry in records if isinstance(entry, Claim))
    pages = {book.addresses[claim.id].partition("#")[0] for claim in said}
    others = (entry for entry in records if entry.kind_ not in ("claim", *NAMES))
    return PlaceView(
        anchor=place_anchor(place),
        words=str(place),
        opening=paper.locators.opening(place),
        is_ibid=place.unit == "note" and place.number in paper.locators.ibid,
        slips=slips,
        beside=tuple(Link(f"{address}#{place_anchor(one)}", Prose(one)) for one in sorted(beside)),
        works=tuple(one for one in works if one.at or _is_alone(one, works)),
        claims=said,
        others=tuple(one for one in others if book.addresses[one.id] not in pages),
        is_cited=bool(uses),
    )


def _is_alone(basis: Basis, others: Iterable[Basis]) -> bool:
    """Whether no other place in the same work is cited."""
    return all(other == basis or other.work != basis.work for other in others)


def _all_places(paper: Work) -> Iterator[CitablePlace]:
    """Every place that a paper has: pages, paragraphs, places with a name, then notes."""
    assert paper.locators is not None
    for unit in ("page", "paragraph", "named", "note"):
        if unit == "named":
            yield from (CitablePlace("named", 0, name) for name in paper.locators.named)
        elif bounds := getattr(paper.locators, unit):
            yield from (CitablePlace(unit, number) for number in range(bounds[0], bounds[1] + 1))


@once_a_book
def _uses(book: Book, paper: Work) -> Uses:
    """What cites a paper, by its places."""
    naming = book.corpus.links_to.get(paper.id, ())
    citing = dict.fromkeys(each.source for each in naming if each.field in CITING.values())
    uses: defaultdict[CitablePlace, list[tuple[Record, Source]]] = defaultdict(list)
    for entry in (book.corpus[identifier] for identifier in citing):
        for path, source in sources_within(entry):
            if path[0] in CITING and source.work == paper.id:
                for place in dict.fromkeys(locators.places(source.at)):
                    uses[place].append((entry, source))
    return uses
