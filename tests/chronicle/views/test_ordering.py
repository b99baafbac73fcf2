import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Event
from chronicle.views import ordering


@pytest.mark.parametrize(
    ("words", "key"),
    [("“Đường <i>Chu</i>.”", "đuong chu."), ("[Notes]", "notes"), ("Žižek", "zizek")],
)
def test_the_alphabet_passes_over_marks_and_capitals(words: str, key: str) -> None:
    assert ordering.alphabetical(words) == key


def test_events_go_by_year(corpus: Corpus) -> None:
    years = ordering.by_year(corpus.of(Event))
    assert [(year, [event.id for event in events]) for year, events in years] == [
        (1899, ["1899-survey"]),
        (1901, ["1901-corps-arrives"]),
        (1903, ["1903-flood"]),
        (1904, ["1904-talks"]),
        (1910, ["1910-opening"]),
    ]
