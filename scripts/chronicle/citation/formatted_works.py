"""Works as Chicago, MLA and APA cite them, and as programs read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from chronicle.citation import bibtex, csl, exchange, labels, ris
from chronicle.citation.csl import Item
from chronicle.citation.processor import (
    Forms,
    at_once,
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
    """A work in every form, by the name of the form, as HTML without a full stop at the end.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA and APA (`mla`,
    `apa`): the entry of the list of works, and the citation in the text between its brackets
    (`_in`). Those that have `_at` are the same with `SLOT` for the locator. What is not English
    says its language. For programs: `bibtex`, `ris` and `csl` (CSL-JSON), as plain text.
    """

    forms: Forms

    def note(self, locator: str, *, first: bool) -> str:
        """The Chicago note for a place in the work, or for the whole work without a locator."""
        at = "_at" if locator else ""
        form = self.forms[f"{'full' if first else 'short'}{at}"]
        return _placed(form, locator) if locator else form

    def in_mla(self, locator: str) -> str:
        """What MLA puts between brackets in the text; it gives a page as a bare number."""
        if not locator:
            return self.forms["mla_in"]
        bare = locator.removeprefix("pp. ").removeprefix("p. ")
        if bare != locator:
            return self.forms["mla_at"].replace(SLOT, bare)
        return self.forms["mla_at"].replace(f" {SLOT}", f", {locator}")

    def in_apa(self, locator: str) -> str:
        """What APA puts between brackets in the text."""
        return _placed(self.forms["apa_at"], locator) if locator else self.forms["apa_in"]


def _placed(form: str, locator: str) -> str:
    return form.replace(LOCATOR, SLOT).replace(SLOT, locator)


class FormattedWorks(Mapping[str, FormattedWork]):
    """Works by id, all of which are formatted when the first of them is asked for."""

    def __init__(self, works: Iterable[Work], store: Store = NO_STORE) -> None:
        self.works, self.store = {work.id: work for work in works}, store

    @cached_property
    def _formatted(self) -> Mapping[str, FormattedWork]:
        return format_works(self.works.values(), self.store)

    def __getitem__(self, identifier: str) -> FormattedWork:
        return self._formatted[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self.works)

    def __len__(self) -> int:
        return len(self.works)


def format_works(works: Iterable[Work], store: Store = NO_STORE) -> Mapping[str, FormattedWork]:
    """Every given work, formatted; by id."""
    works = tuple(works)
    items = {work.id: {**csl.item(work), EXCHANGED: exchange.work_item(work)} for work in works}
    markings = {work.id: labels.marking(work) for work in works}
    forms = format_all(items, markings, _format_batch, store, "works")
    return {identifier: FormattedWork(form) for identifier, form in forms.items()}


def _format_batch(items: list[Item]) -> dict[str, Forms]:
    exchanged = {item["id"]: item[EXCHANGED] for item in items}
    bare = [{name: value for name, value in item.items() if name != EXCHANGED} for item in items]
    forms: dict[str, Forms] = {identifier: {} for identifier in exchanged}
    for more in at_once(
        partial(_chicago, bare),
        partial(_in_text, bare, "mla", MLA),
        partial(_in_text, bare, "apa", APA),
    ):
        for identifier, form in more.items():
            forms[identifier] |= form
    for identifier, item in exchanged.items():
        form = forms[identifier]
        # A style may have no entry for unpublished works.
        for name in ("entry", "mla", "apa"):
            form[name] = form[name] or capital(form["full"])
        form["bibtex"] = bibtex.entry(item).strip()
        form["ris"] = ris.reference(item)
        form["csl"] = exchange.csl_json([item]).strip()
    return forms


def _chicago(items: list[Item]) -> dict[str, Forms]:
    """The entry and the notes of each item, by id and name of the form."""
    ids = [item["id"] for item in items]
    notes = process_notes(items, CHICAGO, locator=LOCATOR)
    first_at = process([(identifier, LOCATOR) for identifier in ids], items, CHICAGO)
    return {
        identifier: {
            "entry": notes.entries[identifier],
            "full": notes.first[identifier],
            "full_at": full_at,
            "short": notes.later[identifier],
            "short_at": notes.later_at[identifier],
        }
        for identifier, full_at in zip(ids, first_at.citations, strict=True)
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
