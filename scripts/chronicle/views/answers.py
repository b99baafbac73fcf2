"""What the search can answer with: records, chapters and other pages, claims, slips, paragraphs."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chronicle.book import Book
from chronicle.citation import csl, labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.dates import Date
from chronicle.record.models import (
    Actor,
    Claim,
    Correction,
    Deployment,
    Event,
    GlossaryTerm,
    PlaceRecord,
    Property,
    Question,
    Record,
    Work,
)
from chronicle.record.text import Prose
from chronicle.record.within import texts_within
from chronicle.views.page import PageListing, home

# Characters of a line of context, and of a passage that is an answer.
LINE, EXCERPT = 90, 110
# A record’s weight: binary digits of the count of its links, at most, and more for a major event.
MOST_DIGITS, MAJOR = 10, 2
# What a paragraph typed as Markdown has besides its words.
MARKDOWN = re.compile(r"\]\([^)]*\)|[\[*]")


# Another name of what is an answer, and its language as a tag of BCP 47, empty for English.
OtherName = tuple[str, str]


@dataclass(frozen=True)
class Answer:
    """One answer: its kind, address, title (with its language unless English), a line of context.

    `text` is where a search looks for words, `weight` how much links to it, on a scale of twelve.
    `names` may repeat the title, or each other, in another spelling.
    """

    kind: str
    address: str
    title: str
    text: str
    language: str = ""
    line: str = ""
    date: Date | None = None
    weight: int = 0
    names: tuple[OtherName, ...] = ()


def records(book: Book) -> Iterator[Answer]:
    """Every record that is an answer by its names, and every chapter."""
    for record in book.corpus.records.values():
        if isinstance(record, Work):
            yield _work(book, record)
        elif record.traits_.found:
            yield _record(book, record)
    for chapter in book.chapters:
        line = f"Chapter {chapter.number}"
        yield Answer("chapter", chapter.address, chapter.title, "", line=line)


def _record(book: Book, record: Record) -> Answer:
    """A record by its names, with its date."""
    kind, line, texts = _told(record, book.corpus)
    return Answer(
        kind=kind,
        address=book.addresses[record.id],
        title=record.label.as_text,
        text=_joined(*texts),
        line=line,
        date=getattr(record, "date", None),
        weight=_weight(book.corpus, record),
        names=tuple(_names(record)),
    )


def _told(record: Record, corpus: Corpus) -> tuple[str, str, Iterable[str | None]]:
    """The kind of a record, its line, and its texts: all, where its kind asks for nothing else."""
    match record:
        case Event():
            named = (*(part.actor for part in record.actors), *record.places, *record.themes)
            return "event", "", (record.summary, *_labels(corpus, named))
        case Deployment():
            units = [record.unit] if record.unit else []
            named = (record.sender, record.host, *units, *record.places)
            texts = (record.summary, *_labels(corpus, named))
            return corpus.settings.deployments.one, corpus[record.standing].label, texts
        case Actor():
            kind = corpus.settings.actor_kinds[record.kind].one
            return kind, _cut(record.description, LINE), (record.description,)
        case PlaceRecord():
            return "place", ", ".join(filter(None, (record.kind, record.country))), (record.note,)
        case Question():
            answers = [position.answer for position in record.positions]
            texts = (record.why, *answers, record.assessment, record.settle)
            return "question", f"{len(answers)} answers", texts
        case GlossaryTerm():
            return "glossary", _cut(record.description, LINE), (record.description,)
    return record.kind_, "", (text for _, text in texts_within(record))


def _work(book: Book, work: Work) -> Answer:
    """A work: its titles, what a paper calls it, and the line of a catalogue."""
    names = [name for name in (work.title_en, work.title_short, *work.also) if name]
    if work.is_paper:
        names.append(labels.paper_name(work).as_text)
    more = (work.note, work.argument, *work.unknown, work.publisher, work.container_title_en)
    return Answer(
        kind=book.corpus.settings.papers.one if work.is_paper else "work",
        address=home(book, work),
        title=work.title,
        text=_joined(*more),
        language="" if work.language in (None, "en") else work.language or "",
        line=_catalogue_line(work),
        date=work.issued,
        weight=_weight(book.corpus, work),
        names=(*((name, "") for name in names), *_names(work)),
    )


def _catalogue_line(work: Work) -> str:
    """By whom, where and when a work appeared, and its class of evidence."""
    people = tuple(dict.fromkeys((*work.author, *work.editor)))[:3]
    authors = ", ".join(csl.full_name(person, work.language) for person in people)
    archive = (work.archive, work.archive_collection, work.archive_location)
    where = (work.container_title, work.collection_title, *archive)
    numbers = (("vol.", work.volume), ("no.", work.issue), ("no.", work.number))
    counted = (f"{name} {number}" for name, number in numbers if number)
    evidence = work.evidence.replace("-", " ")
    return " · ".join(dict.fromkeys(filter(None, (authors, *where, *counted, evidence))))


def own_pages(book: Book) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    homes = (home(book, book.corpus[name]) for name in book.addresses)
    records = {address for address in homes if "#" not in address}
    chapters = {chapter.address for chapter in book.chapters}
    sheets = {chapter.handout for chapter in book.chapters}  # they are answers as pages
    return (records | chapters) - sheets


def pages(book: Book, listed: Iterable[PageListing]) -> Iterator[Answer]:
    """The pages that are no record’s: those of a list, and those written by hand."""
    own = own_pages(book) | {addresses.SEARCH, addresses.MY_LIST, ""}
    handwritten = (
        PageListing(a, page.title, page.front_matter.description)
        for a, page in book.handwritten.items()
    )
    for page in (*listed, *handwritten):
        if page.address not in own:
            line = _cut(page.description, LINE)
            yield Answer("page", page.address, page.title, page.description, line=line)


def passages(book: Book) -> Iterator[Answer]:
    """What stands on the pages of others: claims, slips, and the paragraphs of chapters."""
    for claim in book.corpus.of(Claim):
        yield _claim(book, claim)
    for slip in book.corpus.of(Correction):
        paper = labels.paper_name(book.corpus.get(Work, slip.work)).as_text
        text = _joined(slip.reads, slip.should_read, slip.query, slip.why)
        title, line = _cut(slip.reads, EXCERPT), f"{paper}, {slip.at}"
        yield Answer("slip", book.addresses[slip.id], title, text, line=line)
    for chapter in book.chapters:
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                text = " ".join(MARKDOWN.sub("", paragraph.text).split())
                address = f"{chapter.address}#{paragraph.anchor}"
                title = _cut(text, EXCERPT)
                yield Answer("paragraph", address, title, text, line=chapter.title)


def _claim(book: Book, claim: Claim) -> Answer:
    about, voice = book.corpus[claim.about], book.corpus[claim.voice]
    named = book.corpus.get(Property, claim.property_)
    text = " ".join((claim.label, claim.note or "", about.label, voice.label, named.label))
    line = " · ".join(dict.fromkeys((labels.speaker(voice), about.label.as_text)))
    title = _cut(claim.label, EXCERPT)
    return Answer("claim", book.addresses[claim.id], title, text, line=line, date=claim.date)


def _joined(*texts: str | None) -> str:
    return " ".join(filter(None, texts))


def _labels(corpus: Corpus, identifiers: Iterable[str]) -> Iterator[str]:
    return (corpus[identifier].label for identifier in identifiers)


@lru_cache(maxsize=8192)  # a save changes few
def _cut(text: str, length: int) -> str:
    return textwrap.shorten(Prose(text).as_text, length, placeholder=" …")


def _names(record: Record) -> Iterator[OtherName]:
    """The forms of a name, with language and script as one tag, and what it was called before."""
    for name in getattr(record, "names", ()):
        script = f"und-{name.script}" if name.script and name.script != "Latn" else ""
        yield name.text, name.lang if name.lang and name.lang != "en" else script
    yield from ((former.label, "") for former in record.formerly if former.label)


def _weight(corpus: Corpus, record: Record) -> int:
    """How much links to a record, in binary digits, and more for a major event."""
    digits = min(MOST_DIGITS, len(corpus.links_to.get(record.id, ())).bit_length())
    return digits + (MAJOR if isinstance(record, Event) and record.weight == "major" else 0)
