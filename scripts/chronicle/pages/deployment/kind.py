"""Deployments, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.deployment.page import render_deployment, render_deployments
from chronicle.records.deployment import Deployment
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


DEPLOYMENT = Kind(
    model=Deployment,
    documents=documents,
    pages=(
        OnePage(addresses.DEPLOYMENTS, render_deployments, of=records_by_page(Deployment)),
        Pages(records_by_page(Deployment), render_deployment),
    ),
)
