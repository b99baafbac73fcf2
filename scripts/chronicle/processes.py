"""Work in several processes, on several cores."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from chronicle import progress

T = TypeVar("T")
S = TypeVar("S")
# The threads of this process, of which only Linux has a list.
THREADS = Path("/proc/self/task")
# Into how many portions what is left is parted for each process: the last ones are small, so that
# all end together; the first ones large, for neighbours need the same.
PORTIONS = 4


def share(what: str, work: Callable[[S], T], items: Sequence[S]) -> list[T]:
    """What some work gives for each item, in their order, done on as many cores as there are.

    `what` says in progress what is done. An error is the same as if all were done here.
    """
    cores = os.cpu_count() or 1
    taken = multiprocessing.get_context("fork").Value("l", 0) if _can_copy() else None
    if taken is None or cores == 1:
        return list(_told(what, map(work, items), len(items)))
    portions = partial(_portions, taken, len(items), cores * PORTIONS)
    gc.freeze()  # what is there is looked at no more, or each process would have its own of it
    with contextlib.ExitStack() as stack:
        others = [
            stack.enter_context(beside(partial(_worked, work, items, portions)))
            for _ in range(cores - 1)
        ]
        done: dict[int, T] = {}
        for number, result in _worked(work, items, portions):
            done[number] = result
            progress.report(what, taken.value, len(items))
        for other in others:
            done.update(other)
    gc.unfreeze()
    return [done[number] if number in done else work(item) for number, item in enumerate(items)]


def _told(what: str, results: Iterable[T], count: int) -> Iterator[T]:
    for number, result in enumerate(results, 1):
        yield result
        progress.report(what, number, count)


def _portions(taken: Any, count: int, parts: int) -> Iterator[range]:
    """Numbers that no other process takes, portion by portion; `taken` counts those of all."""
    while True:
        with taken.get_lock():
            start = taken.value
            taken.value = end = min(count, start + max(1, (count - start) // parts))
        if start == end:
            return
        yield range(start, end)


def _worked(
    work: Callable[[S], T], items: Sequence[S], portions: Callable[[], Iterator[range]]
) -> Iterator[tuple[int, T]]:
    """What work gives for the items of the portions that this process takes, with their numbers."""
    for portion in portions():
        for number in portion:
            yield number, work(items[number])


@contextlib.contextmanager
def beside(work: Callable[[], Iterable[T]]) -> Iterator[Iterator[T]]:
    """Begin work beside what follows, and end it with that; gives its results one by one.

    A copy of this process does it. Where there can be none, which is so wherever this process may
    have threads that the copy would lack, the work is done here, each result when it is asked for.
    So is what the copy did not get to, so that an error is the same here as there.
    """
    if not _can_copy():
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


def _can_copy() -> bool:
    return THREADS.is_dir() and len(list(THREADS.iterdir())) == 1


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
