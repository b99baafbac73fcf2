"""Asks the search, as it runs in a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from chronicle.history import History
from support.cases import script

FIND = script("find")


def found(
    opened: Page, served: str, queries: Sequence[str], language: str = ""
) -> list[dict[str, Any]]:
    """What the search has to each query on a page in a language: `addresses` of answers, and whether all words are known, `isKnown`."""
    made: list[dict[str, Any]] = opened.evaluate(FIND, [served, queries, language])
    return made


def answers(
    opened: Page, served: str, queries: Sequence[str], language: str = ""
) -> list[list[str]]:
    """The addresses of the first fifty answers to each query, from the root of the site."""
    return [one["addresses"] for one in found(opened, served, queries, language)]


@dataclass(frozen=True)
class Share:
    """How many of some queries have a right answer first, and among the first three; what those have that do not."""

    first: float
    three: float
    missed: tuple[str, ...]


def share(
    answered: Mapping[str, Sequence[str]],
    history: History,
    queries: Mapping[Any, str | Sequence[str]],
) -> Share:
    """How often the answers to queries, `answered` by query, begin with what is wanted, by id or by address: one or any of some, also what translates it."""
    ranks, missed = [], []
    pages = [(at, page.front_matter.translates) for at, page in history.handwritten.items()]
    for query, wanted in queries.items():
        names = [wanted] if isinstance(wanted, str) else wanted
        right = {
            one if "/" in one else history.corpus[one].main_page(history.corpus) for one in names
        }
        right |= {at for at, sources in pages if any(one in sources for one in names)}
        here = answered[str(query)][:3]
        ranks.append(next((rank for rank, one in enumerate(here, 1) if one in right), 0))
        if ranks[-1] != 1:
            missed.append(
                f"{query}: wanted {', '.join(names)}, found {', '.join(here) or 'nothing'}"
            )
    three = 1 - ranks.count(0) / len(ranks)
    return Share(ranks.count(1) / len(ranks), three, tuple(missed))
