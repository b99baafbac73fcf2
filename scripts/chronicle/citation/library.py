"""A bibliography in BibTeX that somebody keeps beside the record, cited as the record is."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypandoc
from pybtex import errors
from pybtex.database import parse_string
from pybtex.exceptions import PybtexError

from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import WorkForms
from chronicle.citation.processor import in_every_style
from chronicle.corpus import reader
from chronicle.problems import DataError, Problem
from chronicle.store import entries, version

VERSION = version(("citation",), ("pypandoc-binary",))
# The beginning of an entry, and what the library of mkdocs-bibtex says of what stops it.
ENTRY = re.compile(r"^[ \t]*@\w+\s*[{(]\s*(?P<key>[^,\s]+)\s*,", re.MULTILINE)
REPEATED = re.compile(r"repeated bibliography entry: (?P<key>.+)")
UNDEFINED = re.compile(r"undefined string in line \d+: (?P<word>.+)")


def read(files: Iterable[Path]) -> Mapping[str, CSLItem]:
    """The items of BibTeX files by their keys; of two files with one key the later counts.

    Raises:
        DataError: A file cannot be read as BibTeX, or has a key twice.
    """
    items: dict[str, CSLItem] = {}
    problems: list[Problem] = []
    for file in files:
        text = reader.decoded(file, file.name, problems)
        if faults := _faults(text):
            problems += [Problem(file.name, line, 1, message) for line, message in faults]
            continue
        try:
            items |= {item["id"]: item for item in _items(text)}
        except RuntimeError as error:
            said = str(error).strip().splitlines()[-1]
            problems.append(Problem(file.name, 0, 0, f"is no BibTeX ({said})"))
    if problems:
        raise DataError(problems)
    return items


@lru_cache(maxsize=8)
def _faults(text: str) -> tuple[tuple[int, str], ...]:
    """What stops mkdocs-bibtex in a text in BibTeX: its line, and a sentence."""
    with errors.capture() as told:
        try:
            parse_string(text, "bibtex")
        except PybtexError as error:
            told.append(error)
    lines: dict[str, list[int]] = {}
    for match in ENTRY.finditer(text):
        number = text.count("\n", 0, match.start("key")) + 1
        lines.setdefault(match["key"].lower(), []).append(number)
    faults = []
    for fault in told:
        said = str(fault)
        line = getattr(fault, "lineno", None) or 0
        if repeated := REPEATED.search(said):
            key = repeated["key"]
            first, *others = lines.get(key.lower(), [0])
            line = others[0] if others else first
            said = f"the key “{key}” stands twice, first in line {first}; rename one of them"
        elif undefined := UNDEFINED.search(said):
            said = f"nothing defines “{undefined['word']}”; put the words between braces"
        else:
            said = f"is no BibTeX ({said})"
        faults.append((line, said))
    return tuple(faults)


@lru_cache(maxsize=8)
def _items(text: str) -> tuple[CSLItem, ...]:
    """The items of a text in BibTeX; a server asks for the same at every save."""
    return tuple(json.loads(pypandoc.convert_text(text, "csljson", format="bibtex")))


def format_items(
    items: Mapping[str, CSLItem], cache: Path | None = None
) -> Mapping[str, WorkForms]:
    """The forms of items by their keys, as `format_works` gives those of works.

    What the file `cache` has of an item is used again as long as it is the same.
    """
    if not items:
        return {}

    def format_missing(keys: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        for forms in in_every_style(items[key] for key in keys):
            entry = forms.whole["entry"] or forms.whole["mla"]
            yield WorkForms({**forms.whole, "entry": entry}, forms.placed).as_json

    inputs = {key: json.dumps(item, sort_keys=True) for key, item in items.items()}
    formatted = entries(cache, VERSION, inputs, format_missing)
    return {key: WorkForms.from_json(kept) for key, kept in formatted.items()}
