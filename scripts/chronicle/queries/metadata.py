"""What a page offers to reference managers: tags in its head, works they can save from a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.citation import exchange
from chronicle.citation.citable import Citable
from chronicle.citation.embedded import open_graph, page_coins, page_tags, work_coins
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.kinds.work.model import Work
from chronicle.values.text import Prose


@dataclass(frozen=True)
class Metadata:
    """The tags of a page, and COinS of what it offers besides what stands in its text.

    `unapi` is the address of a file that has works whole, where COinS would lose some of them.
    """

    tags: Mapping[str, str]
    coins: tuple[str, ...]
    unapi: str = ""


def page_metadata(history: History, address: str, title: str, description: str) -> Metadata:
    """The metadata of the page at an address.

    A page about a work offers the work and nothing else, the page of a record also every work from
    which it comes. A page from which there is more to save offers itself first.
    """
    here = history.citables.get(address) or Citable(address, Prose(title), ())
    item = history.item(here)
    if work := _work_of_page(history).get(address):
        # By itself, so that it is saved at once.
        tags = open_graph(item, description)
        return Metadata(tags, (coins(history, work),), addresses.unapi(work))
    works = [coins(history, work) for work in _works_on(history, address)]
    is_list = address == addresses.BIBLIOGRAPHY
    own = [page_coins(item)] if works or is_list else []
    whole = addresses.unapi() if is_list else ""
    return Metadata(page_tags(item, description), (*own, *works), whole)


@once_per_history
def coins(history: History, work: Work) -> str:
    """A work as a COinS title."""
    return work_coins(exchange.work_item(work))


def _works_on(history: History, address: str) -> list[Work]:
    """The works from which the record of a page comes, or what else lives there, each once.

    The papers come first, and after them what they cite. Of a guide to a paper it is the paper.
    """
    handwritten = history.handwritten.get(address)
    if handwritten and (paper := handwritten.front_matter.paper):
        return [history.corpus.get(Work, paper)]
    citable = history.citables.get(address)
    if not citable or not citable.record:
        return []
    sources = [source for each in _by_page(history)[address] for source in each.sources]
    ids = [source.work for source in sources]
    ids += [basis.work for source in sources for basis in source.rests_on]
    return [history.corpus.get(Work, name) for name in dict.fromkeys(ids)]


@once_per_history
def _work_of_page(history: History) -> Mapping[str, Work]:
    """The work of each page that is about one, by its address."""
    return {work.main_page(history.corpus): work for work in history.corpus.of(Work)}


@once_per_history
def _by_page(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """What a reader can cite on each page, by its address."""
    return grouped((each.page, each) for each in history.citables.values())
