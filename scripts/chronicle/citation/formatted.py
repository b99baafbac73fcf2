"""Works as Chicago, MLA and APA cite them, formatted in batches and kept from one build to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chronicle.citation import csl, exchange, labels
from chronicle.citation.processor import Forms, Item, each_html, format_all, process
from chronicle.citation.styles import APA, CHICAGO, MLA
from chronicle.record.models import Work
from chronicle.record.text import capital

# Stands for a locator in a formatted citation until the real one is put there: a number that no work has as a page.
SLOT = "987650123"

# Where an item keeps itself as programs read it.
EXCHANGED = "exchanged"

# No work: it stands between two citations of one.
APART = {"id": "apart-000", "type": "book", "title": "Apart"}


@dataclass(frozen=True)
class Formatted:
    """A work as HTML, each form without a full stop at its end.

    In Chicago notes-bibliography style: the entry of a bibliography, the first note (`full`) and later notes (`short`). In MLA
    and APA: the entry of the list of works, and the citation in the text between its brackets (`_in`). Those that end in `_at`
    are the same with `SLOT` for the locator. What is not English says its language. For programs: `bibtex`, `ris` and `csl`
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
        """The Chicago note for a place in the work, or for the whole work where the locator is empty."""
        if not locator:
            return self.full if first else self.short
        return _placed(self.full_at if first else self.short_at, locator)

    def in_mla(self, locator: str) -> str:
        """What MLA puts between brackets in the text; it gives a page as a bare number."""
        if not locator:
            return self.mla_in
        bare = locator.removeprefix("pp. ").removeprefix("p. ")
        return self.mla_at.replace(SLOT, bare) if bare != locator else self.mla_at.replace(f" {SLOT}", f", {locator}")

    def in_apa(self, locator: str) -> str:
        """What APA puts between brackets in the text."""
        return _placed(self.apa_at, locator) if locator else self.apa_in


def _placed(form: str, locator: str) -> str:
    return form.replace(f"p. {SLOT}", SLOT).replace(SLOT, locator)


def format_works(works: Iterable[Work], cache: Path | None = None) -> Mapping[str, Formatted]:
    """Every given work, formatted; by id. `cache` is a JSON file that is read and brought up to date."""
    works = tuple(works)
    items = {work.id: {**csl.item(work), EXCHANGED: exchange.work_item(work)} for work in works}
    version = "".join(style.text() for style in (CHICAGO, MLA, APA))
    version += "".join(Path(module).read_text(encoding="utf-8") for module in (__file__, exchange.__file__ or ""))
    made = format_all(items, _batch, version, cache)
    return {work.id: Formatted(**each_html(made[work.id], partial(labels.marked, work=work))) for work in works}


def first_and_later(ids: list[str], locator: str = "") -> str:
    """A document that cites each item twice: all of them first, in order, and then again, each apart from its like.

    A work that was cited just before would come out as “ibid.”; another citation keeps them apart. Later citations have the
    locator.
    """
    apart = f"[@{APART['id']}]"
    again = [text for i in ids for text in (f"[@{i}{locator}]", apart)]
    return "\n\n".join([*(f"[@{i}]" for i in ids), apart, *again])


def _batch(given: list[Item]) -> dict[str, Forms]:
    exchanged = [item[EXCHANGED] for item in given]
    items = [{name: value for name, value in item.items() if name != EXCHANGED} for item in given]
    bibtex = exchange.bibtex(exchanged)
    ids = [item["id"] for item in items]
    every = [*items, APART]
    at = f", {{p. {SLOT}}}"
    placed = "\n\n".join(f"[@{i}{at}]" for i in ids)
    chicago = CHICAGO.text()
    notes, _ = process(first_and_later(ids), every, chicago, notes=True)
    short_at, _ = process(first_and_later(ids, at), every, chicago, notes=True)
    # Notes and bibliography come from different runs: in one, each changes how the other is disambiguated.
    full_at, entries = process(placed, every, chicago, notes=True)
    in_text = "\n\n".join(text for i in ids for text in (f"[@{i}]", f"[@{i}{at}]"))
    titled = [_titled(item) for item in every]
    mla, mla_entries = process(in_text, titled, MLA.text(), notes=False)
    apa, apa_entries = process(in_text, titled, APA.text(), notes=False)
    count = len(ids)
    return {
        identifier: {
            "entry": entries[identifier] or capital(notes[index]),
            "full": notes[index],
            "full_at": full_at[index],
            "short": notes[count + 1 + 2 * index],
            "short_at": short_at[count + 1 + 2 * index],
            "mla": mla_entries[identifier] or capital(notes[index]),
            "mla_in": _inside_brackets(mla[2 * index]),
            "mla_at": _inside_brackets(mla[2 * index + 1]),
            "apa": apa_entries[identifier] or capital(notes[index]),
            "apa_in": _inside_brackets(apa[2 * index]),
            "apa_at": _inside_brackets(apa[2 * index + 1]),
            "bibtex": bibtex[identifier].strip(),
            "ris": exchange.ris([exchanged[index]]).strip(),
            "csl": exchange.csl_json([exchanged[index]]).strip(),
        }
        for index, identifier in enumerate(ids)
    }


def _titled(item: Item) -> Item:
    """An issue of a newspaper by its name: MLA and APA cite by title what has no author, and Chicago by the newspaper."""
    if "title" in item:
        return item
    return {variable: value for variable, value in item.items() if variable != "container-title"} | {
        "title": item["container-title"]
    }


def _inside_brackets(cited: str) -> str:
    return cited.removeprefix("(").removesuffix(")")
