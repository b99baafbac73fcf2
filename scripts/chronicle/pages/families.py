"""All families of pages: those of the kinds of records, and those that belong to none."""

from functools import cache, partial
from itertools import chain

from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.kinds import registry
from chronicle.kinds.event.model import Event
from chronicle.pages import comparison, data, gaps, timeline
from chronicle.pages.family import Family, OnePage, every
from chronicle.pages.page import make_page
from chronicle.queries import links
from chronicle.values.text import Prose

OF_THE_RECORD = (
    OnePage(addresses.TIMELINE, timeline.render_timeline, of=every(Event)),
    OnePage(addresses.PAPERS, comparison.render_comparison, of=links.comparison),
)
ABOUT_THE_RECORD = (
    OnePage(addresses.GAPS, gaps.render_gaps),
    OnePage(addresses.DATA, data.render_data),
    OnePage(
        addresses.SEARCH,
        partial(
            make_page,
            template="search.html",
            address=addresses.SEARCH,
            title=Prose("Search"),
            description="Every person and body, event, place, question and work, "
            "by any spelling of its name, by date and by words.",
        ),
    ),
    OnePage(
        addresses.MY_LIST,
        partial(
            make_page,
            template="my-list.html",
            address=addresses.MY_LIST,
            title=Prose("My list"),
            description="What you collect here to cite, as notes and a bibliography in one style.",
            formats=(*PROGRAMS, ("markdown", "Markdown", "md")),
        ),
    ),
)


@cache
def families() -> tuple[Family, ...]:
    """Every family, in the order of the map of the site."""
    of_kinds = chain.from_iterable(kind.pages for kind in registry.kinds())
    return (*OF_THE_RECORD, *of_kinds, *ABOUT_THE_RECORD)


@cache
def single_pages() -> dict[str, OnePage]:
    """Pages of families that have only one, by address."""
    single = (family for family in families() if isinstance(family, OnePage))
    return {family.address: family for family in single}


@once_per_history
def missing(history: History) -> frozenset[str]:
    """The addresses of lists that this history has not, since it has nothing for them."""
    empty = {address for address, family in single_pages().items() if not family.of(history)}
    return frozenset({*empty, addresses.CHAPTERS} - {*history.handwritten})
