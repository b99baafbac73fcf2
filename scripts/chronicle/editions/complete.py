"""The parts of the complete record: everything that the site has, by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map, network, place_maps
from chronicle.drawing import period as drawing
from chronicle.drawing.charts.drawings import printed
from chronicle.drawing.charts.signs import SIGNS
from chronicle.drawing.locator_map import LocatorMap
from chronicle.editions.environment import fill
from chronicle.editions.handwritten import Writer
from chronicle.editions.images import FRAME
from chronicle.record.models import Actor, Deployment, Event, Question
from chronicle.views import (
    actor_list,
    actors,
    bibliography,
    changes,
    deployments,
    events,
    figures,
    gaps,
    glossary,
    ordering,
    papers,
    period,
    places,
    questions,
    selection,
)
from chronicle.views.actors import ActorView
from chronicle.views.deployments import DeploymentView
from chronicle.views.maps import MapPoint
from chronicle.views.ordering import alphabetical

# Ties of an actor: a drawing of fewer says less than their table.
FEWEST_TIES = 6
PREFACE = (addresses.ABOUT, addresses.HOW_TO_CITE)
STORY = "Small figures in the text call the notes at the end of each chapter."


def parts(book: Book, writer: Writer) -> Iterator[Markup]:
    """The parts in order; one of which there is nothing is left out."""
    yield from _glance(book, writer)
    yield from _pages(writer, "preface", "How this book was made", "", PREFACE)
    yield from _pages(writer, addresses.CHAPTERS, "Story", STORY, _story(book))
    yield from _events(book)
    yield from _deployments(book)
    every = [questions.view(book, question) for question in book.corpus.of(Question)]
    if every:
        yield fill("questions.html", questions=every, site=book.site)
    charted = figures.figures(book)
    if charted.charts or charted.not_charted.groups:
        yield fill("figures.html", view=charted, drawings=printed(book), signs=SIGNS)
    yield from _actors(book)
    yield from _places(book)
    yield from _papers(book, writer)
    yield fill("works.html", view=bibliography.view(book))
    yield fill("gaps.html", view=gaps.view(book))
    if terms := glossary.view(book):
        yield fill("glossary.html", view=terms)
    if versions := changes.view(book):
        yield fill("changes.html", view=versions)


def _glance(book: Book, writer: Writer) -> Iterator[Markup]:
    """The period as the home page has it: its drawing, and the list of the turns that it names."""
    if turns := writer.turns:
        view = period.of_list(book, turns)
        drawn = drawing.svg(view, FRAME) if view else ""
        yield fill("glance.html", view=view, drawing=drawn, turns=writer.html(turns))


def _pages(
    writer: Writer, part: str, words: str, lead: str, chosen: Iterable[str]
) -> Iterator[Markup]:
    """A part of pages written by hand, at their addresses."""
    pages = [page for address in chosen if (page := writer.page(address, 2))]
    if pages:
        site = writer.book.site
        yield fill("story.html", address=part, words=words, lead=lead, pages=pages, site=site)


def _story(book: Book) -> Iterator[str]:
    """The addresses of the chapters, and of what stands before and after them in the book."""
    for address in book.corpus.settings.book:
        if address == addresses.CHAPTERS:
            yield from (chapter.address for chapter in book.chapters)
        else:
            yield address


def _events(book: Book) -> Iterator[Markup]:
    years = [
        (year, [events.view(book, event) for event in group])
        for year, group in ordering.by_year(book.corpus.of(Event))
    ]
    if years:
        yield fill("events.html", years=years, locate=_locate(book), site=book.site)


def _deployments(book: Book) -> Iterator[Markup]:
    by_side: defaultdict[str, list[DeploymentView]] = defaultdict(list)
    for deployment in ordering.by_date(book.corpus.of(Deployment)):
        by_side[deployment.side].append(deployments.view(book, deployment))
    if by_side:
        overview = deployments.overview(book)
        values = {"overview": overview, "by_side": by_side, "site": book.site}
        yield fill("deployments.html", locate=_locate(book), **values)


def _actors(book: Book) -> Iterator[Markup]:
    by_kind: defaultdict[str, list[ActorView]] = defaultdict(list)
    for actor in sorted(book.corpus.of(Actor), key=lambda actor: alphabetical(actor.name)):
        by_kind[actor.kind].append(actors.view(book, actor))
    if by_kind:
        values = {"overview": actor_list.overview(book), "by_kind": by_kind, "site": book.site}
        yield fill("actors.html", drawing=_ties, **values)


def _ties(view: ActorView) -> Markup | None:
    """The drawing of an actor's ties, where it has enough of them."""
    if view.neighbourhood is None or len(view.relationships) < FEWEST_TIES:
        return None
    return network.draw(view.neighbourhood, view.address)


def _places(book: Book) -> Iterator[Markup]:
    view = places.view(book)
    if view.countries:
        yield fill("places.html", view=view, drawing=place_maps.draw(book, view))


def _papers(book: Book, writer: Writer) -> Iterator[Markup]:
    """Each of the papers, and the guide to it where there is one."""
    views = (papers.view(book, paper) for paper in selection.papers(book.corpus))
    guided = [(view, writer.page(f"{view.address}guide/", 2)) for view in views]
    if guided:
        yield fill("papers.html", papers=guided, site=book.site)


def _locate(book: Book) -> Callable[[Sequence[MapPoint]], LocatorMap | None]:
    return locator_map.atlas(book).locate
