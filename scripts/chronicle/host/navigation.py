"""The navigation of `mkdocs.yml`: its entries for pages of this history, and their titles."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, cast

from chronicle import build
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.values.text import capital

# What stands at the head of every page, a section of it as a menu, and in a section at its foot,
# where the settings name none.
MORE = (
    "deployments.md",
    {"Numbers": "figures.md"},
    {"Teaching": "teaching.md"},
    {"Data": "data.md"},
    {"Glossary": "about/glossary.md"},
)
USUAL = (
    {"Story": "chapters/index.md"},
    {"Questions": "questions.md"},
    {"Timeline": "timeline.md"},
    "actors.md",
    {"Places": "places.md"},
    {"Sources": "bibliography.md"},
)
ABOUT = (
    "about/index.md",
    {"How to cite": "about/cite.md"},
    {"Teaching": "teaching.md"},
    {"Data": "data.md"},
)
HOME = "index.md"


def usual(history: History) -> list[Any]:
    """The navigation of a history whose settings name none.

    Pages written by hand that lie in no folder, and the first of each folder, follow those of the
    record.
    """
    there = build.page_addresses(history)
    named = {addresses.of_file(path) for path, _ in paths([*USUAL, *MORE, *ABOUT, HOME])}
    own = []
    for address, page in history.handwritten.items():
        is_first = address.count("/") == 1
        if is_first and address not in named and not page.front_matter.lang:
            own.append({page.title: page.file.partition("/")[2]})
    whole = [*USUAL, *own, {"More": list(MORE)}, {"About the book": list(ABOUT)}, HOME]
    lacking = {address for address in named if address not in there}

    def as_called(path: str) -> str:
        """A page written by hand as its file is called: README.md, about.md."""
        page = history.handwritten.get(addresses.of_file(path))
        if page is None:
            return path
        return page.file.partition("/")[2]

    return cast(list[Any], _with_paths(existing(whole, lacking), as_called))


def _with_paths(nav: Any, path_of: Callable[[str], str]) -> Any:
    """A navigation with another path in the place of each."""
    if isinstance(nav, list):
        return [_with_paths(item, path_of) for item in nav]
    if isinstance(nav, dict):
        return {title: _with_paths(item, path_of) for title, item in nav.items()}
    return path_of(nav) if nav else nav


def existing(nav: Any, missing: Collection[str]) -> Any:
    """A navigation without pages that are `missing`, by address, nor sections that are left empty.

    `nav` is as in the settings: a list, a mapping of a title to a page or to a list, or a page.
    """
    if isinstance(nav, list):
        return [item for item in (existing(item, missing) for item in nav) if item]
    if isinstance(nav, dict):
        return {title: item for title, each in nav.items() if (item := existing(each, missing))}
    return None if addresses.of_file(nav) in missing else nav


def paths(nav: Any, title: str = "") -> Iterator[tuple[str, str]]:
    """Every path that a navigation names, with the title that it gives it, or none."""
    if isinstance(nav, list):
        for item in nav:
            yield from paths(item)
    elif isinstance(nav, dict):
        for title, item in nav.items():
            yield from paths(item, title)
    elif nav:
        yield nav, title


def titles(nav: Any, history: History) -> Iterator[tuple[str, str | None]]:
    """The address of every page that a navigation names, and its title.

    Where it gives none, the settings of the history may; else it is None.
    """
    settings = history.corpus.settings
    names = {
        addresses.ACTORS: settings.actors,
        addresses.DEPLOYMENTS: capital(settings.deployments.many),
    }
    for path, title in paths(nav):
        address = addresses.of_file(path)
        yield address, title or names.get(address)
