"""Works as Chicago, MLA and APA cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from chronicle.citation import csl, labels
from chronicle.citation.processor import LOCATOR, SLOT, Forms, format_all
from chronicle.record.models import Work
from chronicle.store import NO_STORE, Store


@dataclass(frozen=True)
class FormattedWork:
    """A work in every form, by the name of the form, as HTML without a full stop at the end.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA and APA (`mla`, `apa`): the entry of the list of works, and the
    citation in the text between its brackets (`-in`). Those that have `-at` are the same with
    `SLOT` for the locator. What is not English says its language.
    """

    forms: Forms

    def note(self, locator: str, *, first: bool) -> str:
        """The Chicago note for a place in the work, or for the whole work without a locator."""
        at = "-at" if locator else ""
        form = self.forms[f"{'full' if first else 'short'}{at}"]
        return _placed(form, locator) if locator else form

    def in_mla(self, locator: str) -> str:
        """What MLA puts between brackets in the text; it gives a page as a bare number."""
        if not locator:
            return self.forms["mla-in"]
        bare = locator.removeprefix("pp. ").removeprefix("p. ")
        if bare != locator:
            return self.forms["mla-at"].replace(SLOT, bare)
        return self.forms["mla-at"].replace(f" {SLOT}", f", {locator}")

    def in_apa(self, locator: str) -> str:
        """What APA puts between brackets in the text."""
        return _placed(self.forms["apa-at"], locator) if locator else self.forms["apa-in"]


def _placed(form: str, locator: str) -> str:
    return form.replace(LOCATOR, SLOT).replace(SLOT, locator)


class FormattedWorks(Mapping[str, FormattedWork]):
    """Works by id, all of which are formatted when the first of them is asked for."""

    def __init__(self, works: Iterable[Work], store: Store = NO_STORE) -> None:
        self.works, self.store = {work.id: work for work in works}, store

    @cached_property
    def _formatted(self) -> Mapping[str, FormattedWork]:
        items = {name: csl.item(work) for name, work in self.works.items()}
        markings = {name: labels.marking(work) for name, work in self.works.items()}
        forms = format_all(items, markings, self.store, "works")
        return {name: FormattedWork(form) for name, form in forms.items()}

    def __getitem__(self, identifier: str) -> FormattedWork:
        return self._formatted[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self.works)

    def __len__(self) -> int:
        return len(self.works)
