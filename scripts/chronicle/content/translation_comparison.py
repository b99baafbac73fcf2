"""Differences between a translated page and the English page, for `check`.

Translators phrase the content as an author of their language would. Compared is what is the same in
every language: components, notes and their order, links, numbers and quotations; and,
approximately, the length.
"""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from statistics import median

from chronicle.content import chapters, citation_syntax, translations
from chronicle.content.languages import ENGLISH, Language
from chronicle.content.markdown_pages import ANCHOR, SHOWN_KINDS, WrittenPage
from chronicle.content.number_parsing import numbers
from chronicle.corpus import Corpus
from chronicle.problems import Problem

# An anchor, a displayed record, or a note; and the words in a note.
SHOWN = rf"\]\((?:{'|'.join(SHOWN_KINDS)}):[^)]*\)"
PART = re.compile(rf"{ANCHOR.pattern}|{SHOWN}|{citation_syntax.BLOCK.pattern}")
WORDS = re.compile(r"(?<=[\[;])[^;@]*\w[^;@]*(?=@)")
# A line of text, but not an anchor, a single tag, or an empty line of a quotation.
LINE = re.compile(r"^(?!\{|<[^>]*>$|> *$).+", re.MULTILINE)
# The last component of a link target; and markup to ignore: sources, targets, attributes, tags.
TARGET = re.compile(r"\]\((?:[^)\s]*/)?([^)\s]*)")
UNREAD = re.compile(r"@[^;\]]*|\]\([^)]*\)|\{[^}]*\}|<[^>]*>")
SENTENCE_END = re.compile(r"[.?!…](?=[”’』)*]*(?:\s|$))")
# A paragraph with fewer sentences that is shorter than this share of the usual length is
# incomplete.
SHORT = 0.95


def compare_translations(
    corpus: Corpus, pages: Mapping[str, WrittenPage], languages: Mapping[str, Language]
) -> Iterator[Problem]:
    """Yield a warning for each difference between a translated page and the English page."""
    versions = translations.alternates(corpus, pages, languages)
    for address, page in pages.items():
        language = languages.get(page.front_matter.lang or "")
        if language and translations.is_whole(address, page):
            english = pages.get(versions[address]["en"])
            if english:
                yield from _parts(page, english)
                yield from _in_english(page, english)
                yield from _paragraphs(page, english, language)


def _parts(page: WrittenPage, english: WrittenPage) -> Iterator[Problem]:
    """Yield the first component or note that is missing, added or moved; anchors may be added."""
    own, expected = (
        [
            (WORDS.sub("…", part[0]), part.start())
            for part in PART.finditer(each.text)
            if part["id"] in {None, *english.anchors}
        ]
        for each in (page, english)
    )
    for (part, place), (wanted, _) in zip_longest(own, expected, fillvalue=("nothing", 0)):
        if part != wanted:
            yield page.problem(place, f"has {part} where the English has {wanted}")
            break


def _in_english(page: WrittenPage, english: WrittenPage) -> Iterator[Problem]:
    """Yield the lines that a translation shares with the English page."""
    lines = set(LINE.findall(english.body))
    for line in LINE.finditer(page.body):
        if line[0] in lines:
            yield page.problem(line.start(), "this line is still in English")


def _paragraphs(page: WrittenPage, english: WrittenPage, language: Language) -> Iterator[Problem]:
    """Yield the differences between corresponding paragraphs of the two pages."""
    here = {each.anchor: each for each in chapters.paragraphs(page.body) if each.anchor}
    there = chapters.paragraphs(english.body)
    pairs = [(here[each.anchor], each) for each in there if each.anchor in here]
    usual = median([len(own.text) / max(1, len(each.text)) for own, each in pairs] or [1])
    for own, each in pairs:
        text = UNREAD.sub("", own.markdown)
        original = UNREAD.sub("", each.markdown)
        messages = [*differing_numbers(text, original, language)]
        lacking = Counter(TARGET.findall(each.text)) - Counter(TARGET.findall(own.text))
        messages += (f"is missing the link to {link}" for link in lacking)
        if text.count("“") + text.count("‘") < original.count("“"):
            messages.append("has fewer quotation marks than the English")
        has_fewer = len(SENTENCE_END.findall(text)) < len(SENTENCE_END.findall(original))
        if has_fewer and len(own.text) < usual * SHORT * len(each.text):
            messages.append("is shorter than the English and has fewer sentences")
        source = f"{english.inside}#{each.anchor}"
        if source not in page.front_matter.translates:
            fingerprint = translations.fingerprint(each.text)
            messages.append(f'is missing under translates; write {source}: "{fingerprint}"')
        for message in messages:
            yield page.problem(page.body.index(f"{{ #{own.anchor} }}"), message)


def differing_numbers(text: str, english: str, language: Language) -> Iterator[str]:
    """Yield messages about numbers in only one of the texts; the English may name a month instead.

    A single number word without a counterpart in the English is ignored, because it is ambiguous.
    """
    here, there = numbers(text, language), numbers(english, ENGLISH)
    months = {float(number) for number, name in enumerate(month_name) if name in english}
    known = months.union(*(readings for _, readings in there))
    known |= {reading * 1_000_000 for reading in known}  # as in “two to three million”
    found = {reading for _, readings in here for reading in readings}
    for number, readings in here:
        is_certain = number[0].isdigit() or readings[1:]
        if is_certain and known.isdisjoint(readings):
            yield f"has “{number}”, which is not in the English"
    for number, readings in there:
        if readings[-1] not in found:
            yield f"is missing “{number}” of the English"
