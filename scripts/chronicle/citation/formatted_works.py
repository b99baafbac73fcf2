"""Works as Chicago, MLA and APA cite them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from chronicle.citation import csl, labels
from chronicle.citation.forms import Forms, dates, listed, sentences
from chronicle.citation.processor import LOCATOR, SLOT, in_every_style
from chronicle.kinds.work.model import Work
from chronicle.store import entries, version
from chronicle.values.languages import mark
from chronicle.values.text import capital

# The code that shapes citations, and the version of all that are in the store.
PARTS = ("values", "kinds/*.py", "kinds/*/model.py", "kinds/*/reading.py", "corpus", "citation")
VERSION = version(PARTS, ("pypandoc-binary",))


def at_place(forms: Forms, name: str, locator: str) -> str:
    """A form of a work, by its name, for a place in it, or for the whole without a locator."""
    if not locator:
        return forms[name]
    return forms[f"{name}-at"].replace(LOCATOR, SLOT).replace(SLOT, locator)


def format_works(works: Iterable[Work], cache: Path | None = None) -> Mapping[str, Forms]:
    """The forms of works by id, those of each by name.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA and APA (`mla`, `apa`): the entry of the list of works, and the
    citation in the text between its brackets (`-in`). Those that have `-at` are the same with
    `SLOT` for the locator. What is not English says its language.

    What the file `cache` has of a work is used again as long as its item and its languages are the
    same.
    """
    by_id = {work.id: work for work in works}
    turned = csl.given_first(by_id.values())
    items = {}
    inputs = {}
    for name, work in by_id.items():
        items[name] = csl.item(work, turned)
        shaping = [items[name], labels.marking(work)]
        inputs[name] = json.dumps(shaping, sort_keys=True, default=str)

    def format_missing(names: Sequence[str]) -> Iterator[Forms]:
        formatted = in_every_style(items[name] for name in names)
        for name, forms in zip(names, formatted, strict=True):
            marking = labels.marking(by_id[name])
            yield {form: mark(text, *marking) for form, text in forms.items()}

    formatted = entries(cache, VERSION, inputs, format_missing)
    return {name: _completed(forms, by_id[name]) for name, forms in formatted.items()}


def _completed(forms: Forms, work: Work) -> Forms:
    """The forms of a work with what its styles leave out.

    An issue of a newspaper is told from others by its date. Chicago and APA list no unpublished
    work; here it is listed as MLA has it, or as in a note.
    """
    us = ""
    short = ""
    unpublished = sentences(forms["mla"], "n.d.")
    if work.issued:
        us, short, *_ = dates(work.issued)
        unpublished = forms["mla"].replace(short, us)
    completed = dict(forms)
    completed["entry"] = forms["entry"] or unpublished
    completed["apa"] = forms["apa"] or capital(forms["full"])
    if labels.is_issue(work):
        note = listed(forms["short"], us)
        in_text = listed(forms["mla-in"], short)
        completed["short"] = note
        completed["short-at"] = listed(note, SLOT)
        completed["mla-in"] = in_text
        completed["mla-in-at"] = f"{in_text} {SLOT}"
    return completed
