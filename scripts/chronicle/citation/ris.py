"""Items as RIS, in UTF-8, with the tags that each type has in Zotero and EndNote."""

from collections.abc import Iterable, Iterator

from chronicle.citation import csl, exchange
from chronicle.citation.csl import Item
from chronicle.record.dates import Date
from chronicle.record.text import capital

# Types by those of CSL, as Zotero maps them, which takes what is generic for an article of a
# journal. All others are unpublished works.
TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "document": "AGGR",
    "entry": "ENCYC",
    "interview": "PCOMM",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "speech": "SLIDE",
    "thesis": "THES",
    "webpage": "ELEC",
}
OTHER = "UNPD"
# Tags that take a CSL variable as it is, and those in their place for some types.
TAGS = {
    "container-title": "T2",
    "collection-title": "T3",
    "title-short": "ST",
    "publisher": "PB",
    "publisher-place": "CY",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "collection-number": "M1",
    "edition": "ET",
    "version": "ET",
    "section": "SE",
    "genre": "M3",
    "language": "LA",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "keyword": "KW",
    "author": "AU",
    "director": "AU",
    "editor": "A2",
    "recipient": "A2",
    "container-author": "C2",
    "collection-editor": "A3",
    "translator": "A4",
    "script-writer": "A4",
}
TAGS_OF_TYPES = {
    "BOOK": {"collection-title": "T2", "editor": "A3", "collection-editor": "A2"},
    "CHAP": {"collection-number": "SV"},
    "RPRT": {
        "collection-title": "T2",
        "collection-editor": "A2",
        "number": "SN",
        "collection-number": "SN",
    },
}


def ris(items: Iterable[Item]) -> str:
    """Items as RIS, with an empty line after each."""
    return "".join(f"{reference(item)}\n\n" for item in items)


def reference(item: Item) -> str:
    """An item as a reference of RIS, without a line break at its end."""
    lines = "".join(f"{tag}  - {value}\n" for tag, value in _tags(item) if value)
    return f"{lines}ER  - "


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    """The tags of a reference in order; those of which the item has nothing are empty."""
    kind = TYPES.get(item["type"], OTHER)
    yield "TY", kind
    yield "ID", item["id"]
    yield "TI", item["title"]
    tags = TAGS | TAGS_OF_TYPES.get(kind, {})
    texts = {tag: item[name] for name, tag in reversed(tags.items()) if name in item}
    for variable, tag in tags.items():
        if variable in csl.NAMES:
            yield from ((tag, csl.inverted(person)) for person in item.get(variable, ()))
        else:  # of two variables with one tag the first counts
            yield tag, texts.pop(tag, "")
    first, _, last = item.get("page", "").partition("–")
    yield from (("SP", first), ("EP", last))
    if issued := exchange.issued_date(item):
        yield from (("DA", _date(issued)), ("PY", str(max(issued.year, 0) or "")))
    if "accessed" in item:
        parts = item["accessed"]["date-parts"][0]
        yield "Y2", "/".join(f"{part:02}" for part in parts)
    yield "DB", item.get("archive", "")
    yield "AN", item.get("archive_location", "")
    yield "N1", " ".join(item.get("custom", {}).get("remarks", "").split())


def _date(date: Date) -> str:
    """A date as `year/month/day/`, or in words where it is no plain day, month or year."""
    if date.iso and date.year > 0:
        return "/".join([*date.iso.split("-"), "", ""][:3]) + "/"
    return capital(date.words)
