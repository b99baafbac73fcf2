"""Text that a person wrote: what may stand in a record, and why not.

Each validator takes a string and returns it, or raises ValueError in words that end a sentence
beginning “this text …”.
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
# The fewest and the most characters of a preview.
PREVIEW_LENGTHS = 100, 160

UNICODE_CATEGORIES_REFUSED = {"Cc", "Cs", "Cn", "Cf"}
JOINERS_ALLOWED = "\u200c\u200d"
# What only text has that was wrongly decoded: letters of no script, for private use and the
# specials, and a letter of a script from Armenian to Vedic after a small Latin one. After a capital
# it stands in names such as that of the GPS, in scripts that set no blank between words. And UTF-8
# that was read as Latin-1 or Windows-1252, as in “Ã©” and “â€™”.
MISDECODED = re.compile(
    "[\ue000-\uf8ff\ufff0-\uffff]|[a-zÀ-ɏḀ-ỿ][\u0530-\u1cff]|[ÂÃ][\x80-\xba\xbc-\xbf]|â€"
)
SENTENCE_END = re.compile(r"[.?!][”*]*\s+[“*]*[^\W\d_a-z]")
QUOTED = re.compile("“([^”]*)”")
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
TITLE_IN_ASTERISKS = re.compile(r"\*([^*]+)\*")
FIRST_LETTER = re.compile(r"\A\*?.")
# Where a sentence may end: after its stop and what closes there, before what begins another.
# A stop after an initial or one of these ends none.
END = re.compile(r"[.?!][”’*)]*(?= +[“‘*(]*[A-Z0-9])")
NO_END = re.compile(r"(?:^|[\s“‘(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Lt|Col|Gen|No|cf|vs)$")
# Something between angle brackets that a browser would take for a tag, or a character reference.
HTML = re.compile(r"</?[A-Za-z!][^>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);")
# A hyphen where a dash is meant: between blanks, or between two years.
HYPHENS = re.compile(
    r"-(?:-|(?<= -)(?= )|(?<=(?<![\w-])(?:1\d|20)\d\d-)(?=(?:1\d|20)\d\d(?![\w-])))"
)
MARKDOWN_LINK = re.compile(r"\[[^\]\n]*\]\([^)\s]*\)")
# Why not: {0} is what was found, {1} the words around it.
REFUSED_IN_PROSE = (
    (MARKDOWN_LINK, "a Markdown link: {0}; write plain text, and list records under see"),
    (re.compile(r"[\"']"), "a straight quotation mark at “{1}”; expected ‘ ’ “ ” or ’"),
    (HYPHENS, "a hyphen as a dash at “{1}”; expected – or —"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "two full stops at “{1}”; write one"),
    (re.compile(r"\*\*"), "two asterisks at “{1}”; write *title* for titles; there is no bold"),
)


def clean(text: str) -> str:
    """Return a text in NFC that has no control characters, no HTML, and no blank at either end.

    Raises ValueError, saying what is wrong, for any other.
    """
    if not text.strip():
        raise ValueError("is empty")
    if text != text.strip():
        raise ValueError("begins or ends with a space")
    if not text.isprintable():  # all of them are what Python calls not printable
        for character in text:
            category = unicodedata.category(character)
            if category in UNICODE_CATEGORIES_REFUSED and character not in JOINERS_ALLOWED:
                raise ValueError(f"contains the control character U+{ord(character):04X}")
    if match := HTML.search(text):
        raise ValueError(f"contains HTML: {match[0]}; write plain text")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("is not in Unicode normal form C (type accented letters as one character)")
    return text


def check_decoding(text: str) -> str:
    """Return a clean text that has no character that is left by wrong decoding.

    Raises ValueError for any other; see `clean`.
    """
    match = MISDECODED.search(clean(text))
    if match is None:
        return text
    raise ValueError(f"contains “{match[0]}” ({match[0]!a}), a sign of a wrong text encoding")


def check_plain(text: str) -> str:
    """Return a text without italics. Raises ValueError where it has some; only prose may."""
    if TITLE_IN_ASTERISKS.search(text):
        raise ValueError("contains asterisks; write plain text")
    return text


def in_address(text: str) -> str:
    """The text with percent signs in place of characters that would cut or change an address."""
    return quote(text, safe="/:;,()@!$&'*+=")


def slug(text: str) -> str:
    """A text as an id: small letters without accents, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(text.lower())).strip("-")


def without_marks(text: str) -> str:
    """A text without its accents and other marks, and with d for đ."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def unused_name(name: str, taken: Container[str]) -> str:
    """A name that is not taken: the one given, or with a number behind it."""
    unused = name
    numbers = count(2)
    while unused in taken:
        unused = f"{name}-{next(numbers)}"
    return unused


class Prose(str):
    """Running text in our words. The title of a work or the name of a ship is set in italics.

    It is made from raw text, in which these stand between two asterisks. As a string it is the
    words alone, so that nothing that takes it for one shows asterisks; `markup` is the raw text.
    As a field of a record it is checked: no HTML, typographic quotation marks and dashes, no long
    quotation.
    """

    __slots__ = ("markup",)
    markup: str

    def __new__(cls, raw: str = "") -> Self:
        """Make prose from raw text; from prose, the same again."""
        if isinstance(raw, cls):
            return raw
        words = TITLE_IN_ASTERISKS.sub(lambda title: title[1], raw)
        prose = super().__new__(cls, words)
        prose.markup = raw
        return prose

    def format(self, *values: object, **named: object) -> Self:
        """The prose with values in its braces, as `str.format` puts them; prose keeps italics."""
        in_order = map(markup_of, values)
        by_name = {name: markup_of(value) for name, value in named.items()}
        return type(self)(self.markup.format(*in_order, **by_name))

    @property
    def paragraphs(self) -> "list[Prose]":
        """Its paragraphs: one, or several of what is read as `Paragraphs`."""
        return [Prose(raw) for raw in self.markup.split("\n")]

    @property
    def as_text(self) -> str:
        """The words without markup."""
        return str(self)

    @property
    def as_html(self) -> Markup:
        """The text as HTML: escaped, titles in italics, words with their language."""
        return _html(self.markup)

    @classmethod
    def check(cls, raw: str) -> str:
        """The raw text, if it may be prose. Raises ValueError, saying what is wrong."""
        return check_prose(raw)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema by which pydantic reads a string as prose, and writes it raw as JSON."""

        def check(value: str) -> Prose:
            return cls(cls.check(value))

        return core_schema.no_info_after_validator_function(
            check,
            handler(str),
            serialization=core_schema.plain_serializer_function_ser_schema(
                markup_of, when_used="json"
            ),
        )


class Paragraphs(Prose):
    """Prose of one paragraph or several, with a blank line between them in folded YAML."""

    __slots__ = ()

    @classmethod
    def check(cls, raw: str) -> str:
        """The raw text, if each paragraph may be prose."""
        for paragraph in raw.split("\n"):
            check_prose(paragraph)
        return raw


def markup_of(value: object) -> str:
    """The raw text of prose, with its asterisks; anything else as a string."""
    if isinstance(value, Prose):
        return value.markup
    return str(value)


@lru_cache(maxsize=4096)
def _html(text: str) -> Markup:
    escaped = str(escape(text))
    return Markup(languages.mark(italics(escaped)))


@dataclass(frozen=True)
class Label:
    """Words that need more markup than prose, such as the name of a work in its own language."""

    as_html: Markup

    @property
    def as_text(self) -> str:
        """The words without markup."""
        return self.as_html.striptags()


def check_prose(text: str) -> str:
    """Return a text that may be prose. Raises ValueError, saying what is wrong."""
    check_decoding(text)
    for pattern, reason in REFUSED_IN_PROSE:
        if match := pattern.search(text):
            place = match.start()
            around = text[max(0, place - 15) : place + 15]
            raise ValueError(f"contains {reason.format(match[0], around)}")
    if text.count("*") % 2:
        raise ValueError("has an odd number of asterisks; write titles as *title*")
    if text.count("“") != text.count("”"):
        raise ValueError("has unbalanced quotation marks")
    for match in QUOTED.finditer(text):
        words = count_words(match[1])
        if words > MAX_QUOTED_WORDS:
            beginning = match[1][:40]
            quoted = f"{words} words at “{beginning}…”"
            raise ValueError(f"quotes {quoted}; quote at most {MAX_QUOTED_WORDS}, and paraphrase")
    return text


def at_most(words: int, rule: str) -> Callable[[AnyText], AnyText]:
    """Make a check that returns a text or prose of at most so many words.

    It raises ValueError for a longer one, with a message that ends with the rule and the number.
    """

    def check(text: AnyText) -> AnyText:
        if (found := count_words(text)) > words:
            raise ValueError(f"has {found} words; {rule} {words}")
        return text

    return check


# One sentence that can be quoted.
check_answer = at_most(45, "an answer is one sentence of at most")


def check_sentence(text: Prose) -> Prose:
    """Return prose that is one sentence with its full stop. Raises ValueError for any other."""
    if not text.endswith(".") or SENTENCE_END.search(text):
        raise ValueError("is not one sentence; write one, and end it with a full stop")
    return check_answer(text)


def check_heading(text: Prose) -> Prose:
    """Return prose that may be a title. Raises ValueError where it ends with a full stop."""
    if text.endswith("."):
        raise ValueError("ends with a full stop; a title has none")
    return text


def italics(markup: str) -> str:
    """Prose, or the same as HTML, with titles between `<i>` and `</i>`."""
    return TITLE_IN_ASTERISKS.sub(r"<i>\1</i>", markup)


def capital(text: AnyText) -> AnyText:
    """A text or prose that begins with a capital letter, the rest as it is."""
    begun = FIRST_LETTER.sub(lambda begins: begins[0].title(), markup_of(text))
    return type(text)(begun)


def sentences(text: Prose) -> Iterator[Prose]:
    """The sentences of prose, which is not cut inside quotations and titles."""
    markup = text.markup
    start = 0
    for match in END.finditer(markup):
        sentence = markup[start : match.end()]
        has_whole_titles = sentence.count("*") % 2 == 0
        has_whole_quotations = sentence.count("“") == sentence.count("”")
        is_complete = has_whole_titles and has_whole_quotations
        if is_complete and not NO_END.search(markup, 0, match.start()):
            yield Prose(sentence.strip())
            start = match.end()
    rest = markup[start:].strip()
    if rest:
        yield Prose(rest)


def in_quotes(words: Prose) -> Prose:
    """Words between quotation marks, unless they stand between some already."""
    if words.startswith("“"):
        return words
    return Prose("“{}”").format(words)


def first_sentence(text: Prose) -> Prose:
    """The first sentence of prose."""
    return next(sentences(text), text)


def preview(text: Prose) -> str:
    """The beginning of prose as search engines show it: whole sentences, or words and “…”.

    If the whole sentences are few, words follow: a rival who is quoted in a later sentence must
    not be dropped for the sake of a short line.
    """
    least, most = PREVIEW_LENGTHS
    kept = ""
    for sentence in sentences(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    if len(kept) >= least:
        return kept
    return cut(text, most)


@lru_cache(maxsize=8192)  # a save changes few
def cut(text: str, length: int) -> str:
    """The beginning of a text, in at most so many characters."""
    if len(text) <= length:
        return " ".join(text.split())
    # More than enough, whatever blanks are in it; the whole would be read to its end.
    beginning = text[: 4 * length]
    return textwrap.shorten(beginning, length, placeholder=" …")


def count_words(text: str) -> int:
    """The number of words of a text, a hyphened word counted as one."""
    return len(WORD.findall(text))
