"""The address of each record on the site.

An address is relative to the site's root; it never depends on a title.
"""

import re
import unicodedata
from collections.abc import Iterator

from chronicle.corpus.corpus import Corpus, once_a_corpus
from chronicle.records import MODELS, Position, Question, Record, Work

EVENTS = "events/"
ACTORS = "actors/"
QUESTIONS = "questions/"
DEPLOYMENTS = "deployments/"
PAPERS = "papers/"
TIMELINE = "timeline/"
BIBLIOGRAPHY = "bibliography/"
PLACES = "places/"
JOURNEYS = "journeys/"
FIGURES = "figures/"
SEARCH = "search/"
CHAPTERS = "chapters/"
TEACHING = "teaching/"
DATA = "data/"
EDITIONS = "data/editions/"
CITE = "cite/"
# As no id has a dot, it is that of no work.
ALL_WORKS_FILE = f"{CITE}all.works.xml"
SEARCH_INDEX = f"{SEARCH}index.json"
MY_LIST = "my-list/"
GLOSSARY = "about/glossary/"
CHANGES = "about/changes/"
HOW_TO_CITE = "about/cite/"
CONTRIBUTE = "about/contribute/"
ANSWER_PREFIX = "answer-"
MARKDOWN_ENDING = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$")
# The addresses of the lists of records, and those below which each record has a page of its own.
WITH_RECORDS = frozenset(
    {
        PAPERS,
        "drawings/",  # where those of questions stood alone
        *(model.traits_.page for model in MODELS),
        *(model.traits_.url_prefix for model in MODELS),
    }
)
# No part of it is a device on Windows.
PLAIN = re.compile(r"(?!(?:.*/)?(?:con|prn|aux|nul|com\d|lpt\d)/)[\w.~/-]*", re.ASCII)


@once_a_corpus
def all_addresses(corpus: Corpus) -> dict[str, str]:
    """The address of every record that has one, by id."""
    every = {record.id: record.site_address(corpus) for record in corpus.records.values()}
    return {identifier: place for identifier, place in every.items() if place}


def record_addresses(record: Record, corpus: Corpus) -> tuple[str, ...]:
    """Every address at which a record has been shown to readers, its permanent address first.

    An event also has a row in the timeline. A record that is only a filter of a list has none.
    """
    here = record.site_address(corpus)
    if not here or "?" in here:
        return ()
    if here == f"{EVENTS}{record.id}/":
        return here, f"{TIMELINE}#{record.id}"
    return (here,)


def page_of(address: str) -> str:
    """The address of the page on which an address lies: itself, without an anchor."""
    return address.partition("#")[0]


def containing(address: str) -> Iterator[str]:
    """The pages that an address is part of; if one of them is gone, so is the address.

    An anchor is part of its page, a line in the timeline of its event, a sheet for teaching of its
    chapter, what lies below the page of a record of that. A page is no part of the list above it.
    """
    page, hash_, anchor = address.partition("#")
    if hash_:
        yield page
    if page == TIMELINE:
        yield f"{EVENTS}{anchor}/"
    if page.startswith(TEACHING):
        yield f"{CHAPTERS}{page.removeprefix(TEACHING)}"
    while "/" in page.rstrip("/"):
        page = f"{page.rstrip('/').rpartition('/')[0]}/"
        if identifier(page):
            yield page


def identifier(address: str) -> str:
    """The id of the record at an address, as the address ends with it.

    It is empty for a list of records, an answer to a question, and a page without records.
    """
    page, hash_, anchor = address.partition("#")
    folder, _, name = page.rstrip("/").rpartition("/")
    is_of_record = f"{folder}/" in WITH_RECORDS
    if not hash_:
        if is_of_record:
            return name
        return ""
    is_answer = page.startswith(QUESTIONS) and anchor.startswith(ANSWER_PREFIX)
    if is_answer or not (is_of_record or page in WITH_RECORDS):
        return ""
    return anchor


def unapi(work: Work | None = None) -> str:
    """The file from which reference managers read a work whole, or all works."""
    if work:
        return f"{CITE}{work.id}.xml"
    return ALL_WORKS_FILE


def answer(question: Question, position: Position) -> str:
    """The address of an answer to a question; empty where the answer has no anchor."""
    if position.anchor:
        return f"{QUESTIONS}{question.id}/#{ANSWER_PREFIX}{position.anchor}"
    return ""


def actors(kind: str) -> str:
    """The address of the actors of a kind in the list of actors."""
    return f"{ACTORS}#{kind}"


def works(evidence: str) -> str:
    """The address in the bibliography of the works of a class of evidence."""
    return f"{BIBLIOGRAPHY}#evidence-{evidence}"


def year(year_key: str) -> str:
    """The address in the timeline of a year, as `year_key` of a date says it."""
    return f"{TIMELINE}#year-{year_key}"


def handout(chapter: str) -> str:
    """The sheet for teaching a chapter, which has the chapter's name in its address."""
    return f"{TEACHING}{chapter}/"


def relative(here: str, there: str) -> str:
    """The URL of an address, relative to the URL of a page.

    Both are from the root, and have a slash at their end, before any anchor. What lies below a page
    is named from there: the list of all would else name itself at each of its entries.
    """
    if here and there.startswith(here) and there != here:
        rest = there.removeprefix(here)
        if rest.startswith("?"):
            return f"./{rest}"
        return rest
    upwards = "../" * here.count("/")
    return f"{upwards}{there}" or "./"


def is_markdown(file: str) -> bool:
    """Whether a file is a page for MkDocs."""
    return MARKDOWN_ENDING.search(file) is not None


def is_plain(address: str) -> bool:
    """Whether a browser sends an address as written: only such an address is kept for ever."""
    return PLAIN.fullmatch(address) is not None


def case_folded(address: str) -> str:
    """The form in which macOS and Windows compare addresses: several addresses may share it."""
    return unicodedata.normalize("NFC", address).casefold()


def address_of_file(file: str) -> str:
    """The address of a Markdown file below `docs`, or of an anchor in it.

    It is `about/cite/#x` for `about/cite.md#x`, and the root for `index.md`.
    """
    path, hash_, anchor = file.partition("#")
    parts = MARKDOWN_ENDING.sub("", path).split("/")
    page = "".join(f"{part}/" for part in parts if part != "index")
    return f"{page}{hash_}{anchor}"


def source_file(page_address: str) -> str:
    """The Markdown file of a page: `events/x.md` of `events/x/`, `index.md` of the root."""
    return f"{page_address.strip('/') or 'index'}.md"
