"""Validators and formatting of the text in records.

Each validator returns its string, or raises ValueError with the predicate of a sentence about the
text, such as “is empty”.
"""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any, Self, TypeVar
from urllib.parse import quote

from markupsafe import Markup, escape
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from chronicle.values import languages

AnyText = TypeVar("AnyText", bound=str)

MAX_QUOTED_WORDS = 10
# The minimum and maximum number of characters in a preview.
PREVIEW_LENGTHS = 100, 160

INVALID_UNICODE_CATEGORIES = {"Cc", "Cs", "Cn", "Cf"}
ALLOWED_JOINERS = "\u200c\u200d"
# Characters that occur only in wrongly decoded text or in text copied from a PDF: private-use
# characters, Latin ligatures, specials, and a character from Armenian to Vedic after a lowercase
# Latin letter. After an uppercase letter, such a character occurs in names that contain, for
# example, “GPS” in a script without spaces between words. Also UTF-8 that was read as Latin-1 or
# Windows-1252, as in “Ã©” and “â€™”.
MISDECODED_TEXT = re.compile(
    "[\ue000-\uf8ff\ufb00-\ufb06\ufff0-\uffff]|[a-zÀ-ɏḀ-ỿ][\u0530-\u1cff]|"
    "[ÂÃ][\x80-\xba\xbc-\xbf]|â€"
)
SENTENCE_END = re.compile(r"[.?!][”*]*\s+[“*]*[^\W\d_a-z]")
QUOTED_TEXT = re.compile("“([^”]*)”")
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
TITLE_IN_ASTERISKS = re.compile(r"\*([^*]+)\*")
FIRST_LETTER = re.compile(r"\A\*?.")
# Where a sentence may end: after its full stop and closing marks, before the start of another. A
# full stop after an initial or one of these abbreviations does not end a sentence.
SENTENCE_BOUNDARY = re.compile(r"[.?!][”’*)]*(?= +[“‘*(]*[^\W_a-z])")
ABBREVIATION_AT_END = re.compile(
    r"(?:^|[\s“‘(.])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Lt|Col|Gen|No|[Vv]ol|ch|nn?|pp?|cf|vs)$"
)
# Text in angle brackets that a browser would parse as a tag, or a character reference.
HTML_MARKUP = re.compile(r"</?[A-Za-z!][^>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);")
# A double hyphen, or a hyphen in place of a dash: between spaces, or between two years.
HYPHENS_FOR_DASHES = re.compile(
    r"-(?:-|(?<= -)(?= )|(?<=(?<![\w-])(?:1\d|20)\d\d-)(?=(?:1\d|20)\d\d(?![\w-])))"
)
MARKDOWN_LINK = re.compile(r"\[[^\]\n]*\]\([^)\s]*\)")
# Patterns that prose must not contain. In a message, {0} is the match and {1} its context.
INVALID_IN_PROSE = (
    (re.compile(r"^…$"), "only “…”, which the message of a command proposed; write the text"),
    (MARKDOWN_LINK, "a Markdown link: {0}; write plain text, and list records under see"),
    (re.compile(r"\[[@^]"), "a reference in brackets at “{1}”; list works under sources"),
    (re.compile(r"[\"']"), "a straight quotation mark at “{1}”; expected ‘ ’ “ ” or ’"),
    (HYPHENS_FOR_DASHES, "a hyphen as a dash at “{1}”; expected – or —"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "two full stops at “{1}”; write one"),
    (
        re.compile(r"\*\*"),
        "two asterisks at “{1}”; write *title* for titles; bold is not supported",
    ),
)


def require_clean(text: str) -> str:
    """Return `text` if it is clean; otherwise raise ValueError with the reason.

    Clean text is not empty, is NFC-normalized, and has no invisible or unassigned characters, HTML,
    or leading or trailing whitespace.
    """
    if not text.strip():
        raise ValueError("is empty")
    if text != text.strip():
        raise ValueError("begins or ends with a space; remove it")
    if not text.isprintable():  # a fast test for the usual case
        for character in text:
            category = unicodedata.category(character)
            if category in INVALID_UNICODE_CATEGORIES and character not in ALLOWED_JOINERS:
                code_point = f"U+{ord(character):04X}"
                raise ValueError(f"contains the invisible or unassigned character {code_point}")
    if match := HTML_MARKUP.search(text):
        raise ValueError(f"contains HTML: {match[0]}; write plain text")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("is not in Unicode normal form C (type accented letters as one character)")
    return text


def require_decoded(text: str) -> str:
    """Return `text` if it is clean and has no characters that are left by wrong decoding.

    Raises ValueError for any other text; see `require_clean`.
    """
    match = MISDECODED_TEXT.search(require_clean(text))
    if match is None:
        return text
    raise ValueError(f"contains “{match[0]}” ({match[0]!a}), a sign of a wrong text encoding")


def check_plain_text(text: str) -> str:
    """Return `text` if it has no italics, which only prose may have; otherwise raise ValueError."""
    if TITLE_IN_ASTERISKS.search(text):
        raise ValueError("contains asterisks; write plain text")
    return text


def percent_encode(text: str) -> str:
    """Percent-encode the characters of a text that would end or change a URL."""
    return quote(text, safe="/:;,()@!$&'*+=")


def slugify(text: str) -> str:
    """Return a slug: lowercase ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", strip_diacritics(text.lower())).strip("-")


def strip_diacritics(text: str) -> str:
    """Return a text without diacritics, and with d for đ."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def unused_name(name: str, used_names: Container[str]) -> str:
    """Return `name`, with a number appended if it is taken."""
    unused = name
    numbers = count(2)
    while unused in used_names:
        unused = f"{name}-{next(numbers)}"
    return unused


class Prose(str):
    """Editorial text, in which titles of works and names of ships are italic.

    Prose is created from raw text, which marks italics with asterisks. The string has no asterisks,
    so that it can be used as plain text; `markup` is the raw text. As a field of a record, prose is
    validated: no HTML, typographic quotation marks and dashes, no long quotation.
    """

    __slots__ = ("markup",)
    markup: str

    def __new__(cls, raw: str = "") -> Self:
        """Create `Prose` from raw text; a `Prose` object is returned unchanged."""
        if isinstance(raw, cls):
            return raw
        text = TITLE_IN_ASTERISKS.sub(lambda title: title[1], raw)
        prose = super().__new__(cls, text)
        prose.markup = raw
        return prose

    def format(self, *values: object, **named: object) -> Self:
        """Format the prose like `str.format`; arguments that are prose keep their italics."""
        in_order = map(raw_markup, values)
        by_name = {name: raw_markup(value) for name, value in named.items()}
        return type(self)(self.markup.format(*in_order, **by_name))

    @property
    def paragraphs(self) -> "list[Prose]":
        """The paragraphs; only `Paragraphs` have more than one."""
        return [Prose(raw) for raw in self.markup.split("\n")]

    @property
    def as_text(self) -> str:
        """The text without markup."""
        return str(self)

    @property
    def as_html(self) -> Markup:
        """The text as HTML: escaped, with italics and language attributes."""
        return _render_html(self.markup)

    @classmethod
    def check(cls, raw: str) -> str:
        """Return the raw text if it is valid prose. Raises ValueError with the reason."""
        return check_prose(raw)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema that validates a string as prose and writes it raw to JSON."""

        def check(value: str) -> Prose:
            return cls(cls.check(value))

        return core_schema.no_info_after_validator_function(
            check,
            handler(str),
            serialization=core_schema.plain_serializer_function_ser_schema(
                raw_markup, when_used="json"
            ),
        )


class Paragraphs(Prose):
    """Prose of one or more paragraphs, with a blank line between them in folded YAML."""

    __slots__ = ()

    @classmethod
    def check(cls, raw: str) -> str:
        """Return the raw text if each paragraph is valid prose."""
        for paragraph in raw.split("\n"):
            check_prose(paragraph)
        return raw


def raw_markup(value: object) -> str:
    """Return the raw text of prose, with its asterisks; any other value as a string."""
    if isinstance(value, Prose):
        return value.markup
    return str(value)


@lru_cache(maxsize=4096)
def _render_html(text: str) -> Markup:
    return Markup(languages.mark_languages(render_italics(str(escape(text)))))


@dataclass(frozen=True)
class Label:
    """Text with more markup than prose, such as the title of a work in its own language."""

    as_html: Markup

    @property
    def as_text(self) -> str:
        """The text without markup."""
        return self.as_html.striptags()


def check_prose(text: str) -> str:
    """Return `text` if it is valid prose. Raises ValueError with the reason."""
    require_decoded(text)
    for pattern, reason in INVALID_IN_PROSE:
        if match := pattern.search(text):
            position = match.start()
            context = text[max(0, position - 15) : position + 15]
            raise ValueError(f"contains {reason.format(match[0], context)}")
    if text.count("*") % 2:
        raise ValueError("has an odd number of asterisks; write titles as *title*")
    if text.count("“") != text.count("”"):
        raise ValueError("has unbalanced quotation marks; write “…”")
    for match in QUOTED_TEXT.finditer(text):
        word_count = count_words(match[1])
        if word_count > MAX_QUOTED_WORDS:
            beginning = match[1][:40]
            quoted = f"{word_count} words at “{beginning}…”"
            raise ValueError(f"quotes {quoted}; quote at most {MAX_QUOTED_WORDS}, and paraphrase")
    return text


def limit_words(limit: int, rule: str) -> Callable[[AnyText], AnyText]:
    """Return a validator that accepts text or prose of at most `limit` words.

    It raises ValueError for longer text, with a message that ends with the rule and the number.
    """

    def check(text: AnyText) -> AnyText:
        if (word_count := count_words(text)) > limit:
            raise ValueError(f"has {word_count} words; {rule} {limit}")
        return text

    return check


# An answer is one sentence that can be quoted.
check_answer = limit_words(45, "an answer is one sentence of at most")


def check_sentence(text: Prose) -> Prose:
    """Return `text` if it is one short sentence with a full stop; otherwise raise ValueError."""
    if not text.endswith(".") or SENTENCE_END.search(text):
        raise ValueError("is not one sentence; write one, and end it with a full stop")
    return check_answer(text)


def check_heading(text: Prose) -> Prose:
    """Return `text` if it does not end with a full stop; otherwise raise ValueError."""
    if text.endswith("."):
        raise ValueError("ends with a full stop; a title has none")
    return text


def render_italics(markup: str) -> str:
    """Return prose, or its HTML, with titles between `<i>` and `</i>`."""
    return TITLE_IN_ASTERISKS.sub(r"<i>\1</i>", markup)


def capitalize_first(text: AnyText) -> AnyText:
    """Return a text or prose with its first letter capitalized, and the rest unchanged."""
    capitalized = FIRST_LETTER.sub(lambda begins: begins[0].title(), raw_markup(text))
    return type(text)(capitalized)


def split_sentences(text: Prose) -> Iterator[Prose]:
    """Yield the sentences of prose, which is not split inside quotations and titles."""
    markup = text.markup
    start = 0
    for match in SENTENCE_BOUNDARY.finditer(markup):
        sentence = markup[start : match.end()]
        has_whole_titles = sentence.count("*") % 2 == 0
        has_whole_quotations = sentence.count("“") == sentence.count("”")
        is_complete = has_whole_titles and has_whole_quotations
        if is_complete and not ABBREVIATION_AT_END.search(markup, 0, match.start()):
            yield Prose(sentence.strip())
            start = match.end()
    remainder = markup[start:].strip()
    if remainder:
        yield Prose(remainder)


def add_quotation_marks(text: Prose) -> Prose:
    """Return prose in quotation marks, unless it begins with one."""
    if text.startswith("“"):
        return text
    return Prose("“{}”").format(text)


def first_sentence(text: Prose) -> Prose:
    """Return the first sentence of prose."""
    return next(split_sentences(text), text)


def text_preview(text: Prose) -> str:
    """Return the beginning of prose for search engines: whole sentences, or words and “…”.

    If the whole sentences are too short, words of the next sentence follow, because that sentence
    may state the opposite view.
    """
    min_length, max_length = PREVIEW_LENGTHS
    beginning = ""
    for sentence in split_sentences(text):
        extended = f"{beginning} {sentence}".strip()
        if len(extended) > max_length:
            break
        beginning = extended
    if len(beginning) >= min_length:
        return beginning
    return truncate(text, max_length)


@lru_cache(maxsize=8192)  # a rebuild changes few texts
def truncate(text: str, length: int) -> str:
    """Return the beginning of a text, in at most `length` characters."""
    if len(text) <= length:
        return " ".join(text.split())
    # Four times the length is enough for any amount of whitespace; `shorten` would process the
    # whole text.
    beginning = text[: 4 * length]
    return textwrap.shorten(beginning, length, placeholder=" …")


def count_words(text: str) -> int:
    """Return the number of words in a text; a hyphenated word counts as one."""
    return len(WORD.findall(text))
