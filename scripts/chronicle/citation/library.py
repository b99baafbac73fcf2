"""A bibliography in BibTeX that somebody keeps beside the record, cited as the record is."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypandoc

from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import WorkForms
from chronicle.citation.processor import in_every_style
from chronicle.corpus import reader
from chronicle.corpus.problems import DataError, Problem
from chronicle.store import entries, version

VERSION = version(("citation",), ("pypandoc-binary",))


def read(files: Iterable[Path]) -> Mapping[str, CSLItem]:
    """The items of BibTeX files by their keys; of two with one key the later counts.

    Raises:
        DataError: A file cannot be read as BibTeX.
    """
    items: dict[str, CSLItem] = {}
    problems: list[Problem] = []
    for file in files:
        text = reader.decoded(file, file.name, problems)
        try:
            items |= {item["id"]: item for item in _items(text)}
        except RuntimeError as error:
            said = str(error).strip().splitlines()[-1]
            problems.append(Problem(file.name, 0, 0, f"is no BibTeX ({said})"))
    if problems:
        raise DataError(problems)
    return items


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
