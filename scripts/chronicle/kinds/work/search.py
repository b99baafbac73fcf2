"""Works, as the search finds them."""

from collections.abc import Iterator

from chronicle.citation import csl, labels
from chronicle.history import History
from chronicle.kinds.work.model import Work
from chronicle.search.documents import BOOSTS, SearchDocument, joined, names, weight

# How many names the line of a catalogue has.
NAMED = 3


def documents(history: History, work: Work) -> Iterator[SearchDocument]:
    """A work: its titles, what a paper calls it, and the line of a catalogue."""
    titles = [name for name in (work.title_en, work.title_short, *work.also) if name]
    if work.is_paper:
        titles.append(labels.paper_name(work, history.corpus).as_text)
    said = work.reading.says if work.reading else None
    line = _catalogue_line(work)
    yield SearchDocument(
        kind=history.corpus.settings.papers.one if work.is_paper else "work",
        address=work.main_page(history.corpus),
        title=work.title,
        text=joined(
            work.note,
            work.argument,
            said,
            *work.unknown,
            work.publisher,
            work.container_title_en,
            *_others(work),
        ),
        about=line,
        words=work.words,
        language="" if work.language in (None, "en") else work.language or "",
        line=line,
        date=work.issued,
        weight=weight(history.corpus, work),
        names=(*((name, "") for name in titles), *names(work)),
        keys=(work.id,),
        boost=BOOSTS["work"],
    )


def _hands(work: Work) -> tuple[str, ...]:
    """Those by whom a work was written or edited, by their full names."""
    people = dict.fromkeys((*work.author, *work.editor))
    return tuple(csl.full_name(person, work.language) for person in people)


def _others(work: Work) -> tuple[str, ...]:
    """Those for whom its line in a catalogue has no room, and those who translated it."""
    translators = (csl.full_name(person, work.language) for person in work.translator)
    return (*_hands(work)[NAMED:], *translators)


def _catalogue_line(work: Work) -> str:
    """By whom, where and when a work appeared, and its class of evidence."""
    authors = ", ".join(_hands(work)[:NAMED])
    where = (
        work.container_title,
        work.collection_title,
        work.archive,
        work.archive_collection,
        work.archive_location,
    )
    counted = (
        f"{name} {number}"
        for name, number in (("vol.", work.volume), ("no.", work.issue), ("no.", work.number))
        if number
    )
    evidence = work.evidence.replace("-", " ")
    return " · ".join(dict.fromkeys(filter(None, (authors, *where, *counted, evidence))))
