from chronicle.book import Book
from chronicle.record.models import Deployment, Side
from support import read, with_only


def test_the_best_founded_of_a_side_come_first_those_of_none_last_and_no_empty_side(
    book: Book,
) -> None:
    corps = book.corpus.get(Deployment, "corps-at-the-lock")
    others = ({"id": "rumour", "standing": "rumoured"}, {"id": "alone", "side": None})
    sent = [*(corps.model_copy(update=update) for update in others), corps]
    idle = book.corpus.get(Side, "canal").model_copy(update={"id": "idle"})
    sides = (idle, *book.corpus.of(Side))
    page = read(with_only(with_only(book, Deployment, *sent), Side, *sides), "deployments/")
    assert [
        (side.get("aria-labelledby"), [one.text for one in side.find_class("standing")])
        for side in page.iter("table")
    ] == [("canal", ["documented", "rumoured"]), (None, ["documented"])]
