"""The languages of a site other than English, and the theme messages in each.

Each language has a file, such as `data/languages/nl.yml`, and a home page, such as `nl/`. The file
`language.yml` next to this module lists all messages of the theme.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, Field, model_validator

from chronicle.content.markdown_pages import MarkdownPage
from chronicle.corpus import addresses, loading, yaml_reader
from chronicle.files import list_files, load_yaml
from chronicle.problems import Problem, suggest_name
from chronicle.records import Model, Text
from chronicle.records.fields import Language as Tag

LANGUAGE_FILE_TEMPLATE = Path(__file__).with_name("language.yml").read_text("utf-8")
ENGLISH_ENTRIES = yaml.load(LANGUAGE_FILE_TEMPLATE, yaml.CSafeLoader)
INTERFACE_TEXTS: tuple[str, ...] = tuple(ENGLISH_ENTRIES["words"])
# The current text for each previous text of the interface.
RENAMED_TEXTS = load_yaml(__file__, "renamed_texts.yml")
# The placeholder in a message.
TEXT_PLACEHOLDER = "{}"
# A number in English notation, with separators between its digits.
FORMATTED_NUMBER = re.compile(r"\d+(?:[,.]\d+)+")


def _check_placeholders(translations: Mapping[str, str]) -> Mapping[str, str]:
    """Return translations; raise ValueError if a placeholder of a message is missing."""
    for word, text in translations.items():
        if (
            text
            and word in INTERFACE_TEXTS
            and text.count(TEXT_PLACEHOLDER) != word.count(TEXT_PLACEHOLDER)
        ):
            raise ValueError(f"needs the same number of {TEXT_PLACEHOLDER} as “{word}”")
    return translations


class Language(Model):
    """A language: its name, and the translations of the messages of the site."""

    lang: Tag
    """The language tag, which is also the name of the file."""
    name: Text
    """The native name of the language: Nederlands."""
    words: Annotated[Mapping[str, Text | None], AfterValidator(_check_placeholders)]
    """The translation of each theme message; untranslated messages are shown in English."""
    names: Mapping[str, Text | None] = {}
    """Translations of labels of this history: navigation entries, kinds of actors."""
    pages: Mapping[str, str] = {}
    """The counterpart of an English page, by file: chapters/index.md: nl/verhaal.md."""
    asked: Mapping[str, tuple[Text, ...]] = {}
    """The search aliases of an English page, by URL: places/: [kaart]."""

    unbroken: tuple[Annotated[str, Field(pattern=r"^\S+ \S+$")], ...] = ()
    """Pairs of words that stay on one line; # is a number: [tháng #, Việt Nam]."""
    numbers: Mapping[str, Annotated[int, Field(ge=1)]] = {}
    """Number words: {drie: 3, honderd: 100, een half miljoen: 500000}."""
    thousands: str = ","
    """The thousands separator, which must differ from the decimal separator."""
    decimal: Text = "."
    """The decimal separator."""

    @model_validator(mode="after")
    def _check_separators(self) -> "Language":
        if self.thousands == self.decimal:
            raise ValueError("thousands and decimal are the same; write two different separators")
        return self

    def translate_drawing_text(self, text: str) -> str:
        """Return the translation of a text in a drawing, or the text with localized numbers."""
        signs = str.maketrans({",": self.thousands, ".": self.decimal})
        return self.text_by_message.get(text) or FORMATTED_NUMBER.sub(
            lambda match: match[0].translate(signs), text
        )

    @cached_property
    def text_by_message(self) -> Mapping[str, str]:
        """The translation of each message that has one; empty in English."""
        texts = {**self.words, **self.names}
        return {message: text for message, text in texts.items() if text}

    def translate(self, word: str, *values: object) -> str:
        """Return the translation of a message, or the message itself, with placeholders filled."""
        text = self.text_by_message.get(word, word)
        for value in values:
            text = text.replace(TEXT_PLACEHOLDER, str(value), 1)
        return text

    @property
    def pages_by_address(self) -> Mapping[str, str]:
        """Map the URL of each English page to the URL of its counterpart in this language."""
        return {
            addresses.file_address(file): addresses.file_address(translated)
            for file, translated in self.pages.items()
        }

    def localized_address(self, address: str) -> str:
        """Return the URL in this language of a page that every language has, such as the search."""
        if self.lang:
            return f"{self.lang}/{address}"
        return address


ENGLISH = Language.model_construct(
    lang="", name="English", words={}, numbers=ENGLISH_ENTRIES["numbers"]
)


def load_languages(data: Path, problems: list[Problem]) -> dict[str, Language]:
    """Return the languages of a history by tag; add the problems of their files to `problems`."""
    languages = {}
    for path in list_files(data / "languages"):
        file = f"{data.name}/languages/{path.name}"
        language_problems: list[Problem] = []
        text = yaml_reader.decode_file(path, file, language_problems)
        language, file_problems = _read_language(text, file)
        language_problems += file_problems
        if not language_problems:
            languages[language.lang] = language
        problems += language_problems
    return languages


@lru_cache(maxsize=64)
def _read_language(text: str, file: str) -> tuple[Language, list[Problem]]:
    """Return a language and the problems of its file; cached for the server's rebuilds."""
    problems: list[Problem] = []
    language, entry = loading.read_mapping(text, file, Language, problems)
    if not problems and not file.endswith(f"/{language.lang}.yml"):
        problems.append(
            entry.make_problem(
                ("lang",), f"is the language of this file; rename the file to {language.lang}.yml"
            )
        )
    return language, problems


def check_languages(
    languages: Mapping[str, Language], pages: Mapping[str, MarkdownPage], data: Path
) -> Iterator[Problem]:
    """Yield a problem for each page in a language without a file, and each page that is missing.

    Every language needs a home page and the pages that its file lists. A language whose file has
    errors, which `load_languages` reports, is skipped.
    """
    for page in pages.values():
        tag = page.front_matter.lang
        file = f"languages/{tag}.yml"
        if tag and tag != "en" and not (data / file).exists():
            message = f"no interface translation for “{tag}”; create {data.name}/{file}: "
            message += f"{{lang: {tag}, name: …, words: {{}}}}, and `check` lists the texts"
            yield page.raw_front_matter.make_problem(("lang",), message, f"language {tag}")
    for tag, language in languages.items():
        for address in (f"{tag}/", *language.pages_by_address.values()):
            name, _, anchor = address.partition("#")
            if name not in pages or (anchor and anchor not in pages[name].anchors):
                message = f"page {address} in this language is missing; add it to docs"
                yield Problem(f"{data.name}/languages/{tag}.yml", 0, 0, message)


def check_translations(
    languages: Mapping[str, Language], data: Path, names: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Yield warnings for the missing translations of each language, and for the unused ones.

    `names` are the names shown on the pages of each language, by tag.
    """
    for tag, language in languages.items():
        file = f"{data.name}/languages/{tag}.yml"
        names_of_history = [name for name in names[tag] if name not in INTERFACE_TEXTS]
        for field, texts in {"words": INTERFACE_TEXTS, "names": names_of_history}.items():
            missing = [
                text for text in dict.fromkeys(texts) if text not in language.text_by_message
            ]
            if missing:
                lines = [f"  {json.dumps(text, ensure_ascii=False)}:" for text in missing]
                message = f"untranslated, shown in English; translate these lines in {field}:"
                yield Problem(file, 0, 0, "\n".join([message, *lines]))
        for word in language.words:
            if word in INTERFACE_TEXTS:
                continue
            change = f"is not used by the site; remove it{suggest_name(word, INTERFACE_TEXTS)}"
            if word in RENAMED_TEXTS:
                change = f"is now “{RENAMED_TEXTS[word]}”; rename it, and check the translation"
            yield Problem(file, 0, 0, f"“{word}” {change}")
