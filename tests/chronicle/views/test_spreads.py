"""The spread of the figures that answer a question."""

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim, Position, Question
from chronicle.record.text import Prose
from chronicle.views import spreads
from chronicle.views.spreads import Spread


def spread(book: Book, *answers: tuple[str, *tuple[Figure | str, ...]]) -> Spread | None:
    """The spread of a question with some answers, each with the values of the claims that give it.

    Words are claims of another property than figures.
    """
    template = book.corpus.get(Claim, "corps-strength-holm")
    records, positions = dict(book.corpus.records), []
    for answer, *values in answers:
        named = []
        for value in values:
            words = isinstance(value, str)
            update = {
                "id": f"c-{len(records)}",
                "value": value,
                "property_": "motive" if words else "strength",
            }
            claim = template.model_copy(update=update)
            records[claim.id] = claim
            named.append(claim.id)
        positions.append(Position(answer=Prose(answer), claims=tuple(named)))
    question = book.corpus.get(Question, "how-many-diggers").model_copy(
        update={"positions": tuple(positions)}
    )
    return spreads.spread(replace(book, corpus=replace(book.corpus, records=records)), question)


def exact(number: float) -> Figure:
    return Figure(number, number)


def test_figures_stand_from_the_lowest_to_the_highest(book: Book) -> None:
    found = spread(
        book,
        ("1,300", exact(1300)),
        ("nearly 400", Figure(400, 400, "nearly")),
        ("300 to 800", Figure(300, 800)),
    )
    assert found is not None
    assert (found.counted, found.words) == ("Strength", "300–800; nearly 400; 1,300")


def test_each_figure_that_an_answer_names_is_there_once_and_no_other(book: Book) -> None:
    found = spread(
        book,
        ("340", exact(340), exact(34)),
        ("340 diggers", exact(340)),
        ("8 or 9", exact(8), exact(9)),
    )
    assert found is not None
    assert found.words == "8; 9; 340"


def test_two_numbers_and_words_have_no_spread(book: Book) -> None:
    assert spread(book, ("340", exact(340)), ("200", exact(200))) is None
    assert spread(book, ("1903", "In 1903."), ("1904", "In 1904."), ("1905", "In 1905.")) is None
