"""What a reader cites on this site: a record, a chapter or a paragraph, each with its own address.

It is cited for what only this site does: joining, comparing, correcting. `cited_works` has how the
papers are cited for what they say.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.citation import csl, labels
from chronicle.citation.csl import Item
from chronicle.citation.processor import Forms, format_all
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
# Stands for the site's address in what is stored, which so serves for any host.
ANY_SITE = "https://site.invalid/"
# Stands for the address of a page until it is formatted. An address has nothing but small letters,
# digits, hyphens and the signs between them, which every style prints as they are.
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
    store: Store = NO_STORE,
    *,
    some: bool = False,
) -> Mapping[str, Forms]:
    """Every form of every item, by address; with `some`, these are not all that the store is for.

    `markings` say of each what in it is not English, also by address. The forms are those of
    `FormattedWorks`, with `ANY_PAGE` for the address of the page on the web.
    """
    # Claims have the title of their page: half of all items differ in their address only, and
    # pandoc formats one for all of them. All three styles set a dated part of an edited whole as we
    # want it, the site in italics and its version beside it, where a plain web page would lose one
    # or the other.
    anywhere = {"id": "", "URL": ANY_PAGE, "type": "document"}
    alike = {address: {**item, **anywhere} for address, item in items.items()}
    keys = {
        address: json.dumps([item, markings[address]], sort_keys=True, default=str)
        for address, item in alike.items()
    }
    forms = format_all(
        {key: alike[address] for address, key in keys.items()},
        {key: markings[address] for address, key in keys.items()},
        store,
        "pages",
        access=True,
        some=some,
    )
    return {address: forms[key] for address, key in keys.items()}


def marking(citable: Citable, corpus: Corpus) -> Marking:
    """The arguments of `languages.mark` for HTML about something that is cited.

    They are those of a work, or of the work that is the voice of a claim; empty for all others.
    """
    record = citable.record
    named = corpus[record.voice] if isinstance(record, Claim) else record
    return labels.marking(named) if isinstance(named, Work) else ({}, "")
