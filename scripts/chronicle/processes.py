"""Work in a second process, on a second core."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
# The threads of this process, of which only Linux has a list.
THREADS = Path("/proc/self/task")


@contextlib.contextmanager
def beside(work: Callable[[], Iterable[T]]) -> Iterator[Iterator[T]]:
    """Begin work beside what follows, and end it with that; gives its results one by one.

    A copy of this process does it. Where there can be none, which is so wherever this process may
    have threads that the copy would lack, the work is done here, each result when it is asked for.
    So is what the copy did not get to, so that an error is the same here as there.
    """
    if not THREADS.is_dir() or len(list(THREADS.iterdir())) > 1:
        yield iter(work())
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    copy = context.Process(target=_send, args=(work, sender), daemon=True)
    copy.start()
    sender.close()
    try:
        yield _received(receiver, work)
    finally:
        receiver.close()
        copy.kill()
        copy.join()


def _send(work: Callable[[], Iterable[T]], sender: Connection) -> None:
    """Send all results; an error ends the sending, and is told where they are received."""
    with contextlib.suppress(BaseException):
        # Nobody receives until the other process has done its own part.
        results = list(work())
        sender.send(len(results))
        for result in results:
            sender.send(result)


def _received(receiver: Connection, work: Callable[[], Iterable[T]]) -> Iterator[T]:
    count = 0
    with contextlib.suppress(EOFError, OSError):
        total = receiver.recv()
        while count < total:
            yield receiver.recv()
            count += 1
        return
    yield from islice(work(), count, None)
