"""The documents of the search: records, chapters and other pages, claims, slips, paragraphs."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.registry import kind_of
from chronicle.kinds.within import texts_within
from chronicle.queries.links import PageListing
from chronicle.values.dates import Date
from chronicle.values.text import Prose

# Characters of a line of context, and of a passage.
LINE = 64
EXCERPT = 76
# A record’s weight: binary digits of the count of its links, at most, and more for what stands out.
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
    of_records = [*_of_records(history)]
    yield from (document for document in of_records if document.is_named)
    for chapter in history.chapters:
        page = history.handwritten[chapter.address]
        yield SearchDocument(
            kind="chapter",
            address=chapter.address,
            title=chapter.title,
            text="",
            about=joined(page.front_matter.description, *HEADING.findall(page.body)),
            words=(chapter.name,),
            line=f"Chapter {chapter.number} · {page.front_matter.description}",
            boost=BOOSTS["chapter"],
        )
    yield from _pages(history, listed)
    yield from (document for document in of_records if not document.is_named)
    yield from _paragraphs(history)


def _of_records(history: History) -> Iterator[SearchDocument]:
    """What the search finds of every record, as its kind says."""
    for record in history.corpus.records.values():
        documents_of = kind_of(record).documents
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
        kind: What readers see it called; without one, the name of its kind.
        line: What is shown under its title, in plain text.
        texts: What it says of itself; without any, all of its texts.
        named: The ids of what it is about.
        keys: What finds it if it is typed whole.
        boost: What it counts beside others.
        stands_out: Whether it counts more than others of its kind.
    """
    if texts is None:
        texts = (text for _, text in texts_within(record))
    return SearchDocument(
        kind=kind or record.kind_,
        address=history.addresses[record.id],
        title=record.label.as_text,
        text=joined(*texts),
        about=joined(*(history.corpus[name].label for name in named)),
        words=getattr(record, "words", ()),
        line=line,
        date=getattr(record, "date", None),
        weight=weight(history.corpus, record, stands_out),
        names=tuple(names(record)),
        keys=keys,
        boost=boost,
    )


def own_pages(history: History) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    records = {history.corpus[name].main_page(history.corpus) for name in history.addresses}
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
                line=cut(page.description, LINE),
                boost=BOOSTS["page"],
            )


def _paragraphs(history: History) -> Iterator[SearchDocument]:
    for chapter in history.chapters:
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                text = " ".join(MARKDOWN.sub("", paragraph.text).split())
                yield SearchDocument(
                    kind="paragraph",
                    address=f"{chapter.address}#{paragraph.anchor}",
                    title=cut(text, EXCERPT),
                    text=text,
                    line=chapter.title,
                    boost=BOOSTS["passage"],
                    is_named=False,
                )


def joined(*texts: str | None) -> str:
    """Some texts in one, without those that there are none of."""
    return " ".join(filter(None, texts))


@lru_cache(maxsize=8192)  # a save changes few
def cut(text: str, length: int) -> str:
    """The beginning of a text, in at most so many characters."""
    return textwrap.shorten(text, length, placeholder=" …")


def names(record: Record) -> Iterator[OtherName]:
    """The forms of a name, with language and script as one tag, and what it was called before."""
    for name in getattr(record, "names", ()):
        script = f"und-{name.script}" if name.script and name.script != "Latn" else ""
        yield name.text, name.lang if name.lang and name.lang != "en" else script
    yield from ((Prose(each.label), "") for each in record.formerly if each.label)


def weight(corpus: Corpus, record: Record, stands_out: bool = False) -> int:
    """How much links to a record, in binary digits, and more if it stands out among its kind."""
    digits = min(MOST_DIGITS, len(corpus.links_to.get(record.id, ())).bit_length())
    return digits + MAJOR if stands_out else digits
