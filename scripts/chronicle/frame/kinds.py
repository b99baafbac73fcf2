"""What the site makes of each kind of records: ours, and those that a hook of somebody else adds.

`build.py` hands in ours, which lie above; what rooms below ask of a kind is handed on to them.
"""

from collections.abc import Iterable
from typing import Any

from chronicle.frame import environment
from chronicle.frame.kind import Kind
from chronicle.records import registry
from chronicle.search import documents

_ours: list[Kind[Any]] = []
_added: list[Kind[Any]] = []


def install(kinds: Iterable[Kind[Any]]) -> None:
    """Know our kinds, in the order in which sites and files have them."""
    _ours[:] = kinds
    _hand_on()


def add(kinds: Iterable[Kind[Any]]) -> None:
    """Know kinds of somebody else after ours, in the place of those that were added before.

    Raises:
        ValueError: Two kinds have the same name, or the same place in the data.
    """
    added = list(kinds)
    if added == _added:
        return
    checks = [check for kind in added for check in kind.checks]
    registry.add([kind.model for kind in added], checks)
    _added[:] = added
    _hand_on()


def kinds() -> tuple[Kind[Any], ...]:
    """Every kind that is known, in the order in which sites and files have them.

    Raises:
        LookupError: Nobody has handed in ours.
    """
    if not _ours:
        raise LookupError("chronicle.build hands in the kinds of records; import it first")
    return (*_ours, *_added)


def _hand_on() -> None:
    known = (*_ours, *_added)
    environment.FOLDERS[:] = dict.fromkeys(folder for one in known for folder in one.templates)
    documents.OF_KINDS.clear()
    documents.OF_KINDS.update({one.model: one.documents for one in known if one.documents})
