"""How actors are related, as far as the record says so: led, met, deployed, spoke of, took part.

Nothing is inferred. A relation stands as the record types it; “met” only where an event names those
who met; all who share an event besides are only “in the same event”.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from chronicle.corpus.corpus import Corpus
from chronicle.history import History, once_per_history
from chronicle.kinds.actor.model import Actor, Relation
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Standing
from chronicle.queries import ordering
from chronicle.values.dates import Date

Shared = Event | Deployment | Claim
# On what a connection rests.
Ground = Relation | Shared | None
Grounds = defaultdict[str, defaultdict[str, dict[tuple[str, str], list[Ground]]]]

# How the types of connection that are no relations read, the strongest first; the settings of a
# history may have other words.
OCCASIONS = {
    "part_of": ("Part of", "Its part"),
    "met": ("Met", "Met"),
    "sent": ("Sent", "Sent by"),
    "deployment": ("Sent to", "Received from"),
    "hosted": ("Host to", "Hosted by"),
    "quoted": ("Statement about", "Statement by"),
    "event": ("In the same event", "In the same event"),
}


@dataclass(frozen=True)
class Connection:
    """One way in which an actor is related to another, and the words that lead there.

    It rests on relations of the record or on occasions by date; that one is a part of the other
    needs neither.
    """

    type: str
    words: str
    relations: tuple[Relation, ...]
    occasions: tuple[Shared, ...]


@dataclass(frozen=True)
class Relationship:
    """All connections of an actor with another, the strongest first."""

    other: Actor
    connections: tuple[Connection, ...]

    @property
    def times(self) -> int:
        """How many events, deployments and claims connect the two, each once."""
        return len(
            {record.id for connection in self.connections for record in connection.occasions}
        )

    @property
    def since(self) -> Date | None:
        """The earliest date of a connection; None where none has one."""
        dates = (
            ground.date
            for connection in self.connections
            for ground in (*connection.relations, *connection.occasions)
        )
        return min(filter(None, dates), key=lambda date: date.sort_key, default=None)


def relationships(history: History, actor: Actor) -> list[Relationship]:
    """How an actor is related to others.

    The strongest come first, then those with more occasions, then by name.
    """
    order = [*history.corpus.settings.relations, *OCCASIONS]
    found = []
    for other, named in _grounds(history).get(actor.id, {}).items():
        connections = sorted(
            (_connection(history.corpus, *direction, rests) for direction, rests in named.items()),
            key=lambda connection: order.index(connection.type),
        )
        found.append(Relationship(history.corpus.get(Actor, other), tuple(connections)))

    def rank(relationship: Relationship) -> tuple[int, int, str]:
        return (
            order.index(relationship.connections[0].type),
            -relationship.times,
            ordering.alphabetical(relationship.other.sorted_by),
        )

    return sorted(found, key=rank)


@once_per_history
def _grounds(history: History) -> Grounds:
    """What connects actors: by the id of the one, by that of the other, by type and words."""
    relations = history.corpus.settings.relations
    types = OCCASIONS | {
        name: (relation.words, relation.reverse) for name, relation in relations.items()
    }
    found: Grounds = defaultdict(lambda: defaultdict(dict))
    for name, actor, other, ground in chain(
        _from_actors(history.corpus), _from_occasions(history.corpus)
    ):
        if actor != other:
            words, reverse = types[name]
            found[actor][other].setdefault((name, words), []).append(ground)
            found[other][actor].setdefault((name, reverse), []).append(ground)
    return found


def _connection(corpus: Corpus, name: str, words: str, grounds: Iterable[Ground]) -> Connection:
    relations = tuple(ground for ground in grounds if isinstance(ground, Relation))
    shared = {ground for ground in grounds if isinstance(ground, Event | Deployment | Claim)}
    occasions = tuple(sorted(shared, key=_date_rank))
    return Connection(name, words + _standing(corpus, occasions), relations, occasions)


def _date_rank(record: Shared) -> tuple[bool, tuple[object, ...], str]:
    return record.date is None, record.date.sort_key if record.date else (), record.id


def _standing(corpus: Corpus, records: Sequence[Shared]) -> str:
    """The best standing of some deployments between brackets, unless it is the best of all."""
    deployments = [record for record in records if isinstance(record, Deployment)]
    best = min((ordering.standing_order(corpus, each) for each in deployments), default=0)
    return f" ({corpus.of(Standing)[best].name})" if best else ""


def _from_actors(corpus: Corpus) -> Iterator[tuple[str, str, str, Ground]]:
    """Each connection that an actor has by a field: its type, from whom, to whom, and by what."""
    for actor in corpus.of(Actor):
        yield from ((each.type, actor.id, each.actor, each) for each in actor.relations)
        yield from (("part_of", actor.id, whole, None) for whole in actor.part_of)


def _from_occasions(corpus: Corpus) -> Iterator[tuple[str, str, str, Ground]]:
    """The same of each connection that a record makes.

    Mutual ones come once for each pair.
    """
    for event in corpus.of(Event):
        met = {frozenset((event.met[0], other)) for other in event.met[1:]}
        for pair in combinations(dict.fromkeys(part.actor for part in event.actors), 2):
            yield "met" if frozenset(pair) in met else "event", *pair, event
    for deployment in corpus.of(Deployment):
        for name, actor, other in (
            ("deployment", deployment.sender, deployment.host),
            ("sent", deployment.sender, deployment.unit),
            ("hosted", deployment.host, deployment.unit),
        ):
            if actor and other:
                yield name, actor, other, deployment
    for claim in corpus.of(Claim):
        if isinstance(corpus[claim.voice], Actor) and isinstance(corpus[claim.about], Actor):
            yield "quoted", claim.voice, claim.about, claim
