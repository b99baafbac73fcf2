"""Groups of records that pages show together."""

from collections.abc import Collection

from chronicle.content import narrative
from chronicle.content.chapters import Chapter
from chronicle.content.narrative import NarrativePage
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import (
    MODELS_BY_NAME,
    Change,
    Claim,
    Correction,
    Deployment,
    Lesson,
    Question,
    Record,
    Work,
    record_sources,
)

FIELDS_BASED_ON_WORKS = (
    "sources.work",
    "sources.rests_on",
    "relations.sources",
    "life.sources",
    "voice",
)


def papers_of_record(corpus: Corpus) -> list[Work]:
    """Return the papers that the record is based on, in the order of the data."""
    return [work for work in corpus.of(Work) if work.is_paper]


def narrative_pages(history: History, tag: str) -> tuple[NarrativePage, ...]:
    """Return the chapters and other pages of the narrative in book order, for one language."""
    pages = []
    for english in narrative.addresses_in_order(history.corpus.settings.book, history.chapters):
        versions = history.language_alternates.get(english, {"en": english})
        address = versions.get(tag or "en")
        if address and address in history.markdown_pages:
            pages.append(
                narrative.build_narrative_page(
                    address, history.markdown_pages, history.chapters, english
                )
            )
    return tuple(pages)


def paper_ids(corpus: Corpus, *records: Record) -> list[str]:
    """Return the ids of the papers that records are based on, without duplicates."""
    works = dict.fromkeys(source.work for record in records for source in record_sources(record))
    return [work for work in works if corpus.get(Work, work).is_paper]


def related_records(history: History, record: Record, excluded: Collection[Record]) -> list[Record]:
    """Return the records that a record names in `see`, records that name it in `see`, and journeys.

    A journey is included if one of its steps is based on the record or on a claim about it.
    Questions and corrections are omitted, because pages list them elsewhere, as are records in
    `excluded`.
    """
    pointed_to = [history.corpus[identifier] for identifier in getattr(record, "see", ())]
    back = history.corpus.records_linking_to(Record, record.id, "see")
    journeys: list[Record] = []
    for start in _list_record_and_claims(history, record):
        journeys += history.corpus.records_linking_to(Record, start.id, "steps.rests_on")
    candidates = dict.fromkeys([*pointed_to, *back, *journeys])
    return [
        candidate
        for candidate in candidates
        if candidate.kind_config.is_in_see_also and candidate not in excluded
    ]


def _list_record_and_claims(history: History, record: Record) -> tuple[Record, ...]:
    """Return a record, followed by the claims about it."""
    return record, *history.corpus.records_linking_to(Claim, record.id, "about")


def questions_about(history: History, record: Record) -> list[Question]:
    """Return the questions that concern a record.

    These are the questions that the record links to, that link to the record, or that claims about
    the record answer.
    """
    corpus = history.corpus
    concerned = [*corpus.records_linking_to(Question, record.id, "see")]
    for claim in corpus.records_linking_to(Claim, record.id, "about"):
        concerned += corpus.records_linking_to(Question, claim.id, "positions.claims")
    for identifier in getattr(record, "see", ()):
        question = corpus.find(Question, identifier)
        if question:
            concerned.append(question)
    return [question for question in dict.fromkeys(concerned) if question.id != record.id]


def contested_questions(history: History, record: Record) -> tuple[Question, ...]:
    """Return the questions whose answers give different accounts of a record."""
    return history.corpus.records_linking_to(Question, record.id, "differ_on")


def records_based_on(history: History, work: Work) -> tuple[Record, ...]:
    """Return the records that are based on a work, or name it as their voice."""
    return history.corpus.records_linking_to(Record, work.id, *FIELDS_BASED_ON_WORKS)


def records_depending_on(history: History, record: Record) -> tuple[Record, ...]:
    """Return the records that depend on a record."""
    return history.corpus.records_linking_to(Record, record.id, "depends_on.witness")


def changes_to_record(history: History, record: Record) -> tuple[Change, ...]:
    """Return the changes of a record, of claims about it, and of corrections to it."""
    find_linking = history.corpus.records_linking_to
    concerned_records = (
        *_list_record_and_claims(history, record),
        *find_linking(Correction, record.id, "work"),
    )
    changes = {
        change
        for record_or_claim in concerned_records
        for change in find_linking(Change, record_or_claim.id, "touches")
    }
    return tuple(sorted(changes, key=lambda change: change.sort_key))


def corrections_to_record(history: History, record: Record) -> tuple[Correction, ...]:
    """Return the corrections and queries that concern a record or a claim about it."""
    corrections: list[Correction] = []
    for subject in _list_record_and_claims(history, record):
        corrections += history.corpus.records_linking_to(Correction, subject.id, "see")
    return tuple(dict.fromkeys(corrections))


def kind_name(history: History, kind: str) -> str:
    """Return the display name of a kind: `event`; the settings give the name of deployments."""
    return kind_names(history, kind)[0]


def kind_names(history: History, kind: str) -> tuple[str, str]:
    """Return the singular and plural display names of a kind; see `kind_name`."""
    if kind == Deployment.record_kind:
        noun = history.corpus.settings.deployments
        return noun.one, noun.many
    model = MODELS_BY_NAME.get(kind)
    if model and model.kind_config.reader_names:
        return model.kind_config.reader_names
    return kind, f"{kind}s"


def lessons_by_chapter(history: History) -> dict[Chapter, Lesson]:
    """Return the lesson of each chapter that has one, in chapter order."""
    by_name = {lesson.chapter: lesson for lesson in history.corpus.of(Lesson)}
    return {
        chapter: by_name[chapter.name] for chapter in history.chapters if chapter.name in by_name
    }
