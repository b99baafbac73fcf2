"""What no single work can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.problems import nearest
from chronicle.kinds.base import CitedPlace, Record
from chronicle.kinds.fields import TELLING
from chronicle.kinds.within import sources_of, sources_within
from chronicle.kinds.work.model import Work
from chronicle.values import locators

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
            having = papers.get(work)
            if having is None:
                continue
            try:
                for place in having.missing(at):
                    message = f"{work} has no {place}; it has {having.words}"
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


def a_guide_names_what_rests_on_the_place(records: Records) -> Iterator[Finding]:
    """What says the point of a place of a paper has a source there, among others or alone."""
    for work in records_of(Work, records):
        for number, line in enumerate(work.locators.guide if work.locators else ()):
            record = records.get(line.says or "")
            if record and not _rests_at(record, work, line.at):
                telling = (other for other in records.values() if other.kind_ in TELLING)
                there = [other.id for other in telling if _rests_at(other, work, line.at)]
                message = f"“{line.says}” has no source at {line.at} of {work.id}"
                message += nearest(record.id, there)
                yield Finding(work.id, ("locators", "guide", number, "says"), message)


def _rests_at(record: Record, paper: Work, at: str) -> bool:
    """Whether a record has a source at all places of a locator of a paper."""
    places: set[locators.CitablePlace] = set()
    for source in sources_of(record):
        if source.work == paper.id:
            places.update(locators.places(source.at))
    return places.issuperset(locators.places(at))


def who_parts_a_paper_from_its_document_is_counted(records: Records) -> Iterator[Finding]:
    """A verdict that parts a paper from what it cites says how many readers came to it."""
    for work in records_of(Work, records):
        for number, use in enumerate(work.reading.uses if work.reading else ()):
            if use.verdict in PARTING and use.judged is None:
                message = f"“{use.verdict}” parts {use.paper} from what it cites; {NEEDED}"
                yield Finding(work.id, ("reading", "uses", number, "verdict"), message)


ALL = (
    who_parts_a_paper_from_its_document_is_counted,
    a_guide_names_what_rests_on_the_place,
    locators_lie_in_their_paper,
    verdicts_concern_what_rests_on_the_work,
)
