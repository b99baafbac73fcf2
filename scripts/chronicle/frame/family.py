"""Families of pages: what a history has pages of, at which addresses, and what makes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from chronicle.citation.citable import Citable
from chronicle.frame.page import Page, Plan
from chronicle.history import History
from chronicle.records import Record
from chronicle.values.text import Prose

Thing = TypeVar("Thing")
AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class OnePage:
    """A page at an address, where a history has any of what it is `of`.

    One that is cited, though no record lives there, is so by the title that `title` gives.
    """

    address: str
    render: Callable[[History], Page]
    of: Callable[[History], object] = lambda history: True
    title: Callable[[History], Prose] | None = None

    def plans(self, history: History) -> Iterator[Plan]:
        """The one page, or none."""
        if self.of(history):
            yield Plan(self.address, partial(self.render, history))

    def citables(self, history: History) -> Iterator[Citable]:
        """The page as it is cited, if it is."""
        if self.title and self.of(history):
            yield Citable(self.address, self.title(history), ())


@dataclass(frozen=True)
class Pages(Generic[Thing]):
    """A page for each thing that a history has `of` a kind, by the address of the page.

    Those that are cited, though no record lives there, are so by the title that `title` gives.
    """

    of: Callable[[History], Mapping[str, Thing]]
    render: Callable[[History, Thing], Page]
    title: Callable[[Thing], Prose] | None = None

    def plans(self, history: History) -> Iterator[Plan]:
        """A page for each, in their order."""
        for address, subject in self.of(history).items():
            yield Plan(address, partial(self.render, history, subject))

    def citables(self, history: History) -> Iterator[Citable]:
        """The pages as they are cited, if they are."""
        if self.title:
            for address, subject in self.of(history).items():
                yield Citable(address, self.title(subject), ())


Family = OnePage | Pages[Any]


def records_by_page(
    *models: type[AnyRecord], where: Callable[[AnyRecord], bool] = lambda record: True
) -> Callable[[History], dict[str, AnyRecord]]:
    """A function that gives the records of some kinds, all or some, by their main page."""

    def by_page(history: History) -> dict[str, AnyRecord]:
        corpus = history.corpus
        records = {}
        for model in models:
            for record in corpus.of(model):
                if where(record):
                    records[record.main_page(corpus)] = record
        return records

    return by_page
