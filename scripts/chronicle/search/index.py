"""The search index, which `scripts/find.js` loads when a user starts to search.

It is a JSON list of parts, one per line, which the script adds one by one. The first part suffices
to search names, dates and subjects. The second part has the lines that its results show. The other
parts add works, statements, passages and full texts. They are small, so that a slow device remains
responsive.

A part contains `columns` of consecutive documents, the first with the number `first`: displayed
fields, and for each indexed field the terms that no other document has, separated by commas. A
missing value is 0. `terms` contains the other terms of a field, also separated by commas, and the
numbers of the documents of each, as differences. A word of a single passage is omitted, because
the script finds it in the displayed text. `asked` contains the known questions by document
number. Hangul syllables are composed. A line that ends with a separator continues with the title
of the page. Translated documents are given by number.
"""

import hashlib
import json
import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from chronicle.corpus import group_by_key
from chronicle.disk_cache import cache_version, get_or_compute
from chronicle.history import History
from chronicle.records import Settings
from chronicle.search.documents import BOOSTS, OtherName, SearchDocument, add_aliases
from chronicle.search.pages import page_documents
from chronicle.search.records import record_search_documents
from chronicle.search.romanization import romanize
from chronicle.search.terms import (
    FOLDED_LETTERS,
    TermExtractor,
    character_variants,
    load_english_vocabulary,
    normalize_words,
    stem,
)
from chronicle.values import MONTHS, Date, Day, raw_markup

# The indexed fields of a document. `called` contains its title and names. `sought` contains its
# date and search aliases. `whole` contains each name as a single term, except the names in
# `stored_fields`, which the script indexes.
FIELDS = ("called", "sought", "about", "text", "whole")
# The version of stored terms, which changes with the code.
TERMS_VERSION = cache_version("jinja2")
# A term is omitted if it occurs in more texts, or in more of those in the same language, than this
# factor times the square root of their number.
MAX_FREQUENCY_FACTOR = 2.1
LINK_BOOST = 0.025
# Between the speaker of a statement and its subject.
SEPARATOR = " · "
# The documents, the terms, and the documents with known questions in one of the other parts.
DOCUMENTS_IN_PART = 400
TERMS_IN_PART = 1500
QUESTIONS_IN_PART = 30
# A shorter or equally long word within a name is a syllable, and only the whole name is indexed.
MAX_SYLLABLE_LENGTH = 3
MAX_MONTHS = 24
MAX_DAYS = 31
# The forms of a date, as regular expressions of JavaScript, for queries and texts. The first that
# matches a query is used.
DATE_FORMS: list[str] = json.loads(Path(__file__).with_name("date_forms.json").read_bytes())
# The forms of full names, by their frequent family names; phrases that begin with such a name are
# excluded.
NAME_FORMS: list[str] = json.loads(Path(__file__).with_name("name_forms.json").read_bytes())
DATES_IN_TEXT = [
    re.compile(form.replace("(?<", "(?P<").replace("(?P<!", "(?<!"), re.IGNORECASE)
    for form in DATE_FORMS
]

DIGIT = re.compile(r"\d")
T = TypeVar("T")


def iter_documents(
    history: History, generated_documents: Iterable[SearchDocument]
) -> Iterator[SearchDocument]:
    """Yield every document of a history; `generated_documents` belong to generated pages."""
    yield from record_search_documents(history)
    for document in page_documents(history, generated_documents):
        yield add_aliases(document, history.search_aliases.get(document.address))


def render_index(history: History, generated_documents: Iterable[SearchDocument]) -> str:
    """Return the index of a history as JSON; see `iter_documents`."""
    terms = TermExtractor(*search_vocabulary(history.corpus.settings))
    in_search = sorted(iter_documents(history, generated_documents), key=_is_in_second_part)
    cache = history.citation_cache and history.citation_cache.with_name("search.json")
    vocabulary_key = repr(search_vocabulary(history.corpus.settings))
    indexed = _terms_of_fields(in_search, terms, vocabulary_key, cache)
    first_part_size = sum(not _is_in_second_part(document) for document in in_search)

    names = [{**terms_by_field, "text": ()} for terms_by_field in indexed[:first_part_size]]
    texts = [{"text": terms_by_field["text"]} for terms_by_field in indexed[:first_part_size]]
    early, early_alone = _split_terms(names)
    later, later_alone = _split_terms([*texts, *indexed[first_part_size:]])
    for document, terms_alone in zip(in_search, later_alone, strict=True):
        if not document.is_named and document.text in (document.title, document.line):
            terms_alone["text"] = ""  # the script finds them in the displayed text

    in_index = chain.from_iterable(fields.values() for fields in indexed)
    known_terms = set(chain.from_iterable([*chain.from_iterable(in_index), *terms.synonyms]))
    # Keyed by the shared term, which is then stored only once.
    synonyms: list[tuple[str, str]] = []
    for form, shared in terms.synonyms.items():
        synonyms += [(term, form) for term in shared]
    used_variants = {
        variant: form for variant, form in character_variants().items() if form in known_terms
    }
    vocabulary = {
        "synonyms": group_by_key(synonyms),
        "stopwords": sorted(terms.stopwords),
        "variants": used_variants | FOLDED_LETTERS,
        "dates": DATE_FORMS,
        "names": NAME_FORMS,
    }
    stored = [stored_fields(document) for document in in_search]
    shorten_fields(stored)
    lines = [{"line": document.pop("line", "")} for document in stored[:first_part_size]]
    first_columns = _columns(0, map(operator.or_, stored, early_alone))
    columns = [*map(operator.or_, [*lines, *stored[first_part_size:]], later_alone)]
    questions = [
        (number, document.known_questions)
        for number, document in enumerate(in_search)
        if document.known_questions or document.kind == "question" or document.translated_addresses
    ]
    parts = [
        {"words": vocabulary, "terms": _term_lists(early), **first_columns},
        _columns(0, columns[:first_part_size]),
        *(
            _columns(first, columns[first : first + DOCUMENTS_IN_PART])
            for first in range(first_part_size, len(columns), DOCUMENTS_IN_PART)
        ),
        *(
            {"terms": _term_lists({field: dict(terms)})}
            for field, numbers in later.items()
            for terms in _batches([*numbers.items()], TERMS_IN_PART)
        ),
        *({"asked": dict(batch)} for batch in _batches(questions, QUESTIONS_IN_PART)),
    ]
    return "[" + ",\n".join(map(_to_json, parts)) + "]"


def _to_json(content: Mapping[str, Any]) -> str:
    """Return content as JSON on one line, with composed characters."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def _split_terms(
    indexed: Sequence[Mapping[str, Sequence[str]]],
) -> tuple[dict[str, dict[str, list[int]]], list[dict[str, str]]]:
    """Return the document numbers of each shared term, by field, and the other terms by document.

    Numbers are delta-encoded.
    """
    steps: dict[str, dict[str, list[int]]] = {field: {} for field in FIELDS}
    last_numbers: dict[tuple[str, str], int] = {}
    for number, terms_by_field in enumerate(indexed):
        for field, terms in terms_by_field.items():
            for term in terms:
                before = last_numbers.get((field, term), 0)
                steps[field].setdefault(term, []).append(number - before)
                last_numbers[field, term] = number
    alone = [
        {
            field: ",".join(term for term in terms if len(steps[field][term]) == 1)
            for field, terms in terms_by_field.items()
        }
        for terms_by_field in indexed
    ]
    shared = {
        field: {term: numbers for term, numbers in field_steps.items() if len(numbers) > 1}
        for field, field_steps in steps.items()
    }
    return shared, alone


def shorten_fields(stored: Sequence[dict[str, Any]]) -> None:
    """Remove the title of the page from lines, and replace the URLs of translated documents."""
    titles = {document["address"]: document["names"][0][0] for document in stored}
    numbers = {document["address"]: number for number, document in enumerate(stored)}
    for document in stored:
        title = titles.get(document["address"].partition("#")[0])
        line = document.get("line", "")
        if "#" in document["address"] and line.endswith(f"{SEPARATOR}{title}"):
            document["line"] = line.removesuffix(title)
        if "translates" in document:
            document["translates"] = [numbers.get(address) for address in document["translates"]]


def _term_lists(terms: Mapping[str, Mapping[str, list[int]]]) -> dict[str, Sequence[Any]]:
    """Return the joined terms of each field, followed by the document numbers of each term."""
    return {field: [",".join(numbers), *numbers.values()] for field, numbers in terms.items()}


def _columns(first: int, documents: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a part with consecutive documents, the first of which has the number `first`."""
    rows = [*documents]
    fields = dict.fromkeys(chain.from_iterable(rows))
    return {
        "first": first,
        "columns": {field: [row.get(field, 0) for row in rows] for field in fields},
    }


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield consecutive items in batches."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _is_in_second_part(document: SearchDocument) -> bool:
    """Return whether a document is in the second part: works, statements, passages."""
    is_passage = bool(document.text) and not document.is_named
    return is_passage or document.boost < BOOSTS["page"]


def _terms_of_fields(
    in_search: Sequence[SearchDocument],
    terms: TermExtractor,
    vocabulary_key: str,
    cache: Path | None,
) -> list[dict[str, list[str]]]:
    """Return the terms of each field of each document, without terms that are too frequent.

    The file `cache` keeps the terms of documents that did not change.
    """
    keys = [_digest(repr(_without_displayed_fields(document))) for document in in_search]
    by_key = dict(zip(keys, in_search, strict=True))
    stored = get_or_compute(
        cache,
        _digest(f"{TERMS_VERSION} {unicodedata.unidata_version} {vocabulary_key}"),
        {key: key for key in by_key},
        lambda missing: [document_terms(by_key[key], terms) for key in missing],
        keeps_others=False,
    )
    indexed: list[dict[str, list[str]]] = [dict(stored[key]) for key in keys]
    texts = [*zip(in_search, indexed, strict=True)]
    _omit_frequent_terms(texts)
    for in_language in group_by_key((text[0].text_language, text) for text in texts).values():
        _omit_frequent_terms(in_language)
    return indexed


def _omit_frequent_terms(texts: Iterable[tuple[SearchDocument, dict[str, list[str]]]]) -> None:
    """Remove the terms that are in too many texts, not counting paragraphs.

    A chapter has many paragraphs with the same subject.
    """
    counted = [fields["text"] for document, fields in texts if document.kind != "paragraph"]
    frequencies = Counter(chain.from_iterable(counted))
    bound = MAX_FREQUENCY_FACTOR * len(counted) ** 0.5
    for _, fields in texts:
        fields["text"] = [term for term in fields["text"] if frequencies[term] < bound]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _without_displayed_fields(document: SearchDocument) -> SearchDocument:
    """Return a document without the fields that have no terms."""
    return replace(
        document,
        address="",
        line="",
        weight=0,
        boost=1,
        translated_addresses=(),
        question_addresses=(),
    )


def search_vocabulary(settings: Settings) -> tuple[list[Sequence[str]], list[str]]:
    """Return the synonyms and stopwords of all histories, followed by those of this history."""
    of_any = load_english_vocabulary()
    synonyms = [*of_any["synonyms"], *settings.synonyms]
    stopwords = [*of_any["stopwords"], *settings.stopwords]
    return synonyms, stopwords


def document_terms(document: SearchDocument, terms: TermExtractor) -> dict[str, list[str]]:
    """Return the terms of each field of a document, without empty terms and duplicates."""
    titles = []
    if document.is_named:
        titles.append(document.title)
    names = [name for name, _ in document.names]
    latin = list(chain.from_iterable(map(romanize, names)))
    several_words = [form for form in latin if " " in form]

    name_terms = list(chain.from_iterable(map(terms.name_terms, (*titles, *names))))
    # Words within a name are neither synonyms nor stopwords, and syllables are not indexed.
    for form in several_words:
        long = [word for word in normalize_words(form) if len(word) > MAX_SYLLABLE_LENGTH]
        name_terms += [*map(stem, long), *long]
    alias_terms = list(chain.from_iterable(map(terms.text_terms, document.aliases)))
    if document.date and document.is_named:
        alias_terms += date_search_terms(document.date)
    whole_names = ["".join(normalize_words(name)) for name in (*latin, *document.exact_words)]
    # A term is indexed only once, in its most significant field.
    about = _exclude_terms(name_terms, terms.text_terms(document.subject_text))
    texts = [document.text]
    if document.kind == "page":
        texts += document.known_questions  # its own text is short
    named_days = day_search_terms(document)
    text = _exclude_terms([*name_terms, *about], [*terms.text_terms(" ".join(texts)), *named_days])

    terms_by_field = {
        "called": name_terms,
        "sought": alias_terms,
        "about": about,
        "text": text,
        "whole": whole_names,
    }
    return {
        field: [*filter(None, dict.fromkeys(field_terms))]
        for field, field_terms in terms_by_field.items()
    }


def _exclude_terms(excluded: Iterable[str], terms: Iterable[str]) -> list[str]:
    """Return the terms that are not in `excluded`."""
    left_out = set(excluded)
    return [term for term in terms if term not in left_out]


def stored_fields(document: SearchDocument) -> dict[str, Any]:
    """Return the displayed fields of a document and its boost, without empty values.

    The first name is the title. A name has its language, unless it is English. A name with the
    same terms as an earlier one is omitted.
    """
    names: dict[tuple[str, ...], OtherName] = {}
    for name, language in ((document.title, document.language), *document.names):
        names.setdefault(normalize_words(name), (name, language))
    date = ""
    if document.date:
        date = document.date.words
    boost = document.boost * (1 + LINK_BOOST * document.weight)
    fields = {
        "kind": document.kind,
        "boost": round(boost, 3),
        "address": document.address,
        "date": date,
        "names": [[*filter(None, name)] for name in names.values()],
        "line": raw_markup(document.line),
        "translates": document.translated_addresses,
        "disputes": document.question_addresses,
        "unnamed": int(not document.is_named),  # shorter than true
    }
    return {name: value for name, value in fields.items() if value}


def date_search_terms(date: Date) -> Iterator[str]:
    """Yield the terms of a date: each year, month, day and season that it covers.

    An interval has month or day terms only if both ends specify them, up to a maximum number.
    """
    first_day = date.first_day
    last_day = date.latest_day or first_day
    for year in range(first_day.year, last_day.year + 1):
        yield _year_term(year)
    for end in date.bounds:
        if end.season:
            yield f"{_year_term(end.year)}-{end.season}"

    if all(end.month for end in date.bounds):
        first_month = first_day.year * 12 + first_day.month - 1
        after_last = last_day.year * 12 + last_day.month
        for number in range(first_month, after_last)[:MAX_MONTHS]:
            year, month = divmod(number, 12)
            yield f"{_year_term(year)}-{month + 1:02}"

    if all(end.day for end in date.bounds):
        for number in range(first_day.toordinal(), last_day.toordinal() + 1)[:MAX_DAYS]:
            day = Day.fromordinal(number)
            yield f"{_year_term(day.year)}-{day.month:02}-{day.day:02}"


def day_search_terms(document: SearchDocument) -> Iterator[str]:
    """Yield the terms of the days in a document, and of its own day if its title is not a name.

    A day without a year is in the year of the document.
    """
    default_year = ""
    if document.date:
        default_year = str(document.date.first_day.year)
        if not document.is_named:
            yield from (term for term in date_search_terms(document.date) if term.count("-") == 2)
    yield from _dates_in_text(document.text, default_year, with_months=bool(document.language))


def _dates_in_text(text: str, default_year: str, *, with_months: bool) -> Iterator[str]:
    """Yield the days in a text and, with `with_months`, the months; the year has a default."""
    if not DIGIT.search(text):
        return
    for form in DATES_IN_TEXT:
        matches = [*form.finditer(text)]
        for found in map(re.Match.groupdict, matches):
            year = found.get("year") or default_year
            month = found.get("month")
            day = found.get("day")
            if name := found.get("name"):
                starts = [month_name.startswith(name.capitalize()) for month_name in MONTHS]
                month = starts.index(True) + 1 if any(starts) else None
            if year and month and (day or with_months):
                yield "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
        if matches:
            text = form.sub(" ", text)


def _year_term(year: int) -> str:
    """Return a year as the scripts read it in a query: 1966, 44bc."""
    if year > 0:
        return str(year)
    return f"{1 - year}bc"
