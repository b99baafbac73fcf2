"""Languages in ready HTML: a foreign text names its language, to be spoken and set in it.

That is success criterion 3.1.2 of the WCAG. Tags are those of BCP 47.
"""

import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from markupsafe import Markup

# The languages written in each script, by its letters; those that leave least doubt first.
SCRIPTS: Mapping[str, Sequence[str]] = yaml.load(
    Path(__file__).with_name("scripts.yml").read_bytes(), yaml.CSafeLoader
)
RIGHT_TO_LEFT_LANGUAGES = {"ar", "fa", "he", "ur", "yi"}
# Languages of those scripts that are not written in Latin letters, unless their tag says so: a
# title of theirs in Latin letters is a translation.
NEVER_LATIN = set(chain(*SCRIPTS.values())) - {"sr", "vi"}
LANGUAGES_BY_LETTER = tuple(
    (re.compile(f"[{letters}]"), languages) for letters, languages in SCRIPTS.items()
)
# Letters that may stand in one name: those of the first three scripts, which share Han characters,
# or those of another.
KANA, HANGUL, HAN, *OTHERS = SCRIPTS
MIXED = (KANA + HANGUL + HAN, *OTHERS)
NOT_LATIN = re.compile(f"[{''.join(MIXED)}]")
# Such letters and what may stand between them: “В. А. Золотарев”, a title with a year in it.
RUN = "|".join(rf"[{letters}]+(?:[\s\d.,:;·・ー~〜–-]*[{letters}]+)*" for letters in MIXED)
# What stays as it is: tags, and elements that say their language.
SKIPPED = r"<(?P<tag>\w+)(?=[^>]*\slang=)[^>]*>.*?</(?P=tag)>|<[^>]*>"
# What to skip, then a run of other letters.
RUNS = re.compile(f"{SKIPPED}|{RUN}", re.DOTALL)
# What `mark` needs to know of what is cited, besides the HTML: tags of texts, and its language.
Marking = tuple[Mapping[str, str], str]
# A citation style changes the marks of a quotation inside another, and may set other blanks.
QUOTES = "\"'“”‘’"


def in_english(tag: str) -> str:
    """The English name of a language, by its tag; the tag where it is not known."""
    try:
        return Locale.parse(tag, sep="-").get_language_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def known(tag: str) -> str:
    """A tag whose language CLDR knows; raises ValueError for codes of countries and libraries.

    The tag kr, often written for ko, is that of Kanuri, and has to be said in full: kr-Latn.
    """
    if tag == "kr":
        raise ValueError("is kr, which means Kanuri; write ko, or kr-Latn if Kanuri is meant")
    if tag.split("-")[0] not in Locale("en").languages:
        raise ValueError(
            f"is {tag}, which is not a known language code; write en, fr, ko, vi, ja, zh …"
        )
    return tag


def language_of(text: str, language: str = "") -> str:
    """The language of a text: `language` if it is written in the script of the text.

    Otherwise it is the likeliest language of that script; for Latin letters, it is empty.
    """
    if NOT_LATIN.search(text):
        bare = language.removesuffix("-Latn")
        languages = next(
            languages for letter, languages in LANGUAGES_BY_LETTER if letter.search(text)
        )
        if bare.split("-")[0] in languages:
            return bare
        return languages[0]
    if language in NEVER_LATIN:
        return ""
    return language


def is_foreign(text: str) -> bool:
    """Whether a text has a letter that English has not; plain ASCII may be any language."""
    return any(character.isalpha() and not character.isascii() for character in text)


def attributes(language: str) -> Markup:
    """`lang` and, where needed, `dir` as attributes after a blank; empty without a language."""
    if not language:
        return Markup("")
    spoken, *subtags = language.split("-")
    direction = ""
    if spoken in RIGHT_TO_LEFT_LANGUAGES and "Latn" not in subtags:
        direction = ' dir="rtl"'
    return Markup(' lang="{}"' + direction).format(language)


@lru_cache
def native_attributes(language: str) -> Markup:
    """The attributes of a native name or a quotation, which no browser is to translate."""
    if not language:
        return Markup("")
    return attributes(language) + Markup(' translate="no"')


def mark(markup: str, tags: Mapping[str, str] | None = None, language: str = "") -> str:
    """Return the HTML with elements around what is not English that say its language.

    These are the texts whose languages are in `tags`, and every run of letters that are not Latin.
    The texts are as they were before they were escaped. `language` is the language of the work that
    is cited, for scripts of several languages. What says its language already stays as it is.
    """
    if tags:
        markup = mark_texts(markup, tags)
    if not NOT_LATIN.search(markup):
        return markup

    def in_likely(match: re.Match[str]) -> str:
        run = match[0]
        if run.startswith("<"):
            return run
        return _in_span(run, language_of(run, language))

    return RUNS.sub(in_likely, markup)


def mark_texts(markup: str, tags: Mapping[str, str]) -> str:
    """Return the HTML with each text that is in `tags` in an element that says its language."""
    by_text = {}
    for text, tag in tags.items():
        by_text[_bare(html.escape(text, quote=False))] = tag

    def in_own(match: re.Match[str]) -> str:
        text = match[0]
        if not match["text"]:
            return text
        return _in_span(text, by_text[_bare(text)])

    longest_first = sorted(tags, key=len, reverse=True)
    return _pattern(tuple(longest_first)).sub(in_own, markup)


def _in_span(text: str, tag: str) -> str:
    """A text in an element with its language, unless that is empty; nobody shall translate it."""
    if not tag:
        return text
    return f"<span{native_attributes(tag)}>{text}</span>"


@lru_cache(maxsize=4096)
def _pattern(texts: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of one of the texts, as the group `text`, whose case a style may change."""
    escaped = [html.escape(text, quote=False) for text in texts]
    any_text = "|".join(map(_loosely, escaped))
    return re.compile(f"{SKIPPED}|(?P<text>(?i:{any_text}))", re.DOTALL)


def _loosely(text: str) -> str:
    """A regular expression for a text as a citation style may have changed it."""
    any_quotes = re.sub(f"[{QUOTES}]", f"[{QUOTES}]", re.escape(text))
    return re.sub(r"\\?\s", r"\\s+", any_quotes)


def _bare(text: str) -> str:
    """A text without what a citation style may change in it."""
    return re.sub(rf"[{QUOTES}\s]", "", text.casefold())
