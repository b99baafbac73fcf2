"""Where each record lives on the site.

An address is relative to the site's root; it never depends on a title.
"""

from collections.abc import Iterator

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import (
    KINDS,
    Claim,
    Correction,
    Lesson,
    Position,
    Question,
    Record,
    Theme,
    Withdrawn,
    Work,
)

EVENTS = "events/"
ACTORS = "actors/"
DEPLOYMENTS = "deployments/"
QUESTIONS = "questions/"
PAPERS = "papers/"
TIMELINE = "timeline/"
BIBLIOGRAPHY = "bibliography/"
PLACES = "places/"
FIGURES = "figures/"
SEARCH = "search/"
CHAPTERS = "chapters/"
TEACHING = "teaching/"
DATA = "data/"
EDITIONS = "data/editions/"
SCHEMAS = "data/schema/"
CITE = "cite/"
SEARCH_INDEX = f"{SEARCH}index.json"
MY_LIST = "my-list/"
DOCUMENTS = "documents/"
ABOUT = "about/"
GLOSSARY = "about/glossary/"
CHANGES = "about/changes/"
GAPS = "about/gaps/"
HOW_TO_CITE = "about/cite/"
CONTRIBUTE = "about/contribute/"
# The lists in which a record has an anchor besides a page of its own, by where those pages are.
LISTS = {EVENTS: TIMELINE, FIGURES: FIGURES}
# Below these, each record has a page of its own.
WITH_PAGES = {PAPERS, *(kind.traits_.below for kind in KINDS.values())}


def address(record: Record, corpus: Corpus) -> str:
    """The permanent address of a record; empty for one that readers only meet in others."""
    match record:
        case Work() if record.is_paper:
            return f"{PAPERS}{record.id}/"
        case Claim():
            return f"{address(corpus[record.about], corpus).partition('#')[0]}#{record.id}"
        case Correction():
            return f"{PAPERS}{record.work}/#{record.id}"
        case Lesson():
            return handout(record.chapter)
        case Withdrawn():
            return record.address
        case Theme():
            return f"{TIMELINE}?theme={record.id}"
    traits = record.traits_
    if traits.below:
        return f"{traits.below}{record.id}/"
    return f"{traits.page}#{record.id}" if traits.page else ""


def all_addresses(corpus: Corpus) -> dict[str, str]:
    """The address of every record that has one, by id."""
    every = {record.id: address(record, corpus) for record in corpus.records.values()}
    return {identifier: place for identifier, place in every.items() if place}


def record_addresses(record: Record, corpus: Corpus) -> tuple[str, ...]:
    """Every address at which a reader may have seen a record; the first is its permanent one.

    An event has a line in the timeline besides its page, a chart a small drawing among all; a word
    of the vocabulary has no address: the theme that is the filter of a list may lose it.
    """
    here = address(record, corpus)
    if not here or isinstance(record, Theme):
        return ()
    listing = LISTS.get(here.removesuffix(f"{record.id}/"))
    return (here, f"{listing}#{record.id}") if listing else (here,)


def parents(address: str) -> Iterator[str]:
    """The pages that an address goes with when they go: its own, those above it, its chapter."""
    page, hash_, anchor = address.partition("#")
    if hash_:
        yield page
    if page == TIMELINE:
        yield f"{EVENTS}{anchor}/"
    if page.startswith(TEACHING):
        yield f"{CHAPTERS}{page.removeprefix(TEACHING)}"
    while "/" in page.rstrip("/"):
        page = f"{page.rstrip('/').rpartition('/')[0]}/"
        yield page


def identifier(address: str) -> str:
    """The id with which an address ends, if it is that of a record; empty for a list of records."""
    page, hash_, anchor = address.partition("#")
    family, _, name = page.rstrip("/").rpartition("/")
    return anchor if hash_ else name if f"{family}/" in WITH_PAGES else ""


def unapi(work: Work | None = None) -> str:
    """The file from which reference managers read a work whole, or all works."""
    return f"{CITE}{work.id if work else 'works'}.xml"


def rests_on(work: Work) -> str:
    """The page of all that rests on a work, for one that is none of those papers."""
    return f"{BIBLIOGRAPHY}{work.id}/"


def answer(question: Question, position: Position) -> str:
    """The address of an answer to a question; empty where the answer has no anchor."""
    return f"{QUESTIONS}{question.id}/#answer-{position.anchor}" if position.anchor else ""


def handout(chapter: str) -> str:
    """The sheet for teaching a chapter, which has the chapter's name in its address."""
    return f"{TEACHING}{chapter}/"


def relative(here: str, there: str) -> str:
    """How a page at one address links to another.

    Both are from the root, and have a slash at their end, before any anchor.
    """
    if there.startswith((f"{here}#", f"{here}?")) and here:
        rest = there.removeprefix(here)
        return rest if rest.startswith("#") else f"./{rest}"
    return "../" * here.count("/") + there or "./"


def of_file(file: str) -> str:
    """The address of a Markdown file below `docs`: `about/cite/` of `about/cite.md`.

    That of `index.md` is the root.
    """
    *folders, name = file.removesuffix(".md").split("/")
    return "".join(f"{part}/" for part in (*folders, name) if part != "index")


def source_file(page_address: str) -> str:
    """The Markdown file of a page: `events/x.md` of `events/x/`, `index.md` of the root."""
    return f"{page_address.strip('/') or 'index'}.md"
