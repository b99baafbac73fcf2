"""Documents of the search: records, chapters and other pages, claims, corrections, paragraphs."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.queries.links import PageListing
from chronicle.records import Record, texts_within
from chronicle.search.terms import english
from chronicle.story import chapters, translations
from chronicle.story.handwritten import WrittenPage
from chronicle.values.dates import Date
from chronicle.values.text import Prose, first_sentence

# The most characters of a line of context, of a first sentence, and of a passage.
LINE = 64
SENTENCE = 200
EXCERPT = 66
# What is added to the weight of a record that stands out.
MAJOR = 2
# By its kind, the factor of a document: its score in the search is multiplied by it, so that a
# closer match of a kind that counts less may come first. A kind that is not here counts 1. What
# counts less than a page is in the second line of the index.
BOOSTS = {
    "term": 0.85,
    "chapter": 0.85,
    "page": 0.8,
    "lesson": 0.8,
    "chart": 0.7,
    "claim": 0.62,
    "work": 0.6,
    "passage": 0.5,
    "study": 0.5,
}
# The parts of Markdown that are no words.
MARKDOWN = re.compile(r"\]\([^)]*\)|[\[*]")
# A heading within a chapter, with its anchor, which often says more plainly what it is about.
HEADING = re.compile(r"^##.*", re.MULTILINE)
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
        line = f"Chapter {chapter.number} · {description}"
        yield SearchDocument(
            kind="chapter",
            address=chapter.address,
            title=chapter.title,
            text="",
            about=join_texts(description, *headings),
            words=(chapter.name,),
            line=line,
            asked=page.front_matter.asked,
            boost=BOOSTS["chapter"],
        )


def _of_records(history: History) -> Iterator[SearchDocument]:
    """The documents of every record, as its kind makes them."""
    for record in history.corpus.records.values():
        documents_of = OF_KINDS.get(type(record))
        if documents_of:
            yield from documents_of(history, record)
        elif record.traits_.searchable:
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
        stands_out: Whether it counts more than others of its kind.
    """
    if texts is None:
        texts = (text for _, text in texts_within(record))
    about = join_texts(*(history.corpus[identifier].label for identifier in named))
    return SearchDocument(
        kind=kind or record.kind_,
        address=history.addresses[record.id],
        title=record.label.as_text,
        text=join_texts(*texts),
        about=about,
        words=getattr(record, "words", ()),
        line=line,
        date=getattr(record, "date", None),
        weight=importance(history.corpus, record, stands_out),
        names=tuple(names(record)),
        keys=keys,
        asked=getattr(record, "asked", ()),
        boost=BOOSTS.get(record.kind_, 1),
    )


def own_pages(history: History) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    corpus = history.corpus
    own = {corpus[identifier].main_page(corpus) for identifier in history.addresses}
    return own.union(chapter.address for chapter in history.chapters)


def _pages(history: History, listed: Iterable[PageListing]) -> Iterator[SearchDocument]:
    """The pages that belong to no record: lists, and pages written by hand."""
    listings = list(listed)
    for address, handwritten in history.handwritten.items():
        description = handwritten.front_matter.description
        if not translations.is_whole(address, handwritten):
            listings.append(PageListing(address, handwritten.title, description))

    left_out = own_pages(history) | {addresses.SEARCH, addresses.MY_LIST, ""}
    for each in history.languages.values():
        left_out |= {each.at(addresses.SEARCH), each.at(addresses.MY_LIST)}
    of_any_site = english()["asked"]
    for page in listings:
        if page.address in left_out:
            continue
        written = history.handwritten.get(page.address)
        if written:
            asked, language = written.front_matter.asked, written.front_matter.lang
        else:
            asked, language = tuple(of_any_site.get(page.address, ())), None
        yield SearchDocument(
            kind="page",
            address=page.address,
            title=page.title,
            text=join_texts(page.description, *asked),
            language=language or "",
            line=cut(page.description, SENTENCE),
            boost=BOOSTS["page"],
            asked=asked,
        )


def _in_other_languages(history: History) -> Iterator[SearchDocument]:
    """The pages that translate another."""
    for address, page in history.handwritten.items():
        if translations.is_whole(address, page):
            yield _translation(address, page, history)


def _translation(address: str, page: WrittenPage, history: History) -> SearchDocument:
    """The translation of a whole page; its first paragraph is shown."""
    paragraphs = chapters.paragraphs(page.body)
    # A paragraph with neither an anchor nor a source is about the page itself.
    texts = [each.text for each in paragraphs if each.anchor or each.sources]
    plain = [" ".join(MARKDOWN.sub("", text).split()) for text in texts]
    sought = chain.from_iterable(page.front_matter.sought.values())
    [*_, source] = page.front_matter.translates
    line = cut("".join(plain[:1]), SENTENCE)
    return SearchDocument(
        kind="page",
        address=address,
        title=page.title,
        text=" ".join(plain),
        about=page.front_matter.description,
        words=tuple(sought),
        language=page.front_matter.lang or "",
        line=line,
        boost=BOOSTS["page"],
        asked=page.front_matter.asked,
        translates=translations.page_of(source, history.corpus),
    )


def _paragraphs(history: History) -> Iterator[SearchDocument]:
    """The paragraphs of the chapters that can be linked to."""
    for chapter in history.chapters:
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                text = " ".join(MARKDOWN.sub("", paragraph.text).split())
                address = f"{chapter.address}#{paragraph.anchor}"
                yield SearchDocument(
                    kind="paragraph",
                    address=address,
                    title=cut(text, EXCERPT),
                    text=text,
                    line=chapter.title,
                    boost=BOOSTS["passage"],
                    is_named=False,
                )


def join_texts(*texts: str | None) -> str:
    """Some texts joined in one; empty ones are left out."""
    return " ".join(filter(None, texts))


@lru_cache(maxsize=8192)  # a save changes few
def cut(text: str, length: int) -> str:
    """The beginning of a text, in at most so many characters."""
    return textwrap.shorten(text, length, placeholder=" …")


def first_words(text: Prose) -> str:
    """The first sentence of a text, as a result shows it.

    Titles keep their asterisks, because the script sets them in italics.
    """
    return cut(first_sentence(text).markup, SENTENCE)


def names(record: Record) -> Iterator[OtherName]:
    """The forms of a name, with language and script as one tag."""
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
    return digits + MAJOR if stands_out else digits
