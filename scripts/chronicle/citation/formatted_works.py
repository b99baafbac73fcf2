"""Works as Chicago, MLA and APA cite them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from chronicle.citation import csl, labels
from chronicle.citation.forms import Forms, dates, listed, sentences
from chronicle.citation.processor import LOCATOR, SLOT, format_all
from chronicle.record.models import Work
from chronicle.record.text import capital
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
        self.works = {work.id: work for work in works}
        self.store = store

    @cached_property
    def _formatted(self) -> Mapping[str, Forms]:
        items = {name: csl.item(work) for name, work in self.works.items()}
        markings = {name: labels.marking(work) for name, work in self.works.items()}
        formatted = format_all(items, markings, self.store, "works")
        return {name: _completed(forms, self.works[name]) for name, forms in formatted.items()}

    def __getitem__(self, identifier: str) -> Forms:
        return self._formatted[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self.works)

    def __len__(self) -> int:
        return len(self.works)


def _completed(forms: Forms, work: Work) -> Forms:
    """The forms of a work with what its styles leave out.

    An issue of a newspaper is told from others by its date. Chicago and APA list no unpublished
    work; here it is listed as MLA has it, or as in a note.
    """
    us, short, *_ = dates(work.issued) if work.issued else ("", "")
    unpublished = forms["mla"].replace(short, us) if us else sentences(forms["mla"], "n.d")
    forms = forms | {
        "entry": forms["entry"] or unpublished,
        "apa": forms["apa"] or capital(forms["full"]),
    }
    if not labels.is_issue(work):
        return forms
    note = listed(forms["short"], us)
    in_text = listed(forms["mla-in"], short)
    return forms | {
        "short": note,
        "short-at": listed(note, SLOT),
        "mla-in": in_text,
        "mla-in-at": f"{in_text} {SLOT}",
    }
