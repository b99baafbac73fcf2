"""The pages of the narrative in reading order."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.content import chapters
from chronicle.content.chapters import Chapter
from chronicle.content.markdown_pages import LABELLED_LINK, MarkdownPage
from chronicle.corpus import addresses
from chronicle.values import Prose, first_sentence


class NarrativePage(NamedTuple):
    """A page of the narrative: its URL, title, description and first sentence.

    `chapter` is None for a page before or after the chapters.
    """

    address: str
    title: Prose
    description: Prose
    first_sentence: Prose
    chapter: Chapter | None = None


def build_narrative_page(
    address: str,
    pages: Mapping[str, MarkdownPage],
    numbered_chapters: Iterable[Chapter],
    english: str,
) -> NarrativePage:
    """Return the page of the narrative at a URL; `numbered_chapters` are all chapters.

    A translation has the chapter of its original, whose URL is `english`.
    """
    page = pages[address]
    wanted = english or address
    chapter = next((chapter for chapter in numbered_chapters if chapter.address == wanted), None)
    return NarrativePage(
        address=address,
        title=page.title,
        description=page.front_matter.description,
        first_sentence=_first_sentence(page.body),
        chapter=chapter,
    )


def addresses_in_order(book: Iterable[str], numbered_chapters: Iterable[Chapter]) -> list[str]:
    """Return the URLs of the pages of the narrative in book order.

    `book` is the setting of the same name: the URLs of the parts of the book.
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
