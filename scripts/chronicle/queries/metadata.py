"""What a page offers to reference managers: tags in its head, works they can save from a list."""

from collections.abc import Mapping
from typing import NamedTuple

from chronicle.citation import csl
from chronicle.citation.citable import Citable
from chronicle.citation.csl import CSLItem
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.records import Work
from chronicle.values import Prose, preview


class Metadata(NamedTuple):
    """The tags of a page, and the address of a file with the works that it offers, if it does."""

    tags: Mapping[str, str]
    unapi: str = ""


def page_metadata(
    history: History, address: str, title: str, description: str, *, is_offered: bool = True
) -> Metadata:
    """The metadata of the page at an address.

    The page of a work offers the work alone. A page that is not `is_offered`, at a former address,
    has no tags at all, because Zotero would save even its title.
    """
    if not is_offered:
        return Metadata({})
    language = history.language(address).lang or "en"
    stated = Citable(address, Prose(title), (), language=language)
    page = history.item(history.find_citable(address) or stated)
    edition = ""
    if "edition" in page:
        edition = f"edition: {page['edition']}"
    work = work_of_page(history).get(address)
    unapi = ""
    if work:
        # Nothing but the work, so that Zotero saves it at once. Whoever saves what stands at an
        # anchor finds its day by a name that none but Zotero reads: others would take it for that
        # of the work.
        tags = {"z:date": csl.issue_words(page), "z:extra": edition}
        unapi = addresses.unapi(work)
    else:
        tags = _tags_to_save(page, edition)
    if address == addresses.BIBLIOGRAPHY:
        unapi = addresses.unapi()
    # Those who show a preview of a page read these, but for the first two.
    tags |= {
        "z:itemType": "webpage",
        "z:websiteTitle": page["container-title"],
        "og:type": "article",
        "og:title": page["title"],
        "og:site_name": page["container-title"],
        "og:url": page["URL"],
        "og:description": preview(Prose(description)),
    }
    return Metadata({name: text for name, text in tags.items() if text}, unapi)


def _tags_to_save(page: CSLItem, edition: str) -> dict[str, str]:
    """The tags by which reference managers save a page of ours, or what is at an anchor of it.

    A comma at the end of a name keeps Zotero from dividing it. The short title is the whole title,
    which Zotero would otherwise cut at its first colon.
    """
    return {
        "z:shortTitle": page["title"],
        "z:extra": edition,
        "citation_title": page["title"],
        "citation_author": ", ".join(map(csl.family_first, page.get("author", ()))),
        "citation_date": csl.issue_words(page),
        "citation_language": page["language"],
        "citation_public_url": page["URL"],
    }


@once_per_history
def work_of_page(history: History) -> Mapping[str, Work]:
    """The work of each page that is about one, by its address."""
    return {work.main_page(history.corpus): work for work in history.corpus.of(Work)}
