"""Slips that people make in the files of a history, for the tests of what is told of them."""

from pathlib import Path
from typing import NamedTuple


class Slip(NamedTuple):
    """What somebody types in a file in the place of what is there, and what is told."""

    file: str
    right: str
    wrong: str
    message: str

    def make(self, directory: Path) -> None:
        """Type what is wrong in the place of what is right, once, below a directory."""
        file = directory / self.file
        text = file.read_text(encoding="utf-8")
        assert self.right in text
        file.write_text(text.replace(self.right, self.wrong, 1), encoding="utf-8")


def name(slip: object) -> str:
    """The name of a test of a slip: what is told of it."""
    return slip.message if isinstance(slip, Slip) else ""
