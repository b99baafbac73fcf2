"""What no single work can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.kinds.base import Record
from chronicle.kinds.within import sources_within
from chronicle.kinds.work.model import Work


def verdicts_concern_what_rests_on_the_work(records: Records) -> Iterator[Finding]:
    """A verdict on a use of a work names only records that rest on that work through that paper."""
    for work in records_of(Work, records):
        for number, use in enumerate(work.reading.uses if work.reading else ()):
            for index, name in enumerate(use.about):
                if (record := records.get(name)) and not _rests_on(record, work, use.paper):
                    message = f"“{name}” does not rest on {work.id} through {use.paper}"
                    yield Finding(work.id, ("reading", "uses", number, "about", index), message)


def _rests_on(record: Record, work: Work, paper: str) -> bool:
    """Whether a record rests on a work that a paper cites for it."""
    through = (source for _, source in sources_within(record) if source.work == paper)
    return work.id in (basis.work for source in through for basis in source.rests_on)
