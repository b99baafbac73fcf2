"""The search terms of a text; `scripts/terms.js` produces the same terms.

Words are normalized. The text is decomposed (Unicode NFKD) and lowercased; diacritics and
apostrophes are removed. The letters in `FOLDED_LETTERS`, which do not decompose, are replaced.
A word is then a run of letters and digits, or a decimal number. Ordinals and plurals of numbers
become plain numbers, except four-digit decades, and digit grouping is removed. Hangul is decomposed
into letters, so that a partly typed syllable matches. Chinese characters become simplified
characters, by two OpenCC tables.

A term is a normalized word, its stem without English, Russian or Hangul endings, or a synonym: `=`
and the first form of a group of words with the same meaning.
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
FOLDED_LETTERS = (
    dict(zip("đðħıłøς", "ddhiloσ", strict=True))
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'’‘ʼʻʹ`", "")
)
# A decimal number, unless it is part of a date such as 20.10.1966, or a run of letters and digits.
WORD = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]+(?!\.?[0-9])|[^\W_]+")
# An ordinal or the plural of a number; four-digit decades such as 1960s are excluded.
ORDINAL = re.compile(r"(?<![^\W_])(?:([0-9]+)(?:st|nd|rd|th)|([0-9]{1,3})s)(?![^\W_])")
# A number with grouped digits: 12,300,333 or 12.300.333 or 12 300 333.
GROUPED_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[.,\s][0-9]{3})+(?![0-9])")
# English and Russian inflectional endings, the endings of statements in Hangul and questions, and a
# letter doubled before an ending. “planes” and “names” keep their e, to differ from “plans” and the
# the name “Nam”, and “arms” its s, to differ from “armed”.
INFLECTED_WORD = re.compile(r"[a-z]+|[а-я]+|[\u1100-\u11ff]+")
HANGUL_ENDINGS = unicodedata.normalize("NFD", "다|나|나요|는가|습니다|습니까")
VOWELS = "[аеиоуыьэюя]"
PLURAL = "(?<!^arm)(?<!^new)(?<!^good)(?<!s)s"
ENDINGS = re.compile(
    r"(?<=...)(?:ings?|(?<!^nam)ed|(?<!^nam)(?<!^plan)es?"
    rf"|{PLURAL}|{VOWELS}+(?:[вгмх]{VOWELS}*)?|{HANGUL_ENDINGS})$"
)
DOUBLED_CONSONANT = re.compile(r"([^es])\1$")
# In a word of three letters after a consonant: “sky” becomes “ski” like “skies”, but “day” stays.
FINAL_Y = re.compile(r"(?:(?<=...)|(?<=[a-z][^aeiou]))y$")
# Initial ㄹ and ㄴ, which only the North keeps: silent before i and y; otherwise ㄹ becomes ㄴ.
SILENT_INITIAL = re.compile("^[\u1102\u1105](?=[\u1163\u1164\u1167\u1168\u116d\u1172\u1175])")
INITIAL_R = re.compile("^\u1105")
# Runs of Chinese or Japanese characters or of Hangul letters, which contain no word boundaries.
UNSPACED_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")
INDEXED_RUN = re.compile(rf"{UNSPACED_RUN.pattern}|[\u1100-\u11ff]{{4,}}")
# Traditional to simplified characters; Japanese to traditional characters.
OPENCC_TABLES = ("TSCharacters.txt", "JPShinjitaiCharacters.txt")


@cache
def load_english_vocabulary() -> dict[str, Any]:
    """Return the shared English vocabulary, and the questions that users ask of any site."""
    text = Path(__file__).with_name("english.yml").read_bytes()
    vocabulary: dict[str, Any] = yaml.load(text, yaml.CBaseLoader)  # this loader keeps “no” as text
    return vocabulary


@cache
def character_variants() -> Mapping[str, str]:
    """Map every variant character to its simplified form."""
    simplified, traditional = map(_load_opencc_table, OPENCC_TABLES)
    variants = {}
    for japanese, form in traditional.items():
        variants[japanese] = simplified.get(form, form)
    variants |= simplified
    return {character: form for character, form in variants.items() if character != form}


def _load_opencc_table(name: str) -> dict[str, str]:
    """Read an OpenCC table: map each character to its most common variant."""
    text = (Path(__file__).parent / "opencc" / name).read_text("utf-8")
    usual = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            character, variant, *_ = line.split()
            usual[character] = variant
    return usual


class _Letters(dict[int, str]):
    """Maps each code point of a decomposed, lowercase text to its normalized form."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        plain = FOLDED_LETTERS.get(character, character_variants().get(character, character))
        self[number] = "" if unicodedata.category(character).startswith("M") else plain
        return self[number]


FOLDING_TABLE = _Letters()


@lru_cache(maxsize=4096)  # texts are rarely normalized twice
def normalize_words(text: str) -> tuple[str, ...]:
    """Return the normalized words of a text."""
    plain = unicodedata.normalize("NFKD", text).lower().translate(FOLDING_TABLE)
    ungrouped = GROUPED_NUMBER.sub(lambda number: re.sub(r"[^0-9]", "", number[0]), plain)
    words = WORD.findall(ORDINAL.sub(r"\1\2", ungrouped))
    return tuple(INITIAL_R.sub("\u1102", SILENT_INITIAL.sub("\u110b", word)) for word in words)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a normalized word without its ending: “army” and “armies” have the same stem."""
    if not INFLECTED_WORD.fullmatch(word):
        return word
    short = DOUBLED_CONSONANT.sub(r"\1", ENDINGS.sub("", word))
    return FINAL_Y.sub("i", short).replace("z", "s")


class TermExtractor:
    """Produces terms from `synonyms` (terms by stemmed form) and `stopwords`."""

    def __init__(self, groups: Iterable[Iterable[str]], stopwords: Iterable[str]) -> None:
        """Take groups of synonyms, and words without information.

        Groups with the same first form are merged.
        """
        self.stopwords = frozenset(chain.from_iterable(map(normalize_words, stopwords)))
        self.synonyms: dict[str, list[str]] = {}
        for group in groups:
            forms = [" ".join(map(stem, normalize_words(form))) for form in group]
            term = f"={forms[0]}"
            for form in forms:
                synonyms = self.synonyms.setdefault(form, [])
                if term not in synonyms:
                    synonyms.append(term)

        # Three values: the number of words in the longest form by first word; the forms that are a
        # single run of characters; a cache of the synonyms inside a word.
        self._max_words_by_first_word: dict[str, int] = {}
        self._unspaced_forms = set(filter(INDEXED_RUN.fullmatch, self.synonyms))
        self._synonyms_by_word: dict[str, list[str]] = {}
        for form in self.synonyms:
            phrase = form.split(" ")
            self._max_words_by_first_word[phrase[0]] = max(
                self._max_words_by_first_word.get(phrase[0], 0), len(phrase)
            )

    def text_terms(self, text: str) -> list[str]:
        """Return the terms of running text: synonyms and stems, without stopwords."""
        normalized = normalize_words(text)
        stems = list(map(stem, normalized))
        informative = (
            form for word, form in zip(normalized, stems, strict=True) if word not in self.stopwords
        )
        return [*self._iter_synonyms(normalized, stems), *informative]

    def name_terms(self, name: str) -> list[str]:
        """Return the terms of a title or name: the terms of running text, and its unstemmed words.

        Each pair of adjacent Chinese characters is also a term.
        """
        normalized = normalize_words(name)
        informative = [word for word in normalized if word not in self.stopwords]
        pairs: list[str] = []
        for word in normalized:
            for run in UNSPACED_RUN.findall(word):
                pairs += map("".join, pairwise(run))
        return [*self.text_terms(name), *(informative or normalized), *pairs]

    def _iter_synonyms(self, words: Sequence[str], stems: Sequence[str]) -> Iterator[str]:
        """Yield the synonyms of single words, of phrases, and of words inside a run."""
        for start, first_stem in enumerate(stems):
            for length in range(1, self._max_words_by_first_word.get(first_stem, 0) + 1):
                phrase = " ".join(stems[start : start + length])
                yield from self.synonyms.get(phrase, ())

        for word in words:
            if not word.isascii():
                yield from self._synonyms_within(word)

    def _synonyms_within(self, word: str) -> list[str]:
        """Return the synonyms of the forms inside a word of several characters."""
        if word not in self._synonyms_by_word:
            pieces = {word[start:end] for start, end in combinations(range(len(word) + 1), 2)}
            forms = sorted(pieces & self._unspaced_forms)
            self._synonyms_by_word[word] = [
                *chain.from_iterable(map(self.synonyms.__getitem__, forms))
            ]
        return self._synonyms_by_word[word]
