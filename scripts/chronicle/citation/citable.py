"""What a reader cites on this site: a record, a chapter or a paragraph, each with its own address.

It is cited for what only this site does: joining, comparing, correcting. `cited_works` has how the
papers are cited for what they say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from chronicle.citation import bibtex, csl, exchange, labels, ris
from chronicle.citation.csl import Item
from chronicle.citation.processor import Forms, at_once, format_all, process, process_notes
from chronicle.citation.styles import APA, CHICAGO, MLA, Style
from chronicle.corpus.corpus import Corpus
from chronicle.record import dates
from chronicle.record.dates import Date
from chronicle.record.languages import Marking
from chronicle.record.models import Claim, Record, Source, Work
from chronicle.record.text import Prose, italics
from chronicle.site import Site
from chronicle.store import NO_STORE, Store

# Stands for the day on which a reader reads a page, until the reader's own browser puts it there: a
# day before any edition.
ACCESS_DAY = "2001-01-02"
# How that day comes out of the styles and formats, and the name of that way of writing it.
ACCESS_DAY_FORMS = {
    "January 2, 2001": "us",
    "2 Jan. 2001": "mla",
    "2001-01-02": "iso",
    "2001/01/02": "ris",
}
# Stands for the site's address in the cache, so that a build for another host formats nothing anew.
ANY_SITE = "https://site.invalid/"
# Stands for the address of a page while pandoc formats it. An address has nothing but small
# letters, digits, hyphens and the signs between them, which every style prints as they are.
ANY_PAGE = f"{ANY_SITE}any-page/"


@dataclass(frozen=True)
class Citable:
    """One thing to cite: its permanent address, its title, and the places that it comes from.

    `name` tells it from others that are cited by the same title with another anchor, where there
    are any.
    """

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None
    name: Prose | None = None

    @property
    def called(self) -> Prose:
        """What it is called where it stands among others."""
        return self.name or self.title

    @property
    def page(self) -> str:
        """The address of the page that shows its citations."""
        return citation_page(self.address)


def citation_page(address: str) -> str:
    """The address of the page that shows the citations of what is at an address.

    It is its own page, or a page for what stands at an anchor of it.
    """
    page, _, anchor = address.partition("#")
    return f"cite/{page}{anchor}/" if anchor else page


def page_item(citable: Citable, site: Site, version: str, changed: Date | None) -> Item:
    """A page or an anchor of this site as a CSL-JSON item.

    `version` is that of the record, `changed` the day of the last change of the content.
    """
    variables: Item = {
        "id": citable.address,
        "type": "webpage",
        "title": italics(citable.title),
        "container-title": italics(site.name),
        "version": version,
        "accessed": csl.csl_date(dates.parse(ACCESS_DAY)),
        "URL": site.url + citable.address,
        "language": "en",
    }
    if site.author:
        variables["author"] = [{"literal": italics(site.author)}]
    if changed:
        variables["issued"] = csl.csl_date(changed)
        variables["custom"] = {"issued_edtf": changed}
    return {name: value for name, value in variables.items() if value}


def format_pages(
    items: Mapping[str, Item],
    markings: Mapping[str, Marking],
    site: Site,
    store: Store = NO_STORE,
    *,
    some: bool = False,
) -> Mapping[str, Forms]:
    """Every form of every item, by address; with `some`, these are not all that the store is for.

    Addresses in them begin with `ANY_SITE`; `at_site` puts that of a site there. `markings` say of
    each what in it is not English, also by address.

    The forms are `full`, `short` and `entry` in Chicago style, `mla`, `apa`, and for programs
    `bibtex`, `ris` and `csl`.
    """
    anywhere = {address: {**item, "URL": ANY_SITE + address} for address, item in items.items()}
    maker = site.maker
    return format_all(
        anywhere, markings, partial(_format_batch, maker), store, "pages", maker, some=some
    )


def at_site(forms: Forms, site: Site) -> Forms:
    """The forms of an item with the addresses of a site."""
    return {name: form.replace(ANY_SITE, site.url) for name, form in forms.items()}


def _format_batch(maker: str, items: list[Item]) -> dict[str, Forms]:
    # Claims have the title of their page: half of all items differ in their address only, and
    # pandoc formats one for all of them.
    anywhere = {item["id"]: {**item, "id": "", "URL": ANY_PAGE} for item in items}
    shared = {
        address: json.dumps(item, sort_keys=True, default=str) for address, item in anywhere.items()
    }
    # Addresses are no keys that pandoc could read; a number is. All three styles set a dated part
    # of an edited whole as we want it, the site in italics and its version beside it, where a plain
    # web page would lose one or the other.
    keys = {text: f"i{number}" for number, text in enumerate(dict.fromkeys(shared.values()))}
    numbered = [{**json.loads(text), "id": key, "type": "document"} for text, key in keys.items()]
    formatted = at_once(
        partial(_notes, numbered),
        partial(_entries, numbered, "mla", MLA),
        partial(_entries, numbered, "apa", APA),
    )
    forms: dict[str, Forms] = {}
    for item in items:
        key = keys[shared[item["id"]]]
        for_programs = _exchanged(item, maker)
        undated = {name: value for name, value in for_programs.items() if name != "accessed"}
        forms[item["id"]] = {
            name: form.replace(ANY_PAGE, item["URL"])
            for each in formatted
            for name, form in each[key].items()
        } | {
            "bibtex": bibtex.entry(for_programs).strip(),
            "ris": ris.reference(for_programs),
            "csl": exchange.csl_json([undated]).strip(),
        }
    return forms


def _notes(items: list[Item]) -> dict[str, Forms]:
    done = process_notes(items, CHICAGO, access=True)
    return {
        key: {"full": full, "short": done.later[key], "entry": done.entries[key]}
        for key, full in done.first.items()
    }


def _entries(items: list[Item], name: str, style: Style) -> dict[str, Forms]:
    once = [(item["id"], "") for item in items]
    done = process(once, items, style, access=True)
    return {key: {name: entry} for key, entry in done.entries.items()}


def _exchanged(item: Item, maker: str) -> Item:
    """An item for programs, which have no place but the author for who answers for the site."""
    plain: Item = csl.without_markup(item)
    key = exchange.citation_key(item["id"])
    return {"author": [{"literal": maker}]} | plain | {"id": key}


def marking(citable: Citable, corpus: Corpus) -> Marking:
    """What gives HTML about something the language of what is not English in it.

    That is the title of a work, or a name in another script.
    """
    record = citable.record
    named = corpus[record.voice] if isinstance(record, Claim) else record
    return labels.marking(named) if isinstance(named, Work) else Marking({}, "")
