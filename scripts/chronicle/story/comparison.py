"""What a page in another language has otherwise than the English page that it is, for `check`.

Translators write what is said as an author of their language would. What stays in any language is
compared: parts, notes and their order, links, numbers, quotations; and nearly how much is said.
"""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from statistics import median

from chronicle.corpus import Corpus
from chronicle.problems import Problem
from chronicle.story import chapters, citation_syntax, translations
from chronicle.story.handwritten import ANCHOR, SHOWN_KINDS, WrittenPage
from chronicle.story.languages import ENGLISH, Language
from chronicle.story.numerals import numbers

# A heading or a paragraph, what is shown, or a note; and words in a note.
SHOWN = rf"\]\((?:{'|'.join(SHOWN_KINDS)}):[^)]*\)"
PART = re.compile(rf"{ANCHOR.pattern}|{SHOWN}|{citation_syntax.BLOCK.pattern}")
WORDS = re.compile(r"(?<=[\[;])[^;@]*\w[^;@]*(?=@)")
# A line of words: no anchor, and no tag or sign of a quotation alone.
LINE = re.compile(r"^(?!\{|<[^>]*>$|> *$).+", re.MULTILINE)
# The end of the target of a link; and what is not read: sources, targets, attributes, tags.
TARGET = re.compile(r"\]\((?:[^)\s]*/)?([^)\s]*)")
UNREAD = re.compile(r"@[^;\]]*|\]\([^)]*\)|\{[^}]*\}|<[^>]*>")
SENTENCE_END = re.compile(r"[.?!…](?=[”’』)*]*(?:\s|$))")
# A paragraph that is shorter than this share of the usual length, in fewer sentences, says less.
SHORT = 0.95


def notices(
    corpus: Corpus, pages: Mapping[str, WrittenPage], languages: Mapping[str, Language]
) -> Iterator[Problem]:
    """A notice for each thing that a translated page lacks, or has and the English has not."""
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
    """The first part or note that lacks, is added or stands elsewhere; anchors may be added."""
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
    """Lines that a translation has as the English has them."""
    lines = set(LINE.findall(english.body))
    for line in LINE.finditer(page.body):
        if line[0] in lines:
            yield page.problem(line.start(), "this line is still in English")


def _paragraphs(page: WrittenPage, english: WrittenPage, language: Language) -> Iterator[Problem]:
    """What paragraphs that both pages have lack, or have otherwise."""
    here = {each.anchor: each for each in chapters.paragraphs(page.body) if each.anchor}
    there = chapters.paragraphs(english.body)
    pairs = [(here[each.anchor], each) for each in there if each.anchor in here]
    usual = median([len(own.text) / max(1, len(each.text)) for own, each in pairs] or [1])
    for own, each in pairs:
        text = UNREAD.sub("", own.markdown)
        original = UNREAD.sub("", each.markdown)
        messages = [*numbers_apart(text, original, language)]
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


def numbers_apart(text: str, english: str, language: Language) -> Iterator[str]:
    """Messages on numbers that only one of two texts has; the English may have one as a month.

    A single word that is no number of the English may mean something else.
    """
    here, there = numbers(text, language), numbers(english, ENGLISH)
    months = {float(number) for number, name in enumerate(month_name) if name in english}
    known = months.union(*(readings for _, readings in there))
    known |= {reading * 1_000_000 for reading in known}  # two to three million
    found = {reading for _, readings in here for reading in readings}
    for number, readings in here:
        is_certain = number[0].isdigit() or readings[1:]
        if is_certain and known.isdisjoint(readings):
            yield f"has “{number}”, which is not in the English"
    for number, readings in there:
        if readings[-1] not in found:
            yield f"is missing “{number}” of the English"
