"""What pages share: ways to records, the names of these, and what is told of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.record import languages
from chronicle.record.amounts import counted_by_noun
from chronicle.record.models import (
    Actor,
    Change,
    Claim,
    Correction,
    Deployment,
    Name,
    PlaceRecord,
    Record,
    Work,
)
from chronicle.record.text import Label, Prose
from chronicle.views import selection


@dataclass(frozen=True)
class PageListing:
    """A page as others list it: its address, and its title and description in plain text."""

    address: str
    title: str
    description: str


@dataclass(frozen=True)
class Link:
    """A way to something on the site: its address from the root, words, what kind of record."""

    address: str
    label: Prose | Label
    kind: str = ""


def place_name(history: History, paper: str, at: str) -> Label:
    """A place in a paper, given by its id: `Holm, p. 25`."""
    name = labels.paper_name(history.corpus.get(Work, paper), history.corpus)
    return Label(Markup("{}, {}").format(name.as_html, at))


def link(history: History, record: Record, label: str | Label | None = None) -> Link:
    """The link to a record by its label or another.

    A claim is named with its property, a work in few words, a paper by its authors, a slip by the
    paper and the place.
    """
    words: Prose | Label
    if label is not None:
        words = Prose(label) if isinstance(label, str) else label
    elif isinstance(record, Work):
        name = labels.paper_name if record.is_paper else labels.short_name
        words = name(record, history.corpus)
    elif isinstance(record, Correction):
        words = place_name(history, record.work, record.at)
    elif isinstance(record, Claim):
        words = Prose("{}: {}").format(history.corpus[record.property_].label, record.label)
    else:
        words = record.label
    return Link(home(history, record), words, record.kind_)


def home(history: History, record: Record) -> str:
    """Where a reader finds most about a record: of a work its own page, if it has one."""
    if isinstance(record, Work) and selection.dependents(history, record):
        return addresses.rests_on(record)
    return history.addresses[record.id]


def handwritten_link(history: History, address: str) -> Link:
    """The link to a page written by hand, by its title if there is such a page."""
    page = history.handwritten.get(address)
    return Link(address, Prose(page.title if page else address))


def voice(history: History, record: Record) -> Link:
    """Who asserts something: an actor, a paper by its author, another work as one that speaks."""
    if not isinstance(record, Work):
        return link(history, record)
    name = labels.paper_name if record.is_paper else labels.voice_name
    return link(history, record, name(record, history.corpus))


def counted_kinds(history: History, kinds: Iterable[str]) -> str:
    """How many there are of each kind: `2 actors, 1 place`."""
    called = {Deployment.kind_: history.corpus.settings.deployments.one}
    return counted_by_noun(Counter(called.get(kind, kind) for kind in kinds))


def changes(history: History, record: Record) -> tuple[Change, ...]:
    """The changes of a record, a claim about it or a slip in it, since it was first published."""
    about = history.corpus.linking(Claim, record.id, "about")
    touched = (record, *about, *history.corpus.linking(Correction, record.id, "work"))
    found = {each for one in touched for each in history.corpus.linking(Change, one.id, "touches")}
    return tuple(sorted(found, key=lambda change: change.order))


def chapters(history: History, record: Record) -> tuple[Link, ...]:
    """The chapters that name a record."""
    return tuple(
        Link(
            chapter.address,
            Prose("Chapter {}: {}").format(chapter.number, chapter.title),
            "chapter",
        )
        for chapter in history.chapters_naming.get(record.id, ())
    )


def corrections(history: History, record: Record) -> tuple[Correction, ...]:
    """The slips in the papers that touch a record or a claim about it."""
    touched = (record, *history.corpus.linking(Claim, record.id, "about"))
    slips = (slip for one in touched for slip in history.corpus.linking(Correction, one.id, "see"))
    return tuple(dict.fromkeys(slips))


def own_names(record: Actor | PlaceRecord) -> list[Name]:
    """The forms of a name that a paper prints, in English or in its own language.

    That is the language of the first form that says one; others are what other nations call it.
    """
    stated = (name.language for name in record.names if name.language)
    own = {"", "en", next(stated, "")}
    return [name for name in record.names if name.printed_in or name.language in own]


def native(record: Actor | PlaceRecord) -> tuple[Name, ...]:
    """The first two of these forms that are not English or a loan, for its heading."""
    forms = (
        name
        for name in own_names(record)
        if name.text != record.name
        and (name.script not in (None, "Latn") or (name.lang and languages.is_foreign(name.text)))
    )
    return tuple(islice(forms, 2))
