"""Groups of records that pages show together."""

from collections.abc import Collection

from chronicle.corpus import Corpus
from chronicle.history import History, once_per_history
from chronicle.records import (
    BY_NAME,
    Change,
    Claim,
    Correction,
    Deployment,
    Lesson,
    Question,
    Record,
    Work,
    sources_of,
)
from chronicle.story import parts
from chronicle.story.chapters import Chapter
from chronicle.story.parts import Part

FIELDS_RESTING_ON_WORKS = (
    "sources.work",
    "sources.rests_on",
    "relations.sources",
    "life.sources",
    "voice",
)


def papers(corpus: Corpus) -> list[Work]:
    """The papers that the record is drawn from, in the order of the data."""
    return [work for work in corpus.of(Work) if work.is_paper]


@once_per_history
def parts_of_story(history: History, tag: str = "") -> tuple[Part, ...]:
    """The parts of the story in the order of the book, in a language those that it has."""
    found = []
    for english in parts.in_order(history.corpus.settings.book, history.chapters):
        versions = history.alternates.get(english, {"en": english})
        address = versions.get(tag or "en")
        if address and address in history.handwritten:
            found.append(parts.part(address, history.handwritten, history.chapters, english))
    return tuple(found)


def papers_behind(corpus: Corpus, *records: Record) -> list[str]:
    """The ids of the papers that records come from, each once."""
    works = dict.fromkeys(source.work for record in records for source in sources_of(record))
    return [work for work in works if corpus.get(Work, work).is_paper]


def evidence(record: Record, corpus: Corpus) -> list[str]:
    """The classes of evidence that a record rests on, each once.

    They are the classes of what the papers cite for it, or of a paper that cites nothing.
    """
    classes: dict[str, None] = {}
    for source in sources_of(record):
        works = [basis.work for basis in source.rests_on] or [source.work]
        for work in works:
            classes[corpus.get(Work, work).evidence] = None
    return list(classes)


def related(history: History, record: Record, besides: Collection[Record] = ()) -> list[Record]:
    """The records that a record names under `see`, those that name it there, and some journeys.

    The journeys are those with a step that rests on it or on a claim about it. Questions and
    corrections are left out, because pages list them elsewhere, and so are those in `besides`.
    """
    pointed_to = [history.corpus[identifier] for identifier in getattr(record, "see", ())]
    back = history.corpus.linking(Record, record.id, "see")
    journeys: list[Record] = []
    for one in _with_claims(history, record):
        journeys += history.corpus.linking(Record, one.id, "steps.rests_on")
    others = dict.fromkeys([*pointed_to, *back, *journeys])
    return [other for other in others if other.traits_.in_see_also and other not in besides]


def _with_claims(history: History, record: Record) -> tuple[Record, ...]:
    """A record, then the claims about it."""
    return record, *history.corpus.linking(Claim, record.id, "about")


def questions_of(history: History, record: Record) -> list[Question]:
    """The questions that name a record, are named by it, or are answered by a claim about it."""
    corpus = history.corpus
    concerned = [*corpus.linking(Question, record.id, "see")]
    for claim in corpus.linking(Claim, record.id, "about"):
        concerned += corpus.linking(Question, claim.id, "positions.claims")
    for identifier in getattr(record, "see", ()):
        question = corpus.find(Question, identifier)
        if question:
            concerned.append(question)
    return [question for question in dict.fromkeys(concerned) if question.id != record.id]


@once_per_history
def resting_on(history: History, work: Work) -> tuple[Record, ...]:
    """Every record that rests on a work, or in which it speaks."""
    return history.corpus.linking(Record, work.id, *FIELDS_RESTING_ON_WORKS)


def depending_on(history: History, record: Record) -> tuple[Record, ...]:
    """The records that depend on a record."""
    return history.corpus.linking(Record, record.id, "depends_on.witness")


def changes_of(history: History, record: Record) -> tuple[Change, ...]:
    """The changes of a record, of claims about it and of corrections to it."""
    linking = history.corpus.linking
    touched = (*_with_claims(history, record), *linking(Correction, record.id, "work"))
    changes = {change for one in touched for change in linking(Change, one.id, "touches")}
    return tuple(sorted(changes, key=lambda change: change.order))


def corrections_of(history: History, record: Record) -> tuple[Correction, ...]:
    """The corrections and queries that concern a record or a claim about it."""
    found: dict[Correction, None] = {}
    for subject in _with_claims(history, record):
        for correction in history.corpus.linking(Correction, subject.id, "see"):
            found[correction] = None
    return tuple(found)


def kind_name(history: History, kind: str) -> str:
    """The name of a kind for readers: `event`; for a deployment the word of the settings."""
    return kind_names(history, kind)[0]


def kind_names(history: History, kind: str) -> tuple[str, str]:
    """The name of one and of many of a kind for readers; see `kind_name`."""
    if kind == Deployment.kind_:
        noun = history.corpus.settings.deployments
        return noun.one, noun.many
    model = BY_NAME.get(kind)
    if model and model.traits_.names:
        return model.traits_.names
    return kind, f"{kind}s"


@once_per_history
def lessons(history: History) -> dict[Chapter, Lesson]:
    """The lesson of each chapter that has one, in the order of the chapters."""
    by_name = {lesson.chapter: lesson for lesson in history.corpus.of(Lesson)}
    return {one: by_name[one.name] for one in history.chapters if one.name in by_name}
