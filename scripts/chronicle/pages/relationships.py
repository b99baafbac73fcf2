"""How actors are related, as far as the record says so: led, met, deployed, spoke of, took part.

Nothing is inferred. A relation stands as the record types it; “met” only where an event names those
who met; all who share an event besides are only “in the same event”.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from chronicle.book import Book, once_a_book
from chronicle.corpus.corpus import Corpus
from chronicle.record.dates import Date
from chronicle.record.models import Actor, Claim, Deployment, Event, Source, Standing
from chronicle.record.text import Prose
from chronicle.views import ordering

Shared = Event | Deployment | Claim
# The ids of two actors, the type of a connection, and how it reads from the first.
Directed = tuple[str, str, str, str]


# How the types of connection that are no relations read, the strongest first.
OCCASIONS = {
    "part_of": ("Part of", "Has as a part"),
    "met": ("Met", "Met"),
    "sent": ("Sent", "Sent by"),
    "deployment": ("Sent to", "Received from"),
    "hosted": ("Host to", "Hosted by"),
    "quoted": ("Quoted on", "Spoken of by"),
    "event": ("In the same event", "In the same event"),
}


@dataclass(frozen=True)
class Connection:
    """One way in which an actor is related to another, and the words that lead there.

    It rests on a relation of the record with its date, note and sources, or on occasions by date.
    """

    type: str
    words: str
    occasions: tuple[Shared, ...] = ()
    date: Date | None = None
    note: Prose | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Relationship:
    """All connections of an actor with another, the strongest first."""

    other: Actor
    connections: tuple[Connection, ...]

    @property
    def strongest(self) -> Connection:
        """The strongest connection."""
        return self.connections[0]

    @property
    def occasions(self) -> list[Shared]:
        """The events, deployments and claims that connect the two."""
        return [occasion for each in self.connections for occasion in each.occasions]

    @property
    def times(self) -> int:
        """How many events, deployments and claims connect the two, each once."""
        return len({occasion.id for occasion in self.occasions})

    @property
    def since(self) -> Date | None:
        """The earliest date of a connection; None where none has one."""
        dates = [occasion.date for occasion in self.occasions]
        dates += [connection.date for connection in self.connections]
        return min(filter(None, dates), key=lambda date: date.sort_key, default=None)


@once_a_book
def network(book: Book) -> Mapping[str, tuple[Relationship, ...]]:
    """The relationships of every actor that has any, by its id.

    The strongest come first, then those with more occasions, then by name.
    """
    order = list(_types(book))
    related: defaultdict[tuple[str, str], list[Connection]] = defaultdict(list)
    for one, other, connection in chain(_from_relations(book), _from_occasions(book)):
        if one != other:
            related[one, other].append(connection)
    relationships: defaultdict[str, list[Relationship]] = defaultdict(list)
    for (one, other), connections in related.items():
        connections.sort(key=lambda connection: order.index(connection.type))
        relationship = Relationship(book.corpus.get(Actor, other), tuple(connections))
        relationships[one].append(relationship)

    def rank(relationship: Relationship) -> tuple[int, int, str]:
        name = relationship.other.name.casefold()
        return order.index(relationship.strongest.type), -relationship.times, name

    return {actor: tuple(sorted(each, key=rank)) for actor, each in relationships.items()}


@once_a_book
def _types(book: Book) -> Mapping[str, tuple[str, str]]:
    """How every type of connection reads from either end, the strongest first."""
    relations = book.corpus.settings.relations
    return {name: (way.words, way.reverse) for name, way in relations.items()} | OCCASIONS


def _both_ways(book: Book, name: str, one: str, other: str) -> tuple[Directed, Directed]:
    """A connection of a type as it reads from either end."""
    words, reverse = _types(book)[name]
    return (one, other, name, words), (other, one, name, reverse)


def _from_relations(book: Book) -> Iterator[tuple[str, str, Connection]]:
    """The connections that actors have by a field: from whom, to whom, and the connection."""
    for actor in book.corpus.of(Actor):
        for relation in actor.relations:
            for one, other, name, words in _both_ways(
                book, relation.type, actor.id, relation.actor
            ):
                connection = Connection(
                    name, words, date=relation.date, note=relation.note, sources=relation.sources
                )
                yield one, other, connection
        for group in actor.part_of:
            for one, other, name, words in _both_ways(book, "part_of", actor.id, group):
                yield one, other, Connection(name, words)


def _from_occasions(book: Book) -> Iterator[tuple[str, str, Connection]]:
    """The connections that events, deployments and claims make; see `_from_relations`."""
    shared: defaultdict[Directed, dict[str, Shared]] = defaultdict(dict)
    for name, one, other, record in _occasions(book.corpus):
        for way in _both_ways(book, name, one, other):
            shared[way][record.id] = record
    for (one, other, name, words), records in shared.items():
        ordered = tuple(sorted(records.values(), key=_date_rank))
        yield one, other, Connection(name, words + _standing(book.corpus, ordered), ordered)


def _date_rank(record: Shared) -> tuple[bool, tuple[object, ...], str]:
    return record.date is None, record.date.sort_key if record.date else (), record.id


def _standing(corpus: Corpus, records: Sequence[Shared]) -> str:
    """The best standing of some deployments between brackets, unless it is the best of all."""
    deployments = [record for record in records if isinstance(record, Deployment)]
    best = min((ordering.standing_order(corpus, each) for each in deployments), default=0)
    return f" ({corpus.of(Standing)[best].name})" if best else ""


def _occasions(corpus: Corpus) -> Iterator[tuple[str, str, str, Shared]]:
    """Each connection that a record makes: its type, from whom, to whom, and the record.

    Mutual ones come once for each pair.
    """
    for event in corpus.of(Event):
        met = {frozenset((event.met[0], other)) for other in event.met[1:]}
        for pair in combinations(dict.fromkeys(part.actor for part in event.actors), 2):
            yield "met" if frozenset(pair) in met else "event", *pair, event
    for deployment in corpus.of(Deployment):
        yield "deployment", deployment.sender, deployment.host, deployment
        if deployment.unit:
            yield "sent", deployment.sender, deployment.unit, deployment
            yield "hosted", deployment.host, deployment.unit, deployment
    for claim in corpus.of(Claim):
        if isinstance(corpus[claim.voice], Actor) and isinstance(corpus[claim.about], Actor):
            yield "quoted", claim.voice, claim.about, claim
