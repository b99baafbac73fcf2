"""A note for every address that went: on the page where it was, or on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from chronicle.corpus import addresses
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, Plan, make_page
from chronicle.history import History
from chronicle.queries import moved, selection
from chronicle.queries.links import Link
from chronicle.queries.moved import Note, Notes
from chronicle.records.actor import Actor
from chronicle.records.base import Record
from chronicle.records.change import Change
from chronicle.records.chart import Chart
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.question import Question
from chronicle.records.work import Work
from chronicle.templates import compact
from chronicle.values.text import Prose, capital


@dataclass(frozen=True)
class Lost:
    """What became of a page or a part of one: its note, its anchors, the changes of its record.

    `page` is where it is told.
    """

    page: str
    note: Note
    anchors: Sequence[str]
    changes: Sequence[Change]

    @property
    def anchor(self) -> str:
        """The anchor at which it stands; empty for a page."""
        return self.anchors[0] if self.anchors else ""

    @property
    def more_anchors(self) -> Sequence[str]:
        """The other anchors that arrive there."""
        return self.anchors[1:]

    @property
    def label(self) -> Prose:
        """What it was called."""
        return self.note.label

    @property
    def why(self) -> Prose | None:
        """Why it went, if a record says so."""
        return self.note.entry.why if self.note.entry else None

    @property
    def mark(self) -> str:
        """When it went; or its anchors, where no record tells."""
        entry = self.note.entry
        if not entry:
            listed = ", ".join(f"#{anchor}" for anchor in self.anchors)
            return f"{listed}:" if listed else ""
        return entry.date.words if entry.date else ""

    @property
    def now(self) -> Link | None:
        """What is in its place, unless the page itself is where this is told with its reason."""
        if self.why and self.note.now and self.note.now.address == self.page:
            return None
        return self.note.now

    @property
    def before_now(self) -> str:
        """What stands before the way to that."""
        return "See instead" if self.note.is_withdrawn else "Now at"


@dataclass(frozen=True, kw_only=True)
class FormerPage(PageContext):
    """What stands at an address that went, or of such addresses on a page."""

    template = "former.html"

    whole: Lost | None
    """What became of the page; None where something else stands there."""
    lost: Sequence[Lost]
    """What became of its parts."""
    called: Prose
    """What the page is called."""
    steps: Sequence[tuple[str, str]]
    """The way to where pages of its kind are listed, if there is such a list."""


def with_notes(plans: Iterable[Plan], history: History) -> Iterator[Plan]:
    """The pages with a note for every address that went, and pages for those that are left."""
    former = dict(moved.by_page(history))
    for plan in plans:
        notes = former.pop(plan.address, None)
        if notes:
            yield Plan(plan.address, partial(_noted, history, plan, notes))
        else:
            yield plan
    for address, notes in former.items():
        if address not in history.handwritten:
            yield Plan(address, partial(_page, history, address, notes, alone=True))


def what_stood_here(history: History, address: str) -> str:
    """The notes for the parts that a page written by hand has lost to others, as HTML."""
    notes = moved.by_page(history).get(address)
    if not notes:
        return ""
    html = _page(history, address, notes, alone=False).body
    return f"\n\n{compact(html)}\n"


def _noted(history: History, plan: Plan, notes: Notes) -> Page:
    """A page, and below it the notes for what stood there."""
    page = plan.render()
    below = _page(history, plan.address, notes, alone=False).body
    body = page.body.rstrip() + below
    return replace(page, body=body)


def _page(history: History, address: str, notes: Notes, *, alone: bool) -> Page:
    """What stood at an address before; `alone` where nothing else stands there any more."""
    first = next(iter(notes))
    description = "Nothing has this address any more"
    if first.entry and first.entry.why:
        description += f": {first.entry.why}"
    else:
        description += "."
    lost = [_lost(history, address, note, anchors) for note, anchors in notes.items()]
    whole = None
    if alone:
        whole, *lost = lost
    context = FormerPage(
        whole=whole, lost=lost, called=first.title, steps=way_to_list(history, address)
    )
    return make_page(
        history,
        context,
        address=address,
        title=first.title,
        description=description,
        is_listed=False,
    )


def _lost(history: History, page: str, note: Note, anchors: Sequence[str]) -> Lost:
    """What became of a page or a part of one."""
    changes: Sequence[Change] = ()
    if note.entry:
        changes = selection.changes(history, note.entry)
    return Lost(page, note, anchors, changes)


def way_to_list(history: History, address: str) -> list[tuple[str, str]]:
    """The way to where pages of the kind at an address are listed, by its first step."""
    settings = history.corpus.settings
    sources = (Work, addresses.BIBLIOGRAPHY, "Sources")
    lists: dict[str, tuple[type[Record], str, str]] = {
        addresses.EVENTS: (Event, addresses.TIMELINE, "Timeline"),
        addresses.ACTORS: (Actor, addresses.ACTORS, settings.actors.as_html),
        addresses.DEPLOYMENTS: (
            Deployment,
            addresses.DEPLOYMENTS,
            capital(settings.deployments.many),
        ),
        addresses.QUESTIONS: (Question, addresses.QUESTIONS, "Questions"),
        addresses.PAPERS: sources,
        addresses.BIBLIOGRAPHY: sources,
        addresses.FIGURES: (Chart, addresses.FIGURES, "Numbers"),
    }
    first_step, _, _ = address.partition("/")
    folder = f"{first_step}/"
    if folder in lists:
        kind, page, words = lists[folder]
        return [(page, words)] if history.corpus.of(kind) else []
    if folder == addresses.CHAPTERS and folder in history.handwritten:
        return [(folder, "Story")]
    if folder == addresses.TEACHING and selection.handouts(history):
        return [(folder, "Teaching")]
    return []
