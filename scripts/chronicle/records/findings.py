"""What is wrong between records, as checks find it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from chronicle.records.base import Records
from chronicle.records.within import FieldPath

Key = TypeVar("Key")
Value = TypeVar("Value")


class Finding(NamedTuple):
    """What is wrong with a record: its id, the path to the field, a sentence, and its cause.

    Findings of one cause are reported as one.
    """

    record: str
    path: FieldPath
    message: str
    cause: str = ""


Check = Callable[[Records], Iterator[Finding]]


def repeats(pairs: Iterable[tuple[Key, Value]]) -> Iterator[tuple[Value, Value]]:
    """Of pairs of a key and a value, each value whose key came before, and the first with it."""
    firsts: dict[Key, Value] = {}
    for key, value in pairs:
        first = firsts.setdefault(key, value)
        if first is not value:
            yield value, first
