"""Links from records to chapters."""

from collections.abc import Iterable
from typing import NamedTuple

from chronicle.content.chapters import Chapter, Paragraph
from chronicle.history import History
from chronicle.records import Actor, Event, Record, Source
from chronicle.values.locators import Passage, parse_passages

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

    See `_link_around_event` for an event that no chapter names. There is no
    link for states, or for actors named in more than two chapters.
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
    return _link_around_event(history, event) if event else None


def _link_around_event(history: History, event: Event) -> ChapterLink | None:
    """Return the link to the text around an event that no chapter names.

    The more records and cited passages a paragraph shares with an event, the closer it is. A
    chapter that covers the date counts as two more; a paragraph of another chapter must share
    three, one of them a record. The link goes to the closest paragraph, to its chapter if it
    shares only one, or else to the chapter that covers the date and the fewest years.
    """
    year_counts = {
        chapter: chapter.years.last_day.year - chapter.years.first_day.year
        for chapter in history.chapters
        if chapter.years and chapter.years.overlaps(event.date)
    }
    record_ids = _related_record_ids(history, event)
    passages = _passages(event.sources)
    links_by_closeness: dict[tuple[int, bool, int], ChapterLink] = {}
    for chapter in history.chapters:
        covers_date = chapter in year_counts
        for paragraph in chapter.paragraphs:
            record_count = len(record_ids.intersection(paragraph.record_ids))
            count = record_count + len(passages & _passages(paragraph.sources))
            if not count or (not covers_date and (count < 3 or not record_count)):
                continue
            closeness = (count + 2 * covers_date, covers_date, record_count)
            anchor = f"#{paragraph.anchor}" if count > 1 else ""
            link = ChapterLink(chapter, chapter.address + anchor, STORY_AROUND)
            links_by_closeness.setdefault(closeness, link)
    if links_by_closeness:
        return links_by_closeness[max(links_by_closeness)]
    if not year_counts:
        return None
    chapter = min(year_counts, key=year_counts.__getitem__)
    return ChapterLink(chapter, chapter.address, STORY_AROUND)


def _related_record_ids(history: History, event: Event) -> set[str]:
    """Return the ids of the actors in an event, except states, and of the records it mentions."""
    actors = history.corpus.get_each(Actor, (role.actor for role in event.actors))
    return {actor.id for actor in actors if actor.kind != "state"}.union(event.see)


def _passages(sources: Iterable[Source]) -> set[tuple[str, Passage]]:
    """Return every passage that sources cite, with the id of its work."""
    return {
        (source.work, passage)
        for source in sources
        if source.at
        for passage in parse_passages(source.at)
    }
