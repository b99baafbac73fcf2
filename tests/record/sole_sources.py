"""Sole sources: the works and actors that are the only known source of a figure.

Only answers in numbers are listed; a list of all statements or answers would mislead. A statement
has one voice, so nearly every statement has a sole source, even if others agree with it. An answer
in words is often an opinion of its source, or an author's conclusion that the source does not
state.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from chronicle.history import History
from chronicle.queries import source_chains
from chronicle.queries.source_chains import Chain
from chronicle.records import Claim, Position, Property, Question, Work
from chronicle.values import Figure

NUMBER = re.compile(r"\d+(?:[,.]\d+)*")


def figures_by_sole_source(history: History) -> dict[str, list[tuple[Question, str]]]:
    """Return the answers in numbers that have one source, with their questions, by this source.

    All chains of all statements of such an answer end there, including possible ones.
    """
    figures = defaultdict[str, list[tuple[Question, str]]](list)
    for question in history.corpus.of(Question):
        for position in question.positions:
            chains = list[Chain]()
            for claim in history.corpus.get_each(Claim, position.claims):
                chains += source_chains.chains_of_claim(history, claim).chains
            for source in (
                sole_source_ids(history, chains) if is_in_numbers(history, position) else ()
            ):
                figures[source].append((question, str(position.answer)))
    return figures


def is_in_numbers(history: History, position: Position) -> bool:
    """Return whether an answer contains a number from a figure among its claims.

    A figure that an author calculates, such as a duration, does not count.
    """
    numbers = set[str]()
    for claim in history.corpus.get_each(Claim, position.claims):
        property_ = history.corpus.get(Property, claim.property_)
        if isinstance(claim.value, Figure) and not property_.reckoned:
            numbers |= {*NUMBER.findall(claim.value.words)}
    return not numbers.isdisjoint(NUMBER.findall(position.answer.as_text))


def sole_source_ids(history: History, chains: Sequence[Chain]) -> set[str]:
    """Return the work or speaker at which all chains end, and its author, if these are the same.

    Return nothing for papers, which speak for themselves.
    """
    ends = {identifier for chain in chains for identifier in chain[-1].record_ids}
    works = filter(None, (history.corpus.find(Work, end) for end in ends))
    if any(work.is_paper for work in works):
        return set()
    authors = {source_chains.source_at_end(history, chain) for chain in chains}
    return {identifier for ids in (ends, authors) if len(ids) == 1 for identifier in ids}
