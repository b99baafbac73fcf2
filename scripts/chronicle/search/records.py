"""The documents of records: a function for each kind that is found by more than its texts."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from chronicle.citation import csl, labels
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import (
    Actor,
    Chart,
    Claim,
    Correction,
    Deployment,
    Event,
    GlossaryTerm,
    Lesson,
    Place,
    Question,
    Record,
    Standing,
    Study,
    Work,
    values_within,
)
from chronicle.search.documents import (
    BOOSTS,
    LINE,
    SENTENCE,
    OtherName,
    SearchDocument,
    join_texts,
    with_sought,
)
from chronicle.values import Prose, cut, first_sentence

STANDS_OUT_WEIGHT = 2


def of_records(history: History) -> Iterator[SearchDocument]:
    """The documents of all records that the search finds."""
    for record in history.corpus.records.values():
        if found := document(record, history):
            yield with_sought(found, history.sought.get(record.id))


@singledispatch
def document(record: Record, history: History) -> SearchDocument | None:
    """The document of a record, or None where its `traits_` say that the search has none."""
    if record.traits_.searchable:
        return record_document(history, record)
    return None


@document.register
def _event(event: Event, history: History) -> SearchDocument:
    """An event by its summary, its actors, its places and its themes."""
    actors = [part.actor for part in event.actors]
    named = (*actors, *event.places, *event.themes)
    return record_document(
        history,
        event,
        summary=event.summary,
        texts=(event.short,),
        named=named,
        stands_out=event.weight == "major",
    )


@document.register
def _actor(actor: Actor, history: History) -> SearchDocument:
    """An actor by who this is, and what it is a part of."""
    return record_document(
        history,
        actor,
        kind=history.corpus.settings.actor_kinds[actor.kind].one,
        summary=actor.description,
        named=actor.part_of,
    )


@document.register
def _deployment(deployment: Deployment, history: History) -> SearchDocument:
    """A deployment by who sent whom where; it counts more if it is well borne out."""
    corpus = history.corpus
    standing = corpus.get(Standing, deployment.standing)
    who = filter(None, (deployment.sender, deployment.host, deployment.unit))
    return record_document(
        history,
        deployment,
        kind=corpus.settings.deployments.one,
        summary=deployment.summary,
        named=(*who, *deployment.places),
        stands_out=not standing.doubtful,
    )


@document.register
def _place(place: Place, history: History) -> SearchDocument:
    """A place by its kind, its country, and the places that it is part of."""
    line = ", ".join(filter(None, (place.kind, place.country)))
    shown = line
    if place.note:
        shown = first_words(place.note)
    return record_document(
        history,
        place,
        line=shown,
        texts=(line, place.note),
        named=history.corpus.containing(place),
    )


@document.register
def _question(question: Question, history: History) -> SearchDocument:
    """A question by its answers, and by what its statements are about."""
    answers = [position.answer for position in question.positions]
    about = [claim.about for claim in history.corpus.each(Claim, question.claims)]
    line = question.answer or f"{len(answers)} answers"
    texts = (question.answer, question.why, *answers, question.assessment, question.settle)
    return record_document(
        history,
        question,
        line=line,
        texts=texts,
        named=about,
        keys=(question.title,),
    )


@document.register
def _work(work: Work, history: History) -> SearchDocument:
    """A work: its titles, what a paper calls it, and the line of a catalogue."""
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
        text=_text(work),
        about=line,
        language=language,
        line=line,
        date=work.dated,
        weight=importance(history.corpus, work),
        names=(*in_english, *names(work)),
        keys=(work.id,),
        boost=BOOSTS["work"],
    )


def _text(work: Work) -> str:
    """The words of the record on a work besides its titles and its line in a catalogue."""
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
    """By whom, where and when a work appeared, and its class of evidence."""
    people = dict.fromkeys((*work.author, *work.editor))
    parts = [
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
    return " · ".join(dict.fromkeys(filter(None, parts)))


@document.register
def _claim(claim: Claim, history: History) -> SearchDocument:
    """A claim by what it says, over a line on who says it, and of what."""
    speaker = labels.speaker(history.corpus[claim.voice], history.corpus)
    about = history.corpus[claim.about].label.as_text
    line = " · ".join(dict.fromkeys((speaker, about)))
    return SearchDocument(
        kind="statement",
        address=history.addresses[claim.id],
        title=claim.label,
        text=claim.label,
        line=line,
        date=claim.date,
        boost=BOOSTS["claim"],
        is_named=False,
    )


@document.register
def _correction(correction: Correction, history: History) -> SearchDocument:
    """A correction or query by the printed words, and the remark on them."""
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


@document.register
def _study(study: Study, history: History) -> SearchDocument:
    """A study by its title, in English too, and by what it says."""
    in_english = study.title_en or study.title
    texts = (study.title, study.title_en, study.container, study.says)
    return record_document(
        history,
        study,
        kind="not cited here",
        line=cut(in_english, LINE),
        texts=texts,
        named=study.bears_on,
    )


@document.register
def _chart(chart: Chart, history: History) -> SearchDocument:
    """A chart by what it shows, and what its figures are about."""
    about = [claim.about for claim in history.corpus.each(Claim, chart.draws)]
    return record_document(
        history,
        chart,
        summary=chart.shows,
        named=dict.fromkeys(about),
    )


@document.register
def _term(term: GlossaryTerm, history: History) -> SearchDocument:
    """A word by its meaning."""
    return record_document(
        history,
        term,
        kind="glossary",
        summary=term.description,
    )


@document.register
def _lesson(lesson: Lesson, history: History) -> SearchDocument:
    """A lesson by its question and its aim, and by the word lesson."""
    return record_document(
        history,
        lesson,
        texts=("lesson", lesson.aim, lesson.exercise.title),
    )


def record_document(
    history: History,
    record: Record,
    *,
    kind: str = "",
    line: str = "",
    summary: Prose | None = None,
    texts: Iterable[str | None] | None = None,
    named: Iterable[str] = (),
    keys: tuple[str, ...] = (),
    stands_out: bool = False,
) -> SearchDocument:
    """A record by its names, with its date.

    Arguments:
        history: The history.
        record: The record.
        kind: What readers see it called; by default the name of its kind.
        line: What is shown under its title, in plain text.
        summary: A text of which the first sentence is shown there, and by which it is found.
        texts: The other texts by which it is found; by default all that it has, or none beside a
            summary.
        named: The ids of what it is about.
        keys: Words that find it if they are typed whole.
        stands_out: Whether it counts more than others of its kind.
    """
    if summary:
        line = first_words(summary)
        texts = (summary, *(texts or ()))
    elif texts is None:
        texts = (text for _, text in values_within(Prose, record))
    about = [history.corpus[identifier].label for identifier in named]
    return SearchDocument(
        kind=kind or record.kind_,
        address=history.addresses[record.id],
        title=record.label.as_text,
        text=join_texts(*texts),
        about=join_texts(*about),
        line=line,
        date=getattr(record, "date", None),
        weight=importance(history.corpus, record, stands_out),
        names=tuple(names(record)),
        keys=keys,
        boost=BOOSTS.get(record.kind_, 1),
    )


def first_words(text: Prose) -> str:
    """The first sentence of a text, as a result shows it.

    Titles keep their asterisks, because the script sets them in italics.
    """
    return cut(first_sentence(text).markup, SENTENCE)


def names(record: Record) -> Iterator[OtherName]:
    """The other names of a record, each with its language and script as one tag."""
    for name in getattr(record, "names", ()):
        language = ""
        if name.lang and name.lang != "en":
            language = name.lang
        elif name.script and name.script != "Latn":
            language = f"und-{name.script}"
        yield name.text, language


def importance(corpus: Corpus, record: Record, stands_out: bool = False) -> int:
    """The binary digits of the number of links to a record, and more if it stands out."""
    digits = len(corpus.links_to.get(record.id, ())).bit_length()
    if stands_out:
        return digits + STANDS_OUT_WEIGHT
    return digits
