"""What a reader cites: a record, a chapter or a paragraph of one, as an item of its own with a permanent address.

It is cited in two ways. The page is cited for what only this site does: `item` gives it in CSL terms, `format_items` in
every form that a reader copies. The paper is cited for what it says, with the place in it and, where it rests on another
work, that work “as cited in” the paper: `papers` composes these from the formatted works.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from chronicle.citation import csl, exchange, labels
from chronicle.citation.formatted import APART, Formatted, first_and_later
from chronicle.citation.processor import Forms, Item, format_all, process
from chronicle.citation.styles import APA, CHICAGO, MLA
from chronicle.corpus.corpus import Corpus
from chronicle.record import dates, languages
from chronicle.record.dates import Date
from chronicle.record.models import (
    Basis,
    Claim,
    Record,
    Source,
    Work,
)
from chronicle.record.text import Prose, italics
from chronicle.settings import Site

# Stands for the day on which a reader reads a page, until the reader's own browser puts it there: a day before any edition.
READ = "2001-01-02"
# Stands for the site’s address in what is kept.
NOWHERE = "https://site.invalid/"
# How that day comes out of each style and format, and what says so where it is not yet known.
READ_FORMS = {"January 2, 2001": "us", "2 Jan. 2001": "mla", "2001-01-02": "iso", "2001/01/02": "ris"}
# How MLA and APA speak of a work that was seen only in another; Chicago says “cited in” (14.260).
CITED_IN = "cited in"


@dataclass(frozen=True)
class Citable:
    """One thing to cite: its permanent address, its title as prose, and the places in the papers that it comes from."""

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None

    @property
    def page(self) -> str:
        """The address of the page that shows all its citations: its own page, or one made for it where it shares a page."""
        page, _, anchor = self.address.partition("#")
        return f"cite/{page}{anchor}/" if anchor else page


@dataclass(frozen=True)
class Reference:
    """A place in a paper as a reader cites it: in a first and a later Chicago note, and between brackets in MLA and APA."""

    words: str
    full: str
    short: str
    mla: str
    apa: str


@dataclass(frozen=True)
class PaperCited:
    """A paper, the places in it that something comes from, and the works that it rests on there."""

    work: Work
    places: tuple[Reference, ...]
    through: tuple[Reference, ...]


def item(citable: Citable, site: Site, version: str, changed: Date | None) -> dict[str, Any]:
    """A page or an anchor of this site as a CSL-JSON item; `changed` is the day of the last change of its content."""
    made: dict[str, Any] = {
        "id": citable.address,
        "type": "webpage",
        "title": italics(citable.title),
        "container-title": italics(site.name),
        "version": version,
        "accessed": csl.csl_date(dates.parse(READ)),
        "URL": site.url + citable.address,
        "language": "en",
    }
    if site.author:
        made["author"] = [{"literal": italics(site.author)}]
    if changed:
        made |= {"issued": csl.csl_date(changed), "custom": {"issued_edtf": str(changed)}}
    return {name: value for name, value in made.items() if value}


def coins(made: Item, maker: str) -> str:
    """An item as a ContextObject in a `title` attribute (OpenURL Z39.88-2004, Dublin Core), by which Zotero finds it."""
    issued = made.get("issued", {}).get("date-parts", [[]])[0]
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "webpage",
        "rft.title": csl.plain(made["title"]),
        "rft.source": csl.plain(made["container-title"]),
        "rft.aucorp": maker,
        "rft.date": "-".join(f"{part:02}" for part in issued),
        "rft.identifier": made["URL"],
    }
    return urlencode({name: value for name, value in fields.items() if value}, quote_via=quote, safe=":/")


def format_items(items: Mapping[str, Item], site: Site, cache: Path | None = None) -> Mapping[str, Forms]:
    """Every form of every item, by id; `cache` is a JSON file that is read and brought up to date.

    The forms are `full`, `short` and `entry` in Chicago style, `mla`, `apa`, and `bibtex`, `ris` and `csl` for programs. They
    are kept without the site's address, so that a build for another host formats nothing anew.
    """
    depends = "".join(style.text(access=True) for style in (CHICAGO, MLA, APA)) + site.maker
    depends += "".join(Path(module).read_text(encoding="utf-8") for module in (__file__, exchange.__file__ or ""))
    nowhere = {address: {**made, "URL": f"{NOWHERE}{address}"} for address, made in items.items()}
    made = format_all(nowhere, lambda wanted: _batch(wanted, site.maker), depends, cache)
    return {address: {name: form.replace(NOWHERE, site.url) for name, form in forms.items()} for address, forms in made.items()}


def _batch(items: list[Item], maker: str) -> dict[str, Forms]:
    # Addresses are no keys that pandoc could read; a number is. All three styles set a dated part of an edited whole as we
    # want it, the site in italics and its version beside it, where a plain web page would lose one or the other.
    numbered = [{**item, "id": f"i{number}", "type": "document"} for number, item in enumerate(items)]
    ids = [item["id"] for item in numbered]
    every = [*numbered, APART]
    notes, entries = process(first_and_later(ids), every, CHICAGO.text(access=True), notes=True)
    cited = "\n\n".join(f"[@{i}]" for i in ids)
    _, mla = process(cited, numbered, MLA.text(access=True), notes=False)
    _, apa = process(cited, numbered, APA.text(access=True), notes=False)
    # Programs are told who answers for the site, since they have no other place for it.
    told = [{"author": [{"literal": maker}]} | exchange.plain(dict(item)) | {"id": exchange.key(item["id"])} for item in items]
    bibtex = exchange.bibtex(told)
    return {
        item["id"]: {
            "full": notes[index],
            "short": notes[len(ids) + 1 + 2 * index],
            "entry": entries[ids[index]],
            "mla": mla[ids[index]],
            "apa": apa[ids[index]],
            "bibtex": bibtex[told[index]["id"]].strip(),
            "ris": exchange.ris([told[index]]).strip(),
            "csl": exchange.csl_json([{name: value for name, value in told[index].items() if name != "accessed"}]).strip(),
        }
        for index, item in enumerate(items)
    }


def marked(markup: str, citable: Citable, corpus: Corpus) -> str:
    """HTML about something, with the language of what is not English in it: the title of a work, a name in another script."""
    named = corpus[citable.record.voice] if isinstance(citable.record, Claim) else citable.record
    return labels.marked(markup, named) if isinstance(named, Work) else languages.marked(markup)


def papers(citable: Citable, formatted: Mapping[str, Formatted], corpus: Corpus) -> list[PaperCited]:
    """The papers that something comes from, each with its places and the works it rests on there, each once.

    For a work it is the work itself, cited as a whole.
    """
    if isinstance(citable.record, Work):
        return [PaperCited(citable.record, (), ())]
    found: dict[str, tuple[dict[Reference, None], dict[Reference, None]]] = {}
    for source in citable.sources:
        places, through = found.setdefault(source.work, ({}, {}))
        paper = corpus.get(Work, source.work)
        places[_reference(source.at, source.at, formatted[paper.id])] = None
        for basis in source.rests_on:
            through[_through(basis, corpus.get(Work, basis.work), source, formatted)] = None
    return [PaperCited(corpus.get(Work, work), tuple(places), tuple(through)) for work, (places, through) in found.items()]


def _reference(words: str, at: str, work: Formatted) -> Reference:
    return Reference(words, work.note(at, first=True), work.note(at, first=False), work.in_mla(at), work.in_apa(at))


def _through(basis: Basis, work: Work, source: Source, formatted: Mapping[str, Formatted]) -> Reference:
    seen = _reference("", basis.at or "", formatted[work.id])
    told = _reference("", source.at, formatted[source.work])
    return Reference(
        str(labels.compact(work)),
        f"{_with_comma(seen.full)} {CITED_IN} {told.full}",
        f"{_with_comma(seen.short)} {CITED_IN} {told.short}",
        f"{_with_comma(seen.mla)} {CITED_IN} {told.mla}",
        f"{_with_comma(seen.apa)} as {CITED_IN} {told.apa}",
    )


def _with_comma(form: str) -> str:
    """A form with a comma at its end, inside a closing quotation mark, as American styles have it."""
    return f"{form[:-1]},”" if form.endswith("”") else f"{form},"
