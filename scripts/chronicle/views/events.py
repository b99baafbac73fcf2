"""What the page of an event shows, with the sentence of the story that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record import locators
from chronicle.record.dates import Date
from chronicle.record.models import Claim, Event, Participant, Question, Record
from chronicle.record.text import Prose, sentences
from chronicle.record.within import sources_of
from chronicle.story.chapters import Paragraph
from chronicle.views import maps, ordering, record, selection
from chronicle.views.claims import ClaimTable, table
from chronicle.views.maps import MapPoint
from chronicle.views.page import (
    DatedLink,
    Link,
    NotedLink,
    chapters,
    dated_links,
    link,
    links,
)
from chronicle.views.record import EntryView
from chronicle.views.sources import sources

# So many events are named on either side of one.
BESIDE = 2
# So many statements of one property stand open.
SHOWN = 5


@dataclass(frozen=True)
class EventView(EntryView):
    """An event.

    `located` are its places as points of a map; `quoted` is its place in the story, `chapters`
    are the others that name it. `before` and `after` are the events next to it.
    """

    date: Date
    as_given: Prose | None
    year: Link
    actors: tuple[NotedLink, ...]
    places: tuple[Link, ...]
    located: tuple[MapPoint, ...]
    themes: tuple[Link, ...]
    quoted: StoryLine | None
    claims: ClaimTable
    before: tuple[DatedLink, ...]
    after: tuple[DatedLink, ...]


@once_a_book
def ordered(book: Book) -> list[Event]:
    """Every event in order of date."""
    return ordering.by_date(book.corpus.of(Event))


@once_a_book
def _places_in_order(book: Book) -> dict[str, int]:
    """Where each event stands in that order, by its id."""
    return {event.id: index for index, event in enumerate(ordered(book))}


def great(book: Book) -> tuple[EventView, ...]:
    """The major events, in order of date."""
    return tuple(view(book, event) for event in ordered(book) if event.weight == "major")


def view(book: Book, event: Event) -> EventView:
    """The view of an event."""
    corpus = book.corpus
    every, place = ordered(book), _places_in_order(book)[event.id]
    quoted = story_line(book, event)
    return EventView(
        address=book.addresses[event.id],
        title=event.title,
        description=f"{event.date.words}. {event.summary}",
        date=event.date,
        as_given=event.as_given,
        summary=event.summary,
        year=Link(f"{addresses.TIMELINE}#year-{event.date.year}", Prose(event.date.year)),
        actors=tuple(_participant(book, part) for part in event.actors),
        places=links(book, (corpus[place] for place in event.places)),
        located=maps.points(book, event.places),
        themes=links(book, (corpus[theme] for theme in event.themes)),
        related=links(book, selection.related(event, corpus)),
        quoted=quoted,
        chapters=tuple(one for one in chapters(book, event) if not quoted or one != quoted.chapter),
        claims=table(book, dict.fromkeys(_claims(event, corpus)), SHOWN),
        questions=record.questions(book, event),
        sources=sources(book, event.sources),
        corrections=record.corrections(book, event),
        before=dated_links(book, every[max(0, place - BESIDE) : place]),
        after=dated_links(book, every[place + 1 : place + 1 + BESIDE]),
        foot=record.foot(book, event),
    )


def _claims(event: Event, corpus: Corpus) -> Iterator[Claim]:
    """The claims about an event, and those about what is related to it that answer its questions.

    The strength of a force is a claim about its deployment; that it arrived is an event.
    """
    yield from corpus.linking(Claim, event.id, "about")
    near = {other.id for other in selection.related(event, corpus)}
    for question in corpus.linking(Question, event.id, "see"):
        for position in question.positions:
            for claim in (corpus.get(Claim, identifier) for identifier in position.claims):
                if claim.about in near:
                    yield claim


def _participant(book: Book, part: Participant) -> NotedLink:
    """Who took part in an event, and as what."""
    return NotedLink(link(book, book.corpus[part.actor]), part.role or Prose(""))


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
