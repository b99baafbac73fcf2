"""Works, as the site has them and the search finds them."""

from collections.abc import Iterator

from chronicle.citation import csl, labels
from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.work.bibliography import render_bibliography, render_work
from chronicle.pages.work.papers import render_paper
from chronicle.records import Work
from chronicle.search.documents import BOOSTS, SearchDocument, importance, join_texts, names


def documents(history: History, work: Work) -> Iterator[SearchDocument]:
    """A work: its titles, what a paper calls it, and the line of a catalogue."""
    kind = "work"
    titles = list(filter(None, (work.title_en, work.title_short, *work.also)))
    if work.is_paper:
        kind = history.corpus.settings.papers.one
        titles.append(labels.paper_name(work, history.corpus).as_text)
    in_english = [(title, "") for title in titles]
    language = work.language or ""
    if language == "en":
        language = ""
    line = _catalogue_line(work)
    yield SearchDocument(
        kind=kind,
        address=work.main_page(history.corpus),
        title=work.title,
        text=_text(work),
        about=line,
        words=work.words,
        language=language,
        line=line,
        date=work.dated,
        weight=importance(history.corpus, work),
        names=(*in_english, *names(work)),
        keys=(work.id,),
        boost=BOOSTS["work"],
    )


def _text(work: Work) -> str:
    """The words of the record on a work besides its titles and its line in a catalogue."""
    says = work.reading.says if work.reading else None
    return join_texts(
        work.note,
        work.argument,
        says,
        *work.unknown,
        work.publisher,
        work.container_title_en,
        *(csl.full_name(person, work.language) for person in work.translator),
    )


def _hands(work: Work) -> tuple[str, ...]:
    """The full names of the authors and editors of a work."""
    people = dict.fromkeys((*work.author, *work.editor))
    return tuple(csl.full_name(person, work.language) for person in people)


def _catalogue_line(work: Work) -> str:
    """By whom, where and when a work appeared, and its class of evidence."""
    authors = ", ".join(_hands(work))
    parts = [
        authors,
        work.container_title,
        work.collection_title,
        work.archive,
        work.archive_location,
    ]
    if work.volume:
        parts.append(f"vol. {work.volume}")
    if work.issue:
        parts.append(f"no. {work.issue}")
    if work.number:
        parts.append(f"no. {work.number}")
    parts.append(work.evidence.replace("-", " "))
    each_once = dict.fromkeys(filter(None, parts))
    return " · ".join(each_once)


WORK = Kind(
    model=Work,
    documents=documents,
    pages=(
        Pages(records_by_page(Work, where=lambda work: work.is_paper), render_paper),
        OnePage(addresses.BIBLIOGRAPHY, render_bibliography, of=records_by_page(Work)),
        Pages(records_by_page(Work, where=lambda work: not work.is_paper), render_work),
    ),
)
