"""Export formats for reference managers: BibLaTeX, RIS and CSL-JSON.

The BibLaTeX can also be read by Zotero, which expects BibTeX. The RIS is UTF-8, with the tags that
Zotero and EndNote use for each type. `formats.yml` maps CSL variables to both formats.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem, CSLName
from chronicle.files import load_yaml
from chronicle.values import languages

FORMATS = load_yaml(__file__, "formats.yml")
BIBTEX_NAMES = FORMATS["bibtex"]
RIS_NAMES = FORMATS["ris"]
BIBTEX_ESCAPES = {
    **{character: rf"\{character}" for character in "&%$#_{}"},
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
}
BIBTEX_ESCAPED = str.maketrans(BIBTEX_ESCAPES)


def _begin_bibtex(item: CSLItem) -> str:
    """Return the beginning of the BibLaTeX entry of an item."""
    kind = BIBTEX_NAMES["types"].get(item["type"], "misc")
    fields = _bibtex_fields(item, kind)
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return ",\n".join([f"@{kind}{{{item['id']}", *lines])


def _bibtex_fields(item: CSLItem, kind: str) -> dict[str, str]:
    """Return the fields of an entry of the given kind, in order; missing fields are empty."""
    texts = {name: _bibtex_text(text) for name, text in item.items() if isinstance(text, str)}
    fields = {}
    for role in ("author", "editor", "translator"):
        fields[role] = " and ".join(map(_bibtex_name, item.get(role, ())))
    if fields["translator"]:
        fields["options"] = "usetranslator=false"  # Chicago would cite the translator as author
    fields |= _bibtex_titles(item, kind, texts)
    fields["entrysubtype"] = BIBTEX_NAMES["subtypes"].get(item["type"], "")
    for field, variable in BIBTEX_NAMES["fields"].items():
        fields[field] = texts.get(variable, "")
    if kind == "online":
        fields["edition"] = ""  # the edition follows the name of the site
    fields["langid"] = languages.english_language_name(item.get("language", "")).lower()
    series = texts.get("collection-title", "")
    if kind == "report" and not fields["type"]:
        fields["type"] = series  # the type is printed before the number, unlike a series
    else:
        fields["series"] = _add_braces(series)
    fields["doi"] = item.get("DOI", "")  # verbatim field, like `url`: TeX reads no commands in it
    numbers = map(texts.get, ("issue", "number", "collection-number"))
    fields["number"] = next(filter(None, numbers), "")
    publisher = texts.get("publisher", "")
    if kind == "online":  # the site and its version precede the publisher
        components = (texts.get("container-title"), texts.get("edition"), publisher)
        publisher = ", ".join(filter(None, components))
    publisher_field = BIBTEX_NAMES["publishers"].get(kind, "publisher")
    # Without braces, “and” would separate two publishers.
    fields[publisher_field] = _add_braces(publisher)
    fields["date"] = str(csl.issued_date(item) or "")
    fields["origdate"] = _original_date(item)
    fields["url"] = item.get("URL", "")
    archive = (texts.get("archive"), texts.get("archive_location"))
    fields["note"] = ", ".join(filter(None, archive))
    return fields


def _original_date(item: CSLItem) -> str:
    """Return the date of the original, for example of a talk, as EDTF; empty if it is in words."""
    ends = item.get("original-date", {}).get("date-parts", [])
    return "/".join("-".join(f"{number:02}" for number in end) for end in ends)


def _bibtex_titles(item: CSLItem, kind: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the title of an item, its short title, and the title of its container."""
    title = texts.get("title", "")
    container = texts.get("container-title", "")
    if item["type"] == "article-newspaper" and not container:
        # The title of a newspaper issue is the name of the newspaper. BibLaTeX would print such a
        # title in quotation marks, followed by “In:” and nothing.
        title, container = "", title
    is_foreign = item.get("language", "en").partition("-")[0] != "en"
    is_ours = "keyword" not in item  # a page of this site: its title is not recased
    is_fixed = is_foreign or is_ours or title.startswith("[")
    # Most styles print titles unchanged; styles in sentence case change text outside braces.
    write_title = _add_braces if is_fixed else partial(csl.title_case, name_form="{{{}}}")
    fields = {
        "title": write_title(title),
        "shorttitle": write_title(texts.get("title-short", "")),
    }
    if kind == "incollection":
        return fields | {"booktitle": write_title(container)}
    if kind == "online":
        return fields
    return fields | {"journal": _add_braces(container)}


def _add_braces(text: str) -> str:
    """Return a text in braces, so that styles do not recase or divide it; empty for no text."""
    return f"{{{text}}}" if text else ""


def _bibtex_name(name: CSLName) -> str:
    """Return a name as "family, given"; a literal name in braces."""
    if "literal" in name:
        return f"{{{_bibtex_text(name['literal'])}}}"
    return _bibtex_text(csl.family_first(name))


def _bibtex_text(value: str) -> str:
    return value.translate(BIBTEX_ESCAPED)


def _begin_ris(item: CSLItem) -> str:
    """Return the beginning of the RIS reference of an item."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _ris_tags(item) if value)


def _ris_tags(item: CSLItem) -> list[tuple[str, str]]:
    """Return the RIS tags and values of an item, in order; missing values are empty."""
    kind = RIS_NAMES["types"].get(item["type"], "UNPD")
    tags = RIS_NAMES["tags"] | RIS_NAMES["tags_by_type"].get(kind, {})
    texts: dict[str, str] = {}
    for variable, tag in tags.items():
        if variable in item:
            texts.setdefault(tag, item[variable])
    people = []
    for role, tag in RIS_NAMES["people"].items():
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
        ("DA", csl.issue_words(item).replace("-", "/")),
        ("PY", f"{date.year:04}" if date and date.year > 0 else ""),
        ("DB", item.get("archive", "")),
        ("AN", item.get("archive_location", "")),
    ]


def _csl_json_prefix(item: CSLItem) -> str:
    """Return the beginning of the CSL-JSON object of an item, on one line."""
    return json.dumps(item, ensure_ascii=False).removesuffix("}")


class JoinRule(NamedTuple):
    """A rule for joining texts: a prefix, a separator and a suffix."""

    prefix: str = ""
    separator: str = ""
    suffix: str = ""

    def join(self, texts: Iterable[str]) -> str:
        """Return the texts joined by this rule; empty without any text."""
        inside = self.separator.join(texts)
        if inside:
            return f"{self.prefix}{inside}{self.suffix}"
        return ""


class ExportFormat(NamedTuple):
    """An export format: its key, its name, and its file extension.

    An entry consists of the output of `format_beginning`, the notes, joined by `notes_rule`, and
    the `entry_end`. `file_rule` joins the entries. `escapes` maps special characters to their
    escaped form. The editors' remarks are notes if the format has no variable for them.
    """

    key: str
    name: str
    file_extension: str
    format_beginning: Callable[[CSLItem], str]
    file_rule: JoinRule
    notes_rule: JoinRule
    entry_end: str
    escapes: Mapping[str, str] = {}
    notes_remarks: bool = True

    def split_entry(self, item: CSLItem) -> list[str]:
        """Return the beginning of an item's entry, then the remarks if they are a note."""
        remarks = ""
        if self.notes_remarks:
            remarks = " ".join(item.get("custom", {}).get("remarks", "").split())
        escaped = "".join(self.escapes.get(character, character) for character in remarks)
        return [self.format_beginning(item), *filter(None, [escaped])]

    def format_entry(self, item: CSLItem) -> str:
        """Return an item as an entry, without a final line break."""
        beginning, *notes = self.split_entry(item)
        return beginning + self.notes_rule.join(notes) + self.entry_end

    def format_file(self, items: Iterable[CSLItem]) -> str:
        """Return the items as a file."""
        return self.file_rule.join(map(self.format_entry, items))


BIBTEX = ExportFormat(
    "bibtex",
    "BibLaTeX",
    "bib",
    _begin_bibtex,
    file_rule=JoinRule("", "\n\n", "\n"),
    notes_rule=JoinRule(",\n  comment = {", "; ", "}"),  # no style prints this field
    entry_end="\n}",
    escapes=BIBTEX_ESCAPES,
)
RIS = ExportFormat(
    "ris",
    "RIS",
    "ris",
    _begin_ris,
    file_rule=JoinRule("", "\n\n", "\n\n"),
    notes_rule=JoinRule("N1  - ", "\nN1  - ", "\n"),
    entry_end="ER  - ",
)
CSL_JSON = ExportFormat(
    "json",
    "CSL-JSON",
    "json",
    _csl_json_prefix,
    file_rule=JoinRule("[\n", ",\n", "\n]\n"),
    notes_rule=JoinRule(', "note": "', "; ", '"'),
    entry_end="}",
    escapes={'"': r"\"", "\\": r"\\", "\n": r"\n"},
    notes_remarks=False,
)
EXPORT_FORMATS = (BIBTEX, RIS, CSL_JSON)
