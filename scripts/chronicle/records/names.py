"""The names of actors and places that are shown in headings."""

from chronicle.records.actor import Actor
from chronicle.records.base import Name
from chronicle.records.place import Place
from chronicle.values import languages


def native_names(record: Actor | Place) -> tuple[Name, ...]:
    """Return at most two names, in other scripts or spellings, to show next to the page heading.

    A name in Latin script needs a language and a non-ASCII letter. If a name is marked `own`, all
    returned names are in its language. Otherwise, a name is returned if a paper prints it, if its
    language is English, or if it has no language.
    """
    own_languages = {name.language for name in record.names if name.own}
    forms = []
    for name in record.names:
        is_its_own = bool(name.printed_in) or name.language in ("", "en")
        if own_languages:
            is_its_own = name.language in own_languages
        is_other_script = name.script not in (None, "Latn")
        is_foreign = name.lang and languages.has_non_ascii_letter(name.text)
        if name.text != record.name and is_its_own and (is_other_script or is_foreign):
            forms.append(name)
    return tuple(forms[:2])
