"""What a statement is in the terms of schema.org: a claim, about something, by somebody."""

from typing import Any

from chronicle.citation import labels
from chronicle.exports import beliefs
from chronicle.exports.record_json import permalink
from chronicle.exports.structured import Node, filled
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import Figure

# Qualifiers of a figure that is the lower end alone, or the upper.
OPEN_ABOVE = ("at_least", "over")
OPEN_BELOW = ("at_most", "nearly")


def structured(claim: Claim, history: History) -> dict[str, Any]:
    """A statement in words, what it is about, who makes it, and its figure in numbers."""
    corpus = history.corpus
    author = None
    if isinstance(corpus[claim.voice], Actor):
        author = {"@id": permalink(corpus[claim.voice], history)}
    part_of = None
    if claim.part_of:
        part_of = {"@id": permalink(corpus[claim.part_of], history)}
    node: Node = {
        "@type": "Claim",
        "text": labels.assertion(claim, corpus).as_text,
        "about": {"@id": permalink(corpus[claim.about], history)},
        "keywords": corpus[claim.property_].label.as_text,
        "author": author,
        "isPartOf": part_of,
        "mentions": _quantity(claim),
    }
    return filled(node)


def provenance(claim: Claim, history: History) -> dict[str, Any]:
    """Who asserts a statement, and by which argument it is held."""
    corpus = history.corpus
    voice = corpus[claim.voice]
    speaks = "prov:hadPrimarySource"
    if isinstance(voice, Actor):
        speaks = "prov:wasAttributedTo"
    return {
        speaks: {"@id": permalink(voice, history)},
        beliefs.THAT: beliefs.proposition(labels.assertion(claim, corpus).as_text),
        # An argument points to its belief, so that it is written from that end.
        "@reverse": {beliefs.CONCLUDED: _argument(claim, history)},
    }


def _argument(claim: Claim, history: History) -> dict[str, Any]:
    """How the voice of a statement came to it: by itself, or from the works that are cited."""
    corpus = history.corpus
    argument: dict[str, Any] = {"@type": beliefs.ARGUMENT}
    named = [basis.work for source in claim.sources for basis in source.rests_on]
    named += [dependence.witness for dependence in claim.depends_on]
    works = []
    for name in dict.fromkeys(named):
        # A work that speaks itself took nothing from itself.
        if name != claim.voice and corpus.find(Work, name):
            works.append(corpus[name])
    if works:
        argument["@type"] = beliefs.ADOPTION
        argument[beliefs.EVIDENCE] = [{"@id": permalink(work, history)} for work in works]
    voice = corpus[claim.voice]
    holder = beliefs.DOCUMENTED_IN
    if isinstance(voice, Actor):
        holder = beliefs.CARRIED_OUT_BY
    argument[holder] = {"@id": permalink(voice, history)}
    return argument


def _quantity(claim: Claim) -> dict[str, Any] | None:
    """A figure as numbers; an end that its voice leaves open has none."""
    if not isinstance(claim.value, Figure):
        return None
    quantity: dict[str, Any] = {"@type": "QuantitativeValue", "description": claim.value.words}
    low, high = claim.value.ends
    if claim.value.qualifier not in OPEN_BELOW:
        quantity["minValue"] = low
    if claim.value.qualifier not in OPEN_ABOVE:
        quantity["maxValue"] = high
    if claim.unit:
        quantity["unitText"] = claim.unit.as_text
    return quantity
