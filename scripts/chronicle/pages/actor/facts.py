"""Facts in the margin of the page of an actor: what it is a part of, who led it, what it led."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.queries import ordering
from chronicle.records import Actor, Relation


class Other(NamedTuple):
    """Another actor, and how both are related; None where the actor of the page is part of it."""

    actor: Actor
    relation: Relation | None


def facts(corpus: Corpus, actor: Actor) -> Mapping[str, Sequence[Other]]:
    """The actors that an actor is part of or related to, by the words for the relation."""
    by_words = defaultdict[str, list[Other]](list)
    for whole in actor.part_of:
        larger = Other(corpus.get(Actor, whole), None)
        by_words["Part of"].append(larger)
    for words, other in _relations(corpus, actor):
        by_words[words].append(other)
    return by_words


def _relations(corpus: Corpus, actor: Actor) -> Iterator[tuple[str, Other]]:
    """The relations of others to an actor: first from its own record, then from theirs.

    The first are in the order of the record, which is the order of time, the others by name.
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
