"""What the page of an actor tells in its margin: when it died, who led it, what it led."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.corpus.corpus import Corpus
from chronicle.queries import ordering
from chronicle.records.actor import Actor, Relation
from chronicle.values.dates import Date


@dataclass(frozen=True)
class Other:
    """Somebody to whom the actor stands in a relation, and the relation, if it is more than one."""

    actor: Actor
    relation: Relation | None

    @property
    def when(self) -> str:
        """When it held; of a day at which it is known to have held, the year."""
        if self.relation is None:
            return ""
        date = self.relation.date
        if date and len(date.ends) == 1 and date.is_closed:
            return f"in {date.year}"
        return self.relation.when


@dataclass(frozen=True)
class Fact:
    """Some `words`, and a date or others."""

    words: str
    date: Date | None
    others: Sequence[Other]


def facts(corpus: Corpus, actor: Actor) -> list[Fact]:
    """The date of a death, what the actor is a part of, and how others stand to it.

    A death of which a life tells is left to that: alone, without a birth, it puzzles.
    """
    known = [Fact("Died", actor.died, ())] if actor.died and not actor.life else []
    by_words = defaultdict[str, list[Other]](list)
    for whole in actor.part_of:
        by_words["Part of"].append(Other(corpus.get(Actor, whole), None))
    for words, other in _related(corpus, actor):
        by_words[words].append(other)
    return known + [Fact(words, None, others) for words, others in by_words.items()]


def _related(corpus: Corpus, actor: Actor) -> Iterator[tuple[str, Other]]:
    """How others stand to an actor: those that its own record names, then those whose does.

    The first are in the order of that record, which is that of time, the others by name.
    """
    naming = corpus.linking(Actor, actor.id, "relations.actor")
    by_name = sorted(naming, key=lambda other: ordering.alphabetical(other.sorted_by))
    for type_, relation_words in corpus.settings.relations.items():
        for relation in actor.relations:
            if relation.type == type_:
                other = corpus.get(Actor, relation.actor)
                yield relation_words.words.as_text, Other(other, relation)
        for other in by_name:
            for relation in other.relations:
                if relation.type == type_ and relation.actor == actor.id:
                    yield relation_words.reverse.as_text, Other(other, relation)
