"""The list of deployments."""

from chronicle.book import Book
from chronicle.record.models import Deployment, Side
from support import read, with_only


def listed(book: Book) -> dict[str | None, list[str]]:
    """The standings of the deployments in the list, by side."""
    page = read(book, "deployments/")
    return {
        side.get("aria-labelledby"): [one.text for one in side.find_class("standing")]
        for side in page.iter("table")
    }


def test_the_best_founded_are_listed_first(book: Book) -> None:
    corps = book.corpus.get(Deployment, "corps-at-the-lock")
    rumour = corps.model_copy(update={"id": "rumour", "standing": "rumoured"})
    rumoured = with_only(book, Deployment, rumour, corps)
    assert listed(rumoured) == {"canal": ["documented", "rumoured"]}


def test_those_on_no_side_come_last(book: Book) -> None:
    corps = book.corpus.get(Deployment, "corps-at-the-lock")
    alone = corps.model_copy(update={"id": "alone", "side": None})
    assert listed(with_only(book, Deployment, alone, corps)) == {
        "canal": ["documented"],
        None: ["documented"],
    }


def test_sides_without_deployments_are_left_out(book: Book) -> None:
    idle = book.corpus.get(Side, "canal").model_copy(update={"id": "idle"})
    assert list(listed(with_only(book, Side, idle, *book.corpus.of(Side)))) == ["canal"]
