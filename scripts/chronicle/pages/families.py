"""All families of pages: those of the kinds of records, and those that belong to none."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.frame import kinds
from chronicle.frame.family import Family, OnePage, Pages, records_by_page
from chronicle.history import History, once_per_history
from chronicle.pages import comparison, data, timeline
from chronicle.pages.search import in_languages, render_my_list, render_search
from chronicle.queries import links
from chronicle.records import Event

OF_THE_RECORD = (
    OnePage(
        addresses.TIMELINE,
        timeline.render_timeline,
        of=records_by_page(Event),
        title=lambda events: timeline.TITLE,
    ),
    OnePage(
        addresses.PAPERS,
        comparison.render_comparison,
        of=links.comparison,
        title=links.title_of_comparison,
    ),
)
ABOUT_THE_RECORD = (
    OnePage(addresses.DATA, data.render_data),
    OnePage(addresses.SEARCH, render_search),
    Pages(partial(in_languages, addresses.SEARCH), render_search),
    OnePage(addresses.MY_LIST, render_my_list),
    Pages(partial(in_languages, addresses.MY_LIST), render_my_list),
)


def families() -> tuple[Family, ...]:
    """Every family, in the order of the map of the site."""
    of_kinds = chain.from_iterable(kind.pages for kind in kinds.kinds())
    return (*OF_THE_RECORD, *of_kinds, *ABOUT_THE_RECORD)


@once_per_history
def single_pages(history: History) -> dict[str, OnePage]:
    """The families that have one page, by its address."""
    single = (family for family in families() if isinstance(family, OnePage))
    return {family.address: family for family in single}


def citables(history: History) -> Iterator[Citable]:
    """The pages that can be cited and belong to no record."""
    for family in families():
        yield from family.citables(history)


@once_per_history
def missing(history: History) -> frozenset[str]:
    """The addresses of lists that this history lacks because they would be empty."""
    absent = {addresses.CHAPTERS}
    for address, family in single_pages(history).items():
        if not family.of(history):
            absent.add(address)
    return frozenset(absent - history.handwritten.keys())
