"""Work in several processes, on several cores."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from chronicle import progress

T = TypeVar("T")
S = TypeVar("S")
# The threads of this process, of which only Linux has a list.
THREADS = Path("/proc/self/task")
# Into how many portions what is left is parted for each process: the last ones are small, so that
# all end together; the first ones large, for neighbours need the same.
PORTIONS = 4


class Outcome(NamedTuple):
    """What a copy of this process came to: its results, whether they are all, and its log."""

    results: list[Any]
    is_complete: bool
    log: list[logging.LogRecord]


def share(what: str, work: Callable[[S], T], items: Sequence[S]) -> list[T]:
    """What some work gives for each item, in their order, done on as many cores as there are.

    `what` says in progress what is done. Raises what the work raises for the first item that fails.
    """
    count = min(_cores(), len(items))
    if count < 2 or not _can_copy():
        return list(_counted(what, map(work, items), len(items)))
    taken = multiprocessing.get_context("fork").Value("l", 0)
    portions = partial(_portions, taken, len(items), count * PORTIONS)
    gc.freeze()  # what is there is looked at no more, or each process would have its own of it
    try:
        done = _shared(what, partial(_worked, work, items, portions), len(items), count)
    finally:
        gc.unfreeze()
    return [done[number] if number in done else work(item) for number, item in enumerate(items)]


def _shared(
    what: str, work: Callable[[], Iterable[tuple[int, T]]], total: int, count: int
) -> dict[int, T]:
    """What so many processes come to, by number; where one fails, that and the rest is missing."""
    done: dict[int, T] = {}
    with contextlib.ExitStack() as stack:
        others = [stack.enter_context(_copy(work)) for _ in range(count - 1)]
        with contextlib.suppress(Exception):
            for number, result in work():
                done[number] = result
                progress.report(what, min(len(done) * count, total - 1), total)
        for other in others:
            done.update(_received(other).results)
    progress.report(what, total, total)
    return done


def _counted(what: str, results: Iterable[T], count: int) -> Iterator[T]:
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
    if _can_copy():
        with _copy(work) as receiver:
            yield _resumed(receiver, work)
    else:
        yield iter(work())


def _resumed(receiver: Connection, work: Callable[[], Iterable[T]]) -> Iterator[T]:
    outcome = _received(receiver)
    yield from outcome.results
    if not outcome.is_complete:
        yield from islice(work(), len(outcome.results), None)


def _cores() -> int:
    """The cores that this process may use, where the system says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_copy() -> bool:
    return THREADS.is_dir() and len(list(THREADS.iterdir())) == 1


@contextlib.contextmanager
def _copy(work: Callable[[], Iterable[Any]]) -> Iterator[Connection]:
    """A copy of this process that does some work: the end at which its outcome is received."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    copy = context.Process(target=_send, args=(work, receiver, sender), daemon=True)
    copy.start()
    sender.close()
    try:
        yield receiver
    finally:
        receiver.close()
        copy.kill()
        copy.join()


def _send(work: Callable[[], Iterable[Any]], receiver: Connection, sender: Connection) -> None:
    """Do work and send its outcome; an error ends it, and is raised where the rest is done."""
    receiver.close()  # so that sending fails, and this process ends, where nobody receives any more
    log: SimpleQueue[logging.LogRecord] = SimpleQueue()
    for name in ["", *logging.root.manager.loggerDict]:
        logging.getLogger(name).handlers.clear()
    logging.root.addHandler(QueueHandler(log))
    results: list[Any] = []
    is_complete = False
    with contextlib.suppress(BaseException):
        results.extend(work())
        is_complete = True
    records = [log.get() for _ in range(log.qsize())]
    with contextlib.suppress(OSError, KeyboardInterrupt):
        sender.send(Outcome(results, is_complete, records))


def _received(receiver: Connection) -> Outcome:
    """The outcome of a copy, whose log is heard here; an empty one where it was ended."""
    try:
        outcome: Outcome = receiver.recv()
    except (EOFError, OSError):
        return Outcome([], False, [])
    for record in outcome.log:
        logging.getLogger(record.name).handle(record)
    return outcome
