"""The pages on which a reader searches, and keeps what is to be cited."""

from dataclasses import dataclass

from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class SearchPage(PageContext):
    """What the page of the search shows before anybody searches."""

    template = "search.html"
    style = "index searching"


@dataclass(frozen=True, kw_only=True)
class MyListPage(PageContext):
    """What the page shows on which a reader’s list is."""

    template = "my-list.html"

    formats: tuple[tuple[str, str, str], ...]
    """The formats for programs: the key of each, its name, and the ending of its files."""


def render_search(history: History) -> Page:
    """The page of the search."""
    return make_page(
        history,
        SearchPage(),
        address=addresses.SEARCH,
        title=Prose("Search"),
        description="Every person and body, event, place, question and work, "
        "by any spelling of its name, by date and by words.",
    )


def render_my_list(history: History) -> Page:
    """The page of what a reader collects."""
    return make_page(
        history,
        MyListPage(formats=(*PROGRAMS, ("markdown", "Markdown", "md"))),
        address=addresses.MY_LIST,
        title=Prose("My list"),
        description="What you collect here to cite, as notes and a bibliography in one style.",
    )
