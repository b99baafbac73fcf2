"""Who is tied to whom, and how, as far as the record says so: led, met, deployed, spoke of, stood in the same event.

Nothing is inferred. A relation stands as the record types it; “met” only where an event names those who met; all who share
an event besides are only “in the same event”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chronicle.corpus.corpus import Corpus
from chronicle.record.dates import Date
from chronicle.record.models import Actor, Claim, Deployment, Event, Source, Standing
from chronicle.views import common

# Every type of tie, the strongest first: as it reads from the one who has it, and from the other end.
WORDS = {
    "led_by": ("Led by", "Led"),
    "succeeded_by": ("Succeeded by", "Succeeded"),
    "renamed_to": ("Later named", "Earlier named"),
    "relative_of": ("Relative of", "Relative of"),
    "member_of": ("Member of", "Has as a member"),
    "organ_of": ("Organ of", "Has as its organ"),
    "part_of": ("Part of", "Has as a part"),
    "met": ("Met", "Met"),
    "sent": ("Sent", "Sent by"),
    "deployment": ("Deployment to", "Deployment from"),
    "hosted": ("Host to", "Hosted by"),
    "quoted": ("Quoted on", "Spoken of by"),
    "event": ("In the same event", "In the same event"),
}
# How each type is drawn and grouped.
FAMILIES = {
    **dict.fromkeys(("led_by", "succeeded_by", "renamed_to", "relative_of", "member_of", "organ_of", "part_of"), "relation"),
    "met": "met",
    **dict.fromkeys(("sent", "deployment", "hosted"), "deployment"),
    "quoted": "quoted",
    "event": "event",
}
MUTUAL = ("met", "event")  # read the same from either end

Ground = Event | Deployment | Claim


@dataclass(frozen=True)
class Strand:
    """One kind of tie between two actors: the words that lead to the other, and what it rests on.

    That is a relation of the record with its date, note and sources, or the events, deployments or claims that tie the two.
    """

    type: str
    words: str
    grounds: tuple[Ground, ...] = ()
    date: Date | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()

    @property
    def family(self) -> str:
        """How it is drawn: relation, met, deployment, quoted or event."""
        return FAMILIES[self.type]


@dataclass(frozen=True)
class Tie:
    """All that ties an actor to another, the strongest first."""

    other: Actor
    strands: tuple[Strand, ...]

    @property
    def times(self) -> int:
        """How many events, deployments and claims tie the two, each once."""
        return len({ground.id for strand in self.strands for ground in strand.grounds})

    @property
    def since(self) -> Date | None:
        """The earliest date among them; None where none has one."""
        dates = [ground.date for strand in self.strands for ground in strand.grounds if ground.date]
        dates += [strand.date for strand in self.strands if strand.date]
        return min(dates, key=lambda date: date.sort_key, default=None)


def network(corpus: Corpus) -> Mapping[str, tuple[Tie, ...]]:
    """The ties of every actor, by its id: the strongest first, then those with more behind them, then by name."""
    found: defaultdict[str, defaultdict[str, list[Strand]]] = defaultdict(lambda: defaultdict(list))
    shared: defaultdict[tuple[str, str, str, int], dict[str, Ground]] = defaultdict(dict)
    for actor in corpus.of(Actor):
        for relation in actor.relations:
            for here, there, way in ((actor.id, relation.actor, 0), (relation.actor, actor.id, 1)):
                words = WORDS[relation.type][way]
                found[here][there].append(
                    Strand(relation.type, words, date=relation.date, note=relation.note, sources=relation.sources)
                )
        for whole in actor.part_of:
            found[actor.id][whole].append(Strand("part_of", WORDS["part_of"][0]))
            found[whole][actor.id].append(Strand("part_of", WORDS["part_of"][1]))
    for type_, here, there, ground in _grounds(corpus):
        shared[here, there, type_, 0][ground.id] = ground
        shared[there, here, type_, 0 if type_ in MUTUAL else 1][ground.id] = ground
    for (here, there, type_, way), grounds in shared.items():
        found[here][there].append(_strand(corpus, type_, way, tuple(grounds.values())))
    order = list(WORDS)
    ties: dict[str, tuple[Tie, ...]] = {}
    for here, others in found.items():
        made = [
            Tie(corpus.get(Actor, there), tuple(sorted(strands, key=lambda strand: order.index(strand.type))))
            for there, strands in others.items()
            if there != here
        ]
        made.sort(key=lambda tie: (order.index(tie.strands[0].type), -tie.times, tie.other.name.casefold()))
        ties[here] = tuple(made)
    return ties


def _strand(corpus: Corpus, type_: str, way: int, grounds: tuple[Ground, ...]) -> Strand:
    """A strand with its grounds in order of date. It says the best standing of its deployments, unless that is the best of all."""
    words = WORDS[type_][way]
    deployments = [ground for ground in grounds if isinstance(ground, Deployment)]
    best = min((common.standing_order(corpus, each) for each in deployments), default=0)
    if best:
        words += f" ({corpus.of(Standing)[best].name})"
    return Strand(type_, words, tuple(sorted(grounds, key=lambda g: (g.date is None, g.date.sort_key if g.date else (), g.id))))


def _grounds(corpus: Corpus) -> Iterator[tuple[str, str, str, Ground]]:
    """Each tie that an event, deployment or claim makes: type, from whom, to whom, and the record.

    Mutual ties come once for each pair.
    """
    for event in corpus.of(Event):
        met = {frozenset((event.met[0], other)) for other in event.met[1:]}
        present = list(dict.fromkeys(part.actor for part in event.actors))
        for number, one in enumerate(present):
            for other in present[number + 1 :]:
                yield "met" if frozenset((one, other)) in met else "event", one, other, event
    for deployment in corpus.of(Deployment):
        yield "deployment", deployment.sender, deployment.host, deployment
        if deployment.unit:
            yield "sent", deployment.sender, deployment.unit, deployment
            yield "hosted", deployment.host, deployment.unit, deployment
    for claim in corpus.of(Claim):
        if isinstance(corpus[claim.voice], Actor) and isinstance(corpus[claim.about], Actor):
            yield "quoted", claim.voice, claim.about, claim
