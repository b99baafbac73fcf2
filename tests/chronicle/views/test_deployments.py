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


def test_who_sent_whom_where(corps: DeploymentView) -> None:
    assert (corps.address, corps.date.words) == (
        "deployments/corps-at-the-lock/",
        "3 May 1901 – 1903",
    )
    assert corps.side.address == "deployments/#canal"
    assert [link.label for link in (corps.sender, corps.host)] == ["Norrmark", "Estmark"]
    assert corps.unit is not None
    assert corps.unit.address == "actors/canal-corps/"
    assert [point.name for point in corps.located] == ["The Lock"]


def test_kind_and_standing_are_words_of_the_vocabulary(corps: DeploymentView) -> None:
    assert corps.kind == "digging and building"
    assert (corps.standing.name, corps.standing.doubtful) == ("documented", False)


def test_strengths_are_claims_of_rival_voices(corps: DeploymentView) -> None:
    [group] = corps.claims.groups
    assert [claim.figure for claim in group.entries] == ["340", "about 200"]
    [question] = corps.questions
    assert question.link.address == "questions/how-many-diggers/"
    assert [chart.address for chart in corps.charts] == ["figures/#chart-corps"]


def test_events_that_belong_to_it_are_dated_and_on_its_timeline(corps: DeploymentView) -> None:
    assert [event.link.address for event in corps.events] == ["events/1901-corps-arrives/"]
    assert corps.related == ()
    assert corps.timeline is not None
    assert corps.timeline.words == "2 entries, 1901, on an axis from 1890 to 1919"


def test_the_list_is_by_side_with_strengths_as_the_sources_give_them(book: Book) -> None:
    [side] = deployments.overview(book).sides
    assert (side.id, side.name) == ("canal", "On the canal")
    [row] = side.deployments
    assert row.link.address == "deployments/corps-at-the-lock/"
    assert [strength.label for strength in row.strengths] == ["340", "about 200"]
    assert [strength.address for strength in row.strengths] == [
        "deployments/corps-at-the-lock/#corps-strength-holm",
        "deployments/corps-at-the-lock/#corps-strength-notes",
    ]


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
