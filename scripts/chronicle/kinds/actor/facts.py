"""What the page of an actor tells in its margin: when it died, who led it, what it led."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chronicle.kinds.actor.model import Actor, Relation
from chronicle.kinds.actor.relationships import Relationship
from chronicle.values.dates import Date

# So many others are named in all: the connections have every one of them.
NAMED = 4


@dataclass(frozen=True)
class Other:
    """Somebody to whom the actor stands in a relation, and `when`, as far as a paper says."""

    actor: Actor
    when: str


@dataclass(frozen=True)
class Fact:
    """Some `words`, and a date or others."""

    words: str
    date: Date | None
    others: Sequence[Other]


def facts(actor: Actor, related: Sequence[Relationship], relations: Sequence[str]) -> list[Fact]:
    """The date of a death, then what the `relations` of a history say, the strongest first.

    A death of which a life tells is left to that: alone, without a birth, it puzzles. Those that
    the record of the actor itself names stand in its order, which is that of time.
    """
    known = [Fact("Died", actor.died, ())] if actor.died and not actor.life else []
    order = [relation.actor for relation in actor.relations]
    own = [one for name in order for one in related if one.other.id == name]
    others = [one for one in related if one.other.id not in order]
    held = sorted(_held([*own, *others], relations), key=lambda one: relations.index(one[0]))
    by_words: dict[str, list[Other]] = {}
    for _, words, other in islice(held, NAMED):
        by_words.setdefault(words, []).append(other)
    return known + [Fact(words, None, those) for words, those in by_words.items()]


def _held(
    related: Sequence[Relationship], relations: Sequence[str]
) -> Iterator[tuple[str, str, Other]]:
    """The type of each relation, its words, and to whom it leads."""
    for one in related:
        for connection in one.connections:
            if connection.type in relations:
                other = Other(one.other, _when(connection.relations))
                yield connection.type, connection.words, other


def _when(relations: Sequence[Relation]) -> str:
    """When a relation held; of a day at which it is known to have held, the year."""
    for relation in relations:
        if relation.date and len(relation.date.ends) == 1 and relation.date.is_closed:
            return f"in {relation.date.year}"
        if relation.date:
            return relation.when
    return ""
