"""The pages on which a reader searches, and keeps what they want to cite."""

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
    """The languages besides English, by the address in each of a page that all languages have."""
    return {each.at(address): each for each in history.languages.values()}


def render_search(history: History, language: Language = ENGLISH) -> Page:
    """The page of the search in a language."""
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
    """Links to the lists that the record has, each with how much is there."""
    for page in lists.pages(history).values():
        if page.searched_as and page.shown:
            words = Prose(say(page.searched_as))
            yield Link(page.address, words), len(page.shown)


def render_my_list(history: History, language: Language = ENGLISH) -> Page:
    """The page of a reader’s own list in a language."""
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
