"""Items as programs read them: BibLaTeX, RIS and CSL-JSON.

BibLaTeX is written so that Zotero, which reads BibTeX, can read it. RIS is in UTF-8, with the tags
that each type has in Zotero and EndNote. `formats.yml` has what both call the variables of CSL.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem, CSLName
from chronicle.values import Date, capital, languages

FORMATS = yaml.load(Path(__file__).with_name("formats.yml").read_bytes(), yaml.CSafeLoader)
OF_BIBTEX, OF_RIS = FORMATS["bibtex"], FORMATS["ris"]
BIBTEX_ESCAPES = {
    **{character: rf"\{character}" for character in "&%$#_{}"},
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
}
WORD_OF_TITLE = re.compile(r"[^\W_]+(?:[’.–-][^\W_]+)*")
BIBTEX_ESCAPED = str.maketrans(BIBTEX_ESCAPES)


def _begin_bibtex(item: CSLItem) -> str:
    """An item as the beginning of a biblatex entry."""
    kind = OF_BIBTEX["types"].get(item["type"], "misc")
    lines = []
    for name, text in _fields(item, kind).items():
        if text:
            lines.append(f"  {name} = {{{text}}}")
    fields = ",\n".join(lines)
    return f"@{kind}{{{item['id']},\n{fields}"


def _fields(item: CSLItem, kind: str) -> dict[str, str]:
    """The fields of an entry of a kind, in order; a field that the item lacks is empty."""
    texts = _bibtex_texts(item)
    fields = {}
    for role in ("author", "editor", "translator"):
        fields[role] = " and ".join(map(_bibtex_name, item.get(role, ())))
    fields |= _bibtex_titles(item, kind, texts)
    fields["entrysubtype"] = OF_BIBTEX["subtypes"].get(item["type"], "")
    for field, variable in OF_BIBTEX["fields"].items():
        fields[field] = texts.get(variable, "")
    fields["langid"] = languages.in_english(item.get("language", "")).lower()
    series = texts.get("collection-title", "")
    if kind == "report" and not fields["type"]:
        fields["type"] = series  # which stands before its number, as no series does
    else:
        fields["series"] = _with_capitals(series, is_whole=True)
    fields["doi"] = item.get("DOI", "")  # an address, like `url`, in which TeX reads no command
    fields["number"] = _number(texts)
    publisher = OF_BIBTEX["publishers"].get(kind, "publisher")
    fields[publisher] = _publisher(kind, texts)
    if " and " in fields[publisher]:  # which would be two
        fields[publisher] = f"{{{fields[publisher]}}}"
    fields["date"] = str(csl.issued_date(item) or "")
    fields["url"] = item.get("URL", "")
    archive = (texts.get("archive"), texts.get("archive_location"))
    fields["note"] = ", ".join(filter(None, archive))
    return fields


def _bibtex_titles(item: CSLItem, kind: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The title of an item, its short title, and the title of what contains it."""
    title = texts.get("title", "")
    whole = texts.get("container-title", "")
    if item["type"] == "article-newspaper" and not whole:
        # An issue has the name of its newspaper. As a title biblatex would quote it, after which it
        # would print “In:” and nothing.
        title, whole = "", title
    is_foreign = item.get("language", "en").partition("-")[0] != "en"
    is_ours = "keyword" not in item  # its title stands as written
    is_whole = is_foreign or is_ours or title.startswith("[")
    fields = {
        "title": _with_capitals(title, is_whole),
        "shorttitle": _with_capitals(texts.get("title-short", ""), is_whole),
    }
    if kind == "incollection":
        return fields | {"booktitle": _with_capitals(whole, is_whole)}
    if kind == "online":
        return fields
    return fields | {"journal": f"{{{whole}}}" if whole and is_foreign else whole}


def _with_capitals(title: str, is_whole: bool) -> str:
    """A title with braces around the names in it, whose capitals no style may change.

    It is a sentence: what has a capital inside it is a name. One that is a description or in
    another language has braces around the whole, for no style may raise its words either.
    """

    def brace(word: re.Match[str]) -> str:
        before = title[: word.start()].rstrip("“‘( ")
        begins = not before or before.endswith((":", "?", "!"))
        written = word[0]
        letters = written[1:] if begins else written
        if any(map(str.isupper, letters)):
            return f"{{{written}}}"
        return written

    if title and is_whole:
        return f"{{{title}}}"
    return WORD_OF_TITLE.sub(brace, title)


def _publisher(kind: str, texts: Mapping[str, str]) -> str:
    """Who publishes an item; before that the site of what is online, with its edition."""
    publisher = texts.get("publisher", "")
    if kind != "online":
        return publisher
    edition = texts.get("edition", "")
    if edition[:1].isdigit():
        edition += " ed."
    parts = (texts.get("container-title"), edition, publisher)
    return ", ".join(filter(None, parts))


def _bibtex_texts(item: CSLItem) -> dict[str, str]:
    """The variables of an item that are texts, as TeX reads them."""
    texts = {}
    for name, value in item.items():
        if isinstance(value, str):
            texts[name] = _bibtex_text(value)
    return texts


def _number(texts: Mapping[str, str]) -> str:
    """The number of an item: the number of an issue, its own number, or its number in a series."""
    for variable in ("issue", "number", "collection-number"):
        if variable in texts:
            return texts[variable]
    return ""


def _bibtex_name(name: CSLName) -> str:
    """Family, comma, given; a name that is not parted in braces."""
    if "literal" in name:
        return f"{{{_bibtex_text(name['literal'])}}}"
    return _bibtex_text(csl.family_first(name))


def _bibtex_text(value: str) -> str:
    return value.translate(BIBTEX_ESCAPED)


def _begin_ris(item: CSLItem) -> str:
    """An item as the beginning of a reference of RIS."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _tags(item) if value)


def _tags(item: CSLItem) -> list[tuple[str, str]]:
    """The tags of a reference with their values, in order; one that the item lacks is empty."""
    kind = OF_RIS["types"].get(item["type"], "UNPD")
    tags = OF_RIS["tags"]
    if kind == "RPRT":
        tags = tags | OF_RIS["tags_of_reports"]
    texts: dict[str, str] = {}
    for variable, tag in tags.items():
        if variable in item:
            texts.setdefault(tag, item[variable])
    people = []
    for role, tag in OF_RIS["people"].items():
        people += [(tag, csl.family_first(person)) for person in item.get(role, ())]
    first_page, _, last_page = item.get("page", "").partition("–")
    date = csl.issued_date(item)
    return [
        ("TY", kind),
        ("ID", item["id"]),
        ("TI", item["title"]),
        *texts.items(),
        *people,
        ("SP", first_page),
        ("EP", last_page),
        ("DA", _ris_date(date) if date else ""),
        ("PY", f"{date.year:04}" if date and date.year > 0 else ""),
        ("DB", item.get("archive", "")),
        ("AN", item.get("archive_location", "")),
    ]


def _ris_date(date: Date) -> str:
    """A date as `year/month/day`, or in words where it is no plain day, month or year."""
    if date.iso:
        return date.iso.replace("-", "/")
    return capital(date.words)


def _begin_json(item: CSLItem) -> str:
    """An item as the beginning of one of CSL-JSON, a line."""
    return json.dumps(item, ensure_ascii=False).removesuffix("}")


class Row(NamedTuple):
    """Texts to put before, between and after several others; without others the result is empty."""

    before: str = ""
    between: str = ""
    after: str = ""

    def of(self, texts: Iterable[str]) -> str:
        """The texts joined, between what stands before and after them."""
        inside = self.between.join(texts)
        if inside:
            return f"{self.before}{inside}{self.after}"
        return ""


class Program(NamedTuple):
    """A format that programs read: its key, its name, and the ending of its files.

    An entry is what `begin` makes of an item, then its `notes` and the `end`. `escapes` are the
    characters of a text that would be commands, with what stands for them. Our remarks on an item
    are notes where the format has no variable for them.
    """

    key: str
    name: str
    ending: str
    begin: Callable[[CSLItem], str]
    file: Row
    notes: Row
    end: str
    escapes: Mapping[str, str] = {}
    notes_remarks: bool = True

    def parted(self, item: CSLItem) -> list[str]:
        """The beginning of the entry of an item, then our remarks on it if they are a note."""
        remarks = ""
        if self.notes_remarks:
            remarks = " ".join(csl.remarks(item).split())
        escaped = "".join(self.escapes.get(sign, sign) for sign in remarks)
        return [self.begin(item), *filter(None, [escaped])]

    def entry(self, item: CSLItem) -> str:
        """An item as an entry, without a line break at its end."""
        beginning, *notes = self.parted(item)
        return beginning + self.notes.of(notes) + self.end

    def write(self, items: Iterable[CSLItem]) -> str:
        """Items as a file."""
        return self.file.of(map(self.entry, items))


BIBTEX = Program(
    "bibtex",
    "BibLaTeX",
    "bib",
    _begin_bibtex,
    file=Row("", "\n\n", "\n"),
    notes=Row(",\n  comment = {", "; ", "}"),  # which no style prints
    end="\n}",
    escapes=BIBTEX_ESCAPES,
)
RIS = Program(
    "ris",
    "RIS",
    "ris",
    _begin_ris,
    file=Row("", "\n\n", "\n\n"),
    notes=Row("N1  - ", "\nN1  - ", "\n"),
    end="ER  - ",
)
CSL_JSON = Program(
    "json",
    "CSL-JSON",
    "json",
    _begin_json,
    file=Row("[\n", ",\n", "\n]\n"),
    notes=Row(', "note": "', "; ", '"'),
    end="}",
    escapes={'"': r"\"", "\\": r"\\", "\n": r"\n"},
    notes_remarks=False,
)
PROGRAMS = (BIBTEX, RIS, CSL_JSON)
