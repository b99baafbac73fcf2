"""The languages of a site besides English, and the words of its frame in each.

Each has a file, `data/languages/nl.yml`, and a page at `nl/`. `language.yml` beside this lists all
words that the frame of a page has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, Field

from chronicle.corpus import addresses, loading, reader
from chronicle.files import contents
from chronicle.problems import Problem
from chronicle.records import Model, Text
from chronicle.records.fields import Language as Tag
from chronicle.story.handwritten import WrittenPage

FORM = Path(__file__).with_name("language.yml").read_text("utf-8")
IN_ENGLISH = yaml.load(FORM, yaml.CSafeLoader)
WORDS: tuple[str, ...] = tuple(IN_ENGLISH["words"])
# The placeholder in a word.
GAP = "{}"
# A number as English has it, with signs between its digits.
NUMBER = re.compile(r"\d+(?:[,.]\d+)+")


def _with_gaps(said: Mapping[str, str]) -> Mapping[str, str]:
    """Return translations if each has the gaps of its word; raise ValueError if not."""
    for word, text in said.items():
        if word in WORDS and text.count(GAP) != word.count(GAP):
            raise ValueError(f"needs the same number of {GAP} as “{word}”")
    return said


class Language(Model):
    """A language: its name, and the words of the site in it, by the English words."""

    lang: Tag
    """Its tag, which is the name of its file."""
    name: Text
    """What it calls itself: Nederlands."""
    words: Annotated[Mapping[str, Text], AfterValidator(_with_gaps)]
    """What it says for each word of the frame; one that lacks stands in English."""
    names: Mapping[str, Text] = {}
    """What it says for words of this history: names in the navigation, kinds of actors."""
    pages: Mapping[str, str] = {}
    """By the file of a page in English, what stands for it: chapters/index.md: nl/verhaal.md."""
    asked: Mapping[str, tuple[Text, ...]] = {}
    """By the address of a page in English, what readers type for it: places/: [kaart]."""

    numbers: Mapping[str, Annotated[int, Field(ge=1)]] = {}
    """The words of its numbers: {drie: 3, honderd: 100, een half miljoen: 500000}."""
    thousands: str = ","
    """What stands between the thousands of a number, which is not the sign of its decimals."""
    decimal: Text = "."
    """What stands before the decimals of a number."""

    def drawn(self, text: str) -> str:
        """The translation of a text in a drawing; else the text with its numbers as here."""
        signs = str.maketrans({",": self.thousands, ".": self.decimal})
        return self.said.get(text) or NUMBER.sub(lambda match: match[0].translate(signs), text)

    @cached_property
    def said(self) -> Mapping[str, str]:
        """The translation of each word; empty in English."""
        return {**self.words, **self.names}

    def say(self, word: str, *held: object) -> str:
        """The translation of a word, with its gaps filled; the word where there is none."""
        text = self.said.get(word, word)
        for each in held:
            text = text.replace(GAP, str(each), 1)
        return text

    @property
    def pages_by_address(self) -> Mapping[str, str]:
        """The address of each page in this language, by that of the page in English."""
        return {
            addresses.address_of_file(file): addresses.address_of_file(own)
            for file, own in self.pages.items()
        }

    def at(self, address: str) -> str:
        """The address in this language of a page that every language has, such as the search."""
        if self.lang:
            return f"{self.lang}/{address}"
        return address


ENGLISH = Language.model_construct(lang="", name="English", words={}, numbers=IN_ENGLISH["numbers"])


def load(data: Path, problems: list[Problem]) -> dict[str, Language]:
    """The languages of a history by their tags; what is wrong in one is added to the problems."""
    found = {}
    for path in contents(data / "languages"):
        file = f"{data.name}/languages/{path.name}"
        wrong: list[Problem] = []
        text = reader.decode_file(path, file, wrong)
        language, more = _read(text, file)
        wrong += more
        if not wrong:
            found[language.lang] = language
        problems += wrong
    return found


@lru_cache(maxsize=64)
def _read(text: str, file: str) -> tuple[Language, list[Problem]]:
    """A language and what is wrong in its file; a server asks for the same at every save."""
    wrong: list[Problem] = []
    language, entry = loading.read_mapping(text, file, Language, wrong)
    if not wrong and not file.endswith(f"/{language.lang}.yml"):
        wrong.append(entry.problem(("lang",), f"call the file {language.lang}.yml"))
    return language, wrong


def problems(
    spoken: Mapping[str, Language], pages: Mapping[str, WrittenPage], data: Path
) -> Iterator[Problem]:
    """Pages in languages without words, languages without pages, and pages that are not there.

    Of a language whose file has faults, which `load` tells, nothing more is said.
    """
    for page in pages.values():
        tag = page.front_matter.lang
        file = f"languages/{tag}.yml"
        if tag and tag != "en" and not (data / file).exists():
            message = f"no interface translation for “{tag}”; create {data.name}/{file}: "
            message += f"{{lang: {tag}, name: …, words: {{}}}}, and `check` lists the texts"
            yield page.head.problem(("lang",), message, f"language {tag}")
    for tag, language in spoken.items():
        for address in (f"{tag}/", *language.pages_by_address.values()):
            name, _, anchor = address.partition("#")
            if name not in pages or (anchor and anchor not in pages[name].anchors):
                message = f"there is no page in this language at {address}"
                yield Problem(f"{data.name}/languages/{tag}.yml", 0, 0, message)


def notices(
    spoken: Mapping[str, Language], data: Path, names: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Texts and names that a language does not translate, and translations of no text of the frame.

    `names` are those that stand on its pages, by its tag.
    """
    for tag, language in spoken.items():
        lacking = [
            word for word in dict.fromkeys((*WORDS, *names[tag])) if word not in language.said
        ]
        unknown = [word for word in language.words if word not in WORDS]
        found = {"untranslated, shown in English": lacking, "not used by the site": unknown}
        for what, words in found.items():
            if words:
                named = ", ".join(f"“{word}”" for word in words)
                yield Problem(f"{data.name}/languages/{tag}.yml", 0, 0, f"{what}: {named}")
