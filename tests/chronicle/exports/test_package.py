from __future__ import annotations

from dataclasses import replace

import yaml

from chronicle.book import Book
from chronicle.exports import package
from support import SITE


def test_the_citation_file_has_what_its_format_asks_for(book: Book) -> None:
    """cff-version, message, title and authors are required (Citation File Format 1.2.0)."""
    assert yaml.safe_load(package.citation(book)) == {
        "cff-version": "1.2.0",
        "message": package.MESSAGE,
        "type": "dataset",
        "title": "The Long Ditch",
        "abstract": "An invented history of a canal.",
        "authors": [{"name": "The Long Ditch"}],
        "url": "https://ditch.example/book/",
        "license": "CC-BY-4.0",
        "version": "2099.1.0",
        "date-released": "2099-01-02",
    }


def test_who_answers_for_the_site_is_its_author(book: Book) -> None:
    signed = replace(book, site=replace(SITE, author="A Society of Ditchers"))
    assert yaml.safe_load(package.citation(signed))["authors"] == [
        {"name": "A Society of Ditchers"}
    ]


def test_without_an_edition_there_is_no_version(book: Book) -> None:
    unversioned = replace(book)
    vars(unversioned)["edition"] = None
    assert "version" not in yaml.safe_load(package.citation(unversioned)).keys() - {"cff-version"}
