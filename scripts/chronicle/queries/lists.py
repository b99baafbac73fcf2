"""The lists of a site, such as that of its actors: which of them a history has anything for."""

from collections.abc import Callable, Mapping

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries import links, moved, selection
from chronicle.records import (
    Actor,
    Chart,
    Deployment,
    Event,
    GlossaryTerm,
    Journey,
    Line,
    Place,
    Question,
    Record,
    Work,
)


def _any(*models: type[Record]) -> Callable[[History], bool]:
    """A function that says whether a history has records of some kinds."""
    return lambda history: any(history.corpus.of(model) for model in models)


# What each list shows, by its address. A history without any has no such page.
SHOWN: Mapping[str, Callable[[History], object]] = {
    addresses.TIMELINE: _any(Event),
    addresses.PAPERS: links.comparison,
    addresses.ACTORS: _any(Actor),
    addresses.DEPLOYMENTS: _any(Deployment),
    addresses.PLACES: _any(Place, Line),
    addresses.QUESTIONS: _any(Question),
    addresses.BIBLIOGRAPHY: _any(Work),
    addresses.JOURNEYS: _any(Journey),
    addresses.FIGURES: _any(Chart),
    addresses.GLOSSARY: _any(GlossaryTerm),
    addresses.TEACHING: selection.lessons,
    addresses.CHANGES: lambda history: history.latest_version or moved.withdrawals(history),
}


@once_per_history
def empty(history: History) -> frozenset[str]:
    """The addresses of the lists that would be empty in this history, and so are no pages."""
    return frozenset(address for address, shown in SHOWN.items() if not shown(history))


@once_per_history
def missing(history: History) -> frozenset[str]:
    """The addresses of lists that this history lacks and that nobody wrote by hand."""
    return (empty(history) | {addresses.CHAPTERS}) - history.handwritten.keys()
