"""The documents of the search: records, chapters and other pages, claims, slips, paragraphs."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.queries.links import PageListing
from chronicle.records.base import Record
from chronicle.records.within import texts_within
from chronicle.search.terms import english
from chronicle.story import chapters, citation_syntax, translations
from chronicle.story.chapters import PARAGRAPH_ANCHOR
from chronicle.story.handwritten import WrittenPage
from chronicle.values.dates import Date
from chronicle.values.text import Prose, first_sentence

# The most characters of a line of context, of a first sentence, and of a passage.
LINE = 64
SENTENCE = 200
EXCERPT = 66
# The beginning of a long sentence, up to the end of a clause.
CLAUSES = re.compile(r"(?P<beginning>.{120,})[,;:] ")
# The weight of a record: the binary digits of the number of its links, at most so many, and more
# for a record that stands out.
MOST_DIGITS = 10
MAJOR = 2
# The boosts of documents that count less than a record.
BOOSTS = {
    "term": 0.85,
    "chapter": 0.85,
    "page": 0.8,
    "chart": 0.7,
    "claim": 0.62,
    "work": 0.6,
    "passage": 0.5,
}
# The parts of Markdown that are no words.
MARKDOWN = re.compile(r"\]\([^)]*\)|[\[*]")
# A heading within a chapter, with its anchor, which often says more plainly what it is about.
HEADING = re.compile(r"^##.*", re.MULTILINE)
# A heading within a page, its anchor, and the text below it.
SECTION = re.compile(
    r"^##+ (?P<title>.+?) *\{ ?#(?P<anchor>[a-z0-9-]+) ?\}\n(?P<text>(?:(?!^#).*\n?)*)",
    re.MULTILINE,
)

# The way from an answer in another language to the page that it translates, and its own anchor.
WAY_ON = re.compile(r"(\[[^\]]*\]\(id:[^)]*\))?\s*(\{ ?#[a-z0-9-]+ ?\})?\s*\Z")
# A box beside the text, which has no address of its own.
BOX = re.compile(r"^<aside\b[^>]*>\n(?P<text>.*?)^</aside>", re.MULTILINE | re.DOTALL)

# Another name of a document, and its language as a tag of BCP 47, empty for English.
OtherName = tuple[str, str]


@dataclass(frozen=True)
class SearchDocument:
    """What the search can find: a record, a page, or a passage on the page of another.

    Readers see its `kind`, `title` (with its `language`, unless English), `line` and `date`.

    They find it by its title, unless `is_named` is false because the title is only the beginning of
    a passage; by its date and its other `names`; by `keys`, which must be typed whole; by `words`
    that readers type for it; by what it is `about`; by its `text`; and by questions like those it
    is `asked`.

    `boost` says how much it counts compared with a record, `weight` how much links to it, on a
    scale of twelve. A document in another language names the address that it `translates`.
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
    asked: tuple[str, ...] = ()
    translates: str = ""


# By kind, the function that makes the documents of a record.
OF_KINDS: dict[type[Record], Callable[[History, Any], Iterable[SearchDocument]]] = {}


def documents(history: History, listed: Iterable[PageListing]) -> Iterator[SearchDocument]:
    """Every document of a history; `listed` are the pages made from the record."""
    yield from _of_records(history)
    yield from _chapters(history)
    yield from _pages(history, listed)
    yield from _in_other_languages(history)
    yield from _paragraphs(history)


def _chapters(history: History) -> Iterator[SearchDocument]:
    """The chapters, each by its title, its description and its headings."""
    for chapter in history.chapters:
        page = history.handwritten[chapter.address]
        description = page.front_matter.description
        headings = HEADING.findall(page.body)
        yield SearchDocument(
            kind="chapter",
            address=chapter.address,
            title=chapter.title,
            text="",
            about=joined(description, *headings),
            words=(chapter.name,),
            line=f"Chapter {chapter.number} · {description}",
            asked=page.front_matter.asked,
            boost=BOOSTS["chapter"],
        )


def _of_records(history: History) -> Iterator[SearchDocument]:
    """The documents of every record, as its kind makes them."""
    for record in history.corpus.records.values():
        documents_of = OF_KINDS.get(type(record))
        if documents_of:
            yield from documents_of(history, record)
        elif record.traits_.found:
            yield record_document(history, record)


def record_document(
    history: History,
    record: Record,
    *,
    kind: str = "",
    line: str = "",
    texts: Iterable[str | None] | None = None,
    named: Iterable[str] = (),
    keys: tuple[str, ...] = (),
    boost: float = 1,
    stands_out: bool = False,
) -> SearchDocument:
    """A record by its names, with its date.

    Arguments:
        history: The history.
        record: The record.
        kind: What readers see it called; by default the name of its kind.
        line: What is shown under its title, in plain text.
        texts: The texts by which it is found; by default all that it has.
        named: The ids of what it is about.
        keys: Words that find it if they are typed whole.
        boost: How much it counts compared with others.
        stands_out: Whether it counts more than others of its kind.
    """
    if texts is None:
        texts = (text for _, text in texts_within(record))
    about = joined(*(history.corpus[name].label for name in named))
    return SearchDocument(
        kind=kind or record.kind_,
        address=history.addresses[record.id],
        title=record.label.as_text,
        text=joined(*texts),
        about=about,
        words=getattr(record, "words", ()),
        line=line,
        date=getattr(record, "date", None),
        weight=weight(history.corpus, record, stands_out),
        names=tuple(names(record)),
        keys=keys,
        asked=getattr(record, "asked", ()),
        boost=boost,
    )


def own_pages(history: History) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    corpus = history.corpus
    own = {corpus[name].main_page(corpus) for name in history.addresses}
    for chapter in history.chapters:
        own.add(chapter.address)
    return own


def _pages(history: History, listed: Iterable[PageListing]) -> Iterator[SearchDocument]:
    """The pages that belong to no record: lists, and pages written by hand."""
    listings = list(listed)
    for address, handwritten in history.handwritten.items():
        description = handwritten.front_matter.description
        if not translations.is_whole(address, handwritten):
            listings.append(PageListing(address, handwritten.title, description))

    left_out = own_pages(history) | {addresses.SEARCH, addresses.MY_LIST, ""}
    of_any_site = english()["asked"]
    for page in listings:
        if page.address in left_out:
            continue
        written = history.handwritten.get(page.address)
        if written:
            asked = written.front_matter.asked
        else:
            asked = tuple(of_any_site.get(page.address, ()))
        yield SearchDocument(
            kind="page",
            address=page.address,
            title=page.title,
            text=joined(page.description, *asked),
            line=cut(page.description, SENTENCE),
            boost=BOOSTS["page"],
            asked=asked,
        )


def _in_other_languages(history: History) -> Iterator[SearchDocument]:
    """The documents in other languages: whole pages, answers to questions, and paragraphs."""
    for address, page in history.handwritten.items():
        language = page.front_matter.lang
        if not language or not page.front_matter.translates:
            continue
        if translations.is_whole(address, page):
            yield _translated(address, page, history)
            continue
        yield from _passages(address, page)
        for section in SECTION.finditer(page.body):
            if section["anchor"] not in page.front_matter.translates:
                continue
            answer = WAY_ON.sub("", citation_syntax.without(section["text"]), count=1)
            plain = MARKDOWN.sub("", answer)
            words = Prose(" ".join(plain.split()))
            yield SearchDocument(
                kind="page",
                address=f"{address}#{section['anchor']}",
                title=section["title"],
                text=words,
                words=page.front_matter.sought.get(section["anchor"], ()),
                language=language,
                line=words.as_text,
                boost=BOOSTS["page"],
                translates=history.addresses.get(section["anchor"], ""),
            )


def _translated(address: str, page: WrittenPage, history: History) -> SearchDocument:
    """The translation of a whole page; its first paragraph is shown."""
    paragraphs = chapters.paragraphs(page.body)
    # A paragraph with neither an anchor nor a source is about the page itself.
    told = [each.text for each in paragraphs if each.anchor or each.sources]
    plain = [" ".join(MARKDOWN.sub("", text).split()) for text in told]
    line = ""
    if plain:
        line = cut(plain[0], SENTENCE)
    sought: list[str] = []
    for words in page.front_matter.sought.values():
        sought += words
    [*_, source] = page.front_matter.translates
    return SearchDocument(
        kind="page",
        address=address,
        title=page.title,
        text=" ".join(plain),
        words=tuple(sought),
        language=page.front_matter.lang or "",
        line=line,
        boost=BOOSTS["page"],
        asked=page.front_matter.asked,
        translates=translations.page_of(source, history.corpus),
    )


def _passages(address: str, page: WrittenPage) -> Iterator[SearchDocument]:
    """The paragraphs of a page in another language that do not answer a question."""
    answers = set[str]()
    for section in SECTION.finditer(page.body):
        if section["anchor"] in page.front_matter.translates:
            answers.update(PARAGRAPH_ANCHOR.findall(section["text"]))
    for paragraph in chapters.paragraphs(page.body):
        if paragraph.anchor and paragraph.anchor not in answers:
            passage = _passage(address, paragraph, page.title)
            sought = page.front_matter.sought.get(paragraph.anchor, ())
            yield replace(passage, language=page.front_matter.lang or "", words=sought)


def _passage(
    address: str, paragraph: chapters.Paragraph, title: str, told: Iterable[str] = ()
) -> SearchDocument:
    """A paragraph of the page at an address, also found by what is `told` beside it."""
    plain = MARKDOWN.sub("", paragraph.text)
    text = " ".join(plain.split())
    return SearchDocument(
        kind="paragraph",
        address=f"{address}#{paragraph.anchor}",
        title=cut(text, EXCERPT),
        text=joined(text, *told),
        line=title,
        boost=BOOSTS["passage"],
        is_named=False,
    )


def _paragraphs(history: History) -> Iterator[SearchDocument]:
    """The paragraphs of the chapters that can be linked to.

    The text of a box belongs to the paragraph before it.
    """
    for chapter in history.chapters:
        told = _boxes(history.handwritten[chapter.address].body)
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                besides = told.get(paragraph.anchor, ())
                yield _passage(chapter.address, paragraph, chapter.title, besides)


def _boxes(body: str) -> dict[str, list[str]]:
    """The texts of the boxes of a page, by the anchor of the last paragraph before each."""
    told: dict[str, list[str]] = {}
    for box in BOX.finditer(body):
        anchors = PARAGRAPH_ANCHOR.findall(body, 0, box.start())
        if anchors:
            plain = MARKDOWN.sub("", citation_syntax.without(box["text"]))
            told.setdefault(anchors[-1], []).append(" ".join(plain.split()))
    return told


def joined(*texts: str | None) -> str:
    """Some texts joined in one; empty ones are left out."""
    return " ".join(filter(None, texts))


@lru_cache(maxsize=8192)  # a save changes few
def cut(text: str, length: int) -> str:
    """The beginning of a text, in at most so many characters."""
    return textwrap.shorten(text, length, placeholder=" …")


def first_words(text: Prose) -> str:
    """The first sentence of a text, as a result shows it; a long one is cut after a clause.

    Titles keep their asterisks, because the script sets them in italics.
    """
    sentence = first_sentence(text).markup
    shown = cut(sentence, SENTENCE)
    clauses = CLAUSES.match(shown)
    is_within_title = clauses and clauses["beginning"].count("*") % 2
    if shown == sentence or not clauses or is_within_title:
        return shown
    return f"{clauses['beginning']} …"


def names(record: Record) -> Iterator[OtherName]:
    """The forms of a name, with language and script as one tag."""
    for name in getattr(record, "names", ()):
        language = ""
        if name.lang and name.lang != "en":
            language = name.lang
        elif name.script and name.script != "Latn":
            language = f"und-{name.script}"
        yield name.text, language


def weight(corpus: Corpus, record: Record, stands_out: bool = False) -> int:
    """The binary digits of the number of links to a record, and more if it stands out."""
    links = corpus.links_to.get(record.id, ())
    digits = len(links).bit_length()
    counted = min(MOST_DIGITS, digits)
    if stands_out:
        counted += MAJOR
    return counted
