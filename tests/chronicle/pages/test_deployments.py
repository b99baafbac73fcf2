"""The list of deployments."""

from dataclasses import replace

from lxml import html

from chronicle.book import Book
from chronicle.pages import deployments
from chronicle.record.models import Deployment, Record, Side


def listed(book: Book) -> dict[str, list[str]]:
    """The standings of the deployments in the list, by side."""
    page = html.fromstring(deployments.overview(book).body)
    return {
        side.get("aria-labelledby"): [one.text for one in side.find_class("standing")]
        for side in page.iter("table")
    }


def test_the_best_founded_are_listed_first(book: Book) -> None:
    corps = book.corpus.get(Deployment, "corps-at-the-lock")
    rumour = corps.model_copy(update={"id": "rumour", "standing": "rumoured"})
    records: dict[str, Record] = {"rumour": rumour, **book.corpus.records}
    links = {**book.corpus.links_to}
    side = links["canal"]
    links["canal"] = (side[0]._replace(source="rumour"), *side)
    corpus = replace(book.corpus, records=records, links_to=links)
    changed = replace(book, corpus=corpus)
    changed.__dict__["addresses"] = {**book.addresses, "rumour": "deployments/rumour/"}
    assert listed(changed) == {"canal": ["documented", "rumoured"]}


def test_sides_without_deployments_are_left_out(book: Book) -> None:
    idle = book.corpus.get(Side, "canal").model_copy(update={"id": "idle"})
    kinds: dict[type[Record], tuple[Record, ...]] = {
        **book.corpus.kinds,
        Side: (idle, *book.corpus.of(Side)),
    }
    changed = replace(book, corpus=replace(book.corpus, kinds=kinds))
    assert list(listed(changed)) == ["canal"]
