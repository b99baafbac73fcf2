"""Differences between a translated page and the English page, for `check`.

Translators phrase the content as an author of their language would. This module compares parts that
are the same in every language: components, notes and their order, links, numbers and quotations. It
compares lengths within a tolerance.
"""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from statistics import median

from chronicle.content import chapters, citation_syntax, translations
from chronicle.content.languages import ENGLISH, Language
from chronicle.content.markdown_pages import ANCHOR_ATTRIBUTE, SHORTCODE_KINDS, MarkdownPage
from chronicle.content.number_parsing import parse_numbers
from chronicle.corpus import Corpus
from chronicle.problems import Problem

# An anchor, a line that shows a record, or a note; and the text around the citations of a note.
SHORTCODE_TARGET = rf"\]\((?:{'|'.join(SHORTCODE_KINDS)}):[^)]*\)"
COMPARED_PART = re.compile(
    rf"{ANCHOR_ATTRIBUTE.pattern}|{SHORTCODE_TARGET}|{citation_syntax.CITATION_BRACKETS.pattern}"
)
NOTE_WORDS = re.compile(r"(?<=[\[;])[^;@]*\w[^;@]*(?=@)")
# A line of text, but not an anchor, a single tag, or an empty line of a quotation.
TEXT_LINE = re.compile(r"^(?!\{|<[^>]*>$|> *$).+", re.MULTILINE)
# The last component of a link target; and markup to ignore: sources, targets, attributes, tags.
LINK_TARGET = re.compile(r"\]\((?:[^)\s]*/)?([^)\s/]+)[\s)]")
IGNORED_MARKUP = re.compile(r"@[^;\]]*|\]\([^)]*\)|\{[^}]*\}|<[^>]*>")
SENTENCE_END = re.compile(r"[.?!…](?=[”’』)*]*(?:\s|$))")
# A paragraph with fewer sentences that is shorter than this share of the usual length is
# incomplete.
MIN_LENGTH_RATIO = 0.95


def compare_translations(
    corpus: Corpus, pages: Mapping[str, MarkdownPage], languages: Mapping[str, Language]
) -> Iterator[Problem]:
    """Yield a warning for each difference between a translated page and the English page."""
    versions = translations.alternate_addresses(corpus, pages, languages)
    for address, page in pages.items():
        language = languages.get(page.front_matter.lang or "")
        if language and translations.is_complete_translation(address, page):
            english = pages.get(versions[address]["en"])
            if english:
                yield from _compare_components(page, english)
                english_lines = set(TEXT_LINE.findall(english.body))
                for line in TEXT_LINE.finditer(page.body):
                    if line[0] in english_lines:
                        message = "this line is still in English"
                        if line[0].startswith("[]("):
                            message = f"the caption is in English; write [Caption]{line[0][2:]}"
                        yield page.make_problem(line.start(), message)
                yield from _compare_paragraphs(page, english, language)


def _compare_components(page: MarkdownPage, english: MarkdownPage) -> Iterator[Problem]:
    """Yield a warning for the first component or note that is missing, added or moved.

    A translation may have additional anchors.
    """
    actual, expected = (
        [
            (NOTE_WORDS.sub("…", component[0]), component.start())
            for component in COMPARED_PART.finditer(version.text)
            if component["id"] in {None, *english.anchors}
        ]
        for version in (page, english)
    )
    for (component, position), (expected_component, _) in zip_longest(
        actual, expected, fillvalue=("nothing", 0)
    ):
        if component != expected_component:
            yield page.make_problem(
                position,
                f"has {component} where the English has {expected_component}; translate every "
                f"paragraph of {english.path_in_docs}, in its order",
            )
            break


def _compare_paragraphs(
    page: MarkdownPage, english: MarkdownPage, language: Language
) -> Iterator[Problem]:
    """Yield a warning for each difference between corresponding paragraphs of the two pages."""
    paragraphs = chapters.split_paragraphs(page.body)
    translated = {paragraph.anchor: paragraph for paragraph in paragraphs}
    pairs = []
    ratios = []
    for counterpart in chapters.split_paragraphs(english.body):
        if counterpart.anchor and counterpart.anchor in translated:
            paragraph = translated[counterpart.anchor]
            pairs.append((paragraph, counterpart))
            ratios.append(len(paragraph.text) / max(1, len(counterpart.text)))
    usual = median(ratios or [1])
    for paragraph, counterpart in pairs:
        text = IGNORED_MARKUP.sub("", paragraph.markdown)
        original = IGNORED_MARKUP.sub("", counterpart.markdown)
        messages = [*differing_numbers(text, original, language)]
        missing_links = Counter(LINK_TARGET.findall(counterpart.text)) - Counter(
            LINK_TARGET.findall(paragraph.text)
        )
        messages += (f"is missing the link to {link}" for link in missing_links)
        if text.count("“") + text.count("‘") < original.count("“"):
            messages.append("has fewer quotation marks than the English")
        has_fewer = len(SENTENCE_END.findall(text)) < len(SENTENCE_END.findall(original))
        if has_fewer and len(paragraph.text) < usual * MIN_LENGTH_RATIO * len(counterpart.text):
            messages.append("is shorter than the English and has fewer sentences")
        source = f"{english.path_in_docs}#{counterpart.anchor}"
        if source not in page.front_matter.translates:
            fingerprint = translations.text_fingerprint(counterpart.text)
            messages.append(f'is missing under translates; write {source}: "{fingerprint}"')
        for message in messages:
            yield page.make_problem(page.body.index(f"{{ #{paragraph.anchor} }}"), message)


def differing_numbers(text: str, english: str, language: Language) -> Iterator[str]:
    """Yield a message for each number that only one of the texts contains.

    The English may name a month instead of its number. A single number word without a counterpart
    in the English is ignored, because it is ambiguous.
    """
    translated_numbers = parse_numbers(text, language)
    english_numbers = parse_numbers(english, ENGLISH)
    months = {float(number) for number, name in enumerate(month_name) if name in english}
    known_readings = months.union(*(readings for _, readings in english_numbers))
    known_readings |= {
        reading * 1_000_000 for reading in known_readings
    }  # as in “two to three million”
    readings_found = {reading for _, readings in translated_numbers for reading in readings}
    for number, readings in translated_numbers:
        is_certain = number[0].isdigit() or readings[1:]
        if is_certain and known_readings.isdisjoint(readings):
            yield f"has “{number}”, which is not in the English"
    for number, readings in english_numbers:
        if readings[-1] not in readings_found:
            remedy = f"in words, add it to numbers in data/languages/{language.lang}.yml"
            yield f"the number “{number}” of the English is missing; if it is here {remedy}"
