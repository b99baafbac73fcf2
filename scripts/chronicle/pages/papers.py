"""The pages of papers: what the site takes from each, page by page, and its slips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.pages.page import Page, make_page
from chronicle.queries import documents, links, ordering, selection
from chronicle.record import locators
from chronicle.record.locators import CitablePlace
from chronicle.record.models import (
    KINDS,
    Basis,
    Claim,
    Correction,
    Deployment,
    Event,
    Record,
    Source,
    Work,
)
from chronicle.record.text import Prose
from chronicle.record.within import sources_within

# What the page of every paper has, in the line that describes it.
SUMMARY = "What this site draws from it, page by page, and its corrections."
# Kinds of which a paper has a name rather than a statement.
NAMES = tuple(kind.kind_ for kind in KINDS.values() if kind.traits_.is_name)
# By each place of a paper, the records that cite it, each with its source there.
Uses = Mapping[CitablePlace, Sequence[tuple[Record, Source]]]


@dataclass(frozen=True)
class PaperPlace:
    """A place in a paper with what cites it, or neighbouring places that nothing cites.

    `first` is the place, or the first of the neighbours; `words` are all of them as a locator.
    A page or paragraph is `cited_with` notes, and the other way round. Of a note `works` are what
    the paper cites in it, and claims and other records only those that cite it without a page or
    paragraph. The others are no names, and not on whose page one of the claims stands. What
    cites several places is listed at the first; `earlier` are those of what cites this one too.
    """

    first: CitablePlace
    words: str
    slips: tuple[Correction, ...] = ()
    cited_with: tuple[CitablePlace, ...] = ()
    works: tuple[Basis, ...] = ()
    claims: tuple[Claim, ...] = ()
    others: tuple[Record, ...] = ()
    earlier: tuple[CitablePlace, ...] = ()
    is_cited: bool = False

    @property
    def statements(self) -> tuple[tuple[Claim, ...], ...]:
        """Its claims, together those that say the same of the same."""
        alike = grouped(((str(one.value), one.unit, one.about), one) for one in self.claims)
        return tuple(alike.values())


def render_paper(history: History, paper: Work) -> Page:
    """The page of a paper; `only` are the dated records of which it is the one source."""
    held = documents.uses(history, paper)
    dated: list[Event | Deployment] = [*history.corpus.of(Event), *history.corpus.of(Deployment)]
    only = [
        entry for entry in dated if selection.papers_behind(history.corpus, entry) == [paper.id]
    ]
    return make_page(
        history=history,
        template="paper.html",
        address=history.addresses[paper.id],
        title=Prose(paper.title),
        description=f"{SUMMARY} {paper.argument or ''}",
        paper=paper,
        places=places(history, paper),
        named=_named(history, paper),
        held=held,
        tally=documents.tally(held),
        rests_on=documents.cited(history, paper),
        only=ordering.by_date(only),
    )


def _named(history: History, paper: Work) -> list[Record]:
    """What cites a paper for a name, or has a name that it prints, in the order of the alphabet."""
    uses = chain.from_iterable(_uses(history, paper).values())
    citing = (record for record, _ in uses if record.kind_ in NAMES)
    printed = history.corpus.linking(Record, paper.id, "names.printed_in")
    return sorted(
        dict.fromkeys([*citing, *printed]),
        key=lambda record: ordering.alphabetical(record.label.as_text),
    )


@once_per_history
def places(history: History, paper: Work) -> tuple[PaperPlace, ...]:
    """Each place with what cites it; neighbours that nothing cites are together.

    A slip stands at the last place that it names, so in the note where it names one.
    """
    assert paper.locators is not None
    uses = _uses(history, paper)
    slips = history.corpus.linking(Correction, paper.id, "work")
    wrong = grouped((locators.places(slip.at)[-1], slip) for slip in slips)
    # The page of a document leads to where it is used.
    held = (locators.places(each.use.at) for each in documents.uses(history, paper))
    named = (place for place in paper.locators.places if place.unit == "named")
    alone = {*uses, *wrong, *named, *chain.from_iterable(held)}

    def row(place: CitablePlace) -> object:
        return place if place in alone else (place.volume, place.unit)

    rows = ([*group] for _, group in groupby(paper.locators.places, key=row))
    return tuple(
        _place(history, places, uses.get(places[0], ()), wrong.get(places[0], ()))
        for places in rows
    )


@once_per_history
def anchors(history: History, paper: Work) -> Mapping[CitablePlace, str]:
    """By each place of a paper the anchor at which the page of the paper has it.

    Neighbours that nothing cites have one anchor.
    """
    return {
        place: links.anchor(row.words)
        for row in places(history, paper)
        for place in locators.places(row.words)
    }


def _place(
    history: History,
    neighbours: Sequence[CitablePlace],
    uses: Sequence[tuple[Record, Source]],
    slips: tuple[Correction, ...],
) -> PaperPlace:
    """A place with what cites it, or neighbours that nothing cites.

    Of a source that names several notes it is not known in which the paper cites its works.
    """
    place = neighbours[0]
    cited_with: set[CitablePlace] = set()
    works: dict[Basis, None] = {}
    records: dict[Record, None] = {}
    earlier: set[CitablePlace] = set()
    for record, source in uses:
        named = locators.places(source.at)
        notes = [each for each in named if each.unit == "note"]
        with_it = notes if place not in notes else [each for each in named if each not in notes]
        cited_with.update(with_it)
        if notes == [place]:
            works |= dict.fromkeys(source.rests_on)
        if place not in notes or not with_it:
            if named[0] == place:
                records[record] = None
            else:
                earlier.add(named[0])
    cited = [basis.work for basis in works]
    said = tuple(record for record in records if isinstance(record, Claim))
    pages = {history.addresses[claim.id].partition("#")[0] for claim in said}
    others = (record for record in records if record.kind_ not in ("claim", *NAMES))
    return PaperPlace(
        first=place,
        words=locators.in_ranges(neighbours),
        slips=slips,
        cited_with=tuple(sorted(cited_with)),
        works=tuple(basis for basis in works if basis.at or cited.count(basis.work) == 1),
        claims=said,
        others=tuple(record for record in others if history.addresses[record.id] not in pages),
        earlier=tuple(sorted(earlier)),
        is_cited=bool(uses),
    )


@once_per_history
def _uses(history: History, paper: Work) -> Uses:
    """What cites a paper, by its places."""
    return grouped(
        (place, (record, source))
        for record in history.corpus.records.values()
        for _, source in sources_within(record)
        if source.work == paper.id
        for place in dict.fromkeys(locators.places(source.at))
    )
