"""What a page in another language has otherwise than the English page that it is, for `check`.

Translators write what is said as an author of their language would. What stays in any language is
compared: parts and their order, places in works, links, numbers, quotations; and how much is said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from statistics import median

from chronicle.corpus import Corpus, addresses
from chronicle.problems import Problem
from chronicle.story import chapters, citation_syntax, translations
from chronicle.story.chapters import Paragraph
from chronicle.story.citation_syntax import CitationBlock
from chronicle.story.handwritten import ANCHOR, LINK_WITH_WORDS, SHOWN, WrittenPage, link_target
from chronicle.story.languages import ENGLISH, Language
from chronicle.story.numerals import numbers

# A heading or a paragraph, or what is shown on a line of its own.
PART = re.compile(rf"{ANCHOR.pattern}|{SHOWN.pattern}", re.MULTILINE)
# A line of words: no anchor, and no tag or sign of a quotation alone.
LINE = re.compile(r"^(?!\{|<[^>]*>$|> *$).+", re.MULTILINE)
TARGET = re.compile(r"\]\(([^)\s]*)")
NOT_READ = re.compile(r"\{[^}]*\}|<[^>]*>")
OPENING = re.compile("[“‘]")
SENTENCE_END = re.compile(r"[.?!…](?=[”’』)*]*(?:\s|$))")
# Shares of the usual length: less than these is short with fewer sentences, or with as many.
SHORT, SHORTEST = 0.85, 0.6
# Letters of English between two notes from which on the length says something.
LONG = 150


def notices(
    corpus: Corpus, pages: Mapping[str, WrittenPage], languages: Mapping[str, Language]
) -> Iterator[Problem]:
    """A notice for each thing that a translation lacks, or has and the English has not.

    Of a question, whose page has other parts than its English, it is numbers in its answer alone.
    """
    versions = translations.alternates(corpus, pages, languages)
    for address, page in pages.items():
        language = languages.get(page.front_matter.lang or "")
        if not language or not translations.is_whole(address, page):
            continue
        here = _Version(address, page, corpus, versions)
        [source, *_] = page.front_matter.translates
        file, is_chapter, _ = source.partition("#")
        if is_chapter:
            original = addresses.address_of_file(file)
            there = _Version(original, pages[original], corpus, versions)
            yield from _outline(here, there)
            yield from _unnamed(here, there)
            yield from _in_english(here, there)
            yield from _paragraphs(here, there, language)
        else:
            answer = here.paragraphs.get(f"{source}-answer") or here.paragraphs[source]
            english = translations.english(source, corpus, pages) or ""
            for message in _foreign(answer.text, english, language):
                yield here.problem(answer.anchor, message)


@dataclass(frozen=True)
class _Version:
    """The page at an address, as it is compared; `versions` are the `alternates` of all pages."""

    address: str
    page: WrittenPage
    corpus: Corpus
    versions: Mapping[str, Mapping[str, str]]

    @cached_property
    def parts(self) -> dict[str, int]:
        """The position of each anchor and of what is shown, in order."""
        found = PART.finditer(self.page.text)
        return {each["id"] or f"{each['kind']}:{each['ids']}": each.start() for each in found}

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """The paragraphs that have an anchor, by it."""
        every = chapters.paragraphs(self.page.body)
        return {each.anchor: each for each in every if each.anchor}

    def problem(self, part: str, message: str) -> Problem:
        """A problem of a part; at the beginning where the page has no such part."""
        return self.page.problem(self.parts.get(part, 0), message)

    def links(self, paragraph: Paragraph) -> Counter[str]:
        """The addresses to which a paragraph leads, of pages that have versions the English."""
        found: Counter[str] = Counter()
        for target in TARGET.findall(paragraph.text):
            path, hash_, anchor = target.partition("#")
            record = self.corpus.records.get(target.removeprefix("id:"))
            if record:
                path, hash_, anchor = record.site_address(self.corpus).partition("#")
            elif path:
                path = link_target(self.address, self.page.inside, path)
            else:
                path = self.address
            original = self.versions.get(path, {}).get("en", path)
            found[f"{original}{hash_}{anchor}"] += 1
        return found


def _outline(here: _Version, there: _Version) -> Iterator[Problem]:
    """Parts that lack, are added or out of order; a paragraph that cites nothing may be added."""
    before = ""
    for part in there.parts:
        if part in here.parts:
            before = part
        else:
            yield here.problem(before, f"“{part}” of the English lacks below this")
    for part in here.parts:
        paragraph = here.paragraphs.get(part)
        if part not in there.parts and (not paragraph or paragraph.sources):
            yield here.problem(part, f"“{part}” is not in the English; remove it")
    kept = [part for part in here.parts if part in there.parts]
    expected = [part for part in there.parts if part in here.parts]
    for part, other in zip(kept, expected, strict=True):
        if part != other:
            yield here.problem(part, f"“{part}” stands where the English has “{other}”")
            break


def _unnamed(here: _Version, there: _Version) -> Iterator[Problem]:
    """Paragraphs that the front matter does not name, so that nobody is told when they change."""
    named = here.page.front_matter.translates
    for anchor in here.paragraphs:
        source = f"{there.page.inside}#{anchor}"
        if anchor in there.paragraphs and source not in named:
            fingerprint = translations.fingerprint(there.paragraphs[anchor].text)
            message = f'is not under translates; write {source}: "{fingerprint}"'
            yield here.problem(anchor, message)


def _in_english(here: _Version, there: _Version) -> Iterator[Problem]:
    """Lines that are as in English, and what the front matter lacks or has in English."""
    english = set(LINE.findall(there.page.body))
    for line in LINE.finditer(here.page.body):
        if line[0] in english:
            yield here.page.problem(line.start(), "this line is still in English")
    original = there.page.front_matter
    for field in ("title", "subject", "description"):
        expected = getattr(original, field)
        if expected and getattr(here.page.front_matter, field) in ("", expected):
            message = f"{field} lacks, or is still in English"
            yield here.page.head.problem((field,), message)


def _paragraphs(here: _Version, there: _Version, language: Language) -> Iterator[Problem]:
    """What paragraphs that both versions have lack, or have otherwise."""
    anchors = [anchor for anchor in there.paragraphs if anchor in here.paragraphs]
    both = [(here.paragraphs[anchor], there.paragraphs[anchor]) for anchor in anchors]
    usual = median(len(_plain(own.text)) / len(_plain(english.text)) for own, english in both)
    for own, english in both:
        text, original = _plain(own.markdown), _plain(english.markdown)
        links, expected = here.links(own), there.links(english)
        messages = [
            *_notes(own, english),
            *_foreign(text, original, language),
            *_lacking(text, original, language),
            *_shortened(own, english, usual),
        ]
        for link in expected - links:
            others = ", ".join(links - expected) or "none instead"
            messages.append(f"lacks the link to {link}; has {others}")
        if len(OPENING.findall(text)) < original.count("“"):
            messages.append("has fewer quotation marks than the English")
        for message in messages:
            yield here.problem(own.anchor, message)


def _notes(own: Paragraph, english: Paragraph) -> Iterator[str]:
    """The first note that is otherwise, in which three points stand for words."""
    given = [_places(block) for block in citation_syntax.blocks(own.markdown)]
    expected = [_places(block) for block in citation_syntax.blocks(english.markdown)]
    for note, other in zip_longest(given, expected, fillvalue="nothing"):
        if note != other:
            yield f"has the note {note}, and the English {other}"
            break


def _places(block: CitationBlock) -> str:
    parts = []
    for citation in block.citations:
        words = "…: " if citation.prefix.strip() else ""
        parts.append(f"{words}@{citation.key}, {citation.suffix}")
    return f"[{'; '.join(parts)}]"


def _foreign(text: str, english: str, language: Language) -> Iterator[str]:
    """Numbers that the English has not: in digits, or in several words, for one may mean else."""
    known = {value for number in numbers(english, ENGLISH) for value in number.readings}
    for number in numbers(text, language):
        is_certain = number.text[0].isdigit() or len(number.readings) > 1
        if is_certain and number.value > 1 and known.isdisjoint(number.readings):
            yield f"has “{number.text}”, which is not in the English"


def _lacking(text: str, english: str, language: Language) -> Iterator[str]:
    """Numbers of the English that have no number here."""
    known = {value for number in numbers(text, language) for value in number.readings}
    for number in numbers(english, ENGLISH):
        if number.value > 1 and number.value not in known:
            yield f"lacks “{number.text}” of the English"


def _shortened(own: Paragraph, english: Paragraph, usual: float) -> Iterator[str]:
    """Texts up to a note that are short beside their English."""
    texts = map(_plain, citation_syntax.BLOCK.split(own.markdown))
    originals = map(_plain, citation_syntax.BLOCK.split(english.markdown))
    for text, original in zip(texts, originals, strict=False):
        share = len(text) / max(len(original), 1) / usual
        has_fewer = len(SENTENCE_END.findall(text)) < len(SENTENCE_END.findall(original))
        limit = SHORT if has_fewer else SHORTEST
        if len(original) > LONG and share < limit:
            yield f"says less than the English up to “… {original[-30:].strip()}”"


def _plain(markdown: str) -> str:
    """The words of a text and of its notes."""
    with_words = citation_syntax.BLOCK.sub(_words_of_note, markdown)
    return NOT_READ.sub("", LINK_WITH_WORDS.sub(r"\1", with_words))


def _words_of_note(block: re.Match[str]) -> str:
    return "; ".join(each.prefix for each in citation_syntax.citations(block[0][1:-1]))
