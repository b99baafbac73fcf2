"""Facts in the margin of an actor's page: the larger bodies it is part of, and its relations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.queries import ordering
from chronicle.records import Actor, Relation


class RelatedActor(NamedTuple):
    """Another actor and the relation to it, which is None if the page's actor is part of it."""

    actor: Actor
    relation: Relation | None


def actor_facts(corpus: Corpus, actor: Actor) -> Mapping[str, Sequence[RelatedActor]]:
    """Return the actors that an actor is part of or related to, by the label of the relation."""
    by_words = defaultdict[str, list[RelatedActor]](list)
    for group in actor.part_of:
        containing_actor = RelatedActor(corpus.get(Actor, group), None)
        by_words["Part of"].append(containing_actor)
    for label, related in _iter_relations(corpus, actor):
        by_words[label].append(related)
    return by_words


def _iter_relations(corpus: Corpus, actor: Actor) -> Iterator[tuple[str, RelatedActor]]:
    """Yield the relations of an actor by type: first from its own record, then from others.

    Relations in the actor's own record keep their order; the others are sorted by name.
    """
    naming_actors = corpus.records_linking_to(Actor, actor.id, "relations.actor")
    by_name = sorted(naming_actors, key=lambda actor_: ordering.alphabetical_key(actor_.sort_name))
    for type_, relation_words in corpus.settings.relations.items():
        for relation in actor.relations:
            if relation.type == type_:
                actor_ = corpus.get(Actor, relation.actor)
                yield relation_words.words.as_text, RelatedActor(actor_, relation)
        for actor_ in by_name:
            for relation in actor_.relations:
                if relation.type == type_ and relation.actor == actor.id:
                    yield relation_words.reverse.as_text, RelatedActor(actor_, relation)
