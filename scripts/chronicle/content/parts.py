"""The pages of the narrative in reading order, and their reading times."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from chronicle.content import chapters
from chronicle.content.chapters import Chapter
from chronicle.content.markdown_pages import LABELLED_LINK, PERIOD_SHORTCODE, MarkdownPage
from chronicle.corpus import addresses
from chronicle.values import Prose, first_sentence
from chronicle.values.text import WORD

# The number of words per minute that most adults read in nonfiction.
WORDS_PER_MINUTE = 230
# Content that is not read word by word: citations, link targets, anchors, HTML, comments, tables.
UNREAD_MARKUP = re.compile(
    r"\[[^\[\]]*@[^\[\]]*\]|\]\([^)]*\)|\{[^}\n]*\}|<!--.*?-->|<[^>]*>|^\|[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
NAMES_MINUTES = re.compile(r"\bminutes?\b", re.IGNORECASE)


class NarrativePart(NamedTuple):
    """A page of the narrative: its URL, title and description, its opening and reading time.

    `opening` is its first sentence. `title_has_minutes` states whether its title gives the reading
    time. `chapter` is None for a page before or after the chapters.
    """

    address: str
    title: Prose
    description: Prose
    opening: Prose
    minutes: int
    title_has_minutes: bool
    chapter: Chapter | None = None


def build_narrative_part(
    address: str,
    pages: Mapping[str, MarkdownPage],
    numbered_chapters: Iterable[Chapter],
    english: str = "",
) -> NarrativePart:
    """Return the page at a URL as a part of the narrative; `numbered_chapters` are the chapters.

    A translation has the reading time of the page at `english`.
    """
    page = pages[address]
    wanted = english or address
    original = pages[wanted]
    chapter = next((chapter for chapter in numbered_chapters if chapter.address == wanted), None)
    return NarrativePart(
        address=address,
        title=page.title,
        description=page.front_matter.description,
        opening=_first_sentence(page.body),
        minutes=reading_minutes(original.body),
        title_has_minutes=bool(NAMES_MINUTES.search(original.title)),
        chapter=chapter,
    )


def addresses_in_order(book: Iterable[str], numbered_chapters: Iterable[Chapter]) -> list[str]:
    """Return the URLs of the parts of the narrative in book order.

    `book` contains the URLs of the parts of the book, as in the settings.
    """
    in_book: list[str] = []
    for address in book:
        if address == addresses.CHAPTERS:
            in_book += [chapter.address for chapter in numbered_chapters]
        elif address.startswith(addresses.CHAPTERS):
            in_book.append(address)
    return in_book


def _first_sentence(body: str) -> Prose:
    """Return the first sentence of a page, without links."""
    for paragraph in chapters.split_paragraphs(body):
        if paragraph.is_box:
            continue
        without_links = LABELLED_LINK.sub(r"\1", paragraph.text)
        text = " ".join(without_links.split())
        return first_sentence(Prose(text))
    return Prose()


@lru_cache
def reading_minutes(body: str) -> int:
    """Return the reading time of a page or a section in minutes, at least one.

    Headings, boxes, notes, maps and the names in drawings are not counted.
    """
    word_count = 0
    for paragraph in chapters.split_paragraphs(PERIOD_SHORTCODE.sub("", body)):
        if not paragraph.is_box:
            word_count += len(WORD.findall(UNREAD_MARKUP.sub(" ", paragraph.text)))
    return max(1, round(word_count / WORDS_PER_MINUTE))
