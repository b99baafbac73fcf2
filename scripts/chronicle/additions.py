"""Pages, files and template functions that a hook or another plugin adds to a site."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chronicle.problems import DataError, Problem

# A history contains its additions, so this module cannot import History or Page.
PAGE_PATH = re.compile(r"([a-z0-9-]+/)+")
EXPORT_PATH = re.compile(r"(?!.*\.\.)\w[\w./-]*")


@dataclass
class Additions:
    """Additions to a site that is generated from its record.

    An MkDocs hook or plugin may have a function `add_to_history(additions)`. It is called before
    the record is read, by MkDocs and by commands:

        def add_to_history(additions):
            additions.add_export("data/titles.txt", titles)

    `pages` maps URLs to functions that render pages, `exports` maps paths to functions that return
    the text of a file, and `queries` maps names to functions that templates can call.
    """

    pages: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    exports: dict[str, Callable[[Any], str]] = field(default_factory=dict)
    queries: dict[str, Callable[..., Any]] = field(default_factory=dict)

    def add_page(self, address: str, render: Callable[[Any], Any]) -> None:
        """Add a `Page` at a URL, such as `ships/`, that a function creates from the history.

        The page is listed, searched, cited and checked like any other page. Raises ValueError for
        an invalid URL.
        """
        if not PAGE_PATH.fullmatch(address):
            raise ValueError(
                f"“{address}” is not a valid page path; write it as in ships/steamers/"
            )
        self.pages[address] = render

    def add_export(self, path: str, write: Callable[[Any], str]) -> None:
        """Add a file at a path relative to the site root; a function returns its text.

        Raises ValueError for a path outside the site.
        """
        if not EXPORT_PATH.fullmatch(path):
            raise ValueError(
                f"“{path}” is not a valid path in the site; write it as in data/ids.txt"
            )
        self.exports[path] = write

    def add_query(self, name: str, ask: Callable[..., Any]) -> None:
        """Let templates call `name(…)`, which calls `ask(history, …)`."""
        if not name.isidentifier():
            raise ValueError(f"“{name}” is not a valid name for a template function")
        self.queries[name] = ask


def call_hook(history: Any, name: str, function: Callable[[Any], Any], expected: type) -> Any:
    """Call a function of a hook with a history, to create the page or file called `name`.

    Raises DataError if the function fails, returns another type, or returns a page at another URL.
    """
    try:
        result = function(history)
        problem = f"returns {result!r:.40}; expected a {expected.__name__}"
    except Exception as error:  # third-party code may raise any exception
        result = None
        problem = f"raises {type(error).__name__}: {error}"
    if isinstance(result, expected):
        address = getattr(result, "address", name)
        if address == name:
            return result
        problem = f"returns a page at {address}; expected it at {name}"
    function_name = getattr(function, "__qualname__", function)
    message = f"hooks: {function_name} of {function.__module__}, which makes {name}, {problem}"
    raise DataError([Problem("mkdocs.yml", 0, 0, message)])
