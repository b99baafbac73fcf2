"""The search page, and the page with the citations that the user has saved."""

from chronicle.citation.export_formats import EXPORT_FORMATS
from chronicle.content.languages import ENGLISH, Language
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page
from chronicle.queries import inventory
from chronicle.queries.links import Link
from chronicle.values import Prose


def render_search(history: History, language: Language = ENGLISH) -> Page:
    """Render the search page in a language."""
    translate = language.translate
    lists = []
    for page in inventory.list_pages(history).values():
        if page.search_label and page.records:
            label = Prose(translate(page.search_label))
            lists.append((Link(page.address, label), len(page.records)))
    return create_page(
        history,
        PageTemplate("search.html", "index searching", lists=lists),
        address=language.localized_address(addresses.SEARCH),
        title=translate("Search"),
        description=translate(
            "Search people, organisations, events, places, questions and works by any spelling, "
            "by date or by keyword."
        ),
    )


def render_my_list(history: History, language: Language = ENGLISH) -> Page:
    """Render the page of the user’s own list in a language."""
    translate = language.translate
    return create_page(
        history,
        PageTemplate("my-list.html", "index my-list", formats=EXPORT_FORMATS),
        address=language.localized_address(addresses.MY_LIST),
        title=translate("My list"),
        description=translate(
            "The items you have collected to cite, as notes and a bibliography in one style."
        ),
    )
