"""The pages of papers: what the site takes from each, page by page, and its slips."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.corpus.corpus import grouped
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.queries import links, ordering, readings, selection
from chronicle.queries.paper_places import PaperPlace, anchors, places, uses_of
from chronicle.queries.readings import ReadingUse
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.lesson import Lesson
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose, capital

# The description of the page of a paper that has no `argument`.
SUMMARY = "What this site draws from it, page by page, with our corrections and queries."


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
    unit: str
    """What its places are called: `page`, `paragraph`."""
    body: Sequence[PaperPlace]
    """Its pages or paragraphs, each with what cites it."""
    lines: Mapping[str, Markup]
    """What each of them is about in a line, by its words."""
    says: Callable[[Claim], Markup]
    """What a claim says, a figure after what it is about."""
    attribution: Callable[[Claim], Markup]
    """Who makes a claim, if not the paper, and of which date a figure is."""
    listed_at: Callable[[Claim, PaperPlace], str]
    """The anchor of a claim at a place; empty where it is cited from another."""
    note_word: str
    """What one of its notes is called."""
    notes: Sequence[PaperPlace]
    """Its notes, each with what cites it."""
    used: Sequence[ReadingUse]
    """Its uses of what was read."""
    counts: Mapping[str, int]
    """How many of its documents were read, and how many of its uses of them compared, in words."""
    parting: Sequence[ReadingUse]
    """The uses in which it departs from what was read."""
    verdicts: Mapping[str, Sequence[ReadingUse]]
    """The other uses, by the verdict in words."""
    corrections: Sequence[Correction]
    """The corrections of its text."""
    queries: Sequence[Correction]
    """The queries on it."""
    of_copy: Sequence[Correction]
    """The corrections of the copy that was used, which are not the paper’s."""
    stands_at: Callable[[Correction], str]
    """The anchor of the place that a correction or query is about."""
    only: Sequence[Event | Deployment]
    """The dated records that are in no other paper."""
    only_in_words: str
    """How many these are of each kind."""
    named: Sequence[Record]
    """What cites it for a name, or has a name that it prints."""
    lessons: Sequence[Lesson]
    """The lessons that cite it, or assign a place of it."""


def render_paper(history: History, paper: Work, written: Markup) -> Page:
    """The page of a paper, with what is `written` by hand for it."""
    corpus = history.corpus
    assert paper.locators is not None
    body = []
    notes = []
    for place in places(history, paper):
        if place.first.unit == "note":
            notes.append(place)
        else:
            body.append(place)
    used = readings.uses(history, paper)
    parting = [one for one in used if one.use.verdict in readings.PARTING]
    others = [one for one in used if one not in parting]
    slips = [slip for slip in corpus.of(Correction) if slip.work == paper.id]
    slips.sort(key=lambda slip: locators.places(slip.at))
    of_text = [slip for slip in slips if not slip.of_copy]
    dated: list[Event | Deployment] = [*corpus.of(Event), *corpus.of(Deployment)]
    only = [entry for entry in dated if selection.is_only_in(corpus, paper, entry)]
    kinds = [entry.kind_ for entry in only]
    note_word = "note"
    if paper.locators.footnotes:
        note_word = "footnote"
    description = SUMMARY
    if paper.argument:
        description = " ".join(map(str, paper.argument.paragraphs))
    context = PaperPage(
        paper=paper,
        papers=len(selection.papers(corpus)),
        written=written,
        unit=paper.locators.unit,
        body=body,
        lines={place.words: _line(history, paper, place) for place in body},
        says=partial(says, history),
        attribution=partial(_attribution, history),
        listed_at=partial(_listed_at, paper),
        note_word=note_word,
        notes=notes,
        used=used,
        counts=_counts(used),
        parting=parting,
        verdicts=grouped((capital(readings.use_words(one.use)), one) for one in others),
        corrections=[slip for slip in of_text if slip.we_read],
        queries=[slip for slip in of_text if slip.query],
        of_copy=[slip for slip in slips if slip.of_copy],
        stands_at=partial(_stands_at, history, paper),
        only=only,
        only_in_words=selection.counted_kinds(history, kinds),
        named=_named(history, paper),
        lessons=_lessons(history, paper),
    )
    return make_page(
        history,
        context,
        address=history.addresses[paper.id],
        title=Prose(paper.title),
        description=description,
    )


def _line(history: History, paper: Work, place: PaperPlace) -> Markup:
    """What a place is about: as the guide of the paper has it, or its first statement or record."""
    assert paper.locators is not None
    guide = paper.locators.guided.get(place.first)
    if guide and guide.words:
        return guide.words.as_html
    told: list[Record] = [*place.claims, *place.others]
    if guide and guide.says:
        told = [history.corpus[guide.says]]
    if not told:
        return Markup("")
    point = told[0]
    if not isinstance(point, Claim):
        return links.link(history, point).label.as_html
    words = says(history, point)
    if point.is_own:
        return words
    return Markup("{} says: {}").format(_voice(history, point), words)


def says(history: History, claim: Claim) -> Markup:
    """What a claim says; a figure stands after what it is about."""
    said = labels.assertion(claim, history.corpus).as_html
    if not isinstance(claim.value, Figure):
        return said
    about = links.link(history, history.corpus[claim.about]).label.as_html
    return Markup("{}: {}").format(about, links.link(history, claim).label.as_html)


def _voice(history: History, claim: Claim) -> Markup:
    return links.voice(history, history.corpus[claim.voice]).label.as_html


def _attribution(history: History, claim: Claim) -> Markup:
    """The voice of a claim, unless it is the paper, and the date of a figure, as HTML."""
    parts = []
    if not claim.is_own:
        parts.append(_voice(history, claim))
    if claim.date and isinstance(claim.value, Figure):
        parts.append(escape(claim.date.words))
    return Markup(", ").join(parts)


def _listed_at(paper: Work, claim: Claim, place: PaperPlace) -> str:
    """The anchor of a claim at a place of its paper; empty where it is cited from another."""
    here = links.anchor(place.words)
    for source in claim.sources:
        if source.work == paper.id and links.anchor(source.at) == here:
            return f"{here}.{claim.id}"
    return ""


def _counts(used: Sequence[ReadingUse]) -> dict[str, int]:
    """How many works that a paper cites were read, and how many of its uses were compared."""
    seen = sum(one.use.verdict != "not-seen" for one in used)
    return {
        "Works that it cites, read whole, in part or in a report": len({one.work for one in used}),
        "Uses of these, compared with what was read": seen,
        "Uses of which the passage was not read": len(used) - seen,
    }


def _stands_at(history: History, paper: Work, slip: Correction) -> str:
    """The anchor of the place in a paper that a correction or query is about."""
    return anchors(history, paper).get(locators.places(slip.at)[0], links.anchor(slip.at))


def _named(history: History, paper: Work) -> list[Record]:
    """Records that cite a paper for a name, or have a name that it prints, by the alphabet."""
    named = [one for one in _citing_alone(history, paper) if not isinstance(one, Lesson)]
    named += history.corpus.linking(Record, paper.id, "names.printed_in")
    return sorted(
        dict.fromkeys(named), key=lambda record: ordering.alphabetical(record.label.as_text)
    )


def _lessons(history: History, paper: Work) -> list[Lesson]:
    """The lessons that cite a paper, or assign a place of it, in their order."""
    citing = {*_citing_alone(history, paper)}
    citing.update(history.corpus.linking(Lesson, paper.id, "assign.work"))
    return [lesson for lesson in history.corpus.of(Lesson) if lesson in citing]


def _citing_alone(history: History, paper: Work) -> list[Record]:
    """Records that cite a paper without a statement."""
    citing = []
    for uses in uses_of(history, paper).values():
        citing += [record for record, _ in uses if record.traits_.is_name]
    return citing
