"""What a reader can cite of a record: the record, and parts of it that have an address."""

from collections.abc import Iterator
from functools import singledispatch
from textwrap import shorten

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.records.base import Record, Source
from chronicle.records.chart import Chart
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.journey import Journey
from chronicle.records.question import Position, Question
from chronicle.records.within import sources_of
from chronicle.records.work import Work
from chronicle.values.text import Prose, capital

# Characters of a claim in its name; a claim in words can be a whole sentence.
LONGEST = 100


@singledispatch
def citables(record: Record, corpus: Corpus) -> Iterator[Citable]:
    """What can be cited of a record: itself, by its label and its sources, unless its kind says."""
    yield Citable(record.site_address(corpus), record.label, sources_of(record), record)


@citables.register
def _chart(chart: Chart, corpus: Corpus) -> Iterator[Citable]:
    """A chart, which comes from where that comes from which it draws."""
    sources = tuple(source for name in chart.draws for source in sources_of(corpus[name]))
    yield Citable(chart.site_address(corpus), chart.label, sources, chart)


@citables.register
def _claim(claim: Claim, corpus: Corpus) -> Iterator[Citable]:
    """A claim by what it is about; its name says what it says, and whose voice it is."""
    words = labels.assertion(claim, corpus)
    voice = labels.speaker(corpus[claim.voice], corpus)
    about = corpus[claim.about].label
    attributed = Prose("{} ({}, on {})")
    if voice == about:
        attributed = Prose("{} ({})")
    yield Citable(
        address=claim.site_address(corpus),
        title=about,
        sources=claim.sources,
        record=claim,
        name=attributed.format(_first_words(words, LONGEST), voice, about),
        statement=attributed.format(words, voice, about),
        voice="" if claim.is_own else claim.voice,
    )


def _first_words(text: Prose, longest: int) -> Prose:
    """Prose, cut short where it is long; a title that is cut ends where the words do."""
    beginning = shorten(text.markup, longest, placeholder=" …")
    ends_in_title = beginning.count("*") % 2 == 1
    if ends_in_title:
        words = beginning.removesuffix(" …")
        beginning = f"{words}* …"
    return Prose(beginning)


@citables.register
def _correction(correction: Correction, corpus: Corpus) -> Iterator[Citable]:
    """One by the paper and the place, from where it comes."""
    paper = labels.paper_name(corpus.get(Work, correction.work), corpus).as_text
    place = Source(work=correction.work, at=correction.at)
    yield Citable(
        address=correction.site_address(corpus),
        title=Prose(f"{correction.heading} {paper}, {correction.at}"),
        sources=(place,),
        record=correction,
    )


@citables.register
def _journey(journey: Journey, corpus: Corpus) -> Iterator[Citable]:
    """A journey, which comes from where that comes from which its steps rest on."""
    resting = dict.fromkeys(name for step in journey.steps for name in step.rests_on)
    sources = tuple(source for name in resting for source in sources_of(corpus[name]))
    yield Citable(journey.site_address(corpus), journey.label, sources, journey)


@citables.register
def _question(question: Question, corpus: Corpus) -> Iterator[Citable]:
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
                name=_answer(question, position, corpus),
                voice=_voice(position, corpus),
            )


def _answer(question: Question, position: Position, corpus: Corpus) -> Prose:
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


@citables.register
def _work(work: Work, corpus: Corpus) -> Iterator[Citable]:
    """A work, by its title in English; it comes from nothing but itself."""
    title = Prose(work.title_en or work.title)
    yield Citable(work.site_address(corpus), title, (), work)
