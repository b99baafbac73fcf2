"""Links from records to chapters."""

from typing import NamedTuple

from chronicle.content.chapters import Chapter, Paragraph
from chronicle.history import History
from chronicle.records import Actor, Event, Record

IN_STORY = "In the story:"
STORY_AROUND = "The story around it:"


class ChapterLink(NamedTuple):
    """A link to the chapter about a record or its years.

    `address` is the URL of the first paragraph that names the record, or of the chapter;
    `introduction` is the text that distinguishes the two.
    """

    chapter: Chapter
    address: str
    introduction: str


def chapter_link_for_record(history: History, record: Record) -> ChapterLink | None:
    """Return the link to the chapter that names a record in most paragraphs; the first if tied.

    An event that no chapter names links to the chapter that covers its date and the fewest years.
    There is no link for states, or for actors named in more than two chapters.
    """
    paragraphs_by_chapter: dict[Chapter, list[Paragraph]] = {}
    for chapter in history.chapters:
        matching = [
            paragraph for paragraph in chapter.paragraphs if record.id in paragraph.mentioned_ids
        ]
        if matching:
            paragraphs_by_chapter[chapter] = matching
    actor = history.corpus.find(Actor, record.id)
    if actor and (actor.kind == "state" or len(paragraphs_by_chapter) > 2):
        return None
    if paragraphs_by_chapter:
        chapter = max(
            paragraphs_by_chapter, key=lambda chapter: len(paragraphs_by_chapter[chapter])
        )
        paragraph = paragraphs_by_chapter[chapter][0]
        return ChapterLink(chapter, f"{chapter.address}#{paragraph.anchor}", IN_STORY)
    event = history.corpus.find(Event, record.id)
    if event is None:
        return None
    year_counts = {}
    for chapter in history.chapters:
        if chapter.years:
            first = chapter.years.first_day
            last = chapter.years.last_day
            if first <= event.date.first_day <= last:
                year_counts[chapter] = last.year - first.year
    if not year_counts:
        return None
    chapter = min(year_counts, key=year_counts.__getitem__)
    return ChapterLink(chapter, chapter.address, STORY_AROUND)
