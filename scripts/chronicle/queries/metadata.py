"""Page metadata: `<head>` tags and works for reference managers, and values for error reports."""

from collections.abc import Mapping
from typing import NamedTuple

from babel.core import get_global

from chronicle.citation import csl
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries.inventory import find_citable, works_by_page
from chronicle.values import Prose, text_preview


class PageMetadata(NamedTuple):
    """The tags of a page, and the URL of a file with the works that it offers, if any."""

    tags: Mapping[str, str]
    unapi_path: str = ""


def page_metadata(
    history: History, address: str, title: str, description: str, *, is_importable: bool = True
) -> PageMetadata:
    """Return the metadata of the page at a URL.

    The page of a work offers only the work. A page at a previous URL is not `is_importable`: it has
    no tags, because Zotero would save even its title.
    """
    if not is_importable:
        return PageMetadata({})
    language = history.page_language(address).lang or "en"
    citable = Citable(address, Prose(title), (), language=language)
    page = history.csl_item(find_citable(history, address) or citable)
    edition = ""
    if "edition" in page:
        edition = f"edition: {page['edition']}"
    work = works_by_page(history).get(address)
    unapi = ""
    if work:
        # Offer only the work, so that Zotero saves it without asking. The date of an anchor is in a
        # tag that only Zotero reads, because other software would take it for the date of the work.
        tags = {"z:date": csl.issue_words(page), "z:extra": edition}
        unapi = addresses.unapi_path(work)
    else:
        # A comma at the end of a name prevents Zotero from splitting the name. The short title is
        # the complete title, because Zotero would otherwise truncate the title at its first colon.
        tags = {
            "z:shortTitle": page["title"],
            "z:extra": edition,
            "citation_title": page["title"],
            "citation_author": ", ".join(map(csl.family_first, page.get("author", ()))),
            "citation_date": csl.issue_words(page),
            "citation_language": page["language"],
            "citation_public_url": page["URL"],
        }
    if address == addresses.BIBLIOGRAPHY:
        unapi = addresses.unapi_path()
    # The likeliest country of the language: ko_Kore_KR.
    code, *_, country = get_global("likely_subtags").get(language.split("-")[0], "_").split("_")
    # All of these but the first two are for link previews (Open Graph).
    tags |= {
        "z:itemType": "webpage",
        "z:websiteTitle": page["container-title"],
        "og:type": "article",
        "og:locale": f"{code}_{country}",
        "og:title": page["title"],
        "og:site_name": page["container-title"],
        "og:url": page["URL"],
        "og:description": text_preview(Prose(description)),
    }
    return PageMetadata({name: text for name, text in tags.items() if text}, unapi)


def mistake_report_values(history: History, address: str) -> Mapping[str, str]:
    """Return the values of `site.REPORT_PLACEHOLDERS` for a report on the page at a URL.

    They are the URL of the page, the id of its record, the source file (with the line of the
    record), and the version.
    """
    cited = find_citable(history, address)
    record = (cited and cited.record) or works_by_page(history).get(address)
    markdown_page = history.markdown_pages.get(address)
    file = markdown_page.file if markdown_page else ""
    if record:
        entry = history.corpus.raw_records[record.id]
        file = f"{entry.file}:{entry.line}"
    return {
        "place": f"{history.site.url}{address}",
        "record": record.id if record else "",
        "file": file,
        "version": history.version,
    }
