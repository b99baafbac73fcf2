"""The pages in other languages that translate an English page, and their passages about records."""

from collections import Counter
from collections.abc import Iterator, Mapping

from chronicle.content import chapters, translations
from chronicle.content.languages import Language
from chronicle.corpus.addresses import page_address
from chronicle.history import History, cached_per_history
from chronicle.records import Record


@cached_per_history
def counterpart_addresses(history: History, tag: str) -> Mapping[str, str]:
    """Map the URLs of English pages and records to their counterparts in a language.

    The counterpart of a record without a translation is a passage that links to it or cites it: the
    first on the page with most such passages.
    """
    passages: dict[str, list[str]] = {}
    for address, page in history.markdown_pages.items():
        is_complete = translations.is_complete_translation(address, page)
        if is_complete and page.front_matter.lang == tag:
            for paragraph in chapters.split_paragraphs(page.body):
                passage = f"{address}#{paragraph.anchor}".rstrip("#")
                for identifier in paragraph.mentioned_ids:
                    passages.setdefault(history.addresses.get(identifier, ""), []).append(passage)

    best = {}
    for english, linking_passages in passages.items():
        [(most, _)] = Counter(map(page_address, linking_passages)).most_common(1)
        best[english] = next(
            passage for passage in linking_passages if page_address(passage) == most
        )
    return {**best, **history.pages_in_language(tag)}


def counterparts_of_record(history: History, record: Record) -> Iterator[tuple[Language, str]]:
    """Yield the languages that have a counterpart of a record, each with its URL."""
    for tag, language in history.languages.items():
        counterpart = counterpart_addresses(history, tag).get(history.addresses[record.id])
        if counterpart:
            yield language, counterpart
