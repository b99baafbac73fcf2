"""Where the story names something: the sentence of a chapter, for the page of what it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.record import locators
from chronicle.record.models import Record
from chronicle.record.text import Prose, sentences
from chronicle.record.within import sources_of
from chronicle.story.chapters import Paragraph
from chronicle.views.page import Link, chapters

# What a paragraph has besides its words: the marks of a list, the ways of links.
ITEM = re.compile(r"^(?:[-*] |\d+\. )", re.MULTILINE)
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]*)\)")
# Stands behind the words that lead to what is looked for; no text has it.
SIGN = "\ue000"


@dataclass(frozen=True)
class StoryLine:
    """A sentence of a chapter, the way to its paragraph, and to the chapter."""

    sentence: Prose
    paragraph: Link
    chapter: Link


def story_line(book: Book, record: Record) -> StoryLine | None:
    """The sentence that names a record, in the paragraph that has most to do with it.

    That is the one that cites most of the places from which the record comes; of equals the one
    that names most of what the record names, then the first.
    """
    near = {link.target for link in book.corpus.links_from.get(record.id, ())}
    cited = {(s.work, place) for s in sources_of(record) for place in locators.places(s.at)}
    naming = zip(book.chapters_naming.get(record.id, ()), chapters(book, record), strict=True)
    lines: dict[StoryLine, tuple[int, int]] = {}
    for chapter, link in naming:
        for paragraph in chapter.paragraphs:
            if record.id in paragraph.records and (sentence := _sentence(paragraph, record)):
                way = f"{chapter.address}#{paragraph.anchor}" if paragraph.anchor else link.address
                line = StoryLine(sentence, Link(way, link.label, link.kind), link)
                shared = near.intersection(paragraph.records)
                lines[line] = len(cited.intersection(paragraph.cited)), len(shared)
    return max(lines, key=lambda line: lines[line], default=None)


def _sentence(paragraph: Paragraph, record: Record) -> Prose | None:
    """The sentence of a paragraph that links a record, without links and citations."""

    def words(match: re.Match[str]) -> str:
        is_wanted = match["target"] == f"id:{record.id}"
        return match["words"] + SIGN if is_wanted else match["words"]

    text = LINK.sub(words, ITEM.sub("", paragraph.text))
    plain = Prose(" ".join(text.split()))
    sentence = next((one for one in sentences(plain) if SIGN in one), None)
    return Prose(sentence.replace(SIGN, "")) if sentence else None
