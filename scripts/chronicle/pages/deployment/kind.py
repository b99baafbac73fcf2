"""Deployments, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports.structured import Node, filled, named, span
from chronicle.frame.family import OnePage, Pages, every
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.deployment.page import render_deployment, render_deployments
from chronicle.pages.place.structured import place_node
from chronicle.records.deployment import Deployment
from chronicle.records.place import PlaceRecord
from chronicle.records.vocabulary import Standing
from chronicle.search.documents import SearchDocument, first_words, record_document


def documents(history: History, deployment: Deployment) -> Iterator[SearchDocument]:
    """A deployment by who sent whom where; it counts more if it is well borne out."""
    corpus = history.corpus
    standing = corpus.get(Standing, deployment.standing)
    who = filter(None, (deployment.sender, deployment.host, deployment.unit))
    yield record_document(
        history,
        deployment,
        kind=corpus.settings.deployments.one,
        line=first_words(deployment.summary),
        texts=(deployment.summary,),
        named=(*who, *deployment.places),
        stands_out=not standing.doubtful,
    )


def structured(deployment: Deployment, history: History) -> dict[str, Any]:
    """A deployment as an event: when and where it was, and who had a part in it."""
    corpus = history.corpus
    who = dict.fromkeys(filter(None, (deployment.sender, deployment.host, deployment.unit)))
    places = [corpus.get(PlaceRecord, name) for name in deployment.places]
    where = [place_node(place, history) for place in places]
    about = [named(corpus[name], history) for name in who]
    node: Node = {
        "@type": "Event",
        **span(deployment.date),
        "description": deployment.summary.as_text,
        "location": where,
        "about": about,
    }
    return filled(node)


DEPLOYMENT = Kind(
    model=Deployment,
    documents=documents,
    structured=structured,
    pages=(
        OnePage(addresses.DEPLOYMENTS, render_deployments, of=every(Deployment)),
        Pages(every(Deployment), render_deployment),
    ),
)
