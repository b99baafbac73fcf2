import re

import yaml

from chronicle.exports import downloads, package
from chronicle.history import History

# An internet media type (RFC 6838).
MEDIA_TYPE = re.compile(r"(application|text)/[a-z0-9.+-]+")


def test_every_file_is_documented_and_holds_something(any_history: History) -> None:
    assert len({download.address for download in downloads.ALL}) == len(downloads.ALL)
    for download in downloads.ALL:
        assert download.address == f"data/{download.file}"
        assert MEDIA_TYPE.fullmatch(download.media_type)
        assert download.description.endswith(".")
        assert downloads.content(any_history, download).decode("utf-8")


def test_the_citation_file_has_what_its_format_asks_for(history: History) -> None:
    """cff-version, message, title and authors are required (Citation File Format 1.2.0)."""
    assert yaml.safe_load(package.citation(history)) == {
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
