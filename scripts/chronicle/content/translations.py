"""Pages in other languages: the English texts that they translate, and later changes to these.

The front matter of a page lists under `translates` its translated sources, each with a fingerprint
of the English text. If the English text changes, its fingerprint differs from the listed one. A
page whose sources are all on one English page is the translation of that page. The page whose URL
is the language tag, `nl/`, is the home page of the site in that language.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from chronicle.content import chapters
from chronicle.content.languages import Language
from chronicle.content.markdown_pages import LABELLED_LINK, MarkdownPage
from chronicle.corpus import Corpus, addresses
from chronicle.problems import Problem, suggest_name
from chronicle.records import Question

FINGERPRINT_LENGTH = 8


class Translation(NamedTuple):
    """A translated passage of a page in another language.

    `anchor` is the anchor of the passage on that page; `source_id` identifies the translated
    text, as in the front matter. `listed_fingerprint` is the fingerprint of the English text that
    was translated, `current_fingerprint` that of the current English text.
    """

    anchor: str
    source_id: str
    listed_fingerprint: str
    current_fingerprint: str

    @property
    def is_outdated(self) -> bool:
        """Whether the English text has changed since the translation."""
        return self.listed_fingerprint != self.current_fingerprint


def text_fingerprint(text: str) -> str:
    """Return a short fingerprint of a text, which ignores link targets and line breaks."""
    text_ = " ".join(LABELLED_LINK.sub(r"\1", text).split())
    return hashlib.sha256(text_.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def translation_anchor(source_id: str) -> str:
    """Return the anchor of a translation: the part of `source_id` after #, or a question’s id."""
    return source_id.rpartition("#")[2]


def english_text(source_id: str, corpus: Corpus, pages: Mapping[str, MarkdownPage]) -> str | None:
    """Return the English text of a question or a paragraph; None if it does not exist.

    `source_id` is the id of the question, or the file and the anchor of the paragraph. `pages` are
    the Markdown pages by URL. The text of a question is its answer (or its title, if there is no
    answer), followed by the answers of the sources and their notes.
    """
    file, hash_, anchor = source_id.rpartition("#")
    if not hash_:
        question = corpus.find(Question, source_id)
        if question is None:
            return None
        answers = (f"{position.answer} {position.note or ''}" for position in question.positions)
        return "\n".join([question.answer or question.title, *answers])
    page = pages.get(addresses.file_address(file))
    if page is None:
        return None
    for paragraph in chapters.split_paragraphs(page.body):
        if paragraph.anchor == anchor:
            return paragraph.text
    return None


def page_translations(
    page: MarkdownPage, corpus: Corpus, pages: Mapping[str, MarkdownPage]
) -> Iterator[Translation]:
    """Yield the translations on a page, except those whose English text does not exist."""
    for source_id, fingerprint in page.front_matter.translates.items():
        text = english_text(source_id, corpus, pages)
        if text is not None:
            yield Translation(
                translation_anchor(source_id), source_id, fingerprint or "", text_fingerprint(text)
            )


def check_translation_sources(
    corpus: Corpus, pages: Mapping[str, MarkdownPage]
) -> Iterator[Problem]:
    """Yield a problem for each invalid source id in the `translates` field of a page."""
    known = [question.id for question in corpus.of(Question)]
    for page in pages.values():
        known += (f"{page.path_in_docs}#{anchor}" for anchor in page.anchors)
    for page in pages.values():
        head = page.front_matter
        if head.translates and not head.lang:
            yield page.raw_front_matter.make_problem(
                ("translates",), "needs a language; write lang: nl"
            )
        for source_id in head.translates:
            anchor = translation_anchor(source_id)
            if english_text(source_id, corpus, pages) is None:
                message = (
                    f"“{source_id}” is neither a question nor a paragraph of a page; write "
                    f"the-question or chapters/first.md#its-anchor{suggest_name(source_id, known)}"
                )
            elif anchor not in page.anchors:
                message = f"the page has no anchor “{anchor}”{suggest_name(anchor, page.anchors)}"
            else:
                continue
            yield page.raw_front_matter.make_problem(("translates", source_id), message)


def check_outdated_translations(
    corpus: Corpus, pages: Mapping[str, MarkdownPage]
) -> Iterator[Problem]:
    """Yield a warning for each passage whose English text has changed since its translation."""
    for page in pages.values():
        for translation in page_translations(page, corpus, pages):
            if translation.is_outdated:
                why = "the English has changed since it was translated"
                if not translation.listed_fingerprint:
                    why = "the version of the English text is missing"
                line = f'{translation.source_id}: "{translation.current_fingerprint}"'
                message = f"{why}; compare both, then write {line}"
                yield page.raw_front_matter.make_problem(
                    ("translates", translation.source_id), message
                )


def is_complete_translation(address: str, page: MarkdownPage) -> bool:
    """Return whether a page translates one English page, and is not the home page of a language."""
    head = page.front_matter
    originals = set(map(addresses.page_address, head.translates))
    return len(originals) == 1 and address != f"{head.lang}/"


def alternate_addresses(
    corpus: Corpus, pages: Mapping[str, MarkdownPage], languages: Mapping[str, Language]
) -> Mapping[str, Mapping[str, str]]:
    """Return the URLs of all versions of a page, by language, for each page URL.

    The home page, the search and the reader's list have a version in every language. A page that is
    completely translated has its translations. For a page that is partly translated, the version is
    the first translated passage. All versions that are pages share one mapping.
    """
    versions_by_page: dict[str, dict[str, str]] = {}
    for address in ("", addresses.SEARCH, addresses.MY_LIST) if languages else ():
        versions = {"x-default": address, "en": address}
        versions |= {
            tag: language.localized_address(address) for tag, language in languages.items()
        }
        versions_by_page |= dict.fromkeys(versions.values(), versions)
    for tag, source_id, address in _sort_translations(pages):
        if "#" in source_id:
            original = addresses.page_address(addresses.file_address(source_id))
        else:
            original = corpus.get(Question, source_id).site_address(corpus)
        versions = versions_by_page.setdefault(original, {"x-default": original, "en": original})
        versions.setdefault(tag, address)
        if "#" not in address:
            versions_by_page[address] = versions
    return versions_by_page


def _sort_translations(pages: Mapping[str, MarkdownPage]) -> Iterator[tuple[str, str, str]]:
    """Yield translations as language, source id and URL; complete pages come first."""
    passages = []
    for address, page in pages.items():
        tag = page.front_matter.lang or ""
        for source_id in page.front_matter.translates:
            if is_complete_translation(address, page):
                yield tag, source_id, address
            else:
                passages.append((tag, source_id, f"{address}#{translation_anchor(source_id)}"))
    yield from passages
