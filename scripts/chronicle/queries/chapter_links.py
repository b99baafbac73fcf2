"""The link from a record to a chapter."""

from collections import Counter
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.records import Event, Record
from chronicle.story.chapters import Chapter
from chronicle.story.parts import reading_minutes
from chronicle.values import Day

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
    """The link to the chapter that names a record in most paragraphs, the first of several alike.

    An event that no chapter names has that of its years, the one that covers the fewest.
    """
    named = Counter(
        chapter
        for chapter in history.chapters
        for paragraph in chapter.paragraphs
        if record.id in paragraph.tells_of
    )
    if named:
        [(chapter, _)] = named.most_common(1)
        first = next(one for one in chapter.paragraphs if record.id in one.tells_of)
        how = CITED if record.class_of_evidence else TOLD
        return _link(history, chapter, f"#{first.anchor}", how)
    event = history.corpus.find(Event, record.id)
    timely = _covering(history, event.date.first) if event else {}
    if timely:
        return _link(history, min(timely, key=timely.__getitem__), "", AROUND)
    return None


def _covering(history: History, day: Day) -> dict[Chapter, int]:
    """The chapters in whose years a day lies, each with how many years it covers."""
    found = {}
    for chapter in history.chapters:
        if chapter.years:
            first, last = chapter.years.first, chapter.years.last
            if first <= day <= last:
                found[chapter] = last.year - first.year
    return found


def _link(history: History, chapter: Chapter, place: str, how: str) -> ChapterLink:
    """The link to a place in a chapter."""
    minutes = reading_minutes(history.handwritten[chapter.address].body)
    return ChapterLink(chapter, f"{chapter.address}{place}", minutes, how)
