"""Items as RIS, in UTF-8, with the tags that each type has in Zotero and EndNote."""

from collections.abc import Iterable

from chronicle.citation import csl
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
    "genre": "M3",
    "language": "LA",
    "ISBN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "keyword": "KW",
}
PEOPLE = {"author": "AU", "editor": "ED", "translator": "A4"}
# Those of a report, in the place of others.
OF_REPORTS = {"collection-title": "T2", "number": "SN", "collection-number": "SN"}


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
    tags = TAGS
    if kind == "RPRT":
        tags = TAGS | OF_REPORTS
    texts: dict[str, str] = {}
    for variable, tag in tags.items():
        if variable in item:
            texts.setdefault(tag, item[variable])
    people = []
    for role, tag in PEOPLE.items():
        people += [(tag, csl.inverted(person)) for person in item.get(role, ())]
    first_page, _, last_page = item.get("page", "").partition("–")
    date = csl.issued_date(item)
    remarks = " ".join(csl.remarks(item).split())
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
        ("DA", _date(date) if date else ""),
        ("PY", str(date.year) if date else ""),
        ("Y2", csl.accessed(item).replace("-", "/")),
        ("DB", item.get("archive", "")),
        ("AN", item.get("archive_location", "")),
        ("N1", remarks),
        # Pages of ours have a version, for which their type has no tag that programs read.
        ("N1", version),
    ]


def _date(date: Date) -> str:
    """A date as `year/month/day`, or in words where it is no plain day, month or year."""
    if date.iso:
        return date.iso.replace("-", "/")
    return capital(date.words)
