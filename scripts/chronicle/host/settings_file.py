"""The file `mkdocs.yml` as written: where each value stands, and what is wrong in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from pydantic import ValidationError

from chronicle.corpus import messages, reader
from chronicle.corpus.loading import EMPTY_ENTRY
from chronicle.corpus.reader import Entry
from chronicle.host import navigation
from chronicle.problems import Problem
from chronicle.records import Model

# The field that names the file of which one takes what it does not say itself.
INHERIT = "INHERIT"


def read(file: Path, field: str = "") -> Entry:
    """A file of settings as written, or the one that it inherits a field from.

    Raises:
        ConfigurationError: It is no YAML, or says something twice.
    """
    problems: list[Problem] = []
    text = reader.decode_file(file, file.name, problems)
    entries = [*reader.entries(text, file.name, problems, single=True, is_record=False)]
    _refuse(problems)
    settings = entries[0] if entries else replace(EMPTY_ENTRY, file=file.name)
    if field and field not in settings.values and INHERIT in settings.values:
        return read(file.parent / str(settings.values[INHERIT]), field)
    return settings


def options_in(file: Path) -> Entry:
    """Our options as written in a file of settings."""
    settings = read(file, "plugins")
    below = [path for path in settings.positions if path[:1] == ("plugins",)]
    ours = (path for path in below if path[-1] == "chronicle")
    return settings.within(min(ours, key=len, default=("plugins",)))


def refuse_options(options: Mapping[str, Any], model: type[Model], file: Path) -> None:
    """Refuse options of ours, from a file of settings, that are not as a model says.

    Raises:
        ConfigurationError: With all that is wrong with them.
    """
    try:
        model.model_validate(options, strict=False)  # as data, but for lists that are no tuples
    except ValidationError as error:
        _refuse(messages.validation_problems(options_in(file), model, error))


def refuse_navigation(file: Path) -> None:
    """Refuse entries of the navigation, in a file of settings, that would lead nobody anywhere.

    Raises:
        ConfigurationError: With all such entries; or the file is no YAML.
    """
    _refuse(navigation.problems(read(file, "nav")))


def _refuse(problems: Iterable[Problem]) -> None:
    if found := sorted(set(problems)):
        raise ConfigurationError("\n".join(map(str, found)))
