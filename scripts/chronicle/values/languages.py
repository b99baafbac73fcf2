"""Language markup in HTML, so that foreign text is pronounced and rendered correctly.

Implements WCAG success criterion 3.1.2. Language tags conform to BCP 47.
"""

import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from chronicle.files import load_yaml

# The languages written in each script, by the characters of the script; the least ambiguous scripts
# come first.
SCRIPTS: Mapping[str, Sequence[str]] = load_yaml(__file__, "scripts.yml")
RIGHT_TO_LEFT_LANGUAGES = {"ar", "fa", "he", "ur", "yi"}
# Languages of these scripts that are not written in Latin script unless their tag says so: a title
# in Latin script is a translation.
NON_LATIN_LANGUAGES = set(chain(*SCRIPTS.values())) - {"sr", "vi"}
LANGUAGES_BY_LETTER = tuple(
    (re.compile(f"[{letters}]"), languages) for letters, languages in SCRIPTS.items()
)
# Characters that may occur in one name: the characters of the first three scripts, which share Han
# characters, or of one other script.
KANA, HANGUL, HAN, *OTHERS = SCRIPTS
NAME_CHARACTERS = (KANA + HANGUL + HAN, *OTHERS)
NON_LATIN_CHARACTER = re.compile(f"[{''.join(NAME_CHARACTERS)}]")
# Names in these scripts have no space between family name and given name.
EAST_ASIAN_CHARACTER = re.compile(f"[{NAME_CHARACTERS[0]}]")
# A run of such characters with separators: “В. А. Золотарев”, a title that contains a year.
NON_LATIN_RUN = "|".join(
    rf"[{letters}]+(?:[\s\d.,:;·・ー~〜–-]*[{letters}]+)*" for letters in NAME_CHARACTERS
)
# Markup that is left unchanged: tags, and elements that have a language.
UNCHANGED_MARKUP = r"<(?P<tag>\w+)(?=[^>]*\slang=)[^>]*>.*?</(?P=tag)>|<[^>]*>"
# Markup to skip, or a run of non-Latin characters.
MARKUP_OR_RUN = re.compile(f"{UNCHANGED_MARKUP}|{NON_LATIN_RUN}", re.DOTALL)
# The arguments of `mark_languages` for a cited work: language tags of texts, and the language of
# the work.
LanguageArguments = tuple[Mapping[str, str], str]
# A citation style changes nested quotation marks, and may use other spaces.
QUOTATION_MARKS = "\"'“”‘’"


def english_language_name(tag: str) -> str:
    """Return the English name of a language, or its tag if it is unknown."""
    try:
        return Locale.parse(tag, sep="-").get_language_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def check_language_tag(tag: str) -> str:
    """Return the tag. Raises ValueError if its language is not in CLDR.

    The tag kr, often written for ko, means Kanuri, and must be written in full: kr-Latn.
    """
    if tag == "kr":
        raise ValueError("is kr, which means Kanuri; write ko, or kr-Latn if Kanuri is meant")
    if tag.split("-")[0] not in Locale("en").languages:
        raise ValueError(
            f"is {tag}, which is not a known language code; write en, fr, ko, vi, ja, zh …"
        )
    return tag


def detect_language(text: str, language: str = "") -> str:
    """Return `language` if it is written in the script of the text.

    Otherwise return the most likely language of that script, or an empty string for Latin script.
    """
    if NON_LATIN_CHARACTER.search(text):
        bare = language.removesuffix("-Latn")
        languages = next(
            languages for letter, languages in LANGUAGES_BY_LETTER if letter.search(text)
        )
        if bare.split("-")[0] in languages:
            return bare
        return languages[0]
    if language in NON_LATIN_LANGUAGES:
        return ""
    return language


def has_non_ascii_letter(text: str) -> bool:
    """Return whether a text has a non-ASCII letter; plain ASCII may be any language."""
    return any(character.isalpha() and not character.isascii() for character in text)


def lang_attributes(language: str) -> Markup:
    """Return `lang` and, if needed, `dir` as attributes after a space; empty without a language."""
    if not language:
        return Markup("")
    language_code, *subtags = language.split("-")
    direction = ""
    if language_code in RIGHT_TO_LEFT_LANGUAGES and "Latn" not in subtags:
        direction = ' dir="rtl"'
    return Markup(' lang="{}"' + direction).format(language)


@lru_cache
def native_lang_attributes(language: str) -> Markup:
    """Return the attributes of a native name or quotation, which browsers must not translate."""
    if not language:
        return Markup("")
    return lang_attributes(language) + Markup(' translate="no"')


def mark_languages(markup: str, tags: Mapping[str, str] | None = None, language: str = "") -> str:
    """Return the HTML with foreign text in elements that declare its language.

    Foreign text is each text in `tags` (unescaped, with its language), and each run of non-Latin
    characters. `language` is the language of the cited work, for scripts of several languages.
    Elements that have a language are unchanged.
    """
    if tags:
        markup = mark_texts(markup, tags)
    if not NON_LATIN_CHARACTER.search(markup):
        return markup

    def mark_run(match: re.Match[str]) -> str:
        run = match[0]
        if run.startswith("<"):
            return run
        return _wrap_in_span(run, detect_language(run, language))

    return MARKUP_OR_RUN.sub(mark_run, markup)


def unmark_language(markup: str, language: str) -> str:
    """Return HTML without the elements that mark words as being in the `language` of the page."""
    if not language:
        return markup
    return re.sub(rf"<span{native_lang_attributes(language)}>(.*?)</span>", r"\1", markup)


def mark_texts(markup: str, tags: Mapping[str, str]) -> str:
    """Return the HTML with each text in `tags` in an element that declares its language."""
    by_text = {}
    for text, tag in tags.items():
        by_text[_strip_style_marks(html.escape(text, quote=False))] = tag

    def mark_text(match: re.Match[str]) -> str:
        text = match[0]
        if not match["text"]:
            return text
        return _wrap_in_span(text, by_text[_strip_style_marks(text)])

    longest_first = sorted(tags, key=len, reverse=True)
    return _compile_texts_pattern(tuple(longest_first)).sub(mark_text, markup)


def _wrap_in_span(text: str, tag: str) -> str:
    """Return a text in an untranslatable element with its language; without a tag, the text."""
    if not tag:
        return text
    return f"<span{native_lang_attributes(tag)}>{text}</span>"


@lru_cache(maxsize=4096)
def _compile_texts_pattern(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches any of the texts as the group `text`, ignoring case."""
    escaped = [html.escape(text, quote=False) for text in texts]
    any_text = "|".join(map(_flexible_pattern, escaped))
    return re.compile(f"{UNCHANGED_MARKUP}|(?P<text>(?i:{any_text}))", re.DOTALL)


def _flexible_pattern(text: str) -> str:
    """Return a regular expression for a text as a citation style may have changed it."""
    any_quotes = re.sub(f"[{QUOTATION_MARKS}]", f"[{QUOTATION_MARKS}]", re.escape(text))
    return re.sub(r"\\?\s", r"\\s+", any_quotes)


def _strip_style_marks(text: str) -> str:
    """Return a text without what a citation style can change: quotation marks, spaces and case."""
    return re.sub(rf"[{QUOTATION_MARKS}\s]", "", text.casefold())
