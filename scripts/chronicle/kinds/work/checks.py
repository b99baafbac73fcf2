"""What no single work can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.kinds.base import CitedPlace, Record
from chronicle.kinds.within import sources_within
from chronicle.kinds.work.model import Work

# Verdicts by which a paper and its document part.
PARTING = ("shortens", "shifts", "differs")
NEEDED = (
    "it needs two readers who do not know of each other: judged: {by: 2, date: 2026-12-31}; "
    "that of a reader alone is shown as such: by: 1"
)


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


def locators_lie_in_their_paper(records: Records) -> Iterator[Finding]:
    """A source, or a basis that is itself a paper, names only places that the paper has.

    Where many records name pages, notes or paragraphs that a paper has not, it is one finding.
    """
    papers = {work.id: work.locators for work in records_of(Work, records) if work.locators}
    for record in records.values():
        for path, work, at in _cited_places(record):
            locators = papers.get(work)
            if locators is None:
                continue
            try:
                for place in locators.missing(at):
                    message = f"{work} has no {place}; it has {locators.words}"
                    yield Finding(record.id, path, message, f"{work} {place.unit}")
            except ValueError as error:
                yield Finding(record.id, path, f"at {error}")


def _cited_places(record: Record) -> Iterator[CitedPlace]:
    """Everything that a record cites: itself, its sources, and what they rest on."""
    yield from record.cited_places()
    for path, source in sources_within(record):
        yield CitedPlace((*path, "at"), source.work, source.at)
        for index, basis in enumerate(source.rests_on):
            if basis.at:
                yield CitedPlace((*path, "rests_on", index, "at"), basis.work, basis.at)


def who_parts_a_paper_from_its_document_is_counted(records: Records) -> Iterator[Finding]:
    """A verdict that parts a paper from what it cites says how many readers came to it."""
    for work in records_of(Work, records):
        for number, use in enumerate(work.reading.uses if work.reading else ()):
            if use.verdict in PARTING and use.judged is None:
                message = f"“{use.verdict}” parts {use.paper} from what it cites; {NEEDED}"
                yield Finding(work.id, ("reading", "uses", number, "verdict"), message)


ALL = (
    who_parts_a_paper_from_its_document_is_counted,
    locators_lie_in_their_paper,
    verdicts_concern_what_rests_on_the_work,
)
