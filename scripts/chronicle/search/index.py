"""The index of the search, as MiniSearch 7 reads one that was made before.

The format is plain and has a version: a number for each document, how often each field has a term,
how many terms a field has, and what is stored to be shown. A test lets the library index the same
documents and compares. No field has a term twice, so that what is sent of its documents are the
steps from one number to the next. `scripts/find.js` loads it when a reader turns to search.

It is written in two lines: the first, with the words of queries, answers by names, dates and
subjects while the rest is still on its way: works, statements and passages, and what texts say.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain, filterfalse
from operator import itemgetter
from typing import Any

from chronicle.history import History
from chronicle.queries.links import PageListing
from chronicle.queries.selection import kind_name
from chronicle.records import registry
from chronicle.records.settings import Settings
from chronicle.search.documents import BOOSTS, SearchDocument, documents
from chronicle.search.romanization import romanized
from chronicle.search.terms import Terms, english, fold, stem, variants
from chronicle.values.dates import Date
from chronicle.values.days import Day
from chronicle.values.text import markup_of

# Terms, each with the number of its fields, and how often each document has it there.
Postings = Iterable[tuple[str, Mapping[int, Mapping[int, int]]]]
# The version of the format of MiniSearch.
SERIALIZATION = 2
# The fields of a document that have terms: `called` its title and names, `typed` its date and what
# else readers type for it, `whole` each name as one term, with its synonyms.
FIELDS = ("called", "typed", "about", "text", "whole", "within")
# A term that more than this share of all texts have says nothing of one of them.
FREQUENT = 0.12
# What is added to the boost of a document for each step on the scale of links.
LINK = 0.025
# What numbers are written with: the characters that JSON leaves as they are, without the numbers of
# fields and the comma between terms. One of the first LAST ends a number, others stand before it.
DIGITS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\,012345')
LAST = 65
# The groups of what was found, of which a reader may see one alone: those of records, and of the
# rest. What does not stand here is a part of the story.
STORY = "Story and pages"
GROUPS = {
    "Questions": ("question",),
    "Events": ("event",),
    "People and places": ("actor", "place", "deployment", "journey", "line"),
    "Sources and statements": ("work", "claim", "correction", "study", "chart"),
}
# The most words of a name that is found as a whole; in longer ones its words are enough.
LONGEST = 4
# Letters of a syllable that is too short to be looked for alone.
SYLLABLE = 2
# The most months, and the most days, of a span that are found one by one.
MONTHS = 24
DAYS = 31


def index(history: History, listed: Iterable[PageListing]) -> str:
    """The index of a history as JSON, with what makes terms of a query.

    `listed` are the pages made from the record.
    """
    terms = Terms(*vocabulary(history.corpus.settings))
    in_search = sorted(documents(history, listed), key=_is_later)
    minisearch = serialized(in_search, _terms_of_fields(in_search, terms))
    first = sum(not _is_later(document) for document in in_search)
    early, later = _in_two(minisearch["index"], first)

    letters = set[str]()
    for term, _ in minisearch["index"]:
        letters.update(term)
    for form in terms.synonyms:
        letters.update(form)

    content = {
        "minisearch": _part(minisearch, range(first), early),
        "synonyms": _by_term(terms.synonyms),
        "stopwords": sorted(terms.stopwords),
        "variants": _variants_among(letters),
        "faint": faint(),
        "asked": _asked(filter(_is_asked_first, in_search)),
        "kinds": _groups(history, in_search),
        "digits": DIGITS,
        "last": LAST,
    }
    rest = _part(minisearch, range(first, len(in_search)), later)
    rest["documentIds"] = _shortened(rest["documentIds"])
    rest["asked"] = _asked(filterfalse(_is_asked_first, in_search))
    return f"{_written(content)[:-1]},\n{_written({'rest': rest})[1:]}"


def _groups(history: History, in_search: Iterable[SearchDocument]) -> dict[str, str]:
    """The group of each kind of document, by what readers see it called."""
    settings = history.corpus.settings
    group_of = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
    called = dict(group_of)
    for model in registry.models():
        if model.kind_ in group_of:
            called[kind_name(history, model.kind_)] = group_of[model.kind_]
    for actors in settings.actor_kinds.values():
        called[str(actors.one)] = group_of["actor"]
    return {document.kind: called.get(document.kind, STORY) for document in in_search}


def _is_later(document: SearchDocument) -> bool:
    """Whether the search may answer before it has a document: works, statements, passages."""
    return document.boost < BOOSTS["page"]


def _is_asked_first(document: SearchDocument) -> bool:
    """Whether what a document is asked is in the first line: what questions and pages are."""
    return document.kind == "question" or document.boost < 1


def _written(content: Mapping[str, Any]) -> str:
    """Content as JSON in one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _part(minisearch: Mapping[str, Any], numbers: range, postings: Postings) -> dict[str, Any]:
    """The part of an index that has documents of some numbers, and some postings.

    What MiniSearch has by number stands in their order, for numbers weigh. How many terms a field
    has is left out: only scores that nobody uses ask for it.
    """
    of_part = dict(minisearch)
    del of_part["fieldLength"]
    del of_part["index"]
    for name in ("documentIds", "storedFields"):
        of_part[name] = [minisearch[name][number] for number in numbers]
    of_part["documentCount"] = len(numbers)
    return of_part | packed(postings)


def _shortened(addresses: Iterable[str]) -> list[str]:
    """Addresses, of which one on the page of that before it is just its anchor."""
    shortened = []
    before = ""
    for address in addresses:
        page, hash_, anchor = address.partition("#")
        on_same_page = hash_ and page == before
        shortened.append(f"#{anchor}" if on_same_page else address)
        before = page
    return shortened


def _in_two(postings: Postings, first: int) -> tuple[Postings, Postings]:
    """The postings that answer before the rest, those of other fields than texts, and the rest.

    They are those of so many first documents.
    """
    early: dict[str, dict[int, dict[int, int]]] = {}
    later: dict[str, dict[int, dict[int, int]]] = {}
    for term, numbers_by_field in postings:
        for field, counts in numbers_by_field.items():
            for number, count in counts.items():
                is_early = number < first and FIELDS[field] not in ("text", "within")
                part = early if is_early else later
                part.setdefault(term, {}).setdefault(field, {})[number] = count
    return early.items(), later.items()


def _by_term(synonyms: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The forms that mean the same by the term that they have, which is sent once for all."""
    forms: dict[str, list[str]] = {}
    for form, terms in synonyms.items():
        for term in terms:
            forms.setdefault(term, []).append(form)
    return forms


def _asked(in_search: Iterable[SearchDocument]) -> dict[str, tuple[str, ...]]:
    """The questions that readers put, by the address that answers them."""
    return {document.address: document.asked for document in in_search if document.asked}


def _terms_of_fields(
    in_search: Iterable[SearchDocument], terms: Terms
) -> list[dict[str, list[str]]]:
    """The terms of each field of documents, without those that too many texts have."""
    indexed = [fields(document, terms) for document in in_search]
    frequencies = Counter[str]()
    for terms_by_field in indexed:
        frequencies.update(terms_by_field["text"])
    bound = FREQUENT * len(indexed)
    for terms_by_field in indexed:
        for field in ("text", "within"):
            every = terms_by_field[field]
            terms_by_field[field] = [term for term in every if frequencies[term] < bound]
    return indexed


def _variants_among(letters: Set[str]) -> dict[str, str]:
    """The characters whose simplified form is one of some letters, each with that form."""
    among = {}
    for character, form in variants().items():
        if form in letters:
            among[character] = form
    return among


def faint() -> list[str]:
    """Words that fill a question or judge, by their stems: they weigh little beside a name."""
    return sorted({stem(word) for words in english()["faint"] for word in fold(words)})


def vocabulary(settings: Settings) -> tuple[list[Sequence[str]], list[str]]:
    """Groups of words that mean the same, and words that say nothing: of any history, of this."""
    of_any = english()
    synonyms = [*of_any["synonyms"], *settings.synonyms]
    stopwords = [*of_any["stopwords"], *settings.stopwords]
    return synonyms, stopwords


def fields(document: SearchDocument, terms: Terms) -> dict[str, list[str]]:
    """The terms of each field of a document."""
    titles = [document.title] if document.is_named else []
    names = [name for name, _ in document.names]
    latin = list(chain.from_iterable(map(romanized, names)))
    several_words = [form for form in latin if " " in form]
    short = [name for name in (*titles, *names, *latin) if name.count(" ") < LONGEST]

    called = _terms_of(terms.of_name, (*titles, *names))
    # What a syllable would mean as a word is not meant, nor is one of two letters a name.
    for form in several_words:
        long = [word for word in fold(form) if len(word) > SYLLABLE]
        called += [*map(stem, long), *long]
    typed = _terms_of(terms.of_text, document.words)
    if document.date and document.is_named:
        typed += dates(document.date)
    whole = _terms_of(terms.of_whole, (*short, *document.keys))
    # A term counts once: where it says most.
    about = _without(called, terms.of_text(document.about))
    text = _without([*called, *about], terms.of_text(document.text))
    within = _without([*called, *about, *text], terms.of_text(document.within))

    return {
        "called": _each_once(called),
        "typed": _each_once(typed),
        "about": _each_once(about),
        "text": _each_once(text),
        "whole": _each_once(whole),
        "within": _each_once(within),
    }


def _terms_of(make: Callable[[str], list[str]], texts: Iterable[str]) -> list[str]:
    """The terms of several texts, in their order."""
    return list(chain.from_iterable(map(make, texts)))


def _without(known: Iterable[str], terms: Iterable[str]) -> list[str]:
    """Terms that are not known from elsewhere."""
    left_out = set(known)
    return [term for term in terms if term not in left_out]


def _each_once(terms: Iterable[str]) -> list[str]:
    """Terms, none empty and none twice."""
    return list(filter(None, dict.fromkeys(terms)))


def serialized(
    in_search: Sequence[SearchDocument], indexed: Sequence[Mapping[str, Sequence[str]]]
) -> dict[str, Any]:
    """The index of MiniSearch of some documents, each with the terms of its fields."""
    postings: dict[str, dict[int, dict[int, int]]] = {}
    lengths = []
    for number, terms_by_field in enumerate(indexed):
        for field_number, field in enumerate(FIELDS):
            for term in terms_by_field[field]:
                in_fields = postings.setdefault(term, {})
                in_fields.setdefault(field_number, {})[number] = 1
        lengths.append([len(terms_by_field[field]) for field in FIELDS])

    count = len(in_search)
    averages = []
    for lengths_of_field in zip(*lengths, strict=True):
        averages.append(sum(lengths_of_field) / count)

    return {
        "documentCount": count,
        "nextId": count,
        "documentIds": dict(enumerate(document.address for document in in_search)),
        "fieldIds": {field: number for number, field in enumerate(FIELDS)},
        "fieldLength": dict(enumerate(lengths)),
        "averageFieldLength": averages,
        "storedFields": dict(enumerate(map(stored, in_search))),
        "dirtCount": 0,
        "index": list(postings.items()),
        "serializationVersion": SERIALIZATION,
    }


def packed(postings: Postings) -> dict[str, str]:
    """The terms of an index in one text, and in another the documents that have each.

    Of a term these are its fields, each by its number and the steps from document to document.
    Terms stand in the order of their first documents, and a field begins at that of its term, the
    first of these at that of the term before: of the many that one document has little is sent.
    """
    in_order = []
    for term, numbers_by_field in postings:
        fields_in_order = sorted(numbers_by_field.items(), key=_first_document)
        in_order.append((_first_document(fields_in_order[0]), term, fields_in_order))
    in_order.sort(key=itemgetter(0))

    terms = []
    written = []
    before = 0
    for first, term, fields_in_order in in_order:
        text = ""
        for field, numbers in fields_in_order:
            text += f"{field}{_steps(numbers, before)}"
            before = first
        terms.append(term)
        written.append(text)
    return {"terms": ",".join(terms), "postings": ",".join(written)}


def _first_document(of_field: tuple[int, Iterable[int]]) -> int:
    """The number of the first document that has a term in a field."""
    _, numbers = of_field
    return next(iter(numbers))


def _steps(numbers: Iterable[int], before: int) -> str:
    """The steps from one number to the next, the first from that before."""
    steps = ""
    for number in numbers:
        steps += _digits(number - before)
        before = number
    return steps


@cache
def _digits(number: int) -> str:
    """A number as DIGITS write it: what is less than LAST is one character."""
    high, low = divmod(number, LAST)
    digits = DIGITS[low]
    while high:
        high, digit = divmod(high, len(DIGITS) - LAST)
        digits = DIGITS[LAST + digit] + digits
    return digits


def stored(document: SearchDocument) -> dict[str, Any]:
    """What the script shows of a document, and its boost; what is empty is left out.

    Its title, in its language, is the first of its names; of the others those in English are shown.
    """
    title = [document.title]
    if document.language:
        title.append(document.language)
    names = [title]
    for name, language in document.names:
        if not language:
            names.append([name])

    date = ""
    if document.date:
        date = document.date.words
    boost = document.boost * (1 + LINK * document.weight)
    shown = {
        "kind": document.kind,
        "names": names,
        "line": markup_of(document.line),
        "date": date,
        "boost": round(boost, 3),
        "translates": document.translates,
    }
    return {name: value for name, value in shown.items() if value}


def dates(date: Date) -> Iterator[str]:
    """A date as it may be asked for: each year, month, day and season in which it lies.

    Of a span, months and days are only those of a short one whose ends have them.
    """
    first = date.earliest or date.first
    last = date.latest or date.first
    for year in range(first.year, last.year + 1):
        yield str(year)
    for end in date.ends:
        if end.season:
            yield f"{end.year}-{end.season}"

    if all(end.month for end in date.ends):
        first_month = first.year * 12 + first.month - 1
        after_last = last.year * 12 + last.month
        for number in range(first_month, after_last)[:MONTHS]:
            year, month = divmod(number, 12)
            yield f"{year}-{month + 1:02}"

    if all(end.day for end in date.ends):
        for number in range(first.toordinal(), last.toordinal() + 1)[:DAYS]:
            yield str(Day.fromordinal(number))
