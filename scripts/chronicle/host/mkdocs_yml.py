"""The file `mkdocs.yml` as written: the position of each value, and its errors."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from pydantic import ValidationError

from chronicle.corpus import RawMapping, validation_messages, yaml_reader
from chronicle.corpus.loading import EMPTY_MAPPING
from chronicle.problems import Problem
from chronicle.site import Options

INHERIT_KEY = "INHERIT"


def read_settings(file: Path, field: str = "") -> RawMapping:
    """Return a settings file as written, or the file from which it inherits a field.

    Raises:
        ConfigurationError: It is not valid YAML, or has a duplicate field.
    """
    problems: list[Problem] = []
    text = yaml_reader.decode_file(file, file.name, problems)
    entries = [*yaml_reader.iter_mappings(text, file.name, problems, single=True, is_record=False)]
    if problems:
        raise _config_error(problems)
    settings = entries[0] if entries else replace(EMPTY_MAPPING, file=file.name)
    if field and field not in settings.values and INHERIT_KEY in settings.values:
        inherited = file.parent / str(settings.values[INHERIT_KEY])
        return read_settings(inherited, field)
    return settings


def read_raw_options(file: Path) -> RawMapping:
    """Return our options as written in a settings file."""
    settings = read_settings(file, "plugins")
    option_paths = []
    for path in settings.positions:
        if path[:1] == ("plugins",) and path[-1] == "chronicle":
            option_paths.append(path)
    return settings.narrow_to(min(option_paths, key=len, default=()))


def read_options(raw: Mapping[str, Any], file: Path) -> Options:
    """Return our options, as MkDocs read them; `data_dir` is relative to the settings file.

    Raises:
        ConfigurationError: The options have errors; the message contains all of them.
    """
    try:
        # Validation is not strict, because YAML has lists where the model has tuples.
        options = Options.model_validate(raw, strict=False)
    except ValidationError as error:
        problems = [
            *validation_messages.validation_problems(read_raw_options(file), Options, error)
        ]
        raise _config_error(problems) from None
    data = (file.parent / options.data_dir).absolute()
    if not data.is_dir():
        message = f"data folder “{options.data_dir}” not found"
        raise _config_error([read_raw_options(file).make_problem(("data_dir",), message)])
    return options.model_copy(update={"data_dir": str(data)})


def _config_error(problems: Iterable[Problem]) -> ConfigurationError:
    return ConfigurationError("\n".join(map(str, sorted(set(problems)))))
