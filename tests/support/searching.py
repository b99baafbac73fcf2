"""Query the search in a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from chronicle.history import History
from chronicle.search.index import iter_documents
from support.cases import read_script

FIND_SCRIPT = read_script("run-queries")


def run_queries(
    search_page: Page, site_url: str, queries: Sequence[str], language: str = ""
) -> list[dict[str, Any]]:
    """Return the result of each query on a page in a language; see `run-queries.js`."""
    results: list[dict[str, Any]] = search_page.evaluate(FIND_SCRIPT, [site_url, queries, language])
    return results


def find_paths(
    search_page: Page, site_url: str, queries: Sequence[str], language: str = ""
) -> list[list[str]]:
    """Return the paths of the first fifty answers to each query."""
    return [result["addresses"] for result in run_queries(search_page, site_url, queries, language)]


@dataclass(frozen=True)
class HitRate:
    """The share of queries with a correct first answer and among the first three, and the missed queries."""

    first_share: float
    top_three_share: float
    missed_queries: tuple[str, ...]


def measure_hits(
    answered: Mapping[str, Sequence[str]],
    history: History,
    queries: Mapping[Any, str | Sequence[str]],
) -> HitRate:
    """Measure how often the answers to queries begin with an expected id or path.

    A page or passage in another language also counts if it translates the expected page or links to
    it.
    """
    ranks = []
    missed = []
    documents = iter_documents(history, ())
    translated = [document for document in documents if document.translated_addresses]
    for query, expected in queries.items():
        names = [expected] if isinstance(expected, str) else expected
        correct = {
            name if "/" in name else history.corpus[name].main_page(history.corpus)
            for name in names
        }
        correct |= {
            each.address for each in translated if not correct.isdisjoint(each.translated_addresses)
        }
        paths = answered[str(query)][:3]
        ranks.append(next((rank for rank, name in enumerate(paths, 1) if name in correct), 0))
        if ranks[-1] != 1:
            missed.append(
                f"{query}: wanted {', '.join(names)}, found {', '.join(paths) or 'nothing'}"
            )
    three = 1 - ranks.count(0) / len(ranks)
    return HitRate(ranks.count(1) / len(ranks), three, tuple(missed))
