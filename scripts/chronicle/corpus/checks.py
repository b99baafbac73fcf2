"""Checks across records of all kinds. Each is a small generator of findings.

Checks of one kind are next to its model (`records/`). Checks run on everything that could be read,
so that one error does not hide another. They skip broken references, which have been reported when
the record was loaded.
"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from chronicle.records import REGISTERED_CHECKS, Finding, Record, Records, register_check


def run_checks(corpus: Records) -> Iterator[Finding]:
    """Yield the findings of all checks."""
    for find in REGISTERED_CHECKS:
        yield from find(corpus)


@register_check
def check_part_cycles(corpus: Records) -> Iterator[Finding]:
    """Check that no record is part of itself, directly or through others."""
    parents = {}
    for record in corpus.records.values():
        larger = _containing_ids(record)
        if larger:
            parents[record.id] = larger
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as error:
        parts_in_turn = error.args[1]
        first_part = parts_in_turn[0]
        path = " → ".join(parts_in_turn)
        yield Finding(first_part, ("part_of",), f"“{first_part}” is part of itself: {path}")


@register_check
def check_former_ids(corpus: Records) -> Iterator[Finding]:
    """Check that no record has a previous id of another record."""
    for record in corpus.records.values():
        for index, former in enumerate(record.formerly):
            if former in corpus.records:
                remedy = "remove this line, or give that record another id"
                message = f"“{former}” is the id of a record; {remedy}"
                yield Finding(record.id, ("formerly", index), message)


def _containing_ids(record: Record) -> tuple[str, ...]:
    """Return the ids of the records that a record is part of: one, several, or none."""
    # Reads only fields, because pydantic is slow if an attribute is missing.
    containing: str | tuple[str, ...] = vars(record).get("part_of") or ()
    if isinstance(containing, str):
        return (containing,)
    return containing
