"""A note for every address that went: on the page where it was, or on a page of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from chronicle.book import Book
from chronicle.pages.page import Page, Plan, render
from chronicle.views import moved
from chronicle.views.moved import Notes


def with_notes(plans: Iterable[Plan], book: Book) -> Iterator[Plan]:
    """The pages with a note for every address that went, and pages for those that are left."""
    former = dict(moved.by_page(book))
    for plan in plans:
        here = former.pop(plan.address, None)
        yield Plan(plan.address, partial(_noted, book, plan, here)) if here else plan
    for address, here in former.items():
        yield Plan(address, partial(_alone, book, address, here))


def _noted(book: Book, plan: Plan, here: Notes) -> Page:
    page = plan.make()
    note = render(book, "former.html", moved.view(plan.address, here, alone=False))
    return replace(page, body=page.body.rstrip() + note.body)


def _alone(book: Book, address: str, here: Notes) -> Page:
    view = moved.view(address, here, alone=True)
    page = render(book, "former.html", view)
    return replace(page, changed=view.changed or page.changed, is_signpost=True)
