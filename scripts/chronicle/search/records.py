"""The documents of records: one function for each kind that needs more than its texts."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from chronicle.citation import csl, labels
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.queries.related_records import contested_questions, kind_name
from chronicle.records import (
    Actor,
    Claim,
    Correction,
    Event,
    GlossaryTerm,
    Lesson,
    Place,
    Question,
    Record,
    Study,
    Work,
    iter_values,
)
from chronicle.search.documents import (
    BOOSTS,
    MAX_LINE_LENGTH,
    MAX_SENTENCE_LENGTH,
    OtherName,
    SearchDocument,
    add_aliases,
    join_texts,
)
from chronicle.values import Prose, first_sentence, truncate

MAJOR_EVENT_BONUS = 2


def record_search_documents(history: History) -> Iterator[SearchDocument]:
    """Yield the documents of all searchable records."""
    for record in history.corpus.records.values():
        if record.kind_config.is_searchable:
            search_document = record_search_document(record, history)
            yield add_aliases(search_document, history.search_aliases.get(record.id))


@singledispatch
def record_search_document(record: Record, history: History) -> SearchDocument:
    """Return the document of a record of a searchable kind."""
    return make_search_document(history, record)


@record_search_document.register
def _actor_search_document(actor: Actor, history: History) -> SearchDocument:
    """Return the document of an actor, with the kind of actor as its kind."""
    return make_search_document(
        history, actor, kind=history.corpus.settings.actor_kinds[actor.kind].one
    )


@record_search_document.register
def _term_search_document(term: GlossaryTerm, history: History) -> SearchDocument:
    """Return the document of a glossary term."""
    return make_search_document(history, term, kind="glossary")


@record_search_document.register
def _place_search_document(place: Place, history: History) -> SearchDocument:
    """Return the document of a place, found by its kind, country, and the places around it."""
    line = ", ".join(filter(None, (place.kind, place.country)))
    line_shown = line
    if place.note:
        line_shown = first_sentence_of(place.note)
    return make_search_document(
        history,
        place,
        line=line_shown,
        texts=(line, place.note),
        named_ids=history.corpus.containing_place_ids(place),
    )


@record_search_document.register
def _question_search_document(question: Question, history: History) -> SearchDocument:
    """Return the document of a question, found by its answers and its subjects."""
    answers = [position.answer for position in question.positions]
    about = [claim.about for claim in history.corpus.get_each(Claim, question.claims)]
    line = question.answer or f"{len(answers)} answers"
    texts = (question.answer, question.why, *answers, question.assessment, question.settle)
    return make_search_document(
        history,
        question,
        line=line,
        texts=texts,
        named_ids=about,
        exact_words=(question.title,),
    )


@record_search_document.register
def _work_search_document(work: Work, history: History) -> SearchDocument:
    """Return the document of a work, found by its titles, short name and catalogue line."""
    kind = "work"
    titles = list(filter(None, (work.title_en, work.title_short, *work.also)))
    if work.is_paper:
        kind = history.corpus.settings.papers.one
        titles.append(labels.paper_name(work, history.corpus).as_text)
    in_english = [(title, "") for title in titles]
    language = work.language or ""
    if language == "en":
        language = ""
    line = _catalogue_line(work)
    return SearchDocument(
        kind=kind,
        address=work.main_page(history.corpus),
        title=work.title,
        text=_work_text(work),
        subject_text=line,
        language=language,
        line=line,
        date=work.effective_date,
        weight=link_importance(history.corpus, work),
        names=(*in_english, *other_names(work)),
        exact_words=(work.id,),
        boost=BOOSTS["work"],
    )


def _work_text(work: Work) -> str:
    """Return the text of the record about a work, without its titles and catalogue line."""
    says = work.reading.says if work.reading else None
    return join_texts(
        work.note,
        work.argument,
        says,
        *work.unknown,
        work.publisher,
        work.container_title_en,
        *(csl.full_name(person, work.language) for person in work.translator),
    )


def _catalogue_line(work: Work) -> str:
    """Return the author, publication data and class of evidence of a work."""
    people = dict.fromkeys((*work.author, *work.editor))
    components = [
        ", ".join(csl.full_name(person, work.language) for person in people),
        work.container_title,
        work.collection_title,
        work.archive,
        work.archive_location,
        work.volume and f"vol. {work.volume}",
        work.issue and f"no. {work.issue}",
        work.number and f"no. {work.number}",
        work.evidence.replace("-", " "),
    ]
    return " · ".join(dict.fromkeys(filter(None, components)))


@record_search_document.register
def _claim_search_document(claim: Claim, history: History) -> SearchDocument:
    """Return the document of a claim, found by its text and its quotation."""
    names: tuple[OtherName, ...] = ()
    original = ""
    if claim.quoted:
        names = ((claim.quoted.in_english, ""),)
        original = claim.quoted.original
    speaker = labels.speaker_label(history.corpus[claim.voice], history.corpus)
    about = history.corpus[claim.about].label.as_text
    line = " · ".join(dict.fromkeys((speaker, about)))
    return SearchDocument(
        kind="statement",
        address=history.addresses[claim.id],
        title=claim.label,
        text=join_texts(claim.label, original),
        names=names,
        line=line,
        date=claim.date,
        boost=BOOSTS["claim"],
        is_named=False,
    )


@record_search_document.register
def _correction_search_document(correction: Correction, history: History) -> SearchDocument:
    """Return the document of a correction or query, found by printed text and comment."""
    work = history.corpus.get(Work, correction.work)
    paper = labels.paper_name(work, history.corpus).as_text
    text = join_texts(correction.reads, correction.we_read, correction.query, correction.why)
    return SearchDocument(
        kind="correction or query",
        address=history.addresses[correction.id],
        title=correction.reads,
        text=text,
        line=f"{paper}, {correction.at}",
        boost=BOOSTS["passage"],
        is_named=False,
    )


@record_search_document.register
def _study_search_document(study: Study, history: History) -> SearchDocument:
    """Return the document of a study, found by its title, also in English, and by its summary."""
    in_english = study.title_en or study.title
    texts = (study.title, study.title_en, study.container, study.says)
    return make_search_document(
        history,
        study,
        kind="not cited here",
        line=truncate(in_english, MAX_LINE_LENGTH),
        texts=texts,
        named_ids=study.bears_on,
    )


@record_search_document.register
def _lesson_search_document(lesson: Lesson, history: History) -> SearchDocument:
    """Return the document of a lesson, found by its question, its aim, and the word “lesson”."""
    return make_search_document(
        history,
        lesson,
        texts=("lesson", lesson.aim, lesson.exercise.title),
    )


def make_search_document(
    history: History,
    record: Record,
    *,
    kind: str = "",
    line: str = "",
    texts: Iterable[str | None] | None = None,
    named_ids: Iterable[str] = (),
    exact_words: tuple[str, ...] = (),
) -> SearchDocument:
    """Return the document of a record, with its names and its date.

    Arguments:
        history: The history.
        record: The record.
        kind: The displayed kind; by default the name of its kind.
        line: The plain text shown under the title.
        texts: The texts by which the record is found; by default all its texts.
        named_ids: The ids of subjects that are not in the fields named by its `kind_config`.
        exact_words: Words that must be typed in full to match.
    """
    lead = getattr(record, record.kind_config.lead_field, None)
    if lead:
        line = first_sentence_of(lead)
        texts = (lead,)
    elif texts is None:
        texts = (text for _, text in iter_values(Prose, record))
    fields = tuple(getattr(record, name) for name in record.kind_config.subject_fields)
    # A field also contains texts that are not ids, such as roles.
    ids = [text for _, text in iter_values(str, fields) if text in history.corpus.records]
    about = [history.corpus[identifier].label for identifier in (*ids, *named_ids)]
    disputes = contested_questions(history, record) if isinstance(record, Event) else ()
    return SearchDocument(
        kind=kind or kind_name(history, record.record_kind),
        address=history.addresses[record.id],
        title=record.label.as_text,
        text=join_texts(*texts),
        subject_text=join_texts(*about),
        line=line,
        date=getattr(record, "date", None),
        weight=link_importance(history.corpus, record),
        names=tuple(other_names(record)),
        exact_words=exact_words,
        boost=BOOSTS.get(record.record_kind, 1),
        question_addresses=tuple(history.addresses[question.id] for question in disputes),
    )


def first_sentence_of(text: Prose) -> str:
    """Return the first sentence of a text, as shown in a result.

    Titles keep their asterisks, because the script sets them in italics.
    """
    return truncate(first_sentence(text).markup, MAX_SENTENCE_LENGTH)


def other_names(record: Record) -> Iterator[OtherName]:
    """Yield the other names of a record, each with its language or script as a tag."""
    for name in getattr(record, "names", ()):
        language = ""
        if name.lang and name.lang != "en":
            language = name.lang
        elif name.script and name.script != "Latn":
            language = f"und-{name.script}"
        yield name.text, language


def link_importance(corpus: Corpus, record: Record) -> int:
    """Return the bit length of the number of links to a record, plus a bonus for a major event."""
    bonus = MAJOR_EVENT_BONUS if getattr(record, "weight", "") == "major" else 0
    return len(corpus.links_by_target.get(record.id, ())).bit_length() + bonus
