from chronicle.corpus.corpus import Corpus
from chronicle.record import dates
from chronicle.record.models import Event
from chronicle.views import ordering


def test_the_alphabet_passes_over_marks_and_capitals() -> None:
    words = ("“Đường <i>Chu</i>.”", "[Notes]", "Žižek")
    assert [*map(ordering.alphabetical, words)] == ["đuong chu.", "notes", "zizek"]


def test_events_go_by_year(corpus: Corpus) -> None:
    years = ordering.by_year(corpus.of(Event))
    assert [(year, [event.id for event in events]) for year, events in years.items()] == [
        ("1899", ["1899-survey"]),
        ("1901", ["1901-corps-arrives"]),
        ("1903", ["1903-flood"]),
        ("1904", ["1904-talks"]),
        ("1910", ["1910-opening"]),
    ]


def test_a_decade_or_century_stands_under_its_own_heading(corpus: Corpus) -> None:
    flood = corpus.get(Event, "1903-flood")
    dated = ("1700-05", "17XX", "1700-01", "170X", "-0043-03-15")
    events = [flood.model_copy(update={"date": dates.parse(date)}) for date in dated]
    years = ordering.by_year(events)
    assert list(years) == ["-0043", "1700", "170X", "17XX"]
    assert [ordering.year_heading(year) for year in years] == [
        "44 BC",
        "1700",
        "First decade of the 18th century",
        "18th century",
    ]
