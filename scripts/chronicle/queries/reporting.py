"""What a report of a mistake on a page says, so that whoever gets it finds the line."""

from dataclasses import asdict, dataclass

from chronicle.history import History
from chronicle.queries.metadata import work_of_page


@dataclass(frozen=True)
class MistakeReport:
    """Where a mistake was seen: the page, the id of its record, its file and line, the version."""

    place: str
    record: str
    file: str
    version: str

    @property
    def text(self) -> str:
        """What is copied, a line for each."""
        told = {name.capitalize(): said for name, said in asdict(self).items() if said}
        return "\n".join(f"{name}: {said}" for name, said in told.items())


def report_of(history: History, address: str) -> MistakeReport:
    """What a report of a mistake says of the page at an address."""
    cited = history.find_citable(address)
    record = (cited and cited.record) or work_of_page(history).get(address)
    written = history.handwritten.get(address)
    file = ""
    identifier = ""
    if record:
        identifier = record.id
        entry = history.corpus.entries[identifier]
        line, _ = entry.marks[()]
        file = f"{entry.file}:{line}"
    elif written:
        file = written.file
    return MistakeReport(
        place=f"{history.site.url}{address}",
        record=identifier,
        file=file,
        version=history.version,
    )
