"""The index of the search: what the browser loads when a reader turns to it.

`search/records.json` holds every record with its names. `search/passages/….json` hold what stands
on the pages of records (claims, slips) and the paragraphs written by hand, some a file, and
`search/words/….json` the words of all texts, a file for each first letter: of both, a browser
fetches what the typed words need. `theme/assets/find.js` reads them and orders answers.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import answers
from chronicle.exports.answers import Answer
from chronicle.exports.folding import fold
from chronicle.views.page import PageListing

# Words that sentences are composed with: they count where they occur and are not missed elsewhere.
COMMON = (
    *("a", "an", "and", "are", "as", "at", "by", "did", "do", "for", "from", "had", "has", "have"),
    *("he", "how", "in", "is", "it", "its", "of", "on", "or", "that", "the", "this", "to", "was"),
    *("were", "what", "when", "where", "which", "who", "with"),
)
# By how much a kind stands back behind the records themselves.
STANDS_BACK = {
    "work": 40,
    "glossary": 40,
    "chapter": 60,
    "page": 60,
    "claim": 250,
    "slip": 300,
    "paragraph": 800,
}
# Passages in a file.
BLOCK = 100


def files(book: Book, pages: Iterable[PageListing]) -> Iterator[tuple[str, str]]:
    """Every file of the index: its path below the root of the site, and its content as JSON.

    `pages` are those of the record; the ones that no record lives on are answers themselves.
    """
    records = [*answers.records(book), *answers.pages(book, pages)]
    passages = list(answers.passages(book))
    kinds = sorted({answer.kind for answer in (*records, *passages)})
    shards = sorted(_words((*records, *passages)).items())
    head = {
        "common": COMMON,
        "kinds": [[kind, STANDS_BACK.get(kind, 0)] for kind in kinds],
        "block": BLOCK,
        "shards": [name for name, _ in shards],
        "entries": _entries(records, kinds),
    }
    yield f"{addresses.SEARCH}records.json", _json(head)
    for start in range(0, len(passages), BLOCK):
        block = {"entries": _entries(passages[start : start + BLOCK], kinds)}
        yield f"{addresses.SEARCH}passages/{start // BLOCK}.json", _json(block)
    for name, words in shards:
        yield f"{addresses.SEARCH}words/{name}.json", _json(words)


def shard(word: str) -> str:
    """The file that has a folded word: its first letter, `0` for a number, or `other`."""
    first = word[0]
    return first if "a" <= first <= "z" else "0" if first.isdecimal() else "other"


def _entries(some: Iterable[Answer], kinds: Sequence[str]) -> list[list[Any]]:
    """Answers as the script reads them: lists, since names of fields would double the files."""
    return [
        [
            kinds.index(answer.kind),
            answer.address,
            answer.title,
            answer.language,
            answer.line,
            answer.date.text if answer.date else "",
            answer.date.words if answer.date else "",
            answer.weight,
            [[name.text, name.language] if name.language else name.text for name in answer.names],
        ]
        for answer in some
    ]


def _words(every: Iterable[Answer]) -> Mapping[str, Mapping[str, list[int]]]:
    """The words of the texts by shard, each with the numbers of the answers that have it."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, answer in enumerate(every):
        # Folded piece by piece: a piece between blanks returns thousands of times.
        words = {word for piece in answer.text.split() for word in fold(piece)}
        for word in words.difference(COMMON):
            numbers[word].append(number)
    shards: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(numbers):
        shards[shard(word)][word] = numbers[word]
    return shards


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
