"""The parts of the story in the order in which they are read, and how long each takes."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.story import chapters
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import LINK_WITH_WORDS, PERIOD, WrittenPage
from chronicle.values import Prose, first_sentence
from chronicle.values.text import WORD

# How many words most adults read in a minute, in a text that is not fiction.
WORDS_A_MINUTE = 230
# What nobody reads word by word: citations, targets of links, anchors, HTML, comments, tables.
UNREAD = re.compile(
    r"\[[^\[\]]*@[^\[\]]*\]|\]\([^)]*\)|\{[^}\n]*\}|<!--.*?-->|<[^>]*>|^\|[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
NAMES_MINUTES = re.compile(r"\bminutes?\b", re.IGNORECASE)


class Part(NamedTuple):
    """A page of the story: its address, title and description, its opening and reading time.

    `opening` is its first sentence, `minutes` how long it takes to read, unless its title says so.
    `chapter` is the chapter that it is; a page before or after the chapters is none.
    """

    address: str
    title: Prose
    description: Prose
    opening: Prose
    minutes: int
    says_minutes: bool
    chapter: Chapter | None = None


def part(
    address: str, pages: Mapping[str, WrittenPage], numbered: Iterable[Chapter], english: str = ""
) -> Part:
    """The page at an address as a part of the story; `numbered` are the chapters.

    A translation takes as long as the page at `english`.
    """
    page = pages[address]
    original = pages[english or address]
    chapter = next((one for one in numbered if one.address == (english or address)), None)
    return Part(
        address=address,
        title=page.title,
        description=page.front_matter.description,
        opening=_opening(page.body),
        minutes=reading_minutes(original.body),
        says_minutes=bool(NAMES_MINUTES.search(original.title)),
        chapter=chapter,
    )


def in_order(book: Iterable[str], numbered: Iterable[Chapter]) -> list[str]:
    """The addresses of the parts of the story as the book has them.

    `book` are the addresses of its parts, as the settings have them.
    """
    in_book: list[str] = []
    for address in book:
        if address == addresses.CHAPTERS:
            in_book += [chapter.address for chapter in numbered]
        elif address.startswith(addresses.CHAPTERS):
            in_book.append(address)
    return in_book


def _opening(body: str) -> Prose:
    """The first sentence of a page, as words without links."""
    for paragraph in chapters.paragraphs(body):
        if paragraph.is_box:
            continue
        without_links = LINK_WITH_WORDS.sub(r"\1", paragraph.text)
        words = " ".join(without_links.split())
        return first_sentence(Prose(words))
    return Prose()


@lru_cache
def reading_minutes(body: str) -> int:
    """The minutes that the text of a page, or of a part of it, takes to read: at least one.

    Headings, boxes, notes, maps and the names in drawings are not counted.
    """
    words = 0
    for paragraph in chapters.paragraphs(PERIOD.sub("", body)):
        if not paragraph.is_box:
            words += len(WORD.findall(UNREAD.sub(" ", paragraph.text)))
    return max(1, round(words / WORDS_A_MINUTE))
