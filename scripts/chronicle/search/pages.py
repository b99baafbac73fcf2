"""The documents of pages: chapters, paragraphs, translations, lists, and pages from hooks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from chronicle.content import chapters, translations
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries.ordering import year_heading
from chronicle.records import Event
from chronicle.search.documents import BOOSTS, MAX_SENTENCE_LENGTH, SearchDocument, join_texts
from chronicle.search.terms import load_english_vocabulary
from chronicle.values import truncate

MARKDOWN_CHARACTERS = re.compile(r"(?m)^> ?|\]\([^)]*\)|\{[^}]*\}|<[^>]*>|[\[*]")
# A heading in a chapter, with its anchor, which often describes the topic more plainly.
HEADING = re.compile(r"^##.*", re.MULTILINE)


def page_documents(
    history: History, generated_documents: Iterable[SearchDocument]
) -> Iterator[SearchDocument]:
    """Yield the documents of pages and paragraphs."""
    yield from _chapter_documents(history)
    yield from _list_documents(history, generated_documents)
    yield from _iter_year_documents(history)
    yield from _translated_documents(history)
    yield from _paragraph_documents(history)


def _chapter_documents(history: History) -> Iterator[SearchDocument]:
    """Yield a document for each chapter, with its title, description and headings."""
    for chapter in history.chapters:
        page = history.markdown_pages[chapter.address]
        description = page.front_matter.description
        headings = HEADING.findall(page.body)
        line = f"Chapter {chapter.number} · {description}"
        yield SearchDocument(
            kind="chapter",
            address=chapter.address,
            title=chapter.title,
            subject_text=join_texts(description, *headings),
            aliases=(chapter.name,),
            line=line,
            boost=BOOSTS["chapter"],
        )


def addresses_of_records(history: History) -> set[str]:
    """Return the URLs of the pages that belong to a single record or chapter."""
    corpus = history.corpus
    record_pages = {corpus[identifier].main_page(corpus) for identifier in history.addresses}
    return record_pages.union(chapter.address for chapter in history.chapters)


def page_document(address: str, title: str, description: str, language: str = "") -> SearchDocument:
    """Return the document of a page from its plain-text title and description.

    Questions that any site answers at this URL are added. `language` is empty for English.
    """
    return SearchDocument(
        kind="page",
        address=address,
        title=title,
        text=description,
        language=language,
        line=truncate(description, MAX_SENTENCE_LENGTH),
        boost=BOOSTS["page"],
        # Users who know other sites type the last component of the URL.
        exact_words=(address.rstrip("/").rpartition("/")[2],),
        known_questions=tuple(load_english_vocabulary()["asked"].get(address, ())),
    )


def _list_documents(
    history: History, generated_documents: Iterable[SearchDocument]
) -> Iterator[SearchDocument]:
    """Yield the documents of pages that belong to no record; Markdown pages come last."""
    documents = list(generated_documents)
    for address, markdown_page in history.markdown_pages.items():
        if not translations.is_complete_translation(address, markdown_page):
            front = markdown_page.front_matter
            documents.append(
                page_document(address, markdown_page.title, front.description, front.lang or "")
            )
    left_out = addresses_of_records(history) | {addresses.SEARCH, addresses.MY_LIST, ""}
    for language in history.languages.values():
        left_out |= {
            language.localized_address(addresses.SEARCH),
            language.localized_address(addresses.MY_LIST),
        }
    for document in documents:
        if document.address not in left_out:
            words = [*document.exact_words]
            for language in history.languages.values():
                if document.address not in language.pages_by_address:
                    words.append(language.translate(document.title))
                    words += language.asked.get(document.address, ())
            yield replace(document, exact_words=tuple(words))


def _iter_year_documents(history: History) -> Iterator[SearchDocument]:
    """Yield the documents of the timeline's years and decades, found only by an exact query."""
    for year in dict.fromkeys(event.date.year_key for event in history.corpus.of(Event)):
        yield SearchDocument(
            kind="page",
            address=addresses.year_address(year),
            title=year_heading(year),
            line="Timeline",
            exact_words=(year.rstrip("X"),),
            is_named=False,
        )


def _translated_documents(history: History) -> Iterator[SearchDocument]:
    """Yield a document for each translated page, and for each passage translated by itself."""
    for address, page in history.markdown_pages.items():
        if not translations.is_complete_translation(address, page):
            continue
        front = page.front_matter
        original = history.language_alternates[address]["en"]
        anchors = {
            translations.translation_anchor(source) for source in front.translates if "#" in source
        }
        document = SearchDocument(
            kind="page",
            address=address,
            title=page.title,
            subject_text=join_texts(page.title, front.description),
            language=front.lang or "",
            line=front.description,
            boost=BOOSTS["page"],
            translated_addresses=(original,),
        )
        passages = []
        # A paragraph with neither an anchor nor a source is about the page itself.
        for paragraph in chapters.split_paragraphs(page.body):
            text = _plain_text(paragraph.text)
            addresses_ = tuple(
                history.addresses.get(identifier, "") for identifier in paragraph.record_ids
            )
            if paragraph.anchor in anchors:
                passage = replace(
                    document,
                    address=f"{address}#{paragraph.anchor}",
                    text=text,
                    line=text,  # the script finds phrases in it and shows an excerpt
                    is_named=False,
                    translated_addresses=(f"{original}#{paragraph.anchor}", *addresses_),
                )
                passages.append(passage)
            elif paragraph.anchor or paragraph.sources:
                is_answer = (paragraph.anchor or "").endswith("-answer")
                line = truncate(text, MAX_SENTENCE_LENGTH) if is_answer else document.line
                document = replace(
                    document,
                    line=line,
                    text=join_texts(document.text, text),
                    translated_addresses=(*document.translated_addresses, *addresses_),
                )
        yield from (document, *passages)


def _paragraph_documents(history: History) -> Iterator[SearchDocument]:
    """Yield a document for each paragraph or box with an anchor in a chapter or essay."""
    for address, page in history.markdown_pages.items():
        if not address.startswith(addresses.CHAPTERS):
            continue
        for paragraph in chapters.split_paragraphs(page.body):
            if paragraph.anchor:
                text = _plain_text(paragraph.text)
                yield SearchDocument(
                    kind="paragraph",
                    address=f"{address}#{paragraph.anchor}",
                    title=text,
                    text=text,
                    line=page.title,
                    boost=BOOSTS["passage"],
                    is_named=False,
                )


def _plain_text(text: str) -> str:
    """Return a Markdown text as plain text."""
    return " ".join(MARKDOWN_CHARACTERS.sub("", text).split())
