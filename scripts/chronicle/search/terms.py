"""The terms of a text, by which the search compares it; `scripts/terms.js` makes the same.

Words are folded: the text is decomposed (Unicode normal form KD) and lowered, marks and apostrophes
go, the letters of FOLDED, which do not decompose, are replaced, and runs of letters and digits are
taken; ordinals and plurals of numbers become plain numbers, and a number is one word however its
digits are grouped. Hangul is decomposed into its letters, so that a half-typed syllable matches;
Chinese characters become their simplified forms, by two tables of OpenCC.

A term is a folded word, or its stem without English or Russian endings, or a synonym: `=` and the
first form of a group of words that mean the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, pairwise
from pathlib import Path
from typing import Any

import yaml

# Letters that do not decompose, and apostrophes.
FOLDED = (
    dict(zip("đðħıłøς", "ddhiloσ", strict=True))
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'’‘ʼʻʹ`", "")
)
WORD = re.compile(r"[^\W_]+")
# An ordinal, or a number in the plural; a decade is neither.
ORDINAL = re.compile(r"(?<![^\W_])(?:([0-9]+)(?:st|nd|rd|th)|([0-9]{1,3})s)(?![^\W_])")
# A number with its digits in groups of three: 12,300,333 or 12.300.333 or 12 300 333.
GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[.,\s][0-9]{3})+(?![0-9])")
# The endings of inflected words in English and Russian (“planes” keeps its e, to differ from
# “plans”, and “arms” its s, to differ from “armed”), and a letter that is doubled before an ending.
INFLECTED = re.compile(r"[a-z]+|[а-я]+")
VOWELS = "[аеиоуыьэюя]"
PLURAL = "(?<!^arm)(?<!^new)(?<!^good)(?<!s)s"
ENDINGS = re.compile(rf"(?<=...)(?:ings?|ed|(?<!^plan)es?|{PLURAL}|{VOWELS}+(?:[вгмх]{VOWELS}*)?)$")
DOUBLED = re.compile(r"([^es])\1$")
FINAL_Y = re.compile(r"(?<=...)y$")
# Runs of Chinese characters or of letters of Hangul, in which words are not separated.
CHARACTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")
RUN = re.compile(rf"{CHARACTERS.pattern}|[\u1100-\u11ff]{{4,}}")
# From traditional to simplified characters, from Japanese to traditional ones.
OPENCC_TABLES = ("TSCharacters.txt", "JPShinjitaiCharacters.txt")


@cache
def english() -> dict[str, Any]:
    """The English words that all histories share, and what readers ask of any site."""
    text = Path(__file__).with_name("english.yml").read_bytes()
    words: dict[str, Any] = yaml.load(text, yaml.CBaseLoader)  # which reads “no” as a word
    return words


@cache
def variants() -> Mapping[str, str]:
    """The simplified form of every character that has one."""
    simplified, traditional = map(_table, OPENCC_TABLES)
    known = {}
    for japanese, form in traditional.items():
        known[japanese] = simplified.get(form, form)
    known |= simplified
    return {character: form for character, form in known.items() if character != form}


def _table(name: str) -> dict[str, str]:
    """A table of OpenCC: characters, each with its variants, the usual one first."""
    text = (Path(__file__).parent / "opencc" / name).read_text("utf-8")
    usual = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            character, variant, *_ = line.split()
            usual[character] = variant
    return usual


class _Letters(dict[int, str]):
    """The form in which each character of a decomposed text in lower case is compared, by code."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        plain = FOLDED.get(character, variants().get(character, character))
        self[number] = "" if unicodedata.category(character).startswith("M") else plain
        return self[number]


LETTERS = _Letters()


@lru_cache(maxsize=4096)  # a whole text is folded again soon or never
def fold(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    plain = unicodedata.normalize("NFKD", text).lower().translate(LETTERS)
    joined = GROUPED.sub(lambda number: re.sub(r"[^0-9]", "", number[0]), plain)
    return tuple(WORD.findall(ORDINAL.sub(r"\1\2", joined)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending, so that “army” and “armies” have one stem."""
    if not INFLECTED.fullmatch(word):
        return word
    short = DOUBLED.sub(r"\1", ENDINGS.sub("", word))
    return FINAL_Y.sub("i", short).replace("z", "s")


class Terms:
    """Makes terms, with `synonyms`, the terms of each form by its stems, and `stopwords`."""

    def __init__(self, groups: Iterable[Iterable[str]], stopwords: Iterable[str]) -> None:
        """Take groups of words that mean the same, and words that every sentence has.

        Two groups with the same first form are one.
        """
        self.stopwords = frozenset(chain.from_iterable(map(fold, stopwords)))
        self.synonyms: dict[str, list[str]] = {}
        for group in groups:
            forms = [" ".join(map(stem, fold(form))) for form in group]
            term = f"={forms[0]}"
            for form in forms:
                known = self.synonyms.setdefault(form, [])
                if term not in known:
                    known.append(term)

        # How many words the longest form with a first word has; the forms that are one run of a
        # script; and the synonyms within a word, which comes again and again.
        self._longest: dict[str, int] = {}
        self._runs = set(filter(RUN.fullmatch, self.synonyms))
        self._within: dict[str, list[str]] = {}
        for form in self.synonyms:
            words = form.split(" ")
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def of_text(self, text: str) -> list[str]:
        """The terms of a running text: synonyms and stems, without stopwords."""
        words = fold(text)
        stems = list(map(stem, words))
        informative = (
            form for word, form in zip(words, stems, strict=True) if word not in self.stopwords
        )
        return [*self._synonyms(words, stems), *informative]

    def of_name(self, name: str) -> list[str]:
        """The terms of a title or name: its terms as of a running text, and its words as they are.

        Of a run of Chinese characters each two neighbours are a term, too.
        """
        words = fold(name)
        informative = [word for word in words if word not in self.stopwords]
        pairs: list[str] = []
        for word in words:
            for run in CHARACTERS.findall(word):
                pairs += map("".join, pairwise(run))
        return [*self.of_text(name), *(informative or words), *pairs]

    def _synonyms(self, words: Sequence[str], stems: Sequence[str]) -> Iterator[str]:
        """The synonyms of single words, of several words together, and of words within a run."""
        for start, first in enumerate(stems):
            for length in range(1, self._longest.get(first, 0) + 1):
                several = " ".join(stems[start : start + length])
                yield from self.synonyms.get(several, ())

        for word in words:
            if not word.isascii():
                yield from self._synonyms_within(word)

    def _synonyms_within(self, word: str) -> list[str]:
        """The synonyms of the forms within a word of several characters."""
        if word not in self._within:
            pieces = {word[start:end] for start, end in combinations(range(len(word) + 1), 2)}
            forms = sorted(pieces & self._runs)
            self._within[word] = [*chain.from_iterable(map(self.synonyms.__getitem__, forms))]
        return self._within[word]
