"""The file `mkdocs.yml` as written: where each value stands, and what is wrong in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from pydantic import ValidationError

from chronicle.corpus import Entry, messages, reader
from chronicle.corpus.loading import EMPTY_ENTRY
from chronicle.host import navigation
from chronicle.problems import Problem
from chronicle.site import Options

FIELD_OF_INHERITED_FILE = "INHERIT"


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
    if field and field not in settings.values and FIELD_OF_INHERITED_FILE in settings.values:
        inherited = file.parent / str(settings.values[FIELD_OF_INHERITED_FILE])
        return read(inherited, field)
    return settings


def options_in(file: Path) -> Entry:
    """Return our options as they are written in a file of settings."""
    settings = read(file, "plugins")
    ours = []
    for path in settings.positions:
        if path[:1] == ("plugins",) and path[-1] == "chronicle":
            ours.append(path)
    shortest = min(ours, key=len, default=("plugins",))
    return settings.within(shortest)


def read_options(raw: Mapping[str, Any], file: Path) -> Options:
    """Our options, as MkDocs read them from a file of settings; `data_dir` is seen from there.

    Raises:
        ConfigurationError: With all that is wrong with them.
    """
    try:
        # As data, but for lists that are no tuples.
        options = Options.model_validate(raw, strict=False)
    except ValidationError as error:
        found = [*messages.validation_problems(options_in(file), Options, error)]
        raise _refusal(found) from None
    data = (file.parent / options.data_dir).absolute()
    if not data.is_dir():
        message = f"there is no data folder “{options.data_dir}”"
        raise _refusal([options_in(file).problem(("data_dir",), message)])
    return options.model_copy(update={"data_dir": str(data)})


def refuse_navigation(file: Path) -> None:
    """Refuse entries of the navigation, in a file of settings, that would lead nobody anywhere.

    Raises:
        ConfigurationError: With all such entries; or the file is no YAML.
    """
    _refuse(navigation.problems(read(file, "nav")))


def _refuse(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise _refusal(found)


def _refusal(problems: Iterable[Problem]) -> ConfigurationError:
    in_order = sorted(set(problems))
    return ConfigurationError("\n".join(map(str, in_order)))
