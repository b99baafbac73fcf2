"""How far long work is: a line that goes on in a terminal, plain lines in a log.

What takes long tells of each step by `report`; nothing is shown until `show` is called.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TextIO

# A log has a line each time that another of so many parts is done.
PARTS = 4


@dataclass
class Display:
    """Writes over its last line in a terminal, else a line each for the beginning and parts.

    Without a stream it writes on what is standard error then.
    """

    stream: TextIO | None
    last: str = ""

    def write(self, what: str, done: int, total: int) -> None:
        """Write how far it is."""
        stream, line = self.stream or sys.stderr, f"{what}: {done} of {total}"
        if stream.isatty():
            end = "\n" if done == total else ""
            stream.write(f"\r{line}\033[K{end}")
        elif (part := f"{what} {done * PARTS // total}") != self.last:
            self.last = part
            stream.write(f"{line}\n")
        stream.flush()


# Where progress is shown, if anywhere.
DISPLAYS: list[Display] = []


def report(what: str, done: int, total: int) -> None:
    """Tell that so many of all steps of a kind of work are done; a single step is no long work."""
    for display in DISPLAYS if total > 1 else ():
        display.write(what, done, total)


def show(stream: TextIO | None = None) -> None:
    """Show progress from now on, on what is standard error then if nowhere else."""
    DISPLAYS[:] = [Display(stream)]
