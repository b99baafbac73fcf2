"""The navigation of `mkdocs.yml`: its entries for pages of this history, and their titles."""

from collections.abc import Collection, Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.values.text import capital


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
