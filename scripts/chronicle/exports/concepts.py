"""The words by which the record is ordered, as concepts in the terms of SKOS.

A word that is a record has its own address. Those that models know, such as the verdicts on the use
of a work, have theirs on the page of the data; a class of evidence stands among the works. None is
matched with another vocabulary: nobody has compared what they mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports.record_json import permalink
from chronicle.history import History, once_per_history
from chronicle.kinds import registry
from chronicle.kinds.base import Record
from chronicle.kinds.dependence import CERTAINTIES, HOW, Dependence
from chronicle.kinds.introspection import refers
from chronicle.kinds.vocabulary.model import GlossaryTerm, Term
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import Use
from chronicle.queries.documents import VERDICT_WORDS

Node = dict[str, Any]

TYPES = ("skos:Concept", "crm:E55_Type")
# By which a thing is of a concept.
OF_TYPE = "crm:P2_has_type"
VERDICT = "verdict"
DEPENDENCE = "dependence"
CERTAINTY = "certainty"
CERTAINTY_WORDS = {
    "certain": "The sources show it.",
    "probable": "There is a reason to think so, which is given.",
    "possible": "It may be so, for a reason that is given.",
}


@dataclass(frozen=True)
class Concept:
    """A word that models know: the group to which it belongs, and what it means."""

    group: str
    name: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the data."""
        return f"{self.group}-{self.name}"


# How a group of them is called.
GROUPS = {
    VERDICT: "verdicts on the use of a work",
    DEPENDENCE: "ways of depending on a witness",
    CERTAINTY: "certainty of a dependence",
}


@cache
def known() -> tuple[Concept, ...]:
    """The words that models know, by group."""
    concepts = [Concept(VERDICT, name, words) for name, words in VERDICT_WORDS.items()]
    concepts += [Concept(DEPENDENCE, name, words) for name, words in HOW.items()]
    concepts += [Concept(CERTAINTY, name, CERTAINTY_WORDS[name]) for name in CERTAINTIES]
    return tuple(concepts)


def nodes(history: History) -> Iterator[Node]:
    """The scheme, its groups, and each word that is no record."""
    members: dict[str, list[Node]] = {}
    for concept in known():
        node = {"@id": _address(concept.group, concept.name, history)}
        members.setdefault(GROUPS[concept.group], []).append(node)
        yield _concept(node["@id"], concept.name.replace("-", " "), concept.meaning, history)
    for name, heading in _evidence(history).items():
        node = {"@id": _of_evidence(name, history)}
        members.setdefault("classes of evidence", []).append(node)
        yield _concept(node["@id"], name.replace("-", " "), heading, history)
    for model in registry.models():
        if is_concept(model):
            words = [{"@id": permalink(word, history)} for word in history.corpus.of(model)]
            if words:
                members[model.traits_.many.replace("_", " ")] = words
    yield {
        "@id": _scheme(history),
        "@type": "skos:ConceptScheme",
        "skos:prefLabel": f"Words of {history.site.name}",
    }
    for label, concepts in members.items():
        yield {"@type": "skos:Collection", "skos:prefLabel": label, "skos:member": concepts}


def is_concept(model: type[Record]) -> bool:
    """Whether records of a kind are words by which others are ordered."""
    return issubclass(model, Term) and not issubclass(model, GlossaryTerm)


def of_word(word: Term, history: History) -> Node:
    """What a word of the vocabulary is besides a record."""
    return {
        "skos:prefLabel": word.label.as_text,
        "skos:definition": word.description.as_text,
        "skos:inScheme": {"@id": _scheme(history)},
    }


def types_of(record: Record, history: History) -> list[Node]:
    """The concepts under which a record stands: its property, its themes, its class."""
    concepts = []
    for field in _fields_of_words(type(record)):
        value = getattr(record, field)
        names = value if isinstance(value, tuple) else (value,)
        for name in names:
            if name:
                concepts.append({"@id": permalink(history.corpus[name], history)})
    if record.class_of_evidence in _evidence(history):
        concepts.append({"@id": _of_evidence(record.class_of_evidence, history)})
    return concepts


def verdict_of(use: Use, history: History) -> Node:
    """The concept of a verdict."""
    return {"@id": _address(VERDICT, use.verdict, history)}


def types_of_dependence(dependence: Dependence, history: History) -> list[Node]:
    """The concepts of a dependence: how it shows, and how surely it is so."""
    return [
        {"@id": _address(DEPENDENCE, dependence.how, history)},
        {"@id": _address(CERTAINTY, dependence.certainty, history)},
    ]


@cache
def _fields_of_words(model: type[Record]) -> tuple[str, ...]:
    """The fields of a kind in which nothing but words of the vocabulary stands."""
    words = {kind.traits_.kind for kind in registry.models() if is_concept(kind)}
    found = []
    for name, field in model.model_fields.items():
        reference = refers(field)
        if reference and reference.kinds and words.issuperset(reference.kinds):
            found.append(name)
    return tuple(found)


def _concept(address: str, label: str, meaning: str, history: History) -> Node:
    return {
        "@id": address,
        "@type": [*TYPES],
        "skos:prefLabel": label,
        "skos:definition": meaning,
        "skos:inScheme": {"@id": _scheme(history)},
    }


@once_per_history
def _evidence(history: History) -> dict[str, str]:
    """The classes of evidence under which works stand, each with its heading."""
    used = {work.evidence for work in history.corpus.of(Work) if not work.is_paper}
    headings = history.corpus.settings.evidence
    return {name: heading.as_text for name, heading in headings.items() if name in used}


def _of_evidence(name: str, history: History) -> str:
    """A class of evidence where the works stand by class."""
    return f"{history.site.url}{addresses.BIBLIOGRAPHY}#evidence-{name}"


def _address(group: str, name: str, history: History) -> str:
    return f"{history.site.url}{addresses.DATA}#{group}-{name}"


def _scheme(history: History) -> str:
    return f"{history.site.url}{addresses.DATA}#vocabulary"
