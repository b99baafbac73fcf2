"""Problems of `mkdocs.yml`, each with its line and column, and with what to write instead."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from chronicle.corpus import diagnosis
from chronicle.corpus.problems import Problem, nearest
from chronicle.options import ChronicleConfig

# What MkDocs says of a name that it does not know, and how it names one in another message.
UNKNOWN = re.compile(r"Unrecognised configuration name: (?P<name>.*)")
QUOTED = re.compile(r"(?<!class )'([^']+)'")


def problems(file: Path) -> Iterator[Problem]:
    """What keeps MkDocs from reading its configuration file, and what it warns of."""
    config = MkDocsConfig(config_file_path=str(file))
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
        with file.open("rb") as opened:
            config.load_file(opened)
        failed, warned = config.validate()
    except (ConfigurationError, OSError) as error:
        cause = error.__context__
        if isinstance(cause, yaml.MarkedYAMLError):
            yield diagnosis.fault(file.name, text, cause)
        else:
            yield Problem(file.name, 1, 1, str(error))
        return
    for key, complaint in (*failed, *warned):
        words = str(complaint).split("\n")[0]
        names = (re.search(rf"\b{name}\b", text) for name in (*QUOTED.findall(words)[::-1], key))
        place = next((found.start() for found in names if found), 0)
        yield Problem.at(file.name, text, place, _sentence(key, words))


def _sentence(key: str, complaint: str) -> str:
    if unknown := UNKNOWN.search(complaint):
        of = ChronicleConfig if "Plugin 'chronicle'" in complaint else MkDocsConfig
        return f"unknown setting “{unknown['name']}”{nearest(unknown['name'], dict(of._schema))}"
    return f"{key}: {complaint}" if key else complaint
