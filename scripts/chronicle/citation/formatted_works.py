"""Works as Chicago, MLA and APA cite them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from chronicle.citation import csl, labels
from chronicle.citation.processor import LOCATOR, SLOT, Forms, format_all
from chronicle.record.models import Work
from chronicle.store import NO_STORE, Store


def at_place(forms: Forms, name: str, locator: str) -> str:
    """A form of a work, by its name, for a place in it, or for the whole without a locator."""
    if not locator:
        return forms[name]
    return forms[f"{name}-at"].replace(LOCATOR, SLOT).replace(SLOT, locator)


class FormattedWorks(Mapping[str, Forms]):
    """The forms of works by id, all of which are formatted when the first of them is asked for.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA and APA (`mla`, `apa`): the entry of the list of works, and the
    citation in the text between its brackets (`-in`). Those that have `-at` are the same with
    `SLOT` for the locator. What is not English says its language.
    """

    def __init__(self, works: Iterable[Work], store: Store = NO_STORE) -> None:
        self.works, self.store = {work.id: work for work in works}, store

    @cached_property
    def _formatted(self) -> Mapping[str, Forms]:
        items = {name: csl.item(work) for name, work in self.works.items()}
        markings = {name: labels.marking(work) for name, work in self.works.items()}
        return format_all(items, markings, self.store, "works")

    def __getitem__(self, identifier: str) -> Forms:
        return self._formatted[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self.works)

    def __len__(self) -> int:
        return len(self.works)
