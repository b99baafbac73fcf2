"""The documents of the search: records, chapters and other pages, claims, slips, paragraphs."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chronicle.citation import csl, labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.queries.links import PageListing, canonical_page
from chronicle.record.dates import Date
from chronicle.record.models import (
    Actor,
    Claim,
    Correction,
    Deployment,
    Event,
    GlossaryTerm,
    PlaceRecord,
    Question,
    Record,
    Standing,
    Work,
)
from chronicle.record.text import Prose
from chronicle.record.within import texts_within

# Characters of a line of context, and of a passage.
LINE = 64
# How many names the line of a catalogue has.
NAMED = 3
EXCERPT = 76
# A record’s weight: binary digits of the count of its links, at most, and more for a major event
# or a deployment that is not doubtful.
MOST_DIGITS = 10
MAJOR = 2
# What documents count that are less than a record.
BOOSTS = {"term": 0.85, "chapter": 0.85, "page": 0.8, "claim": 0.62, "work": 0.6, "passage": 0.5}
# What a paragraph typed as Markdown has that is no word.
MARKDOWN = re.compile(r"\]\([^)]*\)|[\[*]")
# A heading within a chapter, with its anchor, which says more plainly what it is about.
HEADING = re.compile(r"^##.*", re.MULTILINE)

# Another name of a document, and its language as a tag of BCP 47, empty for English.
OtherName = tuple[str, str]
# What a record says of itself: kind, line, texts, and the ids of what it names.
Parts = tuple[str, str, Iterable[str | None], Iterable[str]]


@dataclass(frozen=True)
class SearchDocument:
    """What the search can find: a record, a page, or a passage on the page of another.

    `kind`, `title` (with its `language` unless English), `line` and `date` are shown. It is found
    by its title, unless that is just the beginning of a passage, and by its date; by other `names`;
    by `keys` that are typed whole and not shown; by `words` that readers type; by what it is
    `about`; by `text`. `boost` is what it counts beside a record, `weight` how much links to it, on
    a scale of twelve.
    """

    kind: str
    address: str
    title: str
    text: str
    about: str = ""
    words: tuple[str, ...] = ()
    language: str = ""
    line: str = ""
    date: Date | None = None
    weight: int = 0
    names: tuple[OtherName, ...] = ()
    keys: tuple[str, ...] = ()
    boost: float = 1
    is_named: bool = True


def documents(history: History, listed: Iterable[PageListing]) -> Iterator[SearchDocument]:
    """Every document of a history; `listed` are the pages that are made from the record."""
    for record in history.corpus.records.values():
        if isinstance(record, Work):
            yield _work(history, record)
        elif record.traits_.found:
            yield _record(history, record)
    for chapter in history.chapters:
        page = history.handwritten[chapter.address]
        yield SearchDocument(
            kind="chapter",
            address=chapter.address,
            title=chapter.title,
            text="",
            about=_joined(page.front_matter.description, *HEADING.findall(page.body)),
            words=(chapter.name,),
            line=f"Chapter {chapter.number} · {page.front_matter.description}",
            boost=BOOSTS["chapter"],
        )
    yield from _pages(history, listed)
    yield from _claims(history)
    yield from _slips(history)
    yield from _paragraphs(history)


def _record(history: History, record: Record) -> SearchDocument:
    """A record by its names, with its date."""
    kind, line, texts, named = _parts(record, history.corpus)
    return SearchDocument(
        kind=kind,
        address=history.addresses[record.id],
        title=record.label.as_text,
        text=_joined(*texts),
        about=_joined(*(history.corpus[name].label for name in named)),
        words=getattr(record, "words", ()),
        line=line,
        date=getattr(record, "date", None),
        weight=_weight(history.corpus, record),
        names=tuple(_names(record)),
        keys=(record.title,) if isinstance(record, Question) else (),
        boost=BOOSTS["term"] if isinstance(record, GlossaryTerm) else 1,
    )


def _parts(record: Record, corpus: Corpus) -> Parts:
    """What a record says of itself: all its texts, where its kind asks for nothing else."""
    match record:
        case Event():
            named = (*(part.actor for part in record.actors), *record.places, *record.themes)
            return "event", "", (record.summary,), named
        case Deployment():
            named = (*filter(None, (record.sender, record.host, record.unit)), *record.places)
            standing = corpus[record.standing].label
            return corpus.settings.deployments.one, standing, (record.summary,), named
        case Actor():
            kind = corpus.settings.actor_kinds[record.kind].one
            return kind, _cut(record.description, LINE), (record.description,), record.part_of
        case PlaceRecord():
            line = ", ".join(filter(None, (record.kind, record.country)))
            return "place", line, (line, record.note), corpus.wholes(record)
        case Question():
            answers = [position.answer for position in record.positions]
            claims = (corpus.get(Claim, name) for each in record.positions for name in each.claims)
            return (
                "question",
                record.answer or f"{len(answers)} answers",
                (record.answer, record.why, *answers, record.assessment, record.settle),
                (claim.about for claim in claims),
            )
        case GlossaryTerm():
            return "glossary", _cut(record.description, LINE), (record.description,), ()
    return record.kind_, "", (text for _, text in texts_within(record)), ()


def _work(history: History, work: Work) -> SearchDocument:
    """A work: its titles, what a paper calls it, and the line of a catalogue."""
    names = [name for name in (work.title_en, work.title_short, *work.also) if name]
    if work.is_paper:
        names.append(labels.paper_name(work, history.corpus).as_text)
    said = work.reading.says if work.reading else None
    line = _catalogue_line(work)
    return SearchDocument(
        kind=history.corpus.settings.papers.one if work.is_paper else "work",
        address=canonical_page(history, work),
        title=work.title,
        text=_joined(
            work.note,
            work.argument,
            said,
            *work.unknown,
            work.publisher,
            work.container_title_en,
            *_others(work),
        ),
        about=line,
        words=work.words,
        language="" if work.language in (None, "en") else work.language or "",
        line=line,
        date=work.issued,
        weight=_weight(history.corpus, work),
        names=(*((name, "") for name in names), *_names(work)),
        keys=(work.id,),
        boost=BOOSTS["work"],
    )


def _hands(work: Work) -> tuple[str, ...]:
    """Those by whom a work was written or edited, by their full names."""
    people = dict.fromkeys((*work.author, *work.editor))
    return tuple(csl.full_name(person, work.language) for person in people)


def _others(work: Work) -> tuple[str, ...]:
    """Those for whom its line in a catalogue has no room, and those who translated it."""
    translators = (csl.full_name(person, work.language) for person in work.translator)
    return (*_hands(work)[NAMED:], *translators)


def _catalogue_line(work: Work) -> str:
    """By whom, where and when a work appeared, and its class of evidence."""
    authors = ", ".join(_hands(work)[:NAMED])
    where = (
        work.container_title,
        work.collection_title,
        work.archive,
        work.archive_collection,
        work.archive_location,
    )
    counted = (
        f"{name} {number}"
        for name, number in (("vol.", work.volume), ("no.", work.issue), ("no.", work.number))
        if number
    )
    evidence = work.evidence.replace("-", " ")
    return " · ".join(dict.fromkeys(filter(None, (authors, *where, *counted, evidence))))


def own_pages(history: History) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    records = {canonical_page(history, history.corpus[name]) for name in history.addresses}
    chapters = {chapter.address for chapter in history.chapters}
    sheets = {chapter.handout for chapter in history.chapters}  # they are answers as pages
    return (records | chapters) - sheets


def _pages(history: History, listed: Iterable[PageListing]) -> Iterator[SearchDocument]:
    """The pages that are no record’s: those of a list, and those written by hand."""
    own = own_pages(history) | {addresses.SEARCH, addresses.MY_LIST, ""}
    handwritten = (
        PageListing(a, page.title, page.front_matter.description)
        for a, page in history.handwritten.items()
    )
    for page in (*listed, *handwritten):
        if page.address not in own:
            yield SearchDocument(
                kind="page",
                address=page.address,
                title=page.title,
                text=page.description,
                line=_cut(page.description, LINE),
                boost=BOOSTS["page"],
            )


def _claims(history: History) -> Iterator[SearchDocument]:
    for claim in history.corpus.of(Claim):
        speaker = labels.speaker(history.corpus[claim.voice], history.corpus)
        yield SearchDocument(
            kind="claim",
            address=history.addresses[claim.id],
            title=_cut(claim.label, EXCERPT),
            text=claim.label,
            line=" · ".join(dict.fromkeys((speaker, history.corpus[claim.about].label.as_text))),
            date=claim.date,
            boost=BOOSTS["claim"],
            is_named=False,
        )


def _slips(history: History) -> Iterator[SearchDocument]:
    for slip in history.corpus.of(Correction):
        paper = labels.paper_name(history.corpus.get(Work, slip.work), history.corpus).as_text
        yield SearchDocument(
            kind="slip",
            address=history.addresses[slip.id],
            title=_cut(slip.reads, EXCERPT),
            text=_joined(slip.reads, slip.should_read, slip.query, slip.why),
            line=f"{paper}, {slip.at}",
            boost=BOOSTS["passage"],
            is_named=False,
        )


def _paragraphs(history: History) -> Iterator[SearchDocument]:
    for chapter in history.chapters:
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                text = " ".join(MARKDOWN.sub("", paragraph.text).split())
                yield SearchDocument(
                    kind="paragraph",
                    address=f"{chapter.address}#{paragraph.anchor}",
                    title=_cut(text, EXCERPT),
                    text=text,
                    line=chapter.title,
                    boost=BOOSTS["passage"],
                    is_named=False,
                )


def _joined(*texts: str | None) -> str:
    return " ".join(filter(None, texts))


@lru_cache(maxsize=8192)  # a save changes few
def _cut(text: str, length: int) -> str:
    return textwrap.shorten(text, length, placeholder=" …")


def _names(record: Record) -> Iterator[OtherName]:
    """The forms of a name, with language and script as one tag, and what it was called before."""
    for name in getattr(record, "names", ()):
        script = f"und-{name.script}" if name.script and name.script != "Latn" else ""
        yield name.text, name.lang if name.lang and name.lang != "en" else script
    yield from ((Prose(each.label), "") for each in record.formerly if each.label)


def _weight(corpus: Corpus, record: Record) -> int:
    """How much links to a record, in binary digits, and more if it is major or not doubtful."""
    digits = min(MOST_DIGITS, len(corpus.links_to.get(record.id, ())).bit_length())
    is_more = (
        record.weight == "major"
        if isinstance(record, Event)
        else isinstance(record, Deployment) and not corpus.get(Standing, record.standing).doubtful
    )
    return digits + MAJOR * is_more
