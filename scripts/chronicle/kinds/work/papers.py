"""The pages of papers: what the site takes from each, page by page, and its slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Basis, Record, Source
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.correction.model import Correction
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.within import sources_within
from chronicle.kinds.work.model import Work
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import documents, links, ordering, selection
from chronicle.queries.claims import is_own
from chronicle.queries.documents import DocumentUse
from chronicle.values import locators
from chronicle.values.amounts import Figure, counted_in_words
from chronicle.values.locators import CitablePlace
from chronicle.values.text import Prose

# What another reading changes, the gravest first.
CONSEQUENCE = ("sense", "figure", "date", "name")
# What the page of every paper has, in the line that describes it.
SUMMARY = "What this site draws from it, page by page, with notes on its text."
# How many uses of documents have a verdict, in words: of one, and of several.
TALLIED = {
    "agrees": ("{} matches the document", "{} match the document"),
    "agrees-report": ("{} matches a report of it", "{} match a report of it"),
    "shortens": ("{} gives part of it", "{} give part of it"),
    "shifts": ("{} reads it differently", "{} read it differently"),
    "differs": ("for {} the document has otherwise",) * 2,
    "not-seen": ("for {} the passage was not seen",) * 2,
}
# By each place of a paper, the records that cite it, each with its source there.
Uses = Mapping[CitablePlace, Sequence[tuple[Record, Source]]]


@dataclass(frozen=True)
class NotesOnText:
    """The notes on the text of a paper, those that change most first.

    Those of the copy that was used are not the paper’s, and are not counted; `proportion` is a
    sentence that says how many there are beside all that the paper has.
    """

    readings: Sequence[Correction]
    queries: Sequence[Correction]
    of_copy: Sequence[Correction]
    proportion: str


def notes_on_text(history: History, paper: Work) -> NotesOnText:
    """The notes on the text of a paper."""
    notes = [note for note in history.corpus.of(Correction) if note.work == paper.id]
    ordered = sorted(notes, key=lambda note: CONSEQUENCE.index(note.changes))
    own = [note for note in ordered if not note.of_copy]
    return NotesOnText(
        readings=[note for note in own if note.we_read],
        queries=[note for note in own if note.query],
        of_copy=[note for note in ordered if note.of_copy],
        proportion=_proportion(len(own), paper),
    )


def _proportion(notes: int, paper: Work) -> str:
    """How many notes a paper has beside all its places, in a sentence."""
    if not notes:
        return "Nothing in the text of the paper itself needs a note."
    unit = "place"
    places: Sequence[CitablePlace] = ()
    if paper.locators:
        unit = paper.locators.unit
        places = [place for place in paper.locators.places if place.unit == unit]
    verb = "has" if notes == 1 else "have"
    noted = f"{counted_in_words(notes, 'place')} {verb} a note"
    return (
        f"Of {counted_in_words(len(places), unit)}, {noted}; what changes neither sense nor "
        "figure, date or name is not listed. The author has not seen these notes; an answer will "
        "be printed with them."
    )


class PlaceStatement(NamedTuple):
    """Claims at a place that say the same of the same.

    `about` is the id of what a figure is about; the statement before it may be about the same, so
    that it `is_continued`.
    """

    claims: tuple[Claim, ...]
    about: str | None
    is_continued: bool


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


@dataclass(frozen=True, kw_only=True)
class PaperPage(PageContext):
    """What the page of a paper shows."""

    template = "paper.html"

    paper: Work
    """The paper."""
    papers: int
    """How many papers there are."""
    attribution: Callable[[Claim], Markup]
    """Who makes a claim and of which date it is, where the page does not say so already."""
    body: Sequence[PaperPlace]
    """Its pages or paragraphs, each with what cites it."""
    notes: Sequence[PaperPlace]
    """Its notes, each with what cites it."""
    listed: Collection[Record]
    """What is listed at one of these places."""
    corrections: Sequence[Correction]
    """The notes on its text at these places."""
    marked: int
    """How many of the dated records of which it is the one source are listed so."""
    named: Sequence[Record]
    """What cites it for a name, or has a name that it prints."""
    held: Sequence[DocumentUse]
    """What it cites and was read, with the verdicts."""
    tally: Mapping[str, int]
    """How many verdicts there are of each kind."""
    tallied: Sequence[str]
    """The same in words, of each kind that there is."""
    rests_on: frozenset[str]
    """The ids of the works that it cites."""
    noted: NotesOnText
    """The notes on its text."""
    only: Sequence[Event | Deployment]
    """The dated records of which it is the one source."""


def render_paper(history: History, paper: Work) -> Page:
    """The page of a paper; `only` are the dated records of which it is the one source."""
    corpus = history.corpus
    held = documents.uses(history, paper)
    tally = documents.tally(held)
    body = []
    notes = []
    listed = set[Record]()
    others = set[Record]()
    for place in places(history, paper):
        if place.first.unit == "note":
            notes.append(place)
        else:
            body.append(place)
        others.update(place.others)
        listed.update(place.claims, place.others)
    dated: list[Event | Deployment] = [*corpus.of(Event), *corpus.of(Deployment)]
    only = [entry for entry in dated if selection.papers_behind(corpus, entry) == [paper.id]]
    return make_page(
        history,
        PaperPage(
            paper=paper,
            papers=len(selection.papers(corpus)),
            attribution=partial(_attribution, history),
            body=body,
            notes=notes,
            listed=listed,
            corrections=corpus.linking(Correction, paper.id, "work"),
            marked=sum(entry in others for entry in only),
            named=_named(history, paper),
            held=held,
            tally=tally,
            tallied=_in_words(tally),
            rests_on=documents.cited(history, paper),
            noted=notes_on_text(history, paper),
            only=ordering.by_date(only),
        ),
        address=history.addresses[paper.id],
        title=Prose(paper.title),
        description=f"{SUMMARY} {paper.argument or ''}",
    )


def _in_words(tally: Mapping[str, int]) -> list[str]:
    """How many verdicts there are of each kind, in words: “3 match the document”."""
    phrases = []
    for verdict, count in tally.items():
        if count:
            of_one, of_several = TALLIED[verdict]
            phrase = of_one if count == 1 else of_several
            phrases.append(phrase.format(count))
    return phrases


def _attribution(history: History, claim: Claim) -> Markup:
    """Who makes a claim, where that is not the paper, and of which date it is, as HTML.

    A figure that is for the whole time of what it is about has no date of its own, nor have words.
    """
    parts = []
    if not is_own(claim):
        voice = links.voice(history, history.corpus[claim.voice])
        parts.append(voice.label.as_html)
    if claim.date and isinstance(claim.value, Figure):
        has_own_date = claim.date != getattr(history.corpus[claim.about], "date", None)
        words = claim.date.words
        is_said = any(part.endswith(words) for part in parts)
        if has_own_date and not is_said:
            parts.append(escape(words))
    return Markup(", ").join(parts)


def _named(history: History, paper: Work) -> list[Record]:
    """What cites a paper for a name, or has a name that it prints, in the order of the alphabet."""
    named: dict[Record, None] = {}
    for uses in _uses(history, paper).values():
        for record, _ in uses:
            if record.traits_.is_name:
                named[record] = None
    for record in history.corpus.linking(Record, paper.id, "names.printed_in"):
        named[record] = None
    return sorted(named, key=lambda record: ordering.alphabetical(record.label.as_text))


@once_per_history
def places(history: History, paper: Work) -> tuple[PaperPlace, ...]:
    """Each place with what cites it; neighbours that nothing cites are together.

    A slip stands at the last place that it names, so in the note where it names one.
    """
    assert paper.locators is not None
    uses = _uses(history, paper)
    slips = history.corpus.linking(Correction, paper.id, "work")
    wrong = grouped((locators.places(slip.at)[-1], slip) for slip in slips)
    alone = {*uses, *wrong}
    for place in paper.locators.places:
        if place.unit == "named":
            alone.add(place)
    # The page of a document leads to where it is used.
    for held in documents.uses(history, paper):
        alone.update(locators.places(held.use.at))

    def row(place: CitablePlace) -> object:
        if place in alone:
            return place
        return place.volume, place.unit

    rows = []
    for _, group in groupby(paper.locators.places, key=row):
        neighbours = list(group)
        first = neighbours[0]
        rows.append(_place(history, neighbours, uses.get(first, ()), wrong.get(first, ())))
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
    for record in cited.records:
        if isinstance(record, Claim):
            claims.append(record)
        elif not record.traits_.is_name:
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


@once_per_history
def _uses(history: History, paper: Work) -> Uses:
    """What cites a paper, by its places."""
    uses: dict[CitablePlace, list[tuple[Record, Source]]] = {}
    for record in history.corpus.records.values():
        for _, source in sources_within(record):
            if source.work != paper.id:
                continue
            for place in dict.fromkeys(locators.places(source.at)):
                uses.setdefault(place, []).append((record, source))
    return uses
