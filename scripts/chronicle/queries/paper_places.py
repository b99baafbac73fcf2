"""The places of a paper, each with what cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.queries import documents, links
from chronicle.records.base import Basis, Record, Source
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction, count_of_each
from chronicle.records.within import sources_within
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.amounts import (
    Figure,
    counted,
)
from chronicle.values.locators import CitablePlace
from chronicle.values.text import Prose

# By each place of a paper, the records that cite it, each with its source there.
Uses = Mapping[CitablePlace, Sequence[tuple[Record, Source]]]


class PlaceStatement(NamedTuple):
    """Claims at a place that say the same of the same.

    `about` is the id of what a figure is about; the statement before it may be about the same, so
    that it `is_continued`.
    """

    claims: tuple[Claim, ...]
    about: str | None
    is_continued: bool

    @property
    def first(self) -> Claim:
        """The claim in whose words they are told."""
        return self.claims[0]

    @property
    def others(self) -> tuple[Claim, ...]:
        """The claims that say the same."""
        return self.claims[1:]


def subject_of_figure(record: Record) -> str | None:
    """The id of what a figure is about, which words alone say themselves; None for all else."""
    if isinstance(record, Claim) and isinstance(record.value, Figure):
        return record.about
    return None


@dataclass(frozen=True)
class PaperPlace:
    """A place in a paper with what cites it, or neighbouring places that nothing cites.

    `first` is the place, or the first of the neighbours; `words` are all of them as a locator.
    A page or paragraph is `cited_with` notes, and the other way round. Of a note `works` are what
    the paper cites in it, and claims and other records only those that cite it without a page or
    paragraph. The others are no names, and not on whose page one of the claims stands. What
    cites several places is listed at the first; `earlier` are those of what cites this one too.
    The `names` are told where nothing else is, and `what` it is where nothing rests on it.
    """

    first: CitablePlace
    words: str
    slips: tuple[Correction, ...] = ()
    cited_with: tuple[CitablePlace, ...] = ()
    works: tuple[Basis, ...] = ()
    claims: tuple[Claim, ...] = ()
    others: tuple[Record, ...] = ()
    names: tuple[Record, ...] = ()
    earlier: tuple[CitablePlace, ...] = ()
    is_cited: bool = False
    what: Prose | None = None

    @property
    def statements(self) -> tuple[PlaceStatement, ...]:
        """Its claims, together those that say the same of the same."""
        alike: dict[tuple[object, ...], list[Claim]] = {}
        for claim in self.claims:
            said = (str(claim.value), claim.unit, claim.about)
            alike.setdefault(said, []).append(claim)

        statements = []
        about_before = None
        for claims in alike.values():
            about = subject_of_figure(claims[0])
            statements.append(PlaceStatement(tuple(claims), about, about == about_before))
            about_before = about
        return tuple(statements)

    @property
    def runs(self) -> list[list[CitablePlace]]:
        """The notes with which it is cited, those whose numbers follow each other together."""
        return locators.runs(self.cited_with, attrgetter("number"))

    @property
    def note_or_notes(self) -> str:
        """The word before these, with the blank after it; empty for none."""
        if not self.cited_with:
            return ""
        if self.cited_with[1:]:
            return "notes "
        return "note "

    @property
    def ends_of_notes(self) -> list[list[CitablePlace]]:
        """The first and the last note of each of these; of a note alone, that."""
        return [[run[0], run[-1]] if run[1:] else run for run in self.runs]

    @property
    def count(self) -> str:
        """How many statements stand here, or else other records, and how many corrections."""
        counts = []
        if self.statements:
            counts.append(counted(len(self.statements), "statement"))
        elif self.others:
            counts.append(counted(len(self.others), "entry", "entries"))
        if self.slips:
            counts.append(count_of_each(self.slips))
        return ", ".join(counts)

    @property
    def nothing(self) -> str:
        """What is said of a place where nothing is listed; empty where something is."""
        if self.claims or self.others or self.earlier:
            return ""
        if self.is_cited:
            return "Names and connections only."
        if self.what:
            return "Nothing rests on it by itself."
        return "Nothing on this site is based on it yet."


@once_per_history
def places(history: History, paper: Work) -> tuple[PaperPlace, ...]:
    """Each place with what cites it; neighbours that nothing cites are together.

    A slip stands at the last place that it names, so in the note where it names one.
    """
    assert paper.locators is not None
    uses = uses_of(history, paper)
    slips = history.corpus.linking(Correction, paper.id, "work")
    wrong = grouped((locators.places(slip.at)[-1], slip) for slip in slips)
    guided = paper.locators.guided
    alone = {*uses, *wrong, *guided}
    for place in paper.locators.places:
        if place.unit == "named":
            alone.add(place)
    # The page of a document leads to where it is used.
    for held in documents.uses(history, paper):
        alone.update(locators.places(held.use.at))

    def row(place: CitablePlace) -> object:
        if place in alone:
            return place
        return place.unit

    rows = []
    for _, group in groupby(paper.locators.places, key=row):
        neighbours = list(group)
        first = neighbours[0]
        given = guided.get(first)
        found = _place(history, neighbours, uses.get(first, ()), wrong.get(first, ()))
        rows.append(replace(found, what=given.words if given else None))
    return tuple(rows)


@once_per_history
def anchors(history: History, paper: Work) -> Mapping[CitablePlace, str]:
    """By each place of a paper the anchor at which the page of the paper has it.

    Neighbours that nothing cites have one anchor.
    """
    by_place = {}
    for row in places(history, paper):
        anchor = links.anchor(row.words)
        for place in locators.places(row.words):
            by_place[place] = anchor
    return by_place


def _place(
    history: History,
    neighbours: Sequence[CitablePlace],
    uses: Sequence[tuple[Record, Source]],
    slips: tuple[Correction, ...],
) -> PaperPlace:
    """A place with what cites it, or neighbours that nothing cites.

    Of a source that names several notes it is not known in which the paper cites its works.
    """
    cited = _CitedHere(neighbours[0])
    for record, source in uses:
        cited.add(record, source)
    claims = []
    rest = []
    names = []
    for record in cited.records:
        if isinstance(record, Claim):
            claims.append(record)
        elif record.traits_.is_name:
            names.append(record)
        else:
            rest.append(record)
    with_claims = {history.addresses[claim.id].partition("#")[0] for claim in claims}
    others = [record for record in rest if history.addresses[record.id] not in with_claims]
    return PaperPlace(
        first=cited.place,
        words=locators.in_ranges(neighbours),
        slips=slips,
        cited_with=tuple(sorted(cited.cited_with)),
        works=cited.telling_works,
        claims=tuple(claims),
        others=tuple(others),
        names=() if claims or others or cited.earlier else tuple(names),
        earlier=tuple(sorted(cited.earlier)),
        is_cited=bool(uses),
    )


class _CitedHere:
    """What cites a place of a paper, as one source after another says it.

    `records` and `works` are in the order in which they come; the records are those that stand
    here, and not at an `earlier` place that their source names.
    """

    def __init__(self, place: CitablePlace) -> None:
        self.place = place
        self.cited_with: set[CitablePlace] = set()
        self.works: dict[Basis, None] = {}
        self.records: dict[Record, None] = {}
        self.earlier: set[CitablePlace] = set()

    def add(self, record: Record, source: Source) -> None:
        """Enter a record whose source names the place."""
        places = locators.places(source.at)
        notes = [place for place in places if place.unit == "note"]
        text = [place for place in places if place.unit != "note"]
        is_note = self.place in notes
        # The text and its notes are cited together: each tells of the other.
        if is_note:
            self.cited_with.update(text)
        else:
            self.cited_with.update(notes)
        if notes == [self.place]:
            self.works |= dict.fromkeys(source.rests_on)
        if is_note and text:
            return  # it stands with the text
        first = places[0]
        if first == self.place:
            self.records[record] = None
        else:
            self.earlier.add(first)

    @property
    def telling_works(self) -> tuple[Basis, ...]:
        """The works, without those for which another source says a place too."""
        uses = Counter(basis.work for basis in self.works)
        return tuple(basis for basis in self.works if basis.at or uses[basis.work] == 1)


def uses_of(history: History, paper: Work) -> Uses:
    """What cites a paper, by its places."""
    return _uses(history).get(paper.id, {})


@once_per_history
def _uses(history: History) -> Mapping[str, Uses]:
    """What cites each work, by its places."""
    works: dict[str, dict[CitablePlace, list[tuple[Record, Source]]]] = {}
    for record in history.corpus.records.values():
        for _, source in sources_within(record):
            uses = works.setdefault(source.work, {})
            for place in dict.fromkeys(locators.places(source.at)):
                uses.setdefault(place, []).append((record, source))
    return works
