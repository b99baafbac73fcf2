import yaml

from chronicle.book import Book
from chronicle.exports import package


def test_the_citation_file_has_what_its_format_asks_for(book: Book) -> None:
    """cff-version, message, title and authors are required (Citation File Format 1.2.0)."""
    assert yaml.safe_load(package.citation(book)) == {
        "cff-version": "1.2.0",
        "message": package.MESSAGE.format("papers"),
        "type": "dataset",
        "title": "The Long Ditch",
        "abstract": "An invented history of a canal.",
        "authors": [{"name": "The Long Ditch"}],
        "url": "https://ditch.example/book/",
        "license": "CC-BY-4.0",
        "version": "2099.1.0",
        "date-released": "2099-01-02",
    }
