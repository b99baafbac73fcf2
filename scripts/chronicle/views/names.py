"""The forms of a name that readers meet beside it."""

from itertools import islice

from chronicle.record import languages
from chronicle.record.models import Actor, Name, PlaceRecord


def native(record: Actor | PlaceRecord) -> tuple[Name, ...]:
    """The first two forms of a name that are not English or a loan, for its heading."""
    forms = (
        name
        for name in record.names
        if name.text != record.name
        and (name.script not in (None, "Latn") or (name.lang and languages.is_foreign(name.text)))
    )
    return tuple(islice(forms, 2))
