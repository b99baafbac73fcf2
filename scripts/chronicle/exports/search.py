"""The index of the search: what the browser loads when a reader turns to it.

`search/records.json` holds every record with its names. `search/passages/….json` hold what stands on the pages of records
(claims, slips) and the paragraphs written by hand, some a file, and `search/words/….json` the words of all texts, a file for
each first letter: of both, a browser fetches what the typed words need. `theme/assets/find.js` reads them and orders answers.

Words are compared in one folded form, made by `fold` here and by the function of that name there: compatibility decomposition
(Unicode normal form KD), marks off, lower case, the few letters of FOLDED that have no decomposition, apostrophes out, then
runs of letters and digits, ordinals as plain numbers. Hangul comes out as its letters, so that a half-typed syllable is found.
"""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chronicle.book import Book
from chronicle.citation import labels
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
    Name,
    PlaceRecord,
    Property,
    Question,
    Record,
    Work,
)
from chronicle.record.text import Prose
from chronicle.views.common import PageListing

# Letters that no decomposition takes apart.
FOLDED = {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ"}
FOLDING = str.maketrans({**FOLDED, **dict.fromkeys("'’‘ʼʻʹ`")})
WORD = re.compile(r"[^\W_]+")
ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
# Words that sentences are made with. They count where they are found and are not missed where they are not.
COMMON = (
    "a", "an", "and", "are", "as", "at", "by", "did", "do", "for", "from", "had", "has", "have", "he", "how", "in", "is", "it",
    "its", "of", "on", "or", "that", "the", "this", "to", "was", "were", "what", "when", "where", "which", "who", "with",
)  # fmt: skip
# What the answers are labelled, and by how much a kind stands back behind the records themselves.
STANDS_BACK = {"work": 40, "glossary": 40, "chapter": 60, "page": 60, "claim": 250, "slip": 300, "paragraph": 800}
# Passages in a file.
BLOCK = 100
# Characters of a line of context, and of a passage shown as an answer.
LINE, EXCERPT = 90, 110
# What a paragraph typed as Markdown has besides its words.
MARKDOWN = re.compile(r"\s*\[[^\]]*@[^\]]*\]|\]\([^)]*\)|[\[*]")


@dataclass(frozen=True)
class Entry:
    """One answer: its kind, address, title (with its language where it is not English) and a line of context.

    `names` are its other names, each with its language or none; `weight` says how much links to it, on a scale of twelve;
    `text` is what is told of it. The address also gives a name: the words of which it is made.
    """

    kind: str
    address: str
    title: str
    text: str
    language: str = ""
    line: str = ""
    date: Date | None = None
    weight: int = 0
    names: tuple[tuple[str, str], ...] = ()

    def data(self, kinds: Sequence[str]) -> list[Any]:
        """As it stands in the file, in the order in which the script reads it."""
        date, words = (self.date.text, self.date.words) if self.date else ("", "")
        names = [list(name) if name[1] else name[0] for name in self.names]
        return [kinds.index(self.kind), self.address, self.title, self.language, self.line, date, words, self.weight, names]


@lru_cache(maxsize=65536)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared; the rule is told at the head of this module."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))
    words = WORD.findall(bare.lower().translate(FOLDING))
    return tuple(ORDINAL.fullmatch(word)[1] if ORDINAL.fullmatch(word) else word for word in words)  # type: ignore[index]


def files(book: Book, pages: Iterable[PageListing]) -> Iterator[tuple[str, str]]:
    """Every file of the index: its path below the root of the site, and its content as JSON.

    `pages` are those made from the record; the ones that no record lives on are answers themselves.
    """
    records = [*_records(book), *_pages(book, pages)]
    passages = [*_claims(book), *_slips(book), *_paragraphs(book)]
    kinds = sorted({entry.kind for entry in (*records, *passages)})
    shards = sorted(_words((*records, *passages)).items())
    head = {
        "common": COMMON,
        "kinds": [[kind, STANDS_BACK.get(kind, 0)] for kind in kinds],
        "block": BLOCK,
        "shards": [name for name, _ in shards],
    }
    yield f"{addresses.SEARCH}records.json", _json({**head, "entries": [entry.data(kinds) for entry in records]})
    for start in range(0, len(passages), BLOCK):
        block = {"entries": [entry.data(kinds) for entry in passages[start : start + BLOCK]]}
        yield f"{addresses.SEARCH}passages/{start // BLOCK}.json", _json(block)
    for name, words in shards:
        yield f"{addresses.SEARCH}words/{name}.json", _json(words)


def shard(word: str) -> str:
    """The name of the file in which a folded word stands: its first letter, `0` for numbers, `other` for other scripts."""
    first = word[0]
    return first if "a" <= first <= "z" else "0" if first.isdecimal() else "other"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words(entries: Sequence[Entry]) -> Mapping[str, Mapping[str, list[int]]]:
    """The words of the texts by shard, each with the numbers of the entries whose text has it, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        # Folded piece by piece: a piece between blanks returns thousands of times.
        for word in {word for piece in entry.text.split() for word in fold(piece)}.difference(COMMON):
            found[word].append(number)
    shards: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(found):
        shards[shard(word)][word] = found[word]
    return shards


def _records(book: Book) -> Iterator[Entry]:
    corpus = book.corpus
    for record in corpus.records.values():
        match record:
            case Event():
                named = [corpus[part.actor] for part in record.actors]
                yield _entry(book, record, "event", _told(record.summary, *named, *_all(corpus, record.places, record.themes)))
            case Deployment():
                named = _all(corpus, (record.sender, record.host, *([record.unit] if record.unit else ())), record.places)
                yield _entry(book, record, "deployment", _told(record.summary, *named), line=corpus[record.standing].label)
            case Actor():
                kind = corpus.settings.kind_names[record.kind].one
                yield _entry(book, record, kind, record.description, line=_cut(record.description, LINE), names=record.names)
            case PlaceRecord():
                line = ", ".join(filter(None, (record.kind, record.country)))
                yield _entry(book, record, "place", record.note or "", line=line, names=record.names)
            case Question():
                answers = " ".join(position.answer for position in record.positions)
                text = f"{record.why} {answers} {record.assessment} {record.settle}"
                yield _entry(book, record, "question", text, line=f"{len(record.positions)} answers")
            case Work():
                yield _work(book, record)
            case GlossaryTerm():
                yield _entry(book, record, "glossary", record.description, line=_cut(record.description, LINE))
    for chapter in book.chapters:
        yield Entry("chapter", chapter.address, chapter.title, "", line=f"Chapter {chapter.number}")


def _entry(book: Book, record: Record, kind: str, text: str, line: str = "", names: tuple[Name, ...] = ()) -> Entry:
    date = getattr(record, "date", None)
    weight = _weight(book.corpus, record)
    others = [(name.text, _language(name)) for name in names]
    return Entry(
        kind, book.addresses[record.id], record.label.as_text, text, "", line, date, weight, _distinct(record.label, others)
    )


def _work(book: Book, work: Work) -> Entry:
    """A work: under its title, its translated and short titles, and what a paper calls it; its line is the catalogue's."""
    language = "" if work.language in (None, "en") else work.language or ""
    authors = ", ".join(labels.full_name(person, work.language) for person in (*work.author, *work.editor)[:3])
    where = (work.container_title, work.collection_title, work.archive, work.archive_collection, work.archive_location)
    numbers = [f"{name} {number}" for name, number in (("vol.", work.volume), ("no.", work.issue), ("no.", work.number)) if number]
    line = " · ".join(filter(None, (authors, *where, *numbers, work.evidence.replace("-", " "))))
    others = [(title, "") for title in (work.title_en, work.title_short, *work.also) if title]
    if work.is_paper:
        others.append((str(labels.paper_name(work).unescape()), ""))
    text = " ".join(filter(None, (work.note, work.argument, *work.unknown, work.publisher, work.container_title_en)))
    return Entry(
        "paper" if work.is_paper else "work", book.addresses[work.id], work.title, text, language, line, work.issued,
        _weight(book.corpus, work), _distinct(work.title, others),
    )  # fmt: skip


def own_pages(book: Book) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    return {there for there in book.addresses.values() if "#" not in there} | {chapter.address for chapter in book.chapters}


def _pages(book: Book, pages: Iterable[PageListing]) -> Iterator[Entry]:
    """The pages that are no record’s, made or written by hand: lists, guides, how to cite."""
    own = own_pages(book)
    for page in pages:
        if page.address not in own and page.address != addresses.SEARCH:
            yield Entry("page", page.address, page.title, page.description, line=_cut(page.description, LINE))
    for address, written in book.written.items():
        if address and address not in own:
            yield Entry("page", address, written.title, written.description, line=_cut(written.description, LINE))


def _claims(book: Book) -> Iterator[Entry]:
    corpus = book.corpus
    for claim in corpus.of(Claim):
        about, voice = corpus[claim.about], corpus[claim.voice]
        text = _told(claim.label, claim.note or "", about, voice, corpus.get(Property, claim.property_))
        line = f"{labels.speaker(voice)} · {about.label.as_text}"
        yield Entry("claim", book.addresses[claim.id], _cut(claim.label, EXCERPT), text, "", line, claim.date)


def _slips(book: Book) -> Iterator[Entry]:
    for slip in book.corpus.of(Correction):
        paper = str(labels.paper_name(book.corpus.get(Work, slip.work)).unescape())
        text = _told(slip.reads, slip.should_read or "", slip.query or "", slip.why)
        yield Entry("slip", book.addresses[slip.id], _cut(slip.reads, EXCERPT), text, line=f"{paper}, {slip.at}")


def _paragraphs(book: Book) -> Iterator[Entry]:
    for chapter in book.chapters:
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                text = " ".join(MARKDOWN.sub("", paragraph.text).split())
                yield Entry("paragraph", f"{chapter.address}#{paragraph.anchor}", _cut(text, EXCERPT), text, line=chapter.title)


def _told(*parts: str | Record) -> str:
    return " ".join(part if isinstance(part, str) else part.label for part in parts)


def _all(corpus: Corpus, *identifiers: Iterable[str]) -> list[Record]:
    return [corpus[identifier] for group in identifiers for identifier in group]


def _cut(text: str, length: int) -> str:
    return textwrap.shorten(Prose(text).as_text, length, placeholder=" …")


def _language(name: Name) -> str:
    """A name's language and script as a tag of BCP 47; none for English."""
    if name.lang is None or name.lang == "en":
        return f"und-{name.script}" if name.script and name.script != "Latn" else ""
    return name.lang


def _distinct(title: str, names: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The names that do not fold to what another, or the title, folds to already."""
    found = {fold(title): ("", "")}
    for text, language in names:
        found.setdefault(fold(text), (text, language))
    return tuple(found.values())[1:]


def _weight(corpus: Corpus, record: Record) -> int:
    """How much a record is linked to, as the number of binary digits, and two more for what a short history would keep."""
    links = min(10, len(corpus.links_to.get(record.id, ())).bit_length())
    return links + (2 if getattr(record, "weight", "") == "major" else 0)
