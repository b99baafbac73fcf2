"""Where the story tells of a record: the way from every record into a chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Record
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.work.model import Work
from chronicle.queries import selection
from chronicle.story.chapters import Chapter, PlaceInWork, places_in
from chronicle.story.parts import part
from chronicle.values.dates import Date

# How much more a place weighs that is cited by a chapter of the same years: what happened later
# may be told beside its cause, but seldom against two paragraphs of its own time.
OF_ITS_YEARS = 3
# So many events and deployments of an actor make a chapter that names them one about the actor.
# Who is met on every page is linked on the first alone.
OF_AN_ACTOR = 2
# What a chapter does for a record, before its number.
TOLD, CITED, AROUND = "Told in", "Cited in", "The story around it:"


class OtherChapter(NamedTuple):
    """Another chapter that tells of a record: its `address` leads to where it does."""

    address: str
    chapter: Chapter

    @property
    def title(self) -> str:
        """What it is called, for a link that says its number alone."""
        return self.chapter.title.as_text


class Telling(NamedTuple):
    """A chapter that tells of a record, or of the years and matters that it belongs to.

    `address` leads to the first paragraph that names it, or to the chapter; `is_named` says which.
    `how` says in words what the chapter does: it tells of the record, cites it, or is around it.
    `minutes` is how long the chapter takes to read; `others` are the other chapters that name the
    record, or tell of an actor by what it took part in.
    """

    chapter: Chapter
    address: str
    minutes: int
    is_named: bool
    how: str
    others: tuple[OtherChapter, ...] = ()


@once_per_history
def telling(history: History, record: Record) -> Telling | None:
    """The chapter to read about a record; None where none concerns it.

    Of the chapters that name or cite it, the one that does so in most paragraphs; else the one that
    tells most of what it is part of: of an event, that which cites the places in the sources where
    the event stands, or else, of its years, most others of its themes.
    """
    named = Counter(
        chapter
        for chapter in history.chapters
        for paragraph in chapter.paragraphs
        if record.id in paragraph.tells_of
    )
    if named:
        [(chapter, _)] = named.most_common(1)
        cites = history.corpus.find(Work, record.id)
        return _telling(history, chapter, CITED if cites else TOLD, record.id)
    event = history.corpus.find(Event, record.id)
    around = _around_event(history, event) if event else _around(history, record)
    return _telling(history, around, AROUND) if around else None


def _telling(history: History, chapter: Chapter, how: str, name: str = "") -> Telling:
    others = tuple(_others(history, chapter, name))
    return Telling(
        chapter=chapter,
        address=f"{chapter.address}{_entrance(chapter, {name})}",
        minutes=minutes(history, chapter.address),
        is_named=bool(name),
        how=how,
        others=others,
    )


def _others(history: History, told: Chapter, name: str) -> Iterator[OtherChapter]:
    """The chapters but one that tell of a record.

    The address leads to the first paragraph that names the record, or what it took part in.
    """
    shared = _shared(history, name)
    for chapter in history.chapters:
        named = {name} & chapter.tells_of or shared & chapter.tells_of
        is_about = name in named or len(named) >= OF_AN_ACTOR
        if is_about and chapter.address != told.address:
            yield OtherChapter(f"{chapter.address}{_entrance(chapter, named)}", chapter)


def _entrance(chapter: Chapter, names: AbstractSet[str]) -> str:
    """What leads in a chapter to the first paragraph that names one of some records."""
    for paragraph in chapter.paragraphs:
        if paragraph.anchor and not names.isdisjoint(paragraph.tells_of):
            return f"#{paragraph.anchor}"
    return ""


def _shared(history: History, name: str) -> frozenset[str]:
    """The events and deployments of an actor; none of any other record."""
    corpus = history.corpus
    if not corpus.find(Actor, name):
        return frozenset()
    events = {event.id for event in corpus.linking(Event, name)}
    return frozenset(events | {one.id for one in corpus.linking(Deployment, name)})


@once_per_history
def minutes(history: History, address: str) -> int:
    """How long the chapter at an address takes to read."""
    return part(address, history.handwritten[address], history.chapters).minutes


def _around_event(history: History, event: Event) -> Chapter | None:
    """The chapter that says most of an event, its years first, and none of other years.

    It cites the places where the event stands, and names what it is a part of. Where none does, it
    is that of its years which shares its themes; where none is of its years, any.
    """
    places = frozenset(places_in(event.sources))
    said = [
        _citing(history, chapter, places) + _naming(history, chapter, event)
        for chapter in history.chapters
    ]
    timely = [
        score * _weight(chapter, event.date)
        for chapter, score in zip(history.chapters, said, strict=True)
    ]
    by_themes = _by_themes(history, event)
    return _greatest(history, timely) or _greatest(history, by_themes) or _greatest(history, said)


def _weight(chapter: Chapter, date: Date) -> int:
    """How much a chapter counts for what has a date: nothing where its years exclude it."""
    if _covers(chapter, date):
        return OF_ITS_YEARS
    return 0 if chapter.years and (date.earliest or date.latest) else 1


def _naming(history: History, chapter: Chapter, event: Event) -> float:
    """How much a chapter names of what an event is a part of: what it sees that is no event.

    What many chapters name says little of any of them.
    """
    seen = {name for name in event.see if not history.corpus.find(Event, name)}
    return sum(1 / len(history.chapters_naming[name]) for name in seen & set(chapter.records))


def _by_themes(history: History, event: Event) -> list[float]:
    """How many events of its themes each chapter has, of those whose years an event falls into."""
    by_themes: list[float] = []
    for chapter in history.chapters:
        is_of_its_years = _covers(chapter, event.date)
        by_themes.append(_of_its_themes(history, chapter, event) if is_of_its_years else 0)
    return by_themes


def _greatest(history: History, scores: Sequence[float]) -> Chapter | None:
    """The chapter with the greatest score, the earlier of equals; none where all have none.

    `scores` are those of the chapters, in their order.
    """
    best = max(scores, default=0)
    if best:
        return history.chapters[scores.index(best)]
    return None


def _citing(history: History, chapter: Chapter, places: frozenset[PlaceInWork]) -> float:
    """How much of some places in the sources a chapter cites.

    A place that many paragraphs of the story cite says little of any of them.
    """
    often = _citing_paragraphs(history)
    cited = [
        place for paragraph in _cited(history)[chapter.address] for place in places & paragraph
    ]
    return sum(1 / often[place] for place in cited)


@once_per_history
def _citing_paragraphs(history: History) -> Counter[PlaceInWork]:
    """How many paragraphs of the chapters cite a place."""
    often: Counter[PlaceInWork] = Counter()
    for paragraphs in _cited(history).values():
        for places in paragraphs:
            often.update(places)
    return often


@once_per_history
def _cited(history: History) -> Mapping[str, tuple[frozenset[PlaceInWork], ...]]:
    """The places that each paragraph of a chapter cites, by the address of the chapter."""
    cited = {}
    for chapter in history.chapters:
        paragraphs = [frozenset(paragraph.cited) for paragraph in chapter.paragraphs]
        cited[chapter.address] = tuple(paragraphs)
    return cited


def _of_its_themes(history: History, chapter: Chapter, event: Event) -> int:
    """How many events of a chapter share a theme with an event."""
    return sum(1 for other in _events(history, chapter) if _shares(event, other))


def _covers(chapter: Chapter, date: Date) -> bool:
    """Whether what has a date begins in the years of a chapter."""
    years, begins = chapter.years, date.earliest or date.latest
    if not years or not begins or not years.earliest or not years.latest:
        return False
    return bool(years.earliest <= begins <= years.latest)


def _events(history: History, chapter: Chapter) -> Iterator[Event]:
    for name in chapter.records:
        if event := history.corpus.find(Event, name):
            yield event


def _shares(event: Event, other: Event) -> bool:
    return bool(set(event.themes) & set(other.themes))


def _around(history: History, record: Record) -> Chapter | None:
    """The chapter that concerns most of what a record has to do with."""
    concerned = [*_concerned(history, record)]
    concerned = _of_its_day(record, concerned) or concerned
    told = [found for other in concerned if (found := telling(history, other))]
    # What chapters name weighs more than what only falls into their years.
    named = [found for found in told if found.is_named] or told
    # Of what has a date, its years count most.
    date: Date | None = getattr(record, "date", None) or _day_made(record)
    timely = [found for found in named if date and _covers(found.chapter, date)]
    timely = timely or [found for found in told if date and _covers(found.chapter, date)]
    chapters = Counter(found.chapter for found in timely or named)
    best = chapters.most_common(1)
    return best[0][0] if best else None


def _of_its_day(record: Record, others: Sequence[Record]) -> list[Record]:
    """Of some records those of the very day on which a document was said or written.

    A speech is told where its audience is met, and not where most else is that rests on it.
    """
    made = _day_made(record)
    return [other for other in others if made and getattr(other, "date", None) == made]


def _day_made(record: Record) -> Date | None:
    """The very day on which a document was said or written.

    What has only a year or a month is most often a study, which looks back on other years.
    """
    made: Date | None = getattr(record, "when_made", None)
    return made if made and made.earliest == made.latest else None


def _concerned(history: History, record: Record) -> Iterator[Record]:
    """What a record has to do with: the events that name it, and what its kind says.

    So have the questions about it that a chapter names.
    """
    corpus = history.corpus
    yield from corpus.linking(Event, record.id)
    for question in selection.questions(history, record):
        if question.id in history.chapters_naming:
            yield question
    for name in dict.fromkeys(record.concerns(corpus)):
        if corpus[name].kind_ != record.kind_:
            yield corpus[name]
