"""The documents of pages: chapters, their paragraphs, translations, lists, and what hooks add."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries.ordering import year_heading
from chronicle.records import Event
from chronicle.search.documents import BOOSTS, SENTENCE, SearchDocument, join_texts
from chronicle.search.terms import english
from chronicle.story import chapters, translations
from chronicle.values import cut

MARKDOWN_SIGNS = re.compile(r"(?m)^> ?|\]\([^)]*\)|[\[*]")
# A heading within a chapter, with its anchor, which often says more plainly what it is about.
HEADING = re.compile(r"^##.*", re.MULTILINE)


def of_pages(history: History, made: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """The documents of pages and paragraphs; `made` are the documents of pages from the record."""
    yield from _chapters(history)
    yield from _lists(history, made)
    yield from _years(history)
    yield from _in_other_languages(history)
    yield from _paragraphs(history)


def _chapters(history: History) -> Iterator[SearchDocument]:
    """The chapters, each by its title, its description and its headings."""
    for chapter in history.chapters:
        page = history.handwritten[chapter.address]
        description = page.front_matter.description
        headings = HEADING.findall(page.body)
        line = f"Chapter {chapter.number} · {description}"
        yield SearchDocument(
            kind="chapter",
            address=chapter.address,
            title=chapter.title,
            about=join_texts(description, *headings),
            words=(chapter.name,),
            line=line,
            boost=BOOSTS["chapter"],
        )


def addresses_of_records(history: History) -> set[str]:
    """The addresses of pages that a record or a chapter has to itself."""
    corpus = history.corpus
    own = {corpus[identifier].main_page(corpus) for identifier in history.addresses}
    return own.union(chapter.address for chapter in history.chapters)


def page(address: str, title: str, description: str, language: str = "") -> SearchDocument:
    """The document of a page by its title and description, both in plain text.

    It is asked what any site answers at its address. A language other than English has its tag.
    """
    return SearchDocument(
        kind="page",
        address=address,
        title=title,
        text=description,
        language=language,
        line=cut(description, SENTENCE),
        boost=BOOSTS["page"],
        # A reader who knows other sites types what the page is called in its address.
        keys=(address.rstrip("/").rpartition("/")[2],),
        asked=tuple(english()["asked"].get(address, ())),
    )


def _lists(history: History, made: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """The pages that belong to no record: pages that are made, then pages written by hand."""
    documents = list(made)
    for address, written in history.handwritten.items():
        if not translations.is_whole(address, written):
            front = written.front_matter
            documents.append(page(address, written.title, front.description, front.lang or ""))
    left_out = addresses_of_records(history) | {addresses.SEARCH, addresses.MY_LIST, ""}
    for each in history.languages.values():
        left_out |= {each.at(addresses.SEARCH), each.at(addresses.MY_LIST)}
    for document in documents:
        if document.address not in left_out:
            elsewhere = _names_elsewhere(document, history)
            yield replace(document, keys=(*document.keys, *elsewhere))


def _names_elsewhere(document: SearchDocument, history: History) -> Iterator[str]:
    """The title of a page in languages that have no such page, and what readers type there."""
    for language in history.languages.values():
        if document.address not in language.pages_by_address:
            yield language.say(document.title)
            yield from language.asked.get(document.address, ())


def _years(history: History) -> Iterator[SearchDocument]:
    """The years and decades of the timeline, each found by a query for it alone."""
    for year in dict.fromkeys(event.date.year_key for event in history.corpus.of(Event)):
        yield SearchDocument(
            kind="page",
            address=addresses.year(year),
            title=year_heading(year),
            line="Timeline",
            keys=(year.rstrip("X"),),
            is_named=False,
        )


def _in_other_languages(history: History) -> Iterator[SearchDocument]:
    """The pages that translate another; of each its first paragraph is shown."""
    for address, page in history.handwritten.items():
        if not translations.is_whole(address, page):
            continue
        front = page.front_matter
        # A paragraph with neither an anchor nor a source is about the page itself.
        paragraphs = chapters.paragraphs(page.body)
        plain = [_plain(each.text) for each in paragraphs if each.anchor or each.sources]
        [*_, source] = front.translates
        yield SearchDocument(
            kind="page",
            address=address,
            title=page.title,
            text=" ".join(plain),
            about=front.description,
            language=front.lang or "",
            line=cut("".join(plain[:1]), SENTENCE),
            boost=BOOSTS["page"],
            translates=translations.page_of(source, history.corpus),
        )


def _paragraphs(history: History) -> Iterator[SearchDocument]:
    """The paragraphs and boxes of the chapters that can be linked to."""
    for chapter in history.chapters:
        for paragraph in chapter.paragraphs:
            if paragraph.anchor:
                text = _plain(paragraph.text)
                address = f"{chapter.address}#{paragraph.anchor}"
                yield SearchDocument(
                    kind="paragraph",
                    address=address,
                    title=text,
                    text=text,
                    line=chapter.title,
                    boost=BOOSTS["passage"],
                    is_named=False,
                )


def _plain(text: str) -> str:
    """A text in Markdown as plain words."""
    return " ".join(MARKDOWN_SIGNS.sub("", text).split())
