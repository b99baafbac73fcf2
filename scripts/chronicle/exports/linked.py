"""The record as linked data: one graph in JSON-LD, in the terms of schema.org and PROV-O.

Every record is what its kind says of it in the terms of schema.org, as its page has it. To that
come where it is drawn from and who asserts it, in those of PROV-O, its date as EDTF, and what it is
in CIDOC CRM, so that it can be joined with what museums and archives describe. Who holds what, and
by which argument, is said in the terms of CRMinf. The context stands in the file: nothing is
fetched to read it.

- A passage is a `prov:Entity`, part of its work, found by its `pagination`; it was derived from the
  works that are cited there.
- A record was derived from the passages that are its sources.
- A statement is a `Claim`: attributed to the actor who speaks; where a work speaks, that is its
  primary source. What it depends on by our judgement has influenced it, in a way and a certainty
  that are said.
- Every word by which the record is ordered is a concept of SKOS, and what stands under it
  `P2_has_type` that concept.
- A verdict on how a paper uses a work assigns one of these to the passage.
- In CRMinf a statement is a belief that its words are so. Its voice came to it by an argument, or
  adopted it from the works that are cited for it.
- The answer to a question is a belief of whoever makes the site, inferred from the statements that
  stand beside each other there.
- Who had part in an event is its participant, without saying as what.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports import concepts, judgements
from chronicle.exports.beliefs import BELIEF
from chronicle.exports.dataset import described
from chronicle.exports.record_json import File, distribution, head, lines, maker, permalink
from chronicle.history import History
from chronicle.kinds import registry
from chronicle.kinds.base import Basis, Record, Source
from chronicle.kinds.vocabulary.model import Term
from chronicle.kinds.within import sources_of
from chronicle.values.dates import Date

Node = dict[str, Any]

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "crminf": "http://www.cidoc-crm.org/extensions/crminf/",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "contentUrl": {"@type": "@id"},
    "license": {"@type": "@id"},
}
# What is more in CIDOC CRM than in schema.org, by types of schema.org; a work is an E73, whatever
# it is besides.
CRM_TYPES = {
    "Event": "crm:E5_Event",
    "Person": "crm:E21_Person",
    "Organization": "crm:E74_Group",
    "Country": "crm:E74_Group",
    "PoliticalParty": "crm:E74_Group",
    "NewsMediaOrganization": "crm:E74_Group",
    "Place": "crm:E53_Place",
}
AGENTS = ("crm:E21_Person", "crm:E74_Group")
WORK = "crm:E73_Information_Object"


def write(history: History, files: Iterable[File] = ()) -> str:
    """The graph as JSON-LD: its context, what it is, and a node a line.

    `files` are those in which the record can be had.
    """
    context = json.dumps(CONTEXT)
    # One after the other: all nodes of a great record at once are ten times their text.
    nodes = chain(
        [dataset(history, files)],
        graph(history),
        judgements.verdicts(history),
        concepts.nodes(history),
    )
    return f'{{"@context": {context},\n"@graph": [{lines(nodes)}\n]}}\n'


def dataset(history: History, files: Iterable[File]) -> Node:
    """What the whole says of itself, and who makes it."""
    about = head(history)
    node = {
        "@id": f"{history.site.url}#record",
        "@type": "Dataset",
        "name": about["name"],
        "description": about.get("description"),
        "url": f"{history.site.url}{addresses.DATA}",
        "creator": _maker(history),
        "isAccessibleForFree": True,
        "measurementTechnique": about.get("method"),
        "version": about.get("version"),
        **described(history),
        "distribution": [distribution(file, history) for file in files],
    }
    if history.site.licence and history.site.licence.url:
        node["license"] = history.site.licence.url
    return _filled(node)


def _maker(history: History) -> Node:
    """Who makes the site, as a node that others name."""
    node = maker(history)
    return {**node, "@type": [node["@type"], "crm:E74_Group", "prov:Agent"]}


def graph(history: History) -> Iterator[Node]:
    """The node of every record whose kind says what it is."""
    for kind in registry.kinds():
        if kind.structured:
            for record in history.corpus.of(kind.model):
                yield _node(record, kind.structured(record, history), history)


def _node(record: Record, said: Node, history: History) -> Node:
    """A record as its kind describes it, with where that comes from."""
    node: Node = {
        "@id": permalink(record, history),
        "name": record.label.as_text,
        "dcterms:identifier": record.id,
        **said,
        "@type": _types(record, said["@type"]),
    }
    if "crm:E5_Event" in node["@type"]:
        node["crm:P11_had_participant"] = _references(said.get("about", ()))
        node["crm:P7_took_place_at"] = _references(said.get("location", ()))
    date = getattr(record, "date", None)
    if isinstance(date, Date):
        node["dcterms:temporal"] = {"@value": date.text, "@type": "edtf:EDTF"}
    provenance = registry.kind_of(record).provenance
    if provenance:
        node |= provenance(record, history)
    node |= judgements.dependences(record, history)
    node[concepts.OF_TYPE] = concepts.types_of(record, history)
    if concepts.is_concept(type(record)):
        word = history.corpus.get(Term, record.id)
        node |= concepts.of_word(word, history)
    sources = sources_of(record)
    node["prov:wasDerivedFrom"] = [_passage(source, history) for source in sources]
    return _filled(node)


def _types(record: Record, type_: str) -> list[str]:
    """The types of a record: of schema.org, of CIDOC CRM, of PROV-O."""
    types = [type_]
    if record.kind_ == "work":
        return [*types, WORK, "prov:Entity"]
    if record.kind_ == "claim":
        return [*types, BELIEF, "prov:Entity"]
    if type_ in CRM_TYPES:
        types.append(CRM_TYPES[type_])
    if concepts.is_concept(type(record)):
        types += concepts.TYPES
    if types[-1] in AGENTS:
        types.append("prov:Agent")
    return types


def _passage(source: Source | Basis, history: History) -> Node:
    """A place in a work, and those that are cited there; the work itself where none is named."""
    work = _reference(history.corpus[source.work], history)
    behind: tuple[Basis, ...] = getattr(source, "rests_on", ())
    if not source.at and not behind:
        return work
    return _filled(
        {
            "@type": "prov:Entity",
            "isPartOf": work,
            "pagination": source.at,
            "prov:wasDerivedFrom": [_passage(basis, history) for basis in behind],
        }
    )


def _reference(record: Record, history: History) -> Node:
    return {"@id": permalink(record, history)}


def _references(nodes: Any) -> list[Node]:
    """Nodes by their addresses alone."""
    return [{"@id": node["@id"]} for node in nodes]


def _filled(node: Node) -> Node:
    """A node without what there is none of."""
    return {key: value for key, value in node.items() if value}
