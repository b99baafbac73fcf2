"""The memory of a process and of all that it starts, where Linux tells it."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
# Seconds from one look to the next; each look stops what is measured for some milliseconds.
PAUSE = 0.25


class Peak(threading.Thread):
    """The most that a process and its descendants took together, in MB.

    What they share counts once. The greatest size that the system keeps of a process would have that of its parent too.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.memory = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        """Look again and again until the process has ended."""
        while not self.ended.wait(PAUSE):
            self.memory = max(self.memory, sum(map(_proportional, _family(self.process))) / 1024)

    def end(self) -> float:
        """Look no more. Returns the peak."""
        self.ended.set()
        self.join()
        return self.memory


def _family(process: int) -> Iterator[int]:
    """A process and all its descendants that are there."""
    yield process
    with contextlib.suppress(OSError):
        for file in (PROCESSES / str(process) / "task").glob("*/children"):
            for child in file.read_text().split():
                yield from _family(int(child))


def _proportional(process: int) -> int:
    """The size of a process in KB, with its part of what it shares; 0 where it has ended."""
    with contextlib.suppress(OSError):
        for line in (PROCESSES / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
