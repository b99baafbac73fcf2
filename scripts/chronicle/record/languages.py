"""Marks what is not English in ready HTML with its language (BCP 47), so that it is spoken and set as what it is (WCAG 3.1.2)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache

# Scripts, those that leave least doubt first: their letters, and the languages written in them. The first language is the one
# that a text without further word is in, by the likely subtags of CLDR.
SCRIPTS = (
    ("\u3041-\u3096\u30a1-\u30fa", ("ja",)),
    ("\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3", ("ko",)),
    ("\u3400-\u4dbf\u4e00-\u9fff", ("zh", "ja", "ko", "vi")),
    ("\u0400-\u052f", ("ru", "uk", "be", "bg", "mk", "sr", "mn", "kk")),
    ("\u1780-\u17d3", ("km",)),
    ("\u0e80-\u0edf", ("lo",)),
    ("\u0e01-\u0e5b", ("th",)),
    ("\u0600-\u06ff", ("ar", "fa", "ur")),
    ("\u0370-\u03ff", ("el",)),
)
# Languages of those scripts that are not written in Latin letters, unless their tag says so: a title of theirs in Latin letters is
# a translation.
OTHER = {language for _, languages in SCRIPTS for language in languages} - {"sr", "vi"}
LETTERS = "".join(letters for letters, _ in SCRIPTS)
ANY = re.compile(f"[{LETTERS}]")
# Letters of other scripts with what may stand between them: “В. А. Золотарев”, a title with a year in it.
RUN = rf"[{LETTERS}]+(?:[\s\d.,:;·・ー~〜–-]*[{LETTERS}]+)*"
# What is left as it is: tags, and elements that say their language.
KEPT = r"<(?P<tag>\w+)(?=[^>]*\slang=)[^>]*>.*?</(?P=tag)>|<[^>]*>"
# A citation style turns quotation marks inside others, and may set other blanks.
QUOTES = "\"'“”‘’"


def language_of(text: str, language: str = "") -> str:
    """The language of a text: the given one where it is written so, else the likely one of its script, or none."""
    for letters, languages in SCRIPTS:
        if re.search(f"[{letters}]", text):
            given = language.removesuffix("-Latn")
            return given if given.split("-")[0] in languages else languages[0]
    return "" if language in OTHER else language


def is_foreign(text: str) -> bool:
    """Whether a text has a letter that English has not: a name in plain ASCII may be in any language."""
    return any(character.isalpha() and not character.isascii() for character in text)


def marked(markup: str, known: Mapping[str, str] | None = None, language: str = "") -> str:
    """HTML in which every `known` text, and every run of letters that are not Latin, stands in an element with its language.

    `known` are texts with their languages, as they were before they were escaped; `language` is that of the work which is
    cited, where a script leaves a choice. What is marked already stays as it is.
    """
    if not known and not ANY.search(markup):
        return markup
    texts = {html.escape(text, quote=False): tag for text, tag in (known or {}).items()}
    alternatives = [f"(?P<known>{'|'.join(map(_loosely, sorted(texts, key=len, reverse=True)))})"] if texts else []
    languages = {_bare(text): tag for text, tag in texts.items()}

    def mark(match: re.Match[str]) -> str:
        found = match[0]
        if found.startswith("<"):
            return found
        title = texts and match["known"]
        tag = languages[_bare(found)] if title else language_of(found, language)
        return f'<span lang="{tag}">{found}</span>'

    return _pattern("|".join([KEPT, *alternatives, RUN])).sub(mark, markup)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.DOTALL | re.IGNORECASE)


def _loosely(text: str) -> str:
    return "".join(f"[{QUOTES}]" if c in QUOTES else r"\s+" if c.isspace() else re.escape(c) for c in text)


def _bare(text: str) -> str:
    """A text without what a citation style may change in it."""
    return "".join(c for c in text.casefold() if c not in QUOTES and not c.isspace())
