"""A check that Markdown displays every word of a page: its text is compared with that of its HTML.

Markdown reads some text as markup: `{sic}` as attributes, a number with a point as the beginning of
a list, an indented line as code. Such text is lost or changed without an error.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from markdown import Markdown

from chronicle.content.markdown_pages import VERBATIM_MARKDOWN, MarkdownPage, mask_match
from chronicle.corpus import addresses
from chronicle.problems import Problem

# Replaces a character of markup inside a word, such as the brackets of a link: [Hano](…)i.
JOINT = "\0"
# A word, with the markup inside it, which is removed for the comparison. A number sign belongs to
# the number after it.
WORD = re.compile(r"(?:#(?=\d))?[^\W_](?:[*_~^=+\\\0]*[^\W_])*")
MARKUP_IN_WORD = re.compile(r"[*_~^=+\\\0]")
# An attribute in the syntax of attr_list.
ATTRIBUTE = r"(?:[#.][^\s{}#.=]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+)|data-[\w-]+|hidden)"
# Markup whose words are not displayed: attributes, templates, icons, footnotes, options of other
# extensions, abbreviations, and the numbers of lists that begin with 1 or give it to each item.
WORDLESS_MARKUP = re.compile(
    rf"\{{:? *{ATTRIBUTE}(?: +{ATTRIBUTE})* *\}}|\{{\{{[^{{}}\n]*\}}\}}|\{{%[^{{}}\n]*%\}}"
    r"|(?<![\w:]):[a-z][\w+-]*:(?![\w:])|\[\^[^\[\]\n]+\]|\[TOC\]"
    r"|^ *(?:!!!|\?\?\?\+?|===|:::|///|--8<--).*|^ {0,3}\*\[[^\]\n]+\]:.*|^[ >]*[01]\.(?= )",
    re.MULTILINE,
)
# Inline code that contains grave accents.
LONG_CODE = re.compile(r"(?P<ticks>`{2,})(?!`).+?(?<!`)(?P=ticks)(?!`)")
HTML_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--(?s:.)*?-->")
LINK = re.compile(
    r"(?P<begin>!?\[)(?P<text>[^\[\]]*)"
    r"(?P<end>\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\]))"
)
# The definition of a link, and the beginning of its URL.
DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\n]+)\]:[ \t]*\n?[ \t]*(?P<url>\S+)(?: +[\"'(].*)?$", re.MULTILINE
)
URL_CHARACTER = re.compile("[:/.#]")
ENTITY = re.compile(r"&#?\w+;")
# In HTML: code, whose text is compared separately; a list or an item; elements between words; and
# the description of an image.
CODE_ELEMENT = re.compile(r"<(?P<tag>pre|code)\b[^>]*>(?P<code>.*?)</(?P=tag)>", re.DOTALL)
LIST_TAG = re.compile(r"<(?P<tag>/?(?:ol|ul)|li)\b(?:[^>]*\bstart=\"(?P<start>\d+)\")?[^>]*>")
SEPARATING_TAG = re.compile(r"<sup id=[^>]*>|<img\b[^>]*\balt=\"(?P<alt>[^\"]*)\"[^>]*>")
BLOCK = re.compile(r"[^\S\n]*(?P<text>\S).*(?:\n[^\S\n]*\S.*)*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
BRACES = re.compile(r"\{[^{}\n]*\}")
INDENTED_MESSAGE = (
    "this text is indented, so it is shown as code; begin it at the start of the line"
)
# The indentation of code; in a list, it is at least this number of spaces.
INDENTATION = "    ", "\t"
INDENTATION_IN_LIST = 8


class Word(NamedTuple):
    """A word as it is compared, and its position in the Markdown."""

    text: str
    start: int
    end: int


def check_displayed_words(
    pages: Iterable[MarkdownPage], extensions: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a warning for each passage of a page that Markdown does not display as written.

    `extensions` are the Markdown extensions with their settings.
    """
    markdown = Markdown(extensions=[*extensions], extension_configs=extensions)
    for page in pages:
        converted = markdown.reset().convert(page.body)
        code = " ".join(match["code"] for match in CODE_ELEMENT.finditer(converted))
        words_in_code = {word.text for word in _iter_words(html.unescape(code))}
        problems: dict[Problem, None] = {}
        for passage in _lost_passages(page, _html_text(converted)):
            start = passage[0].start
            if not words_in_code.issuperset(word.text for word in passage):
                message = _lost_text_message(page.body, passage)
                problems[page.make_problem(start, message)] = None
            elif _is_prose(page, block := _block_around(page.body, start)):
                problems[page.make_problem(block.start("text"), INDENTED_MESSAGE)] = None
        yield from problems


def _lost_passages(page: MarkdownPage, displayed_text: str) -> Iterator[list[Word]]:
    """Yield the words of each passage that are fewer times in the displayed text."""
    words = [*_iter_words(_mask_markup(page.body))]
    displayed = [word.text for word in _iter_words(displayed_text)]
    lost = Counter(word.text for word in words) - Counter(displayed)
    if not lost:
        return
    matcher = SequenceMatcher(None, [word.text for word in words], displayed, autojunk=False)
    for operation, start, end, *_ in matcher.get_opcodes():
        passage: list[Word] = []
        for word in words[start:end] if operation in ("delete", "replace") else ():
            if word.text not in lost:
                continue
            if passage and BLANK_LINE.search(page.body, passage[-1].end, word.start):
                yield passage
                passage = []
            passage.append(word)
        if passage:
            yield passage


def _block_around(body: str, position: int) -> re.Match[str]:
    """Return the match of the block of lines that contains a position."""
    return next(match for match in BLOCK.finditer(body) if match.end() > position)


def _is_prose(page: MarkdownPage, block: re.Match[str]) -> bool:
    """Return whether a block that is shown as code is indented prose.

    Chapters have no code. Elsewhere, an indented text outside a list should be prose if it cites.
    """
    if not block[0].startswith(INDENTATION):
        return False
    is_in_list = block[0].expandtabs(4).startswith(" " * INDENTATION_IN_LIST)
    is_in_book = page.path_in_docs.startswith(addresses.CHAPTERS)
    return is_in_book or ("[@" in block[0] and not is_in_list)


def _lost_text_message(body: str, passage: list[Word]) -> str:
    """Return what becomes of a passage, and how to write it."""
    start = passage[0].start
    text = " ".join(body[start : passage[-1].end].split())
    line_start = body.rfind("\n", 0, start) + 1
    line_end = f"{body}\n".find("\n", start)
    if text.startswith("#"):
        return f"“{text}” begins a heading and loses its number sign; write \\{text}"
    if text.isdigit() and body.startswith(".", start + len(text)):
        return f"“{text}.” is shown with another number, as in a list; write {text}\\."
    for braces in BRACES.finditer(body, line_start, line_end):
        if braces.start() < start < braces.end():
            escaped = f"\\{braces[0][:-1]}\\}}"
            return f"“{braces[0]}” is read as attributes and not shown; write {escaped}"
    if "|" in body[line_start:line_end]:
        return f"“{text}” is not shown, because its row has more cells than the table has columns"
    return f"“{text}” is not shown, because Markdown reads it as markup; put \\ before it"


def _html_text(converted: str) -> str:
    """Return the text of HTML without code, with the numbers of lists and texts of images."""
    # The next number of each open list, or None if it has bullets.
    numbers: list[int | None] = []

    def add_number(match: re.Match[str]) -> str:
        tag = match["tag"]
        if tag != "li":
            if tag in ("ol", "ul"):
                numbers.append(int(match["start"] or 1) if tag == "ol" else None)
            elif numbers:
                numbers.pop()
        elif numbers and (number := numbers[-1]) is not None:
            numbers[-1] = number + 1
            return f" {number} "
        return ""

    text = CODE_ELEMENT.sub(" ", converted)
    text = LIST_TAG.sub(add_number, text)
    text = SEPARATING_TAG.sub(lambda tag: f" {tag['alt'] or ''}", text)
    return html.unescape(HTML_TAG.sub("", text))


def _mask_markup(text: str) -> str:
    """Return Markdown in which markup and code are replaced, so that positions are unchanged."""

    def join(text: str) -> str:
        return re.sub(r"[^\n]", JOINT, text)

    def mask_link(link: re.Match[str]) -> str:
        return join(link["begin"]) + link["text"] + join(link["end"])

    def mask_definition(definition: re.Match[str]) -> str:
        is_used = text.casefold().count(f"[{definition['label'].casefold()}]") > 1
        if is_used or URL_CHARACTER.search(definition["url"]):
            return mask_match(definition)
        return definition[0]  # a label and a word: [Holm]: no

    for pattern in (LONG_CODE, VERBATIM_MARKDOWN):
        text = pattern.sub(mask_match, text)
    text = WORDLESS_MARKUP.sub(mask_match, DEFINITION.sub(mask_definition, text))
    text = HTML_TAG.sub(lambda tag: join(tag[0]), text)
    text = ENTITY.sub(lambda entity: html.unescape(entity[0]).ljust(len(entity[0]), JOINT), text)
    # The text of a link may be an image, which is written as a link.
    return LINK.sub(mask_link, LINK.sub(mask_link, text))


def _iter_words(text: str) -> Iterator[Word]:
    for match in WORD.finditer(text):
        word = MARKUP_IN_WORD.sub("", match[0]).casefold()
        yield Word(word, match.start(), match.end())
