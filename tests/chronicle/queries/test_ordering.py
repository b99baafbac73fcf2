from chronicle.corpus.corpus import Corpus
from chronicle.queries import ordering
from chronicle.record import dates
from chronicle.record.models import Event


def test_the_alphabet_passes_over_marks_and_capitals() -> None:
    words = ("“Đường <i>Chu</i>.”", "[Notes]", "Žižek")
    assert [*map(ordering.alphabetical, words)] == ["đuong chu.", "notes", "zizek"]


def test_a_decade_or_century_stands_under_its_own_heading(corpus: Corpus) -> None:
    flood = corpus.get(Event, "1903-flood")
    dated = ("1700-05", "17XX", "1700-01", "170X", "-0043-03-15")
    events = [flood.model_copy(update={"date": dates.parse(date)}) for date in dated]
    headings = {year: ordering.year_heading(year) for year in ordering.by_year(events)}
    assert list(headings.items()) == [
        ("-0043", "44 BC"),
        ("1700", "1700"),
        ("170X", "First decade of the 18th century"),
        ("17XX", "18th century"),
    ]
