"""A second process, which makes pages and files while the first is busy with others.

MkDocs asks for one after the other, and would leave every core but one idle.
"""

import gc
import logging
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from mmap import mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NoReturn, Protocol


class Made(Protocol):
    """Something that is made when it is asked for."""

    make: Callable[[], Any]


class Ahead:
    """What a second process has made before it was asked for.

    It begins with the last, as MkDocs does with the first; where they meet, it turns to the next
    part. What it has made waits in a file. What it has not made, cannot make, or
    would tell something about is made by the first process, as without it.
    """

    def __init__(self, *parts: Sequence[Made]) -> None:
        """Begin to make things, each part of them in the order in which it will be asked for."""
        self._parts: list[list[tuple[int, Callable[[], Any]]]] = []
        count = 0
        for part in parts:
            numbered = [*enumerate((thing.make for thing in part), count + 1)]
            self._parts.append(numbered)
            count += len(numbered)
            for (number, make), thing in zip(numbered, part, strict=True):
                thing.make = partial(self._take, number, make)
        # Both processes see this: the number of what was asked for last, and then, by its number,
        # where each thing begins in the file, counted from one; zero while it is not there.
        self._shared = memoryview(mmap(-1, 8 * (count + 1))).cast("q")
        self._folder = TemporaryDirectory()
        self._waiting = Path(self._folder.name) / "waiting"
        fork = multiprocessing.get_context("fork")
        self.process = fork.Process(target=self._make_all, daemon=True)
        self.process.start()

    def end(self) -> None:
        """Let go of the second process, and of what nobody has asked for."""
        self.process.kill()
        self.process.join()
        self._folder.cleanup()

    def _take(self, number: int, make: Callable[[], Any]) -> Any:
        self._shared[0] = number
        place = self._shared[number]
        if not place:
            return make()
        with self._waiting.open("rb") as waiting:
            waiting.seek(place - 1)
            return pickle.load(waiting)

    def _make_all(self) -> None:
        gc.freeze()  # What was there before stays as long as this process.
        logging.setLogRecordFactory(_refuse)
        with self._waiting.open("wb") as waiting:
            for part in self._parts:
                for number, make in reversed(part):
                    if number <= self._shared[0]:
                        break
                    # Whatever is wrong, the first process will meet it in its turn and tell of it.
                    with suppress(Exception):
                        self._make(number, make, waiting)

    def _make(self, number: int, make: Callable[[], Any], waiting: BinaryIO) -> None:
        made = pickle.dumps(make())
        place = waiting.tell() + 1
        waiting.write(made)
        waiting.flush()
        self._shared[number] = place


def _refuse(*told: object, **more: object) -> NoReturn:
    """Let what tells something fail: warnings are counted by the first process alone."""
    raise RuntimeError(told)


def is_possible() -> bool:
    """Whether there is a second core, and a system that can double this process as it stands."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1
