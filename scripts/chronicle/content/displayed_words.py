"""A check that Markdown displays every word of a page, by comparing the page with its HTML.

Markdown reads some text as markup: `{sic}` as attributes, a number with a point as the beginning of
a list, an indented line as code. Such text is lost or changed without an error.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from lxml import etree, html
from markdown import Markdown

from chronicle.content.markdown_pages import MarkdownPage, mask_match
from chronicle.corpus import addresses
from chronicle.problems import Problem

# A word, or one with character references, which is not compared: AT&amp;T.
WORD = re.compile(r"(?:[^\W_]|&#?\w+;)+")
# Markup whose words are not displayed: HTML; the line that begins code; labels of links and
# abbreviations, unless the label has no URL; the number of a list that begins with 1 or gives it to
# each item; templates, icons and [TOC].
WORDLESS_MARKUP = re.compile(
    r"<!--(?s:.)*?-->|</?[A-Za-z][^<>]*>|^[ >]*(?:```|~~~).*|(?<=\])\[[^\[\]\n]*\]"
    r"|^ {0,3}(?:\*\[[^\]\n]+\]:|\[[^\[\]\n]+\]:\s*\S*[:/.#]).*|^[ >]*[01]\.(?= )"
    r"|\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|(?<![\w:]):[a-z][\w+-]*:(?![\w:])|\[TOC\]",
    re.MULTILINE,
)
BRACES = re.compile(r"\{[^{}\n]*\}")
INDENTED_MESSAGE = (
    "this text is indented, so it is shown as code; begin it at the start of the line"
)


def check_displayed_words(
    pages: Iterable[MarkdownPage], extensions: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a problem for each passage of a page that Markdown does not display as written.

    `extensions` are the Markdown extensions with their settings.
    """
    markdown = Markdown(extensions=[*extensions], extension_configs=extensions)
    for page in pages:
        displayed = html.fragment_fromstring(markdown.reset().convert(page.body), "div")
        for passage in _lost_passages(page.body, [*_displayed_words(displayed)]):
            yield page.make_problem(passage[0].start(), _lost_text_message(page.body, passage))
        is_in_book = page.path_in_docs.startswith(addresses.CHAPTERS)
        for code in displayed.iter("pre"):
            text = code.text_content()
            first_line = re.escape(text.partition("\n")[0])
            indented = re.search(rf"(?:\A|\n\s*\n)(?: {{4}}|\t)(?={first_line})", page.body)
            # Chapters have no code. Elsewhere, a text with a citation should be prose.
            if indented and (is_in_book or "[@" in text):
                yield page.make_problem(indented.end(), INDENTED_MESSAGE)


def _displayed_words(displayed: html.HtmlElement) -> Iterator[str]:
    """Yield the words of HTML in the order of Markdown: after the text of an element, its values.

    An attribute without a value has no effect, except one such as `data-search-exclude`.
    """
    for event, element in etree.iterwalk(displayed, events=("start", "end")):
        text = element.tail
        if event == "start":
            text = element.text
            parent = element.getparent()
            if element.tag == "li" and parent.tag == "ol":
                yield str(int(parent.get("start", 1)) + parent.index(element))
        else:
            for name, value in element.items():
                if name != "start" and (value or "-" in name):
                    yield from WORD.findall(f"{name} {value}")
        yield from WORD.findall(text or "")


def _lost_passages(body: str, displayed: list[str]) -> Iterator[list[re.Match[str]]]:
    """Yield the words of each passage in a line that are fewer times in the displayed words."""
    source = WORDLESS_MARKUP.sub(mask_match, body)
    matches = [match for match in WORD.finditer(source) if "&" not in match[0]]
    words = [match[0] for match in matches]
    lost = Counter(words) - Counter(displayed)
    if not lost:
        return
    for tag, start, end, *_ in SequenceMatcher(None, words, displayed, False).get_opcodes():
        passage = [match for match in matches[start:end] if match[0] in lost]
        if passage and tag in ("delete", "replace"):
            yield passage


def _lost_text_message(body: str, passage: list[re.Match[str]]) -> str:
    """Return what becomes of a passage, and how to write it."""
    start, end = passage[0].start(), passage[-1].end()
    text = " ".join(body[start:end].split())
    line_start = body.rfind("\n", 0, start) + 1
    line_end = f"{body}\n".find("\n", start)
    if text.isdigit() and body.startswith(".", end):
        return f"“{text}.” is shown with another number, as in a list; write {text}\\."
    for braces in BRACES.finditer(body, line_start, line_end):
        if braces.start() < start < braces.end():
            escaped = f"\\{braces[0][:-1]}\\}}"
            return f"“{braces[0]}” is read as attributes and not shown; write {escaped}"
    if "|" in body[line_start:line_end]:
        return f"“{text}” is not shown, because its row has more cells than the table has columns"
    return f"“{text}” is not shown, because Markdown reads it as markup; put \\ before it"
