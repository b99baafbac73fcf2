"""The pages of papers: what the site takes from each, page by page, and its slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.queries import documents, links, ordering, selection
from chronicle.queries.claims import MANY, is_own
from chronicle.queries.documents import DocumentUse
from chronicle.queries.paper_places import (
    PaperPlace,
    PlaceStatement,
    anchors,
    places,
    uses_of,
)
from chronicle.queries.shares import shares
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.lesson import Lesson
from chronicle.records.vocabulary import Property
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.amounts import (
    Figure,
    counted,
    in_series,
)
from chronicle.values.text import Prose, capital

# What the page of every paper has, in the line that describes it.
SUMMARY = "What this site draws from it, page by page, with our corrections and queries."


@dataclass(frozen=True)
class NotesOnText:
    """The corrections of a paper’s text and the queries on it, in its order.

    Those of the copy that was used are not the paper’s.
    """

    readings: Sequence[Correction]
    queries: Sequence[Correction]
    of_copy: Sequence[Correction]

    @property
    def own(self) -> Sequence[Correction]:
        """Those on the text of the paper itself."""
        return [*self.readings, *self.queries]


def notes_on_text(history: History, paper: Work) -> NotesOnText:
    """The corrections of a paper’s text and the queries on it."""
    slips = [slip for slip in history.corpus.of(Correction) if slip.work == paper.id]
    ordered = sorted(slips, key=lambda slip: locators.places(slip.at))
    own = [slip for slip in ordered if not slip.of_copy]
    readings = [slip for slip in own if slip.we_read]
    queries = [slip for slip in own if slip.query]
    of_copy = [slip for slip in ordered if slip.of_copy]
    return NotesOnText(readings=readings, queries=queries, of_copy=of_copy)


class VerdictUses(NamedTuple):
    """The uses of documents on which one verdict was given, and that in words."""

    words: str
    uses: Sequence[DocumentUse]


@dataclass(frozen=True, kw_only=True)
class PaperPage(PageContext):
    """What the page of a paper shows."""

    template = "paper.html"
    style = "paper"

    paper: Work
    """The paper."""
    papers: int
    """How many papers there are."""
    written: Markup
    """What somebody wrote by hand on how it is read; perhaps nothing."""
    parts: list[tuple[str, Markup]]
    """The ways to the parts of the page: what each is about, and how much of it stands there."""
    one_by_one: str
    """What the list of its places is called: `Page by page`."""
    words_of: Callable[[PlaceStatement], Markup]
    """What a statement at a place says; one about the same as that before it goes on from there."""
    attribution: Callable[[Claim], Markup]
    """Who makes a claim and of which date it is, where the page does not say so already."""
    listed_at: Callable[[Claim, PaperPlace], str]
    """The anchor of a claim at a place; empty where it has none there."""
    lines: Mapping[str, Markup]
    """What stands beside each of its places, by the words of that, before it is opened."""
    stands_at: Callable[[Correction], str]
    """The anchor of the place that a correction or query is about."""
    unlisted: Callable[[Correction], Sequence[Record]]
    """What a correction or query is about that no place names."""
    body: Sequence[PaperPlace]
    """Its pages or paragraphs, each with what cites it."""
    is_folded: bool
    """Whether its pages or paragraphs are so many that one opens at a time."""
    note_word: str
    """What one of its notes is called."""
    notes: Sequence[PaperPlace]
    """Its notes, each with what cites it."""
    are_notes_folded: bool
    """Whether these are so many that they are folded."""
    named: Sequence[Record]
    """What cites it for a name, or has one that it prints, if no statement above is about it."""
    lessons: Sequence[Lesson]
    """The lessons that cite it, or assign a place of it."""
    counts: Mapping[str, int]
    """How many of its documents were read, and how many of its uses of them compared, in words."""
    parting: Sequence[DocumentUse]
    """The uses from which it parts."""
    verdicts: Sequence[VerdictUses]
    """The other uses, by verdict."""
    noted: NotesOnText
    """The corrections and queries."""
    only: Sequence[Event | Deployment]
    """The dated records that are in no other paper."""
    only_in_words: str
    """How many these are."""


def render_paper(history: History, paper: Work, written: Markup) -> Page:
    """The page of a paper, with what is `written` by hand for it."""
    corpus = history.corpus
    assert paper.locators is not None
    held = documents.uses(history, paper)
    body = []
    notes = []
    listed = set[Record]()
    told = set[str]()
    for place in places(history, paper):
        if place.first.unit == "note":
            notes.append(place)
        else:
            body.append(place)
        listed.update(place.claims, place.others, (corpus[basis.work] for basis in place.works))
        told.update(claim.about for claim in place.claims)
    dated: list[Event | Deployment] = [*corpus.of(Event), *corpus.of(Deployment)]
    only = [entry for entry in dated if selection.is_only_in(corpus, paper, entry)]
    unit = _unit(paper, body)
    context = PaperPage(
        paper=paper,
        papers=len(selection.papers(corpus)),
        written=written,
        one_by_one=f"{unit.capitalize()} by {unit}",
        words_of=partial(_words_of, history),
        attribution=partial(_attribution, history),
        listed_at=partial(_listed_at, paper),
        parts=_parts(history, paper, body, notes, held),
        lines=_lines(history, paper, body),
        stands_at=partial(_stands_at, history, paper),
        unlisted=partial(_unlisted, history, listed),
        body=body,
        is_folded=len(body) > MANY,
        note_word=_note_word(paper),
        notes=notes,
        are_notes_folded=len(notes) > 2 * MANY,
        named=_named(history, paper, told),
        lessons=_lessons(history, paper),
        counts=_counts(held),
        parting=[one for one in held if one.use.verdict not in documents.UNTOLD],
        verdicts=_verdicts(held),
        noted=notes_on_text(history, paper),
        only=ordering.by_date(only),
        only_in_words=_only(history, only),
    )
    return make_page(
        history,
        context,
        address=history.addresses[paper.id],
        title=Prose(paper.title),
        description=" ".join(map(str, paper.argument.paragraphs)) if paper.argument else SUMMARY,
    )


def _parts(
    history: History,
    paper: Work,
    body: Sequence[PaperPlace],
    notes: Sequence[PaperPlace],
    held: Sequence[DocumentUse],
) -> list[tuple[str, Markup]]:
    """The ways to the parts of the page of a paper: what each is about, and how much it has."""
    assert paper.locators is not None
    count = Counter(place.unit for place in paper.locators.places)
    unit = _unit(paper, body)
    length = _way("places", counted(count[unit], unit))
    if notes:
        length += Markup(", ") + _way("notes", counted(count["note"], _note_word(paper)))
    told = [("Length", length)]
    rests = dict(shares(history).papers).get(paper)
    if rests:
        told.append(("Used for", _way("places", counted(rests, "statement"))))
    if held:
        told.append(("Checked", _way("documents", counted(len(documents.seen(held)), "time"))))
    return [*told, ("Its origin", _way("known", "What is known and unknown"))]


def _note_word(paper: Work) -> str:
    """What a note of a paper is called, which is not ours."""
    return "footnote" if paper.locators and paper.locators.footnotes else "note"


def _way(anchor: str, words: str) -> Markup:
    """The way to a part of a page."""
    return Markup('<a href="#{}">{}</a>').format(anchor, words)


def _unit(paper: Work, body: Sequence[PaperPlace]) -> str:
    """What a paper is cited by: of what it has, such as pages and sections, that which is most."""
    assert paper.locators is not None
    cited = (place.first.unit for place in body if place.is_cited)
    units = Counter(unit for unit in cited if unit != "named")
    units[paper.locators.unit] += 0
    return max(units, key=lambda unit: units[unit])


def _listed_at(paper: Work, claim: Claim, place: PaperPlace) -> str:
    """The anchor of a claim at a place of its paper; empty where it is cited from another."""
    here = links.anchor(place.words)
    for source in claim.sources:
        if source.work == paper.id and links.anchor(source.at) == here:
            return f"{here}.{claim.id}"
    return ""


def _lines(history: History, paper: Work, body: Sequence[PaperPlace]) -> Mapping[str, Markup]:
    """What stands beside each place before it is opened, as the guide of the paper has it.

    Where that has nothing it is what is told there first and no line before it says.
    """
    assert paper.locators is not None
    guided = paper.locators.guided
    told = set[Record]()
    lines = {}
    for place in body:
        given = guided.get(place.first)
        if given is None:
            point = next((one for one in _points(history, paper, place) if one not in told), None)
        elif given.words:
            lines[place.words] = given.words.as_html
            continue
        else:
            point = history.corpus[given.says or ""]
        if point:
            told.add(point)
        lines[place.words] = _line(history, point, is_named=bool(given and given.named))
    return {at: line + _stop(line) for at, line in lines.items()}


def _stop(line: Markup) -> str:
    """The full stop that a line lacks; empty where it lacks none."""
    said = line.striptags().rstrip("”’)")
    return "." if said and said[-1] not in ".?!…" else ""


def _points(history: History, paper: Work, place: PaperPlace) -> Sequence[Record]:
    """What may say the point of a place: its statements, those in words and its own first.

    Then come events that only the paper tells: the name of another may be that of an argument.
    """
    is_only_here = partial(selection.is_only_in, history.corpus, paper)
    events = (record for record in place.others if isinstance(record, Event))
    own = filter(is_only_here, events)
    return [*sorted(place.claims, key=_unfitness), *own]


def _line(history: History, point: Record | None, *, is_named: bool) -> Markup:
    """The statement or event that is the point of a place; empty without any."""
    if isinstance(point, Claim):
        about = links.link(history, history.corpus[point.about])
        return _said(history, point, about.label.as_html, is_named=is_named)
    if point:
        return links.link(history, point).label.as_html
    return Markup("")


def _unfitness(claim: Claim) -> tuple[bool, bool]:
    """How badly a statement stands in a line: one in words comes first, then the paper’s own."""
    return isinstance(claim.value, Figure), not claim.is_own


def _said(history: History, claim: Claim, about: Markup, *, is_named: bool) -> Markup:
    """What a claim says, and who says so if that is not the paper, or it is named.

    A figure says by itself nothing of what it is about: before it stands that, and its property
    where its unit does not tell it. Whose words follow, and whose a figure is, is said in one
    form, so that what stands before a colon is not taken for who speaks.
    """
    whose = ""
    if is_named or not is_own(claim):
        whose = links.voice(history, history.corpus[claim.voice]).label.as_html
    if isinstance(claim.value, Figure):
        property_ = history.corpus.get(Property, claim.property_)
        if not (property_.told_by_unit and claim.unit):
            about += Markup(", {}").format(property_.label.lower())
        after = Markup(" ({})").format(whose) if whose else ""
        return Markup("{}: {}{}").format(about, claim.label.as_html, after)
    words = labels.assertion(claim, history.corpus).as_html
    if whose:
        return Markup("{} says: {}").format(whose, words)
    return words


def _words_of(history: History, statement: PlaceStatement) -> Markup:
    """What a statement at a place says; figures about one thing after another name it once."""
    said = labels.assertion(statement.first, history.corpus).as_html
    if statement.is_continued:
        return Markup("… {}").format(said)
    if statement.about is None:
        return said
    about = links.link(history, history.corpus[statement.about])
    claim = links.link(history, statement.first)
    return Markup("{}. {}").format(about.label.as_html, claim.label.as_html)


def _stands_at(history: History, paper: Work, slip: Correction) -> str:
    """The anchor of the place in a paper that a correction or query is about."""
    return anchors(history, paper).get(locators.places(slip.at)[0], links.anchor(slip.at))


def _unlisted(history: History, listed: Collection[Record], slip: Correction) -> list[Record]:
    """What a correction or query is about that no place of the paper names."""
    seen = (history.corpus[name] for name in slip.see)
    return [record for record in seen if record not in listed]


def _counts(held: Sequence[DocumentUse]) -> dict[str, int]:
    """How many works of a paper were read, and of how many of its uses the passage was."""
    works = len({one.work.id for one in held})
    seen = len(documents.seen(held))
    return {
        "Works that it cites, read whole, in part or in a report": works,
        "Uses of these, compared with what was read": seen,
        "Uses of which the passage was not read": len(held) - seen,
    }


def _verdicts(held: Sequence[DocumentUse]) -> list[VerdictUses]:
    """The uses of documents of which nothing is told but where they are, by verdict."""
    verdicts = []
    for verdict in documents.UNTOLD:
        uses = [one for one in held if documents.counted_as(one.use) == verdict]
        if uses:
            words = capital(documents.WORDS[verdict])
            verdicts.append(VerdictUses(words, uses))
    return verdicts


def _only(history: History, only: Sequence[Event | Deployment]) -> str:
    """How much is in this paper only, in words."""
    settings = history.corpus.settings
    events = sum(isinstance(entry, Event) for entry in only)
    names = settings.deployments
    counts = ((events, "event", "events"), (len(only) - events, names.one, names.many))
    told = in_series([counted(*count) for count in counts if count[0]])
    verb = "is" if len(only) == 1 else "are"
    return f"{told} {verb} in this {settings.papers.one} only."


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


def _named(history: History, paper: Work, told: Collection[str]) -> list[Record]:
    """What cites a paper for a name, or has a name that it prints.

    In the order of the alphabet, without what the statements are about, `told` by id: their links
    lead to its page, but not to what shares a page with others.
    """
    named = [one for one in _citing_alone(history, paper) if not isinstance(one, Lesson)]
    named += history.corpus.linking(Record, paper.id, "names.printed_in")
    others: list[Record] = []
    for record in dict.fromkeys(named):
        if record.id not in told or "#" in record.main_page(history.corpus):
            others.append(record)
    return sorted(others, key=lambda record: ordering.alphabetical(record.label.as_text))


def _lessons(history: History, paper: Work) -> list[Lesson]:
    """The lessons that cite a paper, or assign a place of it, in their order."""
    citing = {*_citing_alone(history, paper)}
    citing.update(history.corpus.linking(Lesson, paper.id, "assign.work"))
    return [lesson for lesson in history.corpus.of(Lesson) if lesson in citing]


def _citing_alone(history: History, paper: Work) -> list[Record]:
    """What cites a paper and makes no statement."""
    citing = []
    for uses in uses_of(history, paper).values():
        citing += [record for record, _ in uses if record.traits_.is_name]
    return citing
