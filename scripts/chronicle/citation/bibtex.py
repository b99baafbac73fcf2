"""Items as BibTeX, in the dialect of biblatex and so that Zotero, which reads an older one, can."""

from collections.abc import Iterable, Mapping

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem, CSLName
from chronicle.values.text import capital

# Types of entries by those of CSL; all others are miscellaneous.
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "personal_communication": "letter",
    "post-weblog": "online",
    "report": "report",
    "speech": "unpublished",
    "thesis": "thesis",
    "webpage": "online",
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
# Fields that take a CSL variable as it is.
FIELDS = {
    "volume": "volume",
    "edition": "edition",
    "version": "version",
    "pages": "page",
    "series": "collection-title",
    "address": "publisher-place",
    "type": "genre",
    "isbn": "ISBN",
    "doi": "DOI",
    "language": "language",
    "keywords": "keyword",
}
# The field for who publishes an item, by its type.
PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
# Characters that TeX reads as commands.
ESCAPES = {
    **{character: rf"\{character}" for character in "&%$#_{}"},
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
}
ESCAPED = str.maketrans(ESCAPES)


def bibtex(items: Iterable[CSLItem]) -> str:
    """Items as biblatex entries, with an empty line between them."""
    return "\n".join(entry(item) for item in items)


def entry(item: CSLItem) -> str:
    """An item as a biblatex entry."""
    kind = TYPES.get(item["type"], "misc")
    lines = [f"  {name} = {{{text}}}" for name, text in _fields(item, kind).items() if text]
    fields = ",\n".join(lines)
    return f"@{kind}{{{item['id']},\n{fields}\n}}\n"


def _fields(item: CSLItem, kind: str) -> dict[str, str]:
    """The fields of an entry of a kind in order; those of which the item has nothing are empty."""
    texts = _texts(item)
    fields = {}
    for role in ("author", "editor", "translator"):
        fields[role] = " and ".join(map(_name, item.get(role, ())))
    fields |= _titles(item, kind, texts)
    fields["entrysubtype"] = SUBTYPES.get(item["type"], "")
    for field, variable in FIELDS.items():
        fields[field] = texts.get(variable, "")
    fields["number"] = _number(texts)
    publisher = PUBLISHERS.get(kind, "publisher")
    fields[publisher] = texts.get("publisher", "")
    fields |= _date(item)
    fields["url"] = item.get("URL", "")
    fields["urldate"] = csl.accessed(item)
    fields["note"] = _note(texts)
    fields["annote"] = _text(csl.remarks(item))
    return fields


def _titles(item: CSLItem, kind: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The title of an item, the short one, and that of what contains it."""
    title = texts.get("title", "")
    whole = texts.get("container-title", "")
    if item["type"] == "article-newspaper" and not whole:
        # An issue has the name of its newspaper. As a title biblatex would quote it, after which it
        # would print “In:” and nothing.
        title, whole = "", title
    fields = {}
    # A second pair of braces keeps the capitals of a title in any style.
    if title:
        fields["title"] = f"{{{title}}}"
    if "title-short" in texts:
        fields["shorttitle"] = f"{{{texts['title-short']}}}"
    fields["booktitle" if kind == "incollection" else "journal"] = whole
    return fields


def _note(texts: Mapping[str, str]) -> str:
    """Where a document lies; or the version of a page of ours.

    The type of pages has no field for their version that programs read.
    """
    if "version" in texts:
        version = texts["version"]
        return f"Version {version}"
    archive = (texts.get("archive"), texts.get("archive_location"))
    return ", ".join(filter(None, archive))


def _texts(item: CSLItem) -> dict[str, str]:
    """The variables of an item that are texts, as TeX reads them."""
    texts = {}
    for name, value in item.items():
        if isinstance(value, str):
            texts[name] = _text(value)
    return texts


def _number(texts: Mapping[str, str]) -> str:
    """The number of an item: of an issue, its own or in a series."""
    for variable in ("issue", "number", "collection-number"):
        if variable in texts:
            return texts[variable]
    return ""


def _date(item: CSLItem) -> dict[str, str]:
    """The date as EDTF; a season as a month in words, since Zotero takes its code for a day."""
    date = csl.issued_date(item)
    if date is None:
        return {}
    if date.start and date.start.season:
        season, _, _ = capital(date.words).partition(" ")
        return {"year": str(date.start.year), "month": season}
    return {"date": str(date)}


def _name(name: CSLName) -> str:
    """Family, comma, given; a name that is not parted in braces."""
    if "literal" in name:
        return f"{{{_text(name['literal'])}}}"
    return _text(csl.inverted(name))


def _text(value: str) -> str:
    return value.translate(ESCAPED)
