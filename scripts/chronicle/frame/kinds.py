"""What the site makes of each kind of records: of built-in ones, and of those that a hook adds.

`build.py` installs the built-in ones, which this package may not import. What packages below need
of a kind, its model, templates and documents, is passed to them from here.
"""

from collections.abc import Iterable
from typing import Any

from chronicle.frame import environment
from chronicle.frame.kind import Kind
from chronicle.records import registry
from chronicle.search import documents

_built_in: list[Kind[Any]] = []
_added: list[Kind[Any]] = []


def install(kinds: Iterable[Kind[Any]]) -> None:
    """Register the built-in kinds, in the order in which sites and files have them."""
    _built_in[:] = kinds
    _pass_on()


def add(kinds: Iterable[Kind[Any]]) -> None:
    """Register third-party kinds after the built-in ones, replacing those registered before.

    Raises:
        ValueError: Two kinds have the same name, or the same place in the data.
    """
    added = list(kinds)
    if added == _added:
        return
    checks = [check for kind in added for check in kind.checks]
    registry.add([kind.model for kind in added], checks)
    _added[:] = added
    _pass_on()


def kinds() -> tuple[Kind[Any], ...]:
    """Every kind that is known, in the order in which sites and files have them.

    Raises:
        LookupError: The built-in ones are not registered yet.
    """
    if not _built_in:
        raise LookupError("chronicle.build registers the kinds of records; import it first")
    return (*_built_in, *_added)


def _pass_on() -> None:
    known = (*_built_in, *_added)
    environment.FOLDERS[:] = dict.fromkeys(folder for one in known for folder in one.templates)
    documents.OF_KINDS.clear()
    documents.OF_KINDS.update({one.model: one.documents for one in known if one.documents})
