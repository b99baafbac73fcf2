"""Questions, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.exports.record_json import permalink
from chronicle.exports.structured import filled
from chronicle.frame.family import OnePage, Pages, every
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.question.page import render_question, render_questions
from chronicle.records import question
from chronicle.records.base import Source
from chronicle.records.claim import Claim
from chronicle.records.question import Position, Question
from chronicle.search.documents import SearchDocument, record_document
from chronicle.values.text import Prose, capital


def citables(question: Question, corpus: Corpus) -> Iterator[Citable]:
    """A question, which rests on the sources of all answers, and each answer."""
    every_source: list[Source] = []
    for position in question.positions:
        every_source += _sources(position, corpus)
    yield Citable(
        address=question.site_address(corpus),
        title=question.label,
        sources=tuple(every_source),
        record=question,
    )
    for position in question.positions:
        address = addresses.answer(question, position)
        if address:
            yield Citable(
                address,
                question.title,
                _sources(position, corpus),
                name=_name(question, position, corpus),
                voice=_voice(position, corpus),
            )


def _name(question: Question, position: Position, corpus: Corpus) -> Prose:
    """An answer after its question, and who gives it, for it may be a mere figure."""
    answer = capital(position.answer)
    voices = [corpus[corpus.get(Claim, name).voice] for name in position.claims]
    speakers = dict.fromkeys(labels.speaker(voice, corpus).as_text for voice in voices)
    if not speakers:
        return Prose("{} {}").format(question.title, answer)
    return Prose("{} {} ({})").format(question.title, answer, labels.and_others([*speakers]))


def _voice(position: Position, corpus: Corpus) -> str:
    """Who gives an answer, by the id, where the papers only report it; empty for several."""
    claims = [corpus.get(Claim, name) for name in position.claims]
    voices = {claim.voice for claim in claims}
    if len(voices) != 1 or any(claim.is_own for claim in claims):
        return ""
    return voices.pop()


def _sources(position: Position, corpus: Corpus) -> tuple[Source, ...]:
    """The sources of the claims that give an answer."""
    sources: list[Source] = []
    for name in position.claims:
        sources += corpus.get(Claim, name).sources
    return tuple(sources)


def documents(history: History, question: Question) -> Iterator[SearchDocument]:
    """A question by its answers, and by what its statements are about."""
    answers = [position.answer for position in question.positions]
    about = []
    for position in question.positions:
        for name in position.claims:
            about.append(history.corpus.get(Claim, name).about)
    yield record_document(
        history,
        question,
        line=question.answer or f"{len(answers)} answers",
        texts=(question.answer, question.why, *answers, question.assessment, question.settle),
        named=about,
        keys=(question.title,),
    )


def structured(question: Question, history: History) -> dict[str, Any]:
    """A question with its answers, none of which is held to be right."""
    here = permalink(question, history)
    answers = [
        filled(
            {
                "@type": "Answer",
                "text": position.answer.as_text,
                "url": f"{here}#answer-{position.anchor}" if position.anchor else None,
            }
        )
        for position in question.positions
    ]
    return {"@type": "Question", "suggestedAnswer": answers}


QUESTION = Kind(
    model=Question,
    citables=citables,
    documents=documents,
    structured=structured,
    checks=question.CHECKS,
    pages=(
        OnePage(addresses.QUESTIONS, render_questions, of=every(Question)),
        Pages(every(Question), render_question),
    ),
)
