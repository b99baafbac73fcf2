"""The index of the search: what the browser loads when a reader turns to it.

`search/records.json` holds every record with its names. `search/passages/….json` hold what stands
on the pages of records (claims, slips) and the paragraphs written by hand, some a file, and
`search/words/….json` the words of all texts, a file for each first letter: of both, a browser
fetches what the typed words need. `theme/assets/find.js` reads them and orders answers.

Why no library: Pagefind needs WebAssembly, which the Content-Security-Policy of the pages forbids,
and ranks pages, not names, dates and spellings; MiniSearch loads all of its index before the first
answer, and has no synonyms, word forms or words split and joined, which would be ours all the same.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports.folding import fold
from chronicle.views import answers
from chronicle.views.answers import Answer
from chronicle.views.page import PageListing

# Words that sentences are composed with: they count where they occur and are not missed elsewhere.
COMMON = (
    *("a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been"),
    *("but", "by", "could", "did", "do", "does", "during", "each", "ever", "for", "from"),
    *("get", "got", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in"),
    *("into", "is", "it", "its", "many", "much", "not", "of", "on", "or", "our", "she", "some"),
    *("than", "that", "the", "their", "them", "there", "these", "they", "this", "those"),
    *("through", "to", "was", "we", "were", "what", "when", "where", "which", "who", "whom"),
    *("whose", "why", "with", "would", "you", "your"),
)
# Words that mean the same to whoever asks about anything that happened; a history has its own too.
SYNONYMS = (
    ("how many", "number", "count", "total", "size"),
    ("how much", "amount", "value", "worth", "price", "cost"),
    ("why", "reason", "motive", "cause", "purpose"),
    ("when", "date"),
    ("where", "location"),
    ("arrive", "arrival", "come", "came", "reach"),
    ("ask", "request"),
    ("attitude", "stance", "stand", "cool", "opinion"),
    ("begin", "began", "beginning", "start", "origin", "become"),
    ("break", "broke", "breakup", "break up", "crack", "fall out", "quarrel", "rupture", "split"),
    ("decide", "decision", "decided"),
    ("end", "finish", "stop"),
    ("friendship", "friend", "alliance", "allies", "ally"),
    ("give", "gave", "given", "grant", "donate"),
    ("help", "aid", "assist", "assistance", "support"),
    ("leave", "left", "depart", "come home", "go home", "went home", "withdraw", "withdrawal"),
    ("letter", "write", "wrote", "written"),
    ("lose", "loss", "lost"),
    ("meeting", "meet", "met", "summit", "talks"),
    ("restore", "mend", "reconcile", "reconciliation"),
    ("secret", "secrecy", "covert", "hidden"),
    ("send", "sent", "dispatch"),
    ("treaty", "accord", "agreement", "pact"),
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
        "count": len(records) + len(passages),
        "synonyms": synonyms(book),
        "shards": [name for name, _ in shards],
        "entries": _entries(records, kinds),
    }
    yield f"{addresses.SEARCH}records.json", _json(head)
    for start in range(0, len(passages), BLOCK):
        block = {"entries": _entries(passages[start : start + BLOCK], kinds)}
        yield f"{addresses.SEARCH}passages/{start // BLOCK}.json", _json(block)
    for name, words in shards:
        yield f"{addresses.SEARCH}words/{name}.json", _json(words)


def synonyms(book: Book) -> list[list[str]]:
    """Groups of words that mean the same: those of any history with those of this one.

    Groups that share a word are one.
    """
    groups: list[list[str]] = []
    for new in (*SYNONYMS, *book.corpus.settings.synonyms):
        group = list(new)
        for other in [other for other in groups if set(map(fold, other)) & set(map(fold, group))]:
            groups.remove(other)
            group = other + group
        first = {fold(word): word for word in reversed(group)}
        groups.append(sorted(first.values(), key=group.index))
    return groups


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
            _names(answer),
        ]
        for answer in some
    ]


def _names(answer: Answer) -> list[list[str] | str]:
    """The names that do not fold to what another, or the title, folds to already.

    One that is not English has its language beside it.
    """
    distinct: dict[tuple[str, ...], list[str] | str] = {fold(answer.title): answer.title}
    for text, language in answer.names:
        distinct.setdefault(fold(text), [text, language] if language else text)
    return list(distinct.values())[1:]


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
