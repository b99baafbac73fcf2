"""Items as RIS, in UTF-8, with the tags that each type has in Zotero and EndNote."""

from collections.abc import Iterable

from chronicle.citation import csl, exchange
from chronicle.citation.csl import CSLItem
from chronicle.values.dates import Date
from chronicle.values.text import capital

# Types by those of CSL, as Zotero maps them, which takes what is generic for an article of a
# journal. All others are unpublished works.
TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "document": "AGGR",
    "interview": "PCOMM",
    "manuscript": "MANSCPT",
    "motion_picture": "MPCT",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "speech": "SLIDE",
    "thesis": "THES",
    "webpage": "ELEC",
}
# Tags that take a CSL variable as it is; of two variables with one tag the first counts.
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
    "genre": "M3",
    "language": "LA",
    "ISBN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "keyword": "KW",
}
PEOPLE = {
    "author": "AU",
    "editor": "A2",
    "recipient": "A2",
    "collection-editor": "A3",
    "translator": "A4",
    "contributor": "A4",
    "script-writer": "A4",
}
# Those in their place for some types. Who gives a speech is its author: of an author Zotero makes
# the presenter there, and others know no other.
TAGS_OF_TYPES = {
    "BOOK": {"collection-title": "T2"},
    "CHAP": {"collection-number": "SV"},
    "RPRT": {"collection-title": "T2", "number": "SN", "collection-number": "SN"},
}
PEOPLE_OF_TYPES = {
    "BOOK": {"editor": "A3", "collection-editor": "A2"},
    "RPRT": {"collection-editor": "A2"},
}
# Variables for who put a letter into another language. Letters have no tag for them, and programs
# take whom they do not know for the author: a note has the name.
OF_LETTERS = ("translator", "contributor")
# The parts of a name as it is written in running text.
IN_ORDER = ("literal", "given", "dropping-particle", "non-dropping-particle", "family", "suffix")


def ris(items: Iterable[CSLItem]) -> str:
    """Items as RIS, with an empty line after each."""
    return "".join(f"{reference(item)}\n\n" for item in items)


def reference(item: CSLItem) -> str:
    """An item as a reference of RIS, without a line break at its end."""
    lines = [f"{tag}  - {value}" for tag, value in _tags(item) if value]
    return "\n".join([*lines, "ER  - "])


def _tags(item: CSLItem) -> list[tuple[str, str]]:
    """The tags of a reference in order; those of which the item has nothing are empty."""
    kind = TYPES.get(item["type"], "UNPD")
    texts: dict[str, str] = {}
    for variable, tag in (TAGS | TAGS_OF_TYPES.get(kind, {})).items():
        if variable in item:
            texts.setdefault(tag, item.get(variable, ""))
    people, translated = _people(item, kind)
    first_page, _, last_page = item.get("page", "").partition("–")
    date = ""
    year = ""
    issued = exchange.issued_date(item)
    if issued:
        date = _date(issued)
        if issued.year > 0:
            year = str(issued.year)
    remarks = " ".join(exchange.remarks(item).split())
    version = ""
    if "version" in item:
        version = f"Version {item['version']}"
    return [
        ("TY", kind),
        ("ID", item["id"]),
        ("TI", item["title"]),
        *texts.items(),
        *people,
        ("SP", first_page),
        ("EP", last_page),
        ("DA", date),
        ("PY", year),
        ("Y2", exchange.accessed(item).replace("-", "/")),
        ("DB", item.get("archive", "")),
        ("AN", item.get("archive_location", "")),
        ("N1", remarks),
        *translated,
        # Pages of ours have a version, for which their type has no tag that programs read.
        ("N1", version),
    ]


def _people(item: CSLItem, kind: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The tags of who had a part in an item of a kind of RIS, and notes on those without a tag."""
    people = []
    notes = []
    for variable, tag in (PEOPLE | PEOPLE_OF_TYPES.get(kind, {})).items():
        for person in item.get(variable, ()):
            if kind == "PCOMM" and variable in OF_LETTERS:
                notes.append(("N1", f"Translated by {csl.joined(person, *IN_ORDER)}"))
            else:
                people.append((tag, csl.inverted(person)))
    return people, notes


def _date(date: Date) -> str:
    """A date as `year/month/day/`, or in words where it is no plain day, month or year."""
    if not date.iso or date.year < 1:
        return capital(date.words)
    year, month, day = [*date.iso.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"
