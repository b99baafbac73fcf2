"""The URL of each record on the site.

URLs are relative to the site root, and never depend on a title.
"""

import re
import unicodedata
from collections.abc import Iterator

from chronicle.corpus.corpus import Corpus, cached_per_corpus
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
# Ids have no dots, so this cannot be the file of a work.
ALL_WORKS_FILE = f"{CITE}all.works.xml"
SEARCH_INDEX = f"{SEARCH}index.json"
MY_LIST = "my-list/"
GLOSSARY = "about/glossary/"
CHANGES = "about/changes/"
HOW_TO_CITE = "about/cite/"
CONTRIBUTE = "about/contribute/"
LIST_BY_PREFIX = {
    EVENTS: TIMELINE,
    PAPERS: BIBLIOGRAPHY,
    "further-reading/": BIBLIOGRAPHY,
    JOURNEYS: PLACES,
}
ANSWER_PREFIX = "answer-"
# The permanent anchors of the titles of generated pages, by the URL of the page.
TITLE_ANCHORS = {DATA: "data", FIGURES: "figures"}
MARKDOWN_ENDING = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$")
# The URLs of the lists of records, and the prefixes of the URLs of pages of records.
RECORD_ADDRESS_PREFIXES = frozenset(
    {
        PAPERS,
        "drawings/",  # previous URL of the charts of questions
        *(model.kind_config.list_address for model in MODELS),
        *(model.kind_config.url_prefix for model in MODELS),
    }
)
# Matches a path without components that are names of devices on Windows.
SAFE_PATH = re.compile(r"(?!(?:.*/)?(?:con|prn|aux|nul|com\d|lpt\d)/)[\w.~/-]*", re.ASCII)


@cached_per_corpus
def addresses_by_id(corpus: Corpus) -> dict[str, str]:
    """Return the URL of every record that has one, by id."""
    addresses = {record.id: record.site_address(corpus) for record in corpus.records.values()}
    return {identifier: address for identifier, address in addresses.items() if address}


def record_addresses(record: Record, corpus: Corpus) -> tuple[str, ...]:
    """Return every URL at which a record has been shown, its permanent URL first.

    A cited work also has a page, an event a row in the timeline, and a question its answers. A
    record that is only a filter of a list has no URL.
    """
    address = record.site_address(corpus)
    if not address or "?" in address:
        return ()
    found = [address, record.main_page(corpus)]
    if address == f"{EVENTS}{record.id}/":
        found.append(f"{TIMELINE}#{record.id}")
    if isinstance(record, Question):
        found += [answer_address(record, position) for position in record.positions]
    return tuple(filter(None, found))


def page_address(address: str) -> str:
    """Return a URL without its anchor: the URL of its page."""
    return address.partition("#")[0]


def containing_list_address(address: str) -> str:
    """Return the URL of the list that contains the page at a URL."""
    section = f"{address.partition('/')[0]}/"
    return LIST_BY_PREFIX.get(section, section)


def containing_addresses(address: str) -> Iterator[str]:
    """Yield the pages that a URL is part of; if one of them is removed, so is the URL.

    An anchor is part of its page, a timeline row of its event, and a handout of its chapter. A URL
    below the page of a record is part of that page; no page is part of the list above it.
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
        if id_from_address(page):
            yield page


def id_from_address(address: str) -> str:
    """Return the id of the record at a URL, which is the last part of the URL.

    The id is empty for a list of records, an answer to a question, and a page without records.
    """
    page, hash_, anchor = address.partition("#")
    folder, _, name = page.rstrip("/").rpartition("/")
    is_of_record = f"{folder}/" in RECORD_ADDRESS_PREFIXES
    if not hash_:
        if is_of_record:
            return name
        return ""
    is_answer = page.startswith(QUESTIONS) and anchor.startswith(ANSWER_PREFIX)
    if is_answer or not (is_of_record or page in RECORD_ADDRESS_PREFIXES):
        return ""
    return anchor


def unapi_path(work: Work | None = None) -> str:
    """Return the file from which reference managers import one work, or all works."""
    if work:
        return f"{CITE}{work.id}.xml"
    return ALL_WORKS_FILE


def answer_address(question: Question, position: Position) -> str:
    """Return the URL of an answer to a question; empty if the answer has no anchor."""
    if position.anchor:
        return f"{QUESTIONS}{question.id}/#{ANSWER_PREFIX}{position.anchor}"
    return ""


def actors_address(kind: str) -> str:
    """Return the URL of the actors of a kind in the list of actors."""
    return f"{ACTORS}#{kind}"


def works_address(evidence: str) -> str:
    """Return the URL of the works of a class of evidence in the bibliography."""
    return f"{BIBLIOGRAPHY}#evidence-{evidence}"


def year_address(year_key: str) -> str:
    """Return the URL of a year in the timeline, from the `year_key` of a date."""
    return f"{TIMELINE}#year-{year_key}"


def relative_address(source: str, target: str) -> str:
    """Return a URL relative to the URL of a page.

    Both are relative to the site root and have a trailing slash, before any anchor. A URL below the
    page omits the URL of the page, which a long list would otherwise repeat at each entry.
    """
    if source and target.startswith(source) and target != source:
        remainder = target.removeprefix(source)
        if remainder.startswith("?"):
            return f"./{remainder}"
        return remainder
    upwards = "../" * source.count("/")
    return f"{upwards}{target}" or "./"


def is_markdown(file: str) -> bool:
    """Return whether MkDocs renders a file as a page."""
    return MARKDOWN_ENDING.search(file) is not None


def is_url_safe(address: str) -> bool:
    """Return whether browsers send a URL as written; only such URLs are permanent."""
    return SAFE_PATH.fullmatch(address) is not None


def case_fold_address(address: str) -> str:
    """Return the form in which macOS and Windows compare paths; several URLs may share it."""
    return unicodedata.normalize("NFC", address).casefold()


def file_address(file: str) -> str:
    """Return the URL of a Markdown file in `docs`, or of an anchor in it.

    The URL of `about/cite.md#x` is `about/cite/#x`; the URL of `index.md` is the root.
    """
    path, hash_, anchor = file.partition("#")
    names = MARKDOWN_ENDING.sub("", path).split("/")
    page = "".join(f"{name}/" for name in names if name != "index")
    return f"{page}{hash_}{anchor}"


def source_file(page_address: str) -> str:
    """Return the Markdown file of a page: `events/x.md` of `events/x/`, `index.md` of the root."""
    return f"{page_address.strip('/') or 'index'}.md"
