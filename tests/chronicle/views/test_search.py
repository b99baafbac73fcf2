from chronicle.book import Book
from chronicle.views import search


def test_the_ways_in_count_what_they_lead_to(book: Book) -> None:
    view = search.search(book)
    assert [(way.link.address, way.note) for way in view.ways] == [
        ("timeline/", ": 5 events by year"),
        ("actors/", ", A to Z by kind: 4"),
        ("places/", ", by country: 3"),
        ("questions/", " on which the sources part: 1"),
        ("bibliography/", ", by class of evidence: 5 works"),
        ("papers/", ", question by question"),
        ("about/glossary/", ": 1 abbreviation or word"),
    ]
