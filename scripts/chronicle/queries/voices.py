"""Who stands behind statements, and which states those serve who make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.claim.model import Claim
from chronicle.queries import stemma


class Behind(NamedTuple):
    """A witness by its id, and how many statements come from it."""

    witness: str
    statements: int


def states(history: History, name: str) -> Iterator[Actor]:
    """The states of an actor, by its id: itself, or those it is a part or an organ of."""
    actor = history.corpus.find(Actor, name)
    if actor is None:
        return
    if actor.kind == "state":
        yield actor
        return
    wholes = [*actor.part_of]
    wholes += [one.actor for one in actor.relations if one.type == "organ_of"]
    for whole in dict.fromkeys(wholes):
        yield from states(history, whole)


def behind_most(history: History, claims: Iterable[Claim]) -> tuple[Behind, ...]:
    """The witnesses from which some statements come, those of most first.

    What is merely possible does not count; a statement of two witnesses counts for both.
    """
    counts: Counter[str] = Counter()
    for claim in claims:
        # A set has no order of its own, and equals stay in that in which they come.
        counts.update(sorted(stemma.sources(history, claim.id, with_possible=False)))
    return tuple(Behind(name, number) for name, number in counts.most_common())


def come_from(history: History, claims: Collection[Claim], named: Collection[str]) -> str:
    """What is said before those named, by id, of the statements: “Most come from”.

    Most is more than half of the statements, of which one of two witnesses counts once.
    """
    theirs = 0
    for claim in claims:
        theirs += not stemma.sources(history, claim.id, with_possible=False).isdisjoint(named)
    if theirs == len(claims):
        return "All come from"
    if 2 * theirs > len(claims):
        return "Most come from"
    return "The largest number comes from" if len(named) == 1 else "The largest numbers come from"
