"""Works as Chicago, MLA and APA cite them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from chronicle.citation import csl, labels
from chronicle.citation.forms import Form, WorkForms, dates, listed, sentences, with_comma
from chronicle.citation.processor import in_every_style
from chronicle.records.work import Work
from chronicle.store import entries, version
from chronicle.values.languages import mark
from chronicle.values.text import capital

# The code that shapes citations, and the version of all that are in the store.
PARTS = ("values", "problems.py", "records", "corpus", "citation")
VERSION = version(PARTS, ("pypandoc-binary",))


class Formatted(NamedTuple):
    """Works as a version of the code formatted them, with the file that keeps them."""

    works: Sequence[Work]
    cache: Path | None
    version: str
    forms: Mapping[str, WorkForms]


# What was formatted last, if anything: most saves of a record that is served change no work.
_LAST: list[Formatted] = []


def format_works(works: Iterable[Work], cache: Path | None = None) -> Mapping[str, WorkForms]:
    """The forms of works by id.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA and APA (`mla`, `apa`): the entry of the list of works, and the
    citation in the text between its brackets (`-in`). What is not English says its language.

    What the file `cache` has of a work is used again as long as its item and its languages are the
    same; what was formatted last, as long as all works are.
    """
    asked = (tuple(works), cache, VERSION)
    for last in _LAST:
        if last[:-1] == asked:
            return last.forms
    formatted = _format(asked[0], cache)
    _LAST[:] = [Formatted(*asked, formatted)]
    return formatted


def _format(works: Iterable[Work], cache: Path | None) -> Mapping[str, WorkForms]:
    """The forms of works by id, of which the file may have some."""
    works = list(works)
    by_id = {work.id: work for work in works}
    turned = csl.given_first(by_id.values())
    items = {}
    inputs = {}
    for name, work in by_id.items():
        items[name] = csl.item(work, turned)
        shaping = [items[name], labels.marking(work)]
        inputs[name] = json.dumps(shaping, sort_keys=True)

    def format_missing(names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        formatted = in_every_style(items[name] for name in names)
        for name, forms in zip(names, formatted, strict=True):
            yield _marked(forms, by_id[name]).as_json

    formatted = entries(cache, VERSION, inputs, format_missing)
    return {
        name: _completed(WorkForms.from_json(kept), by_id[name]) for name, kept in formatted.items()
    }


def _marked(forms: WorkForms, work: Work) -> WorkForms:
    """The forms of a work with the languages of what is not English."""
    marking = labels.marking(work)
    whole = {name: mark(text, *marking) for name, text in forms.whole.items()}
    placed = {}
    for name, form in forms.placed.items():
        placed[name] = Form(mark(form.before, *marking), after=mark(form.after, *marking))
    return WorkForms(whole, placed)


def _completed(forms: WorkForms, work: Work) -> WorkForms:
    """The forms of a work with what its styles leave out.

    An issue of a newspaper is told from others by its date. Chicago and APA list no unpublished
    work; here it is listed as MLA has it, or as in a note.
    """
    us = ""
    short = ""
    whole = dict(forms.whole)
    placed = dict(forms.placed)
    unpublished = sentences(whole["mla"], "n.d.")
    if work.issued:
        us, short, *_ = dates(work.issued)
        unpublished = whole["mla"].replace(short, us)
    whole["entry"] = whole["entry"] or unpublished
    whole["apa"] = whole["apa"] or capital(whole["full"])
    if labels.is_issue(work):
        whole["short"] = listed(whole["short"], us)
        whole["mla-in"] = listed(whole["mla-in"], short)
        placed["short"] = Form(f"{with_comma(whole['short'])} ")
        placed["mla-in"] = Form(f"{whole['mla-in']} ")
    return WorkForms(whole, placed)
