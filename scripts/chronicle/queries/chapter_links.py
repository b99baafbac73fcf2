"""The link from a record to a chapter."""

from collections import Counter
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.records import Event, Record
from chronicle.story.chapters import Chapter
from chronicle.story.parts import part
from chronicle.values import Date

# The words before the number of a chapter: what it does for a record.
TOLD, CITED, AROUND = "Told in", "Cited in", "The story around it:"


class ChapterLink(NamedTuple):
    """A chapter on a record, or on its years.

    `address` leads to the first paragraph that names the record, or to the chapter; `how` says in
    words what the chapter does; `minutes` is how long it takes to read.
    """

    chapter: Chapter
    address: str
    minutes: int
    how: str


@once_per_history
def chapter_for(history: History, record: Record) -> ChapterLink | None:
    """The chapter that names a record in most paragraphs; else, of an event, that of its years.

    Of two that do so alike it is the first.
    """
    named = Counter(
        chapter
        for chapter in history.chapters
        for paragraph in chapter.paragraphs
        if record.id in paragraph.tells_of
    )
    if named:
        chapter = named.most_common(1)[0][0]
        first = next(one for one in chapter.paragraphs if record.id in one.tells_of)
        how = CITED if record.class_of_evidence else TOLD
        reading = minutes(history, chapter.address)
        return ChapterLink(chapter, f"{chapter.address}#{first.anchor}", reading, how)
    event = history.corpus.find(Event, record.id)
    if event:
        timely = [one for one in history.chapters if _covers(one, event.date)]
        if timely:
            chapter = min(timely, key=_years)
            reading = minutes(history, chapter.address)
            return ChapterLink(chapter, chapter.address, reading, AROUND)
    return None


def _years(chapter: Chapter) -> int:
    """The number of years that a chapter covers."""
    years = chapter.years
    if not years or not years.earliest or not years.latest:
        return 0
    return years.latest.year - years.earliest.year


@once_per_history
def minutes(history: History, address: str) -> int:
    """The minutes that the chapter at an address takes to read."""
    return part(address, history.handwritten[address], history.chapters).minutes


def _covers(chapter: Chapter, date: Date) -> bool:
    """Whether a date begins within the years of a chapter."""
    years, begins = chapter.years, date.earliest or date.latest
    if not years or not begins or not years.earliest or not years.latest:
        return False
    return bool(years.earliest <= begins <= years.latest)
