"""Query the search in a browser."""

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
    """Return the result of each query on a page in a language: `addresses`, and `isKnown` if the index matches all words."""
    made: list[dict[str, Any]] = opened.evaluate(FIND, [served, queries, language])
    return made


def answers(
    opened: Page, served: str, queries: Sequence[str], language: str = ""
) -> list[list[str]]:
    """Return the paths of the first fifty answers to each query."""
    return [one["addresses"] for one in found(opened, served, queries, language)]


@dataclass(frozen=True)
class Share:
    """The share of queries with a correct first answer and among the first three, and the missed queries."""

    first: float
    three: float
    missed: tuple[str, ...]


def share(
    answered: Mapping[str, Sequence[str]],
    history: History,
    queries: Mapping[Any, str | Sequence[str]],
) -> Share:
    """Measure how often the answers to queries begin with an expected id or path, or with its translation."""
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
