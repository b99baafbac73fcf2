"""The values in an error report about a page, which locate its record in the data."""

from collections.abc import Mapping

from chronicle.history import History
from chronicle.queries.metadata import work_of_page


def report_values(history: History, address: str) -> Mapping[str, str]:
    """Return the values of `site.REPORT_PLACEHOLDERS` for a report on the page at a URL.

    They are the id of its record, the page, the source file with the line, and the version.
    """
    cited = history.find_citable(address)
    record = (cited and cited.record) or work_of_page(history).get(address)
    markdown_page = history.handwritten.get(address)
    file = markdown_page.file if markdown_page else ""
    if record:
        entry = history.corpus.entries[record.id]
        line, _ = entry.positions[()]
        file = f"{entry.file}:{line}"
    return {
        "place": f"{history.site.url}{address}",
        "record": record.id if record else "",
        "file": file,
        "version": history.version,
    }
