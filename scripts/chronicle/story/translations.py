"""Pages in another language: their sources, and whether these have changed since.

A page says in its front matter, under `translates`, what stands in it in its language, with a
fingerprint of the English that was translated. The English goes on; the fingerprint says where it
is newer than the translation. A page of which all is from one English page is that page in its
language; the one at the address that is called as its language, `nl/`, is the site in it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from chronicle.corpus import Corpus, addresses
from chronicle.problems import Problem, nearest
from chronicle.records import Question
from chronicle.story import chapters
from chronicle.story.handwritten import LINK_WITH_WORDS, WrittenPage
from chronicle.story.languages import Language

FINGERPRINT_LENGTH = 8


class Translation(NamedTuple):
    """A passage of a page in another language.

    `anchor` is where it stands there, `source` what it was translated from, as the page says it,
    `fingerprint` that of the English which was translated, and `today` that of the English now.
    """

    anchor: str
    source: str
    fingerprint: str
    today: str

    @property
    def is_older(self) -> bool:
        """Whether the English has changed since."""
        return self.fingerprint != self.today


def fingerprint(text: str) -> str:
    """A short fingerprint of a text: of its words, whatever they link to and wherever lines end."""
    words = " ".join(LINK_WITH_WORDS.sub(r"\1", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def anchor_of(source: str) -> str:
    """The anchor at which a page has the translation of a source: a question by its id."""
    return source.rpartition("#")[2]


def english(source: str, corpus: Corpus, pages: Mapping[str, WrittenPage]) -> str | None:
    """The English text of a source, a question or a paragraph; None if there is no such.

    `pages` are those written by hand, by address. Of a question it is the answer, or the question
    itself where it has none, and the answers that others give.
    """
    file, hash_, anchor = source.rpartition("#")
    if not hash_:
        question = corpus.find(Question, source)
        if question is None:
            return None
        others = (f"{each.answer} {each.note or ''}" for each in question.positions)
        return "\n".join([question.answer or question.title, *others])
    page = pages.get(addresses.address_of_file(file))
    if page is None:
        return None
    for paragraph in chapters.paragraphs(page.body):
        if paragraph.anchor == anchor:
            return paragraph.text
    return None


def translations(
    page: WrittenPage, corpus: Corpus, pages: Mapping[str, WrittenPage]
) -> Iterator[Translation]:
    """The sources that a page names; sources without an English text are left to `problems`."""
    for source, given in page.front_matter.translates.items():
        text = english(source, corpus, pages)
        if text is not None:
            yield Translation(anchor_of(source), source, given, fingerprint(text))


def problems(corpus: Corpus, pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    """Problems in what pages say that they translate."""
    questions = [question.id for question in corpus.of(Question)]
    for page in pages.values():
        head = page.front_matter
        if head.translates and not head.lang:
            yield page.head.problem(("translates",), "needs a language; write lang: nl")
        for source in head.translates:
            anchor = anchor_of(source)
            if english(source, corpus, pages) is None:
                message = "is neither a question nor a paragraph of a page; write the-question or "
                message += f"chapters/first.md#its-anchor{nearest(source, questions)}"
            elif anchor not in page.anchors:
                message = f"the page has no anchor “{anchor}”{nearest(anchor, page.anchors)}"
            else:
                continue
            yield page.head.problem(("translates", source), message)


def older(corpus: Corpus, pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    """A notice for each passage whose English has changed since it was translated."""
    for page in pages.values():
        for each in translations(page, corpus, pages):
            if each.is_older:
                why = "the English has changed since it was translated; compare both"
                if not each.fingerprint:
                    why = "does not say which version of the English it translates"
                message = f'{why}, then write {each.source}: "{each.today}"'
                yield page.head.problem(("translates", each.source), message)


def is_whole(address: str, page: WrittenPage) -> bool:
    """Whether a page is one English page in its language, and not the site."""
    head = page.front_matter
    originals = set(map(addresses.page_of, head.translates))
    return len(originals) == 1 and address != f"{head.lang}/"


def alternates(
    corpus: Corpus, pages: Mapping[str, WrittenPage], languages: Mapping[str, Language]
) -> Mapping[str, Mapping[str, str]]:
    """The address of each version of a page, by language, by the address of the page.

    The front page, the search and the list of a reader have a version in every language, and a
    page that is translated whole has those. Of a page that is translated in part the version is the
    first passage that was made from it. Every version that is a page has the same mapping.
    """
    found: dict[str, dict[str, str]] = {}
    for address in ("", addresses.SEARCH, addresses.MY_LIST) if languages else ():
        versions = {"x-default": address, "en": address}
        versions |= {tag: each.at(address) for tag, each in languages.items()}
        found |= dict.fromkeys(versions.values(), versions)
    for tag, source, address in _in_order(pages):
        original = page_of(source, corpus)
        versions = found.setdefault(original, {"x-default": original, "en": original})
        versions.setdefault(tag, address)
        if "#" not in address:
            found[address] = versions
    return found


def _in_order(pages: Mapping[str, WrittenPage]) -> Iterator[tuple[str, str, str]]:
    """Translations, each as language, source and address; whole pages come first."""
    passages = []
    for address, page in pages.items():
        tag = page.front_matter.lang or ""
        for source in page.front_matter.translates:
            if is_whole(address, page):
                yield tag, source, address
            else:
                passages.append((tag, source, f"{address}#{anchor_of(source)}"))
    yield from passages


def page_of(source: str, corpus: Corpus) -> str:
    """The address of the English page that a source is on."""
    if "#" in source:
        return addresses.page_of(addresses.address_of_file(source))
    return corpus.get(Question, source).site_address(corpus)
