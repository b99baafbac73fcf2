"""One page for every deployment, and the page that lists them by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Deployment
from chronicle.views import deployments


def pages(book: Book) -> Iterator[Plan]:
    """The list, then a page for each deployment; none without any."""
    if book.corpus.of(Deployment):
        yield Plan(addresses.DEPLOYMENTS, partial(_overview, book))
    for deployment in book.corpus.of(Deployment):
        yield Plan(book.addresses[deployment.id], partial(_deployment, book, deployment))


def _overview(book: Book) -> Page:
    return render(book, "deployments.html", deployments.overview(book))


def _deployment(book: Book, deployment: Deployment) -> Page:
    view = deployments.view(book, deployment)
    return render(book, "deployment.html", view, where=locator_map.atlas(book).locate(view.located))
