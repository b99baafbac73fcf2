"""How far long work is: a line that goes on in a terminal, plain lines in a log.

What takes long tells of each step by `report`; nothing is shown until `show` is called.
"""

from __future__ import annotations

import logging
import sys
from typing import TextIO

LOG = logging.getLogger("chronicle.progress")
LOG.propagate = False
# A log has a line each time that another of so many parts is done.
PARTS = 4


def report(what: str, done: int, total: int) -> None:
    """Tell that so many of all steps of a kind of work are done."""
    LOG.info("%s: %d of %d", what, done, total)


def show(stream: TextIO | None = None) -> None:
    """Show progress from now on, on what is standard error then if nowhere else."""
    LOG.handlers = [_Line(stream)]
    LOG.setLevel(logging.INFO)


class _Line(logging.Handler):
    """Writes over its last line in a terminal, else a line each for the beginning and parts."""

    def __init__(self, stream: TextIO | None) -> None:
        super().__init__()
        self.stream = stream
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Write how far it is."""
        assert isinstance(record.args, tuple)
        what, done, total = record.args
        assert isinstance(done, int)
        assert isinstance(total, int)
        stream = self.stream or sys.stderr
        if stream.isatty():
            end = "\n" if done == total else ""
            stream.write(f"\r{record.getMessage()}\033[K{end}")
        elif (part := f"{what} {done * PARTS // total}") != self.last:
            self.last = part
            stream.write(f"{record.getMessage()}\n")
        stream.flush()
