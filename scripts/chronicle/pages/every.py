"""Our kinds of records, each with its pages, in the order in which sites and files have them."""

from collections.abc import Iterator
from typing import Any

from chronicle.citation import labels
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.actor.page import ACTOR
from chronicle.pages.change.page import CHANGE
from chronicle.pages.chart.page import CHART
from chronicle.pages.deployment.page import DEPLOYMENT
from chronicle.pages.event.page import EVENT
from chronicle.pages.journey.page import JOURNEY
from chronicle.pages.lesson.page import LESSON
from chronicle.pages.place.page import PLACE
from chronicle.pages.question.page import QUESTION
from chronicle.pages.vocabulary.page import TERM
from chronicle.pages.work.kind import WORK
from chronicle.records import Claim, Correction, Study, Work
from chronicle.records.models import MODELS
from chronicle.search.documents import (
    BOOSTS,
    EXCERPT,
    LINE,
    SearchDocument,
    cut,
    join_texts,
    record_document,
)


def _claim(history: History, claim: Claim) -> Iterator[SearchDocument]:
    """A claim by what it says, under who says it of what."""
    speaker = labels.speaker(history.corpus[claim.voice], history.corpus)
    about = history.corpus[claim.about].label.as_text
    line = " · ".join(dict.fromkeys((speaker, about)))
    yield SearchDocument(
        kind="statement",
        address=history.addresses[claim.id],
        title=cut(claim.label, EXCERPT),
        text=claim.label,
        line=line,
        date=claim.date,
        boost=BOOSTS["claim"],
        is_named=False,
    )


def _correction(history: History, correction: Correction) -> Iterator[SearchDocument]:
    """One by what is printed and what is said of that."""
    work = history.corpus.get(Work, correction.work)
    paper = labels.paper_name(work, history.corpus).as_text
    text = join_texts(correction.reads, correction.we_read, correction.query, correction.why)
    yield SearchDocument(
        kind="correction or query",
        address=history.addresses[correction.id],
        title=cut(correction.reads, EXCERPT),
        text=text,
        line=f"{paper}, {correction.at}",
        boost=BOOSTS["passage"],
        is_named=False,
    )


def _study(history: History, study: Study) -> Iterator[SearchDocument]:
    """A study by its title, in English too, and by what it says."""
    in_english = study.title_en or study.title
    texts = (study.title, study.title_en, study.container, study.says)
    yield record_document(
        history,
        study,
        kind="not cited here",
        line=cut(in_english, LINE),
        texts=texts,
        named=study.bears_on,
    )


# Those that have pages, or are found by more than their names and texts.
_OWN: tuple[Kind[Any], ...] = (
    EVENT,
    ACTOR,
    DEPLOYMENT,
    PLACE,
    QUESTION,
    WORK,
    JOURNEY,
    Kind(model=Claim, documents=_claim),
    Kind(model=Correction, documents=_correction),
    CHART,
    TERM,
    LESSON,
    Kind(model=Study, documents=_study),
    CHANGE,
)
_by_model = {kind.model: kind for kind in _OWN}
KINDS = tuple(_by_model.get(model) or Kind(model=model) for model in MODELS)
