"""The parts of the complete record: everything that the site has, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map, place_maps
from chronicle.drawing.charts.drawings import printed
from chronicle.editions.environment import Piece, fill, group, part
from chronicle.editions.handwritten import Writer, the_period
from chronicle.record.models import Question
from chronicle.views import (
    actors,
    bibliography,
    changes,
    deployments,
    events,
    figures,
    gaps,
    glossary,
    papers,
    places,
    questions,
    selection,
)

PREFACE = (addresses.ABOUT, addresses.HOW_TO_CITE)
STORY = "Small figures in the text call the notes at the end of each chapter."
EVENTS = (
    "Every dated happening in the papers, by year. A dotted line under a date marks one given only "
    "roughly."
)
DEPLOYMENTS = "Who sent whom where. The status of each says how far the papers vouch for it."
QUESTIONS = (
    "Where the papers or their sources disagree, or where a paper parts from its own note. Each "
    "answer has with it everyone who gives it."
)
ACTORS = (
    "Everyone and everything named that acts or is quoted, under the usual English name, with the "
    "other forms of the name and who prints them."
)
PAPERS = (
    "From these everything here is drawn: what each argues, what the record takes from it page by "
    "page, and its corrections."
)


def parts(book: Book, writer: Writer) -> Iterator[Piece]:
    """The parts in order; one of which there is nothing is left out."""
    story = _handwritten(writer, _story(book))
    yield from part("glance", "The period at a glance", _period(book, writer))
    yield from part("preface", "How this book was made", _handwritten(writer, PREFACE))
    yield from part(addresses.CHAPTERS, "Story", story, STORY)
    yield from part(addresses.TIMELINE, "Events", _events(book), EVENTS)
    yield from part(addresses.DEPLOYMENTS, "Deployments", _deployments(book), DEPLOYMENTS)
    yield from part(addresses.QUESTIONS, "Questions", _questions(book), QUESTIONS)
    charted = figures.figures(book)
    if charted.charts or charted.not_charted.groups:
        yield fill("figures.html", charted, printed(book))
    yield from part(addresses.ACTORS, book.corpus.settings.actors, _actors(book), ACTORS)
    place = places.view(book)
    if place.countries:
        yield fill("places.html", place, place_maps.draw(book, place))
    yield from part(addresses.PAPERS, "The papers", _papers(book, writer), PAPERS)
    yield fill("works.html", bibliography.view(book))
    yield fill("gaps.html", gaps.view(book))
    if terms := glossary.view(book):
        yield fill("glossary.html", terms)
    if versions := changes.view(book):
        yield fill("changes.html", versions)


def _period(book: Book, writer: Writer) -> Iterator[Piece]:
    """The period as the home page has it: its drawing, and the list of the turns that it names."""
    if turns := writer.turns:
        yield from the_period(book, writer)
        yield Piece(Markup('<div class="turns">{}</div>').format(writer.html(turns)))


def _handwritten(writer: Writer, chosen: Iterable[str]) -> Iterator[Piece]:
    """Pages written by hand, at their addresses."""
    for address in chosen:
        if page := writer.page(address, 2):
            yield fill("chapter.html", page)


def _story(book: Book) -> Iterator[str]:
    """The addresses of the chapters, and of what stands before and after them in the book."""
    for address in book.corpus.settings.book:
        if address == addresses.CHAPTERS:
            yield from (chapter.address for chapter in book.chapters)
        else:
            yield address


def _events(book: Book) -> Iterator[Piece]:
    for year in events.by_year(book):
        yield group(f"{addresses.TIMELINE}#{year.anchor}", year.title, "year")
        for view in year.entries:
            yield fill("event.html", view, locator_map.locate(book, view.located))


def _deployments(book: Book) -> Iterator[Piece]:
    for side, sent in deployments.by_side(book):
        yield fill("side.html", side)
        for view in sent:
            yield fill("deployment.html", view, locator_map.locate(book, view.located))


def _questions(book: Book) -> Iterator[Piece]:
    for question in book.corpus.of(Question):
        yield fill("question.html", questions.view(book, question))


def _actors(book: Book) -> Iterator[Piece]:
    for kind in actors.by_kind(book):
        yield group(f"{addresses.ACTORS}#{kind.anchor}", kind.title)
        yield from (fill("actor.html", view) for view in kind.entries)


def _papers(book: Book, writer: Writer) -> Iterator[Piece]:
    """Each of the papers, and the guide to it where there is one."""
    for paper in selection.papers(book.corpus):
        view = papers.view(book, paper)
        yield fill("paper.html", view)
        yield from _handwritten(writer, [f"{view.address}guide/"])
