"""The search page, and the page of the user's own list."""

from collections.abc import Callable, Iterator

from chronicle.citation.exchange import PROGRAMS
from chronicle.corpus import addresses
from chronicle.frame import Page, Template, make_page
from chronicle.history import History
from chronicle.queries import lists
from chronicle.queries.links import Link
from chronicle.story.languages import ENGLISH, Language
from chronicle.values import Prose


def in_languages(address: str, history: History) -> dict[str, Language]:
    """Return the languages other than English, by the path of a page in each of them."""
    return {each.at(address): each for each in history.languages.values()}


def render_search(history: History, language: Language = ENGLISH) -> Page:
    """Render the search page in a language."""
    say = language.say
    return make_page(
        history,
        Template("search.html", "index searching", lists=list(_lists(history, say))),
        address=language.at(addresses.SEARCH),
        title=say("Search"),
        description=say(
            "Search people, organisations, events, places, questions and works by any spelling, "
            "by date or by keyword."
        ),
    )


def _lists(history: History, say: Callable[[str], str]) -> Iterator[tuple[Link, int]]:
    """Yield links to the lists of the record, each with its number of entries."""
    for page in lists.pages(history).values():
        if page.searched_as and page.shown:
            words = Prose(say(page.searched_as))
            yield Link(page.address, words), len(page.shown)


def render_my_list(history: History, language: Language = ENGLISH) -> Page:
    """Render the page of the user’s own list in a language."""
    say = language.say
    return make_page(
        history,
        Template("my-list.html", "index my-list", formats=PROGRAMS),
        address=language.at(addresses.MY_LIST),
        title=say("My list"),
        description=say(
            "The items you have collected to cite, as notes and a bibliography in one style."
        ),
    )
