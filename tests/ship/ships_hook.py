"""A hook of MkDocs in a project of somebody else: it adds the kind of records of the package beside it."""

from chronicle_ships.kind import SHIP

from chronicle import Additions


def add_to_history(additions: Additions) -> None:
    """Let the history have ships."""
    additions.add_kind(SHIP)
