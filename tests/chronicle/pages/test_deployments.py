"""The list of deployments."""

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Deployment, Side
from support import read, with_only


def listed(book: Book) -> dict[str, list[str]]:
    """The standings of the deployments in the list, by side."""
    page = read(book, "deployments/")
    return {
        side.get("aria-labelledby"): [one.text for one in side.find_class("standing")]
        for side in page.iter("table")
    }


def test_the_best_founded_are_listed_first(book: Book) -> None:
    corps = book.corpus.get(Deployment, "corps-at-the-lock")
    rumour = corps.model_copy(update={"id": "rumour", "standing": "rumoured"})
    links = {**book.corpus.links_to}
    side = links["canal"]
    links["canal"] = (side[0]._replace(source="rumour"), *side)
    corpus = with_only(book, Deployment, rumour, corps).corpus
    assert listed(replace(book, corpus=replace(corpus, links_to=links))) == {
        "canal": ["documented", "rumoured"]
    }


def test_sides_without_deployments_are_left_out(book: Book) -> None:
    idle = book.corpus.get(Side, "canal").model_copy(update={"id": "idle"})
    assert list(listed(with_only(book, Side, idle, *book.corpus.of(Side)))) == ["canal"]
