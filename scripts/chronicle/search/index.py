"""The index of the search, as MiniSearch 7 reads one that was made before.

The format is plain and has a version: a number for each document, how often each field has a term,
how many terms a field has, and what is stored to be shown. A test lets the library index the same
documents and compares. No field has a term twice, so that what is sent of its documents are the
steps from one number to the next. `theme/assets/find.js` loads it when a reader turns to search.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import yaml

from chronicle.history import History
from chronicle.kinds.settings import Settings
from chronicle.queries.links import PageListing
from chronicle.search.documents import SearchDocument, documents
from chronicle.search.romanization import romanized
from chronicle.search.terms import Terms, variants
from chronicle.values.dates import Date
from chronicle.values.days import Day

# Terms, each with the number of its fields, and how often each document has it there.
Postings = Iterable[tuple[str, Mapping[int, Mapping[int, int]]]]
# The version of the format of MiniSearch.
SERIALIZATION = 2
# The fields of a document that have terms: `called` its title and names, `typed` its date and what
# else readers type for it, `whole` each name as one term, with its synonyms.
FIELDS = ("called", "typed", "about", "text", "whole")
# A term that more than this share of all texts have says nothing of one of them.
FREQUENT = 0.15
# What is added to the boost of a document for each step on the scale of links.
LINK = 0.025
# The most words of a name that is found as a whole; in longer ones its words are enough.
LONGEST = 4
# The most months, and the most days, of a span that are found one by one.
MONTHS = 24
DAYS = 31


def index(history: History, listed: Iterable[PageListing]) -> str:
    """The index of a history as JSON, with what makes terms of a query.

    `listed` are the pages made from the record.
    """
    terms = Terms(*vocabulary(history.corpus.settings))
    found = list(documents(history, listed))
    indexed = [fields(document, terms) for document in found]
    frequencies = Counter(term for each in indexed for term in each["text"])
    for each in indexed:
        each["text"] = [t for t in each["text"] if frequencies[t] < FREQUENT * len(found)]
    minisearch = serialized(found, indexed)
    letters = set(chain.from_iterable([*dict(minisearch["index"]), *terms.synonyms]))
    made = {
        "minisearch": minisearch | {"index": stepped(minisearch["index"])},
        "synonyms": terms.synonyms,
        "stopwords": sorted(terms.stopwords),
        "variants": {each: form for each, form in variants().items() if form in letters},
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def vocabulary(settings: Settings) -> tuple[list[Sequence[str]], list[str]]:
    """Groups of words that mean the same, and words that say nothing: of any history, of this."""
    text = (Path(__file__).parent / "english.yml").read_bytes()
    english = yaml.load(text, yaml.CBaseLoader)  # for whom “no” is a word
    return (
        [*english["synonyms"], *settings.synonyms],
        [*english["stopwords"], *settings.stopwords],
    )


def fields(document: SearchDocument, terms: Terms) -> dict[str, list[str]]:
    """The terms of each field of a document."""
    titles = [document.title] if document.is_named else []
    names = [name for name, _ in document.names]
    latin = list(chain.from_iterable(map(romanized, names)))
    several_words = [form for form in latin if " " in form]
    short = [name for name in (*titles, *names, *latin) if name.count(" ") < LONGEST]

    called = _terms_of(terms.of_name, (*titles, *names, *several_words))
    typed = _terms_of(terms.of_text, document.words)
    if document.date and document.is_named:
        typed += dates(document.date)
    whole = _terms_of(terms.of_whole, (*short, *document.keys))
    # A term counts once: where it says most.
    about = _without(called, terms.of_text(document.about))
    text = _without([*called, *about], terms.of_text(document.text))

    made = {"called": called, "typed": typed, "about": about, "text": text, "whole": whole}
    return {field: _each_once(found) for field, found in made.items()}


def _terms_of(make: Callable[[str], list[str]], texts: Iterable[str]) -> list[str]:
    """The terms of several texts, in their order."""
    return list(chain.from_iterable(map(make, texts)))


def _without(known: Iterable[str], found: Iterable[str]) -> list[str]:
    """Terms that are not known from elsewhere."""
    left_out = set(known)
    return [term for term in found if term not in left_out]


def _each_once(found: Iterable[str]) -> list[str]:
    """Terms, none empty and none twice."""
    return list(filter(None, dict.fromkeys(found)))


def serialized(
    found: Sequence[SearchDocument], indexed: Sequence[Mapping[str, Sequence[str]]]
) -> dict[str, Any]:
    """The index of MiniSearch of some documents, each with the terms of its fields."""
    postings: dict[str, dict[int, dict[int, int]]] = {}
    for number, document in enumerate(indexed):
        for place, field in enumerate(FIELDS):
            for term in document[field]:
                postings.setdefault(term, {}).setdefault(place, {})[number] = 1
    lengths = [[len(document[field]) for field in FIELDS] for document in indexed]
    return {
        "documentCount": len(found),
        "nextId": len(found),
        "documentIds": {number: document.address for number, document in enumerate(found)},
        "fieldIds": {field: place for place, field in enumerate(FIELDS)},
        "fieldLength": dict(enumerate(lengths)),
        "averageFieldLength": [sum(field) / len(found) for field in zip(*lengths, strict=True)],
        "storedFields": {number: stored(document) for number, document in enumerate(found)},
        "dirtCount": 0,
        "index": list(postings.items()),
        "serializationVersion": SERIALIZATION,
    }


def stepped(postings: Postings) -> list[tuple[str, dict[int, list[int]]]]:
    """The terms of an index, each with the steps between its documents in each field."""
    return [
        (term, {place: [b - a for a, b in pairwise((0, *some))] for place, some in found.items()})
        for term, found in postings
    ]


def stored(document: SearchDocument) -> dict[str, Any]:
    """What the script shows of a document, and its boost; what is empty is left out.

    Its title, in its language, is the first of its names; of the others those in English are shown.
    """
    others = ((name, "") for name, language in document.names if not language)
    names = ((document.title, document.language), *others)
    kept = {
        "kind": document.kind,
        "names": [list(filter(None, name)) for name in names],
        "line": document.line,
        "date": document.date.words if document.date else "",
        "boost": round(document.boost * (1 + LINK * document.weight), 3),
    }
    return {name: value for name, value in kept.items() if value}


def dates(date: Date) -> Iterator[str]:
    """A date as it may be asked for: each year, month, day and season in which it lies.

    Of a span, months and days are only those of a short one whose ends have them.
    """
    first, last = date.earliest or date.first, date.latest or date.first
    yield from map(str, range(first.year, last.year + 1))
    yield from (f"{end.year}-{end.season}" for end in date.ends if end.season)
    if all(end.month for end in date.ends):
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        yield from (f"{month // 12}-{month % 12 + 1:02}" for month in months[:MONTHS])
    if all(end.day for end in date.ends):
        numbers = range(first.number, last.number + 1)
        yield from (str(Day.of(number)) for number in numbers[:DAYS])
