"""The page of an event, with the sentence of the story that names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, record_page
from chronicle.record import locators
from chronicle.record.models import Claim, Deployment, Event, Question, Record
from chronicle.record.text import Prose, sentences
from chronicle.record.within import sources_of
from chronicle.story.chapters import Paragraph
from chronicle.views import maps, ordering, selection
from chronicle.views.claims import statements
from chronicle.views.maps import MapPoint
from chronicle.views.page import Link, chapters

# So many events are named on either side of one.
BESIDE = 2
# So many statements of one property stand open.
SHOWN = 5


@once_a_book
def ordered(book: Book) -> list[Event]:
    """Every event in order of date."""
    return ordering.by_date(book.corpus.of(Event))


@once_a_book
def _places_in_order(book: Book) -> dict[str, int]:
    """Where each event stands in that order, by its id."""
    return {event.id: index for index, event in enumerate(ordered(book))}


def page(book: Book, event: Event) -> Page:
    """The page of an event."""
    every, place = ordered(book), _places_in_order(book)[event.id]
    quoted = story_line(book, event)
    points = located(book, event)
    return record_page(
        book,
        event,
        f"{event.date.words}. {event.summary}",
        quoted=quoted,
        others=[one for one in chapters(book, event) if not quoted or one != quoted.chapter],
        statements=statements(book, dict.fromkeys(_claims(book, event)), SHOWN),
        map=locator_map.locate(book, points, event.date),
        is_apart=len(points) > 1,
        before=every[max(0, place - BESIDE) : place],
        after=every[place + 1 : place + 1 + BESIDE],
    )


def located(book: Book, record: Event | Deployment) -> tuple[MapPoint, ...]:
    """The places of a record that are points; an area is only named."""
    return tuple(point for point in maps.points(book, record.places) if not point.is_area)


def _claims(book: Book, event: Event) -> Iterator[Claim]:
    """The claims about an event, and those about what is related to it that answer its questions.

    The strength of a force is a claim about its deployment; that it arrived is an event.
    """
    corpus = book.corpus
    yield from corpus.linking(Claim, event.id, "about")
    near = {other.id for other in selection.related(book, event)}
    for question in corpus.linking(Question, event.id, "see"):
        for position in question.positions:
            for claim in (corpus.get(Claim, identifier) for identifier in position.claims):
                if claim.about in near:
                    yield claim


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
    near = {each.target for each in book.corpus.links_from.get(record.id, ())}
    cited = {(s.work, place) for s in sources_of(record) for place in locators.places(s.at)}
    naming = zip(book.chapters_naming.get(record.id, ()), chapters(book, record), strict=True)
    lines: dict[StoryLine, tuple[int, int]] = {}
    for chapter, way in naming:
        for paragraph in chapter.paragraphs:
            if record.id in paragraph.records and (sentence := _sentence(paragraph, record)):
                there = f"{way.address}#{paragraph.anchor}" if paragraph.anchor else way.address
                line = StoryLine(sentence, Link(there, way.label, way.kind), way)
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
