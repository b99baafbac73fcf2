"""Facts in the margin of an actor's page: the larger bodies it is part of, and its relations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.queries import ordering
from chronicle.records import Actor, Relation


class Other(NamedTuple):
    """Another actor and its relation; None if the actor of the page is part of it."""

    actor: Actor
    relation: Relation | None


def facts(corpus: Corpus, actor: Actor) -> Mapping[str, Sequence[Other]]:
    """Return the actors that an actor is part of or related to, by the label of the relation."""
    by_words = defaultdict[str, list[Other]](list)
    for whole in actor.part_of:
        larger = Other(corpus.get(Actor, whole), None)
        by_words["Part of"].append(larger)
    for words, other in _relations(corpus, actor):
        by_words[words].append(other)
    return by_words


def _relations(corpus: Corpus, actor: Actor) -> Iterator[tuple[str, Other]]:
    """Yield the relations of an actor by type: first from its own record, then from others.

    The first are in the order of the record, which is chronological; the others are sorted by name.
    """
    naming = corpus.linking(Actor, actor.id, "relations.actor")
    by_name = sorted(naming, key=lambda other: ordering.alphabetical_key(other.sorted_by))
    for type_, relation_words in corpus.settings.relations.items():
        for relation in actor.relations:
            if relation.type == type_:
                other = corpus.get(Actor, relation.actor)
                yield relation_words.words.as_text, Other(other, relation)
        for other in by_name:
            for relation in other.relations:
                if relation.type == type_ and relation.actor == actor.id:
                    yield relation_words.reverse.as_text, Other(other, relation)
