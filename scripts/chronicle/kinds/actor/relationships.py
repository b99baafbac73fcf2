"""How actors are related, as far as the record says so: led, met, deployed, spoke of, took part.

Nothing is inferred. A relation stands as the record types it; “met” only where an event names those
who met; all who share an event besides are only “in the same event”.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import NamedTuple

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


class Direction(NamedTuple):
    """A connection as one of two actors has it: its type, and the words that lead to the other."""

    type: str
    words: str


class Tie(NamedTuple):
    """What ties two actors, given by their ids: its type, from whom, to whom, on what it rests."""

    type: str
    actor: str
    other: str
    ground: Ground


# On what the connections of an actor rest: by its id, by that of the other, by direction.
Grounds = defaultdict[str, defaultdict[str, dict[Direction, list[Ground]]]]

# How the types of connection that are no relations read, the strongest first, for the one from whom
# each goes and for the other; the settings of a history may have other words.
OCCASIONS = {
    "part_of": ("Part of {other}",) * 2,
    "met": ("Met", "Met"),
    "sent": ("Sent", "Sent by"),
    "deployment": ("Sent to", "Received from"),
    "hosted": ("Host to", "Hosted by"),
    "quoted": ("What {one} said of {other}",) * 2,
    "event": ("In the same event", "In the same event"),
}


@dataclass(frozen=True)
class Connection:
    """One way in which an actor is related to another, and the words that lead there.

    It rests on relations of the record or on occasions by date; that one is a part of the other
    needs neither. After their number `many` says what several occasions are.
    """

    type: str
    words: str
    relations: tuple[Relation, ...]
    occasions: tuple[Shared, ...]
    many: str


@dataclass(frozen=True)
class Relationship:
    """All connections of an actor with another, the strongest first."""

    other: Actor
    connections: tuple[Connection, ...]

    @property
    def times(self) -> int:
        """How many events, deployments and claims connect the two, each once."""
        occasions = set[str]()
        for connection in self.connections:
            occasions.update(record.id for record in connection.occasions)
        return len(occasions)

    @property
    def is_of_one_event(self) -> bool:
        """Whether all that connects the two is one event in which both took part."""
        return self.times == 1 and self.connections[0].type == "event"

    @property
    def since(self) -> Date | None:
        """The earliest date of a connection; None where none has one."""
        dates = []
        for connection in self.connections:
            for ground in (*connection.relations, *connection.occasions):
                if ground.date:
                    dates.append(ground.date)
        return min(dates, key=lambda date: date.sort_key, default=None)


def relationships(history: History, actor: Actor) -> list[Relationship]:
    """How an actor is related to others.

    Those with most occasions come first, then the strongest, then by name.
    """
    corpus = history.corpus
    order = [*corpus.settings.relations, *OCCASIONS]
    related = []
    for other, directions in _grounds(history).get(actor.id, {}).items():
        connections = []
        for direction, grounds in directions.items():
            connections.append(_connection(corpus, direction, grounds))
        connections.sort(key=lambda connection: order.index(connection.type))
        related.append(Relationship(corpus.get(Actor, other), tuple(connections)))

    def rank(relationship: Relationship) -> tuple[int, int, str]:
        strongest = relationship.connections[0].type
        name = ordering.alphabetical(relationship.other.sorted_by)
        return -relationship.times, order.index(strongest), name

    return sorted(related, key=rank)


@once_per_history
def _grounds(history: History) -> Grounds:
    """What connects actors: by the id of the one, by that of the other, by type and words."""
    types = dict(OCCASIONS)
    for name, relation in history.corpus.settings.relations.items():
        types[name] = (relation.words, relation.reverse)

    grounds: Grounds = defaultdict(lambda: defaultdict(dict))
    for tie in chain(_from_actors(history.corpus), _from_occasions(history.corpus)):
        if tie.actor == tie.other:
            continue
        words, reverse = (_named(words, tie, history.corpus) for words in types[tie.type])
        there = Direction(tie.type, words)
        back = Direction(tie.type, reverse)
        grounds[tie.actor][tie.other].setdefault(there, []).append(tie.ground)
        grounds[tie.other][tie.actor].setdefault(back, []).append(tie.ground)
    return grounds


def _named(words: str, tie: Tie, corpus: Corpus) -> str:
    """The words of a tie with the names of those whom it ties, where they ask for them."""
    for place, name in (("{one}", tie.actor), ("{other}", tie.other)):
        if place in words:
            words = words.replace(place, corpus.get(Actor, name).label.as_text)
    return words


def _connection(corpus: Corpus, direction: Direction, grounds: Iterable[Ground]) -> Connection:
    """A connection of two actors, from all on which it rests."""
    relations = []
    shared = set()
    for ground in grounds:
        if isinstance(ground, Relation):
            relations.append(ground)
        elif ground is not None:
            shared.add(ground)
    occasions = tuple(sorted(shared, key=_date_rank))
    many, standing = _many(corpus, occasions)
    return Connection(direction.type, direction.words + standing, tuple(relations), occasions, many)


def _date_rank(record: Shared) -> tuple[bool, tuple[object, ...], str]:
    """The order of occasions: by date, those without one last."""
    if record.date is None:
        return True, (), record.id
    return False, record.date.sort_key, record.id


def _many(corpus: Corpus, records: Sequence[Shared]) -> tuple[str, str]:
    """What some occasions are, and between brackets how deployments stand of which none is best.

    Where some stand best and others do not, the first says so.
    """
    ranks = set[int]()
    for record in records:
        if isinstance(record, Deployment):
            ranks.add(ordering.standing_order(corpus, record))
    if not ranks:
        return "times", ""
    names = [str(standing.name) for standing in corpus.of(Standing)]
    many = str(corpus.settings.deployments.many)
    if ranks == {0}:
        return many, ""
    if 0 in ranks:
        return f"{many}, not all {names[0]}", ""
    return many, f" ({', '.join(names[rank] for rank in sorted(ranks))})"


def _from_actors(corpus: Corpus) -> Iterator[Tie]:
    """Each tie that an actor has by a field."""
    for actor in corpus.of(Actor):
        for relation in actor.relations:
            yield Tie(relation.type, actor.id, relation.actor, relation)
        for whole in actor.part_of:
            yield Tie("part_of", actor.id, whole, None)


def _from_occasions(corpus: Corpus) -> Iterator[Tie]:
    """Each tie that a record makes; mutual ones come once for each pair."""
    yield from _from_events(corpus)
    yield from _from_deployments(corpus)
    for claim in corpus.of(Claim):
        voice = corpus[claim.voice]
        about = corpus[claim.about]
        if isinstance(voice, Actor) and isinstance(about, Actor):
            yield Tie("quoted", voice.id, about.id, claim)


def _from_events(corpus: Corpus) -> Iterator[Tie]:
    """The ties between all who took part in an event, or met there."""
    for event in corpus.of(Event):
        met = {frozenset((event.met[0], other)) for other in event.met[1:]}
        took_part = dict.fromkeys(part.actor for part in event.actors)
        for actor, other in combinations(took_part, 2):
            type_ = "event"
            if frozenset((actor, other)) in met:
                type_ = "met"
            yield Tie(type_, actor, other, event)


def _from_deployments(corpus: Corpus) -> Iterator[Tie]:
    """The ties between who sent, who received and the unit that was sent."""
    for deployment in corpus.of(Deployment):
        sender, host, unit = deployment.sender, deployment.host, deployment.unit
        if host:
            yield Tie("deployment", sender, host, deployment)
        if unit:
            yield Tie("sent", sender, unit, deployment)
        if host and unit:
            yield Tie("hosted", host, unit, deployment)
