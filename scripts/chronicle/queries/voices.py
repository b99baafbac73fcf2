"""Which states those serve who make statements."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.history import History
from chronicle.records.actor import Actor


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
