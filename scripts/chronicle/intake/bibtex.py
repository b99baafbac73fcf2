"""Works as BibTeX and biblatex have them, read by pandoc; what it passes over, by pybtex."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

import pypandoc
from pybtex.database import Entry, parse_string
from pybtex.exceptions import PybtexError

from chronicle.corpus.problems import DataError, Problem
from chronicle.intake import works
from chronicle.intake.found import Found

ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*[{(]\s*(?P<key>[^,\s]+)\s*,", re.MULTILINE)
LANGUAGE = re.compile(r"^([ \t]*)language([ \t]*=)", re.MULTILINE | re.IGNORECASE)
NOTE = re.compile(r"^[ \t]*note[ \t]*=[ \t]*\{(?P<text>(?:[^{}]|\{[^{}]*\})*)\}", re.M | re.I)
ESCAPED = re.compile(r"\\([&%$#_{}])")
BRACES = re.compile(r"[{}]")
# What pandoc reads of an entry, https://pandoc.org/MANUAL.html#specifying-bibliographic-data
READ = re.compile(
    "abstract|address|annote|author|bookauthor|booksubtitle|booktitle|chapter|date|day|doi|edition"
    "|editor|entrysubtype|eventdate|eventtitle|howpublished|hyphenation|institution|isbn|issn|issue"
    "|issuetitle|journal|journalsubtitle|journaltitle|keywords|langid|language|library|location"
    "|maintitle|medium|month|note|number|organization|origdate|pages|pagetotal|part|publisher"
    "|pubstate|school|series|shortjournal|shorttitle|subtitle|title|titleaddon|translator|type"
    "|url|urldate|urlday|urlmonth|urlyear|venue|version|volume|volumes|year"
)
# What programs keep for themselves.
OF_PROGRAMS = re.compile(
    r"bdsk-.*|date-(?:added|modified)|file|owner|timestamp|groups|ids|sortname"
)


def read(text: str, shown: str, evidence: Collection[str]) -> Iterator[Found]:
    """The works of a text in BibTeX; `shown` is how messages name its file.

    Raises:
        DataError: It is no BibTeX.
    """
    try:
        items = json.loads(pypandoc.convert_text(_known(text), "csljson", format="biblatex"))
        entries = parse_string(text, "bibtex").entries
    except (RuntimeError, PybtexError) as error:
        said = str(error).strip().splitlines()[-1]
        raise DataError([Problem(shown, 0, 0, f"is no BibTeX ({said})")]) from None
    notes = _notes(text)
    lines = {
        match["key"]: text.count("\n", 0, match.start("key")) + 1 for match in ENTRY.finditer(text)
    }
    for item in items:
        line = lines.get(item["id"])
        entry = entries.get(item["id"], Entry("misc"))
        is_dated = item.get("issued", {}).get("date-parts", True)
        if not is_dated:
            del item["issued"]
        if typed := entry.fields.get("language") or entry.fields.get("langid"):
            item["language"] = typed
        if item["id"] in notes:  # of which pandoc makes one line
            item["note"] = notes[item["id"]]
        if "title" not in item and "container-title" in item:  # an issue of a newspaper
            item["title"] = item.pop("container-title")
        work = works.found(f"{shown}:{line}" if line else shown, _plain(item), evidence)
        if not is_dated:
            date = entry.fields.get("date") or entry.fields.get("year")
            work.left.append(f"“{date}” is no date")
        work.unknown += _passed_over(entry)
        yield work


def _known(text: str) -> str:
    """A text in which pandoc finds the language of a work, of which it lowers English titles."""
    return text if "langid" in text else LANGUAGE.sub(r"\1langid\2", text)


def _notes(text: str) -> dict[str, str]:
    """The notes of entries by their keys, line by line."""
    starts = [*ENTRY.finditer(text)]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    notes = {}
    for start, end in zip(starts, ends, strict=True):
        if note := NOTE.search(text, start.end(), end):
            notes[start["key"]] = ESCAPED.sub(r"\1", note["text"])
    return notes


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    """An item without the braces that TeX needs and pandoc leaves in some fields."""
    return {
        name: BRACES.sub("", value) if isinstance(value, str) else value
        for name, value in item.items()
    }


def _passed_over(entry: Entry) -> Iterator[str]:
    """The fields that an entry has and pandoc does not read."""
    for name in entry.fields:
        if not READ.fullmatch(name.lower()) and not OF_PROGRAMS.fullmatch(name.lower()):
            yield name
