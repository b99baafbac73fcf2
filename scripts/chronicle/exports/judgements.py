"""What we judge of papers and witnesses, as nodes: verdicts on uses, and dependences.

A verdict is that a passage of a paper is of a kind: an attribute assignment of CIDOC CRM, in which
the work that was read was used. A dependence is an influence of PROV-O, of a kind and a certainty.
"""

from collections.abc import Iterator
from typing import Any

from chronicle.exports import concepts
from chronicle.exports.record_json import maker, permalink
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import Use
from chronicle.queries import stemma

Node = dict[str, Any]

VERDICT = "crm:E13_Attribute_Assignment"


def verdicts(history: History) -> Iterator[Node]:
    """A node for each place where a paper uses a work that was read."""
    for work in history.corpus.of(Work):
        if work.reading:
            for use in work.reading.uses:
                yield _verdict(work, work.reading.extent, use, history)


def _verdict(work: Work, extent: str, use: Use, history: History) -> Node:
    """The passage, the work that was read and how far, the verdict, and why."""
    read = {"@id": permalink(work, history)}
    node: Node = {
        "@type": VERDICT,
        "crm:P140_assigned_attribute_to": {
            "@type": "prov:Entity",
            "isPartOf": {"@id": permalink(history.corpus[use.paper], history)},
            "pagination": use.at,
            "prov:wasDerivedFrom": read,
        },
        "crm:P141_assigned": concepts.verdict_of(use, history),
        "crm:P16_used_specific_object": read,
        "crm:P3_has_note": use.why.as_text,
        "crm:P14_carried_out_by": {"@id": maker(history)["@id"]},
    }
    told: list[tuple[str, str | int]] = [("extent", extent)]
    if use.judged:
        told.append(("judged_by", use.judged.by))
        node["dcterms:created"] = {"@value": use.judged.date.text, "@type": "edtf:EDTF"}
    # Called as in the table of verdicts.
    node["additionalProperty"] = [
        {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in told
    ]
    if use.about:
        about = [{"@id": permalink(history.corpus[name], history)} for name in use.about]
        node["about"] = about
    return node


def dependences(record: Record, history: History) -> Node:
    """What a record says that it depends on: each witness, how that shows and how surely."""
    witnesses = []
    influences = []
    for each in stemma.said_of(record):
        witness = {"@id": permalink(history.corpus[each.witness], history)}
        influence: Node = {
            "@type": "prov:Influence",
            "prov:influencer": witness,
            concepts.OF_TYPE: concepts.types_of_dependence(each, history),
        }
        if each.why:
            influence["crm:P3_has_note"] = each.why.as_text
        witnesses.append(witness)
        influences.append(influence)
    return {"prov:wasInfluencedBy": witnesses, "prov:qualifiedInfluence": influences}
