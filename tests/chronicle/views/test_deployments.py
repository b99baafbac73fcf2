"""What the pages of deployments show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Deployment, Record, Side
from chronicle.views import deployments
from chronicle.views.deployments import DeploymentView


@pytest.fixture(scope="module")
def corps(book: Book) -> DeploymentView:
    [deployment] = book.corpus.of(Deployment)
    return deployments.view(book, deployment)


def test_the_best_founded_are_listed_first(book: Book) -> None:
    corps = book.corpus.get(Deployment, "corps-at-the-lock")
    rumour = corps.model_copy(update={"id": "rumour", "standing": "rumoured"})
    records: dict[str, Record] = {"rumour": rumour, **book.corpus.records}
    links = {**book.corpus.links_to}
    side = links["canal"]
    links["canal"] = (side[0]._replace(source="rumour"), *side)
    corpus = replace(book.corpus, records=records, links_to=links)
    [listed] = deployments.overview(replace(book, corpus=corpus)).sides
    assert [row.standing.name for row in listed.deployments] == ["documented", "rumoured"]


def test_sides_without_deployments_are_left_out(book: Book) -> None:
    idle = book.corpus.get(Side, "canal").model_copy(update={"id": "idle"})
    kinds: dict[type[Record], tuple[Record, ...]] = {
        **book.corpus.kinds,
        Side: (idle, *book.corpus.of(Side)),
    }
    changed = replace(book, corpus=replace(book.corpus, kinds=kinds))
    assert [side.id for side in deployments.overview(changed).sides] == ["canal"]
