"""Items as BibTeX, in the dialect of biblatex and so that Zotero, which reads an older one, can."""

from collections.abc import Iterable, Iterator, Mapping

from chronicle.citation import csl, exchange
from chronicle.citation.csl import Item
from chronicle.record.text import capital

# Types of entries by those of CSL; all others are miscellaneous.
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry": "inreference",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "review": "article",
    "speech": "unpublished",
    "thesis": "thesis",
    "webpage": "online",
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
# Fields by the CSL variable of which they are the names.
NAMES = {
    "author": ("author", "director", "script-writer"),
    "editor": ("editor",),
    "translator": ("translator",),
    "bookauthor": ("container-author",),
}
# Fields that take a CSL variable as it is.
FIELDS = {
    "volume": "volume",
    "edition": "edition",
    "version": "version",
    "pages": "page",
    "series": "collection-title",
    "address": "publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "type": "genre",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "language": "language",
    "keywords": "keyword",
}
# The field for what contains an item, for who publishes it, and for its number, by its type.
CONTAINERS = {"incollection": "booktitle", "inproceedings": "booktitle", "inreference": "booktitle"}
PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
# Characters that TeX reads as commands.
ESCAPED = str.maketrans(
    {character: rf"\{character}" for character in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
)


def bibtex(items: Iterable[Item]) -> str:
    """Items as biblatex entries, with an empty line between them."""
    return "\n".join(entry(item) for item in items)


def entry(item: Item) -> str:
    """An item as a biblatex entry."""
    fields = {name: value for name, value in _fields(item) if value}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{TYPES.get(item['type'], 'misc')}{{{item['id']},\n{lines}\n}}\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    """The fields of an entry in order; those of which the item has nothing are empty."""
    kind = TYPES.get(item["type"], "misc")
    for field, variables in NAMES.items():
        people = [person for variable in variables for person in item.get(variable, ())]
        yield field, " and ".join(map(_name, people))
    # A second pair of braces keeps the capitals of a title in any style.
    yield "title", f"{{{_text(item['title'])}}}"
    if short := item.get("title-short"):
        yield "shorttitle", f"{{{_text(short)}}}"
    container = item.get("container-title", "")
    yield CONTAINERS.get(kind, "journal"), _text(container)
    if kind == "online":  # journals of web pages are read by Zotero, and titles’ additions printed
        yield "titleaddon", _text(container)
    yield "entrysubtype", SUBTYPES.get(item["type"], "")
    for field, variable in FIELDS.items():
        yield field, _text(item.get(variable, ""))
    numbers = (item.get(name, "") for name in ("issue", "number", "collection-number"))
    yield "number", _text(next(filter(None, numbers), ""))
    yield PUBLISHERS.get(kind, "publisher"), _text(item.get("publisher", ""))
    yield from _dates(item)
    yield "url", item.get("URL", "")
    if "accessed" in item:
        yield "urldate", "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
    yield (
        "note",
        _text(", ".join(item[name] for name in ("archive", "archive_location") if name in item)),
    )
    yield "annote", _text(item.get("custom", {}).get("remarks", ""))


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """The date as EDTF; a season as a month in words, since Zotero takes its code for a day."""
    date = exchange.issued_date(item)
    if date and date.start and date.start.season:
        yield "year", str(date.start.year)
        yield "month", capital(date.words).partition(" ")[0]
    else:
        yield "date", str(date or "")


def _name(name: Mapping[str, str]) -> str:
    """Family, comma, given; a name that is not parted in braces."""
    if "literal" in name:
        return f"{{{_text(name['literal'])}}}"
    family = csl.joined(name, "dropping-particle", "non-dropping-particle", "family")
    return ", ".join(
        _text(part) for part in (family, name.get("suffix"), name.get("given")) if part
    )


def _text(value: str) -> str:
    return value.translate(ESCAPED)
