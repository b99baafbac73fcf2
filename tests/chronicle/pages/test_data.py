"""The data page describes all files and fields."""

from chronicle.exports import downloads
from chronicle.pages import data


def test_ris_is_not_saved_directly() -> None:
    saved = {
        offer.download.file_name: offer.is_saved_by_browser
        for offer in (data.ListedDownload(file, 1, "") for file in downloads.OTHER_DOWNLOADS)
    }
    assert [name for name, at_once in saved.items() if not at_once] == ["bibliography.ris"]
