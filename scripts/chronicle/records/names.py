"""The names of actors and places: which forms are their own, and which stand in a heading."""

from chronicle.records.actor import Actor
from chronicle.records.base import Name
from chronicle.records.place import Place
from chronicle.values import languages


def own_names(record: Actor | Place) -> list[Name]:
    """The forms of a name that a paper prints, in English or in its own language.

    That is the language of a form that says it is its own; others are what other nations call it.
    """
    own = {"", "en", *(name.language for name in record.names if name.own)}
    return [name for name in record.names if name.printed_in or name.language in own]


def native(record: Actor | Place) -> tuple[Name, ...]:
    """The first two of these forms that are not English or a loan, for its heading.

    What a paper prints in the language of others is none where it is known what is its own.
    """
    own = {name.language for name in record.names if name.own}
    forms = []
    for name in own_names(record):
        is_other_script = name.script not in (None, "Latn")
        is_foreign = name.lang and languages.is_foreign(name.text)
        is_its_own = not own or name.language in own
        if name.text != record.name and is_its_own and (is_other_script or is_foreign):
            forms.append(name)
    return tuple(forms[:2])
