"""Works as Chicago, MLA and APA cite them, and as programs read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from chronicle.citation import csl, exchange, labels
from chronicle.citation.csl import Item
from chronicle.citation.processor import (
    Forms,
    change_html,
    format_all,
    process,
    process_notes,
)
from chronicle.citation.styles import APA, CHICAGO, MLA, Style
from chronicle.record.models import Work
from chronicle.record.text import capital
from chronicle.store import NO_STORE, Store

# Stands for a locator in a formatted citation until the real one is put there: a number that no
# work has as a page.
SLOT = "987650123"
LOCATOR = f"p. {SLOT}"
# Where an item has itself as programs read it.
EXCHANGED = "exchanged"


@dataclass(frozen=True)
class FormattedWork:
    """A work as HTML, each form without a full stop at its end.

    In Chicago notes-bibliography style: the entry of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA and APA: the entry of the list of works, and the citation in the
    text between its brackets (`_in`). Those that end in `_at` are the same with `SLOT` for the
    locator. What is not English says its language. For programs: `bibtex`, `ris` and `csl`
    (CSL-JSON), as plain text.
    """

    entry: str
    full: str
    full_at: str
    short: str
    short_at: str
    mla: str
    mla_in: str
    mla_at: str
    apa: str
    apa_in: str
    apa_at: str
    bibtex: str
    ris: str
    csl: str

    def note(self, locator: str, *, first: bool) -> str:
        """The Chicago note for a place in the work, or for the whole work without a locator."""
        if not locator:
            return self.full if first else self.short
        return _placed(self.full_at if first else self.short_at, locator)

    def in_mla(self, locator: str) -> str:
        """What MLA puts between brackets in the text; it gives a page as a bare number."""
        if not locator:
            return self.mla_in
        bare = locator.removeprefix("pp. ").removeprefix("p. ")
        if bare != locator:
            return self.mla_at.replace(SLOT, bare)
        return self.mla_at.replace(f" {SLOT}", f", {locator}")

    def in_apa(self, locator: str) -> str:
        """What APA puts between brackets in the text."""
        return _placed(self.apa_at, locator) if locator else self.apa_in


def _placed(form: str, locator: str) -> str:
    return form.replace(LOCATOR, SLOT).replace(SLOT, locator)


def format_works(works: Iterable[Work], store: Store = NO_STORE) -> Mapping[str, FormattedWork]:
    """Every given work, formatted; by id."""
    works = tuple(works)
    items = {work.id: {**csl.item(work), EXCHANGED: exchange.work_item(work)} for work in works}
    forms = format_all(items, _format_batch, store, "works")
    formatted = {}
    for work in works:
        mark = partial(labels.mark_languages, work=work)
        formatted[work.id] = FormattedWork(**change_html(forms[work.id], mark))
    return formatted


def _format_batch(items: list[Item]) -> dict[str, Forms]:
    exchanged = {item["id"]: item[EXCHANGED] for item in items}
    bibtex = exchange.bibtex(exchanged.values())
    bare = [{name: value for name, value in item.items() if name != EXCHANGED} for item in items]
    forms = _chicago(bare)
    for name, style in (("mla", MLA), ("apa", APA)):
        for identifier, more in _in_text(bare, name, style).items():
            forms[identifier] |= more
    for identifier, item in exchanged.items():
        form = forms[identifier]
        for name in ("entry", "mla", "apa"):  # a style may have no entry for unpublished works
            form[name] = form[name] or capital(form["full"])
        form["bibtex"] = bibtex[identifier].strip()
        form["ris"] = exchange.ris([item]).strip()
        form["csl"] = exchange.csl_json([item]).strip()
    return forms


def _chicago(items: list[Item]) -> dict[str, Forms]:
    """The entry and the notes of each item, by id and name of the form."""
    ids = [item["id"] for item in items]
    bare = process_notes(items, CHICAGO)
    placed = process_notes(items, CHICAGO, locator=LOCATOR)
    # The entries come from a run of their own: in one run with notes that have no locator, each
    # changes how the other is disambiguated.
    full = process([(identifier, LOCATOR) for identifier in ids], items, CHICAGO)
    return {
        identifier: {
            "entry": full.entries[identifier],
            "full": bare.first[identifier],
            "full_at": full_at,
            "short": bare.later[identifier],
            "short_at": placed.later[identifier],
        }
        for identifier, full_at in zip(ids, full.citations, strict=True)
    }


def _in_text(items: list[Item], name: str, style: Style) -> dict[str, Forms]:
    """The entry and the citations in the text of each item, by id and name of the form."""
    ids = [item["id"] for item in items]
    pairs = [(identifier, at) for identifier in ids for at in ("", LOCATOR)]
    done = process(pairs, [_titled(item) for item in items], style)
    cited = dict(zip(pairs, map(_inside_brackets, done.citations), strict=True))
    return {
        identifier: {
            name: done.entries[identifier],
            f"{name}_in": cited[identifier, ""],
            f"{name}_at": cited[identifier, LOCATOR],
        }
        for identifier in ids
    }


def _titled(item: Item) -> Item:
    """An issue of a newspaper with its name as a title, by which MLA and APA cite it."""
    if "title" in item:
        return item
    rest = {name: value for name, value in item.items() if name != "container-title"}
    return rest | {"title": item["container-title"]}


def _inside_brackets(citation: str) -> str:
    return citation.removeprefix("(").removesuffix(")")
