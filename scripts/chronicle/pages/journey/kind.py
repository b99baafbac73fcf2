"""Journeys, as the site has them."""

from collections.abc import Iterator

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.frame.family import OnePage, Pages, every
from chronicle.frame.kind import Kind
from chronicle.pages.journey.page import render_journey, render_journeys
from chronicle.records import journey
from chronicle.records.journey import Journey
from chronicle.records.within import sources_of


def citables(journey: Journey, corpus: Corpus) -> Iterator[Citable]:
    """A journey, which comes from where that comes from which its steps rest on."""
    resting = dict.fromkeys(name for step in journey.steps for name in step.rests_on)
    sources = tuple(source for name in resting for source in sources_of(corpus[name]))
    yield Citable(journey.site_address(corpus), journey.label, sources, journey)


JOURNEY = Kind(
    model=Journey,
    citables=citables,
    checks=journey.CHECKS,
    pages=(
        OnePage(addresses.JOURNEYS, render_journeys, of=every(Journey)),
        Pages(every(Journey), render_journey),
    ),
)
