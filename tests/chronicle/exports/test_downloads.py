import re

from chronicle.book import Book
from chronicle.exports import downloads

# An internet media type (RFC 6838).
MEDIA_TYPE = re.compile(r"(application|text)/[a-z0-9.+-]+")


def test_every_file_is_documented_and_holds_something(history: Book) -> None:
    assert len({download.address for download in downloads.ALL}) == len(downloads.ALL)
    for download in downloads.ALL:
        assert download.address == f"data/{download.file}"
        assert MEDIA_TYPE.fullmatch(download.media_type)
        assert download.description.endswith(".")
        assert downloads.content(history, download).decode("utf-8")
