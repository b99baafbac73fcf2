"""Pages, files and functions for templates that a hook or another plugin adds to a site."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chronicle.problems import DataError, Problem

# A history holds what is added to it, so that nothing here can name a History or a Page.
ADDRESS = re.compile(r"([a-z0-9-]+/)+")
PATH = re.compile(r"(?!.*\.\.)\w[\w./-]*")


@dataclass
class Additions:
    """Additions to a site, besides what is made from its record.

    A hook of MkDocs, or a plugin, that has a function `add_to_history` is given it before the
    record is read, by commands too:

        def add_to_history(additions):
            additions.add_export("data/titles.txt", titles)

    `pages` are what renders pages by their addresses, `exports` what writes files by their paths,
    and `queries` what templates may ask, by name.
    """

    pages: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    exports: dict[str, Callable[[Any], str]] = field(default_factory=dict)
    queries: dict[str, Callable[..., Any]] = field(default_factory=dict)

    def add_page(self, address: str, render: Callable[[Any], Any]) -> None:
        """Add a `Page` at an address, such as `ships/`, that a function makes of the history.

        It is listed, found, cited and checked like any. Raises ValueError if the address is none.
        """
        if not ADDRESS.fullmatch(address):
            raise ValueError(
                f"“{address}” is not a valid page path; write it as in ships/steamers/"
            )
        self.pages[address] = render

    def add_export(self, path: str, write: Callable[[Any], str]) -> None:
        """Add a file at a path below the root of the site, which a function writes as text.

        Raises ValueError for a path that leads out of it.
        """
        if not PATH.fullmatch(path):
            raise ValueError(
                f"“{path}” is not a valid path in the site; write it as in data/ids.txt"
            )
        self.exports[path] = write

    def add_query(self, name: str, ask: Callable[..., Any]) -> None:
        """Let templates ask something: `name(…)` there calls `ask(history, …)`."""
        if not name.isidentifier():
            raise ValueError(f"“{name}” is not a valid name for a template function")
        self.queries[name] = ask


def made(history: Any, name: str, make: Callable[[Any], Any], expected: type) -> Any:
    """Call a function of a hook with a history, to make the page or file called `name`.

    Raises DataError if the function fails, or returns something else than is expected.
    """
    try:
        found = make(history)
        fault = f"returns {found!r:.40}; expected a {expected.__name__} for that"
    except Exception as error:  # whatever the code of somebody else raises
        found = None
        fault = f"raises {type(error).__name__}: {error}"
    if isinstance(found, expected) and getattr(found, "address", name) == name:
        return found
    named = getattr(make, "__qualname__", make)
    message = f"hooks: {named} of {make.__module__}, which makes {name}, {fault}"
    raise DataError([Problem("mkdocs.yml", 0, 0, message)])
