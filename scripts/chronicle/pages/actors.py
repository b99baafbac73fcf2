"""One page for every actor, and the page that lists them by kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import network
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Actor
from chronicle.views import actor_list, actors


def pages(book: Book) -> Iterator[Plan]:
    """The list, then a page for each actor; none without any."""
    if book.corpus.of(Actor):
        yield Plan(addresses.ACTORS, lambda: render(book, "actors.html", actor_list.overview(book)))
    for actor in book.corpus.of(Actor):
        yield Plan(book.addresses[actor.id], partial(_actor, book, actor))


def _actor(book: Book, actor: Actor) -> Page:
    view = actors.view(book, actor)
    near = view.neighbourhood
    drawing = network.draw(near, view.address) if near else None
    return render(book, "actor.html", view, drawing=drawing)
