"""Problems of `mkdocs.yml`, each with its line and column, and with what to write instead."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from chronicle.corpus import addresses, diagnosis, reader
from chronicle.corpus.problems import Problem, nearest
from chronicle.options import ChronicleConfig

# What MkDocs says of a name that it does not know, and how it names one in another message.
UNKNOWN = re.compile(r"Unrecognised configuration name: (?P<name>.*)")
QUOTED = re.compile(r"(?<!class )'([^']+)'")


class Scalar(NamedTuple):
    """A key or a text of the file, its line and column, and the key of MkDocs below which it is."""

    key: str
    text: str
    line: int
    column: int


def problems(file: Path) -> Iterator[Problem]:
    """What keeps MkDocs from reading its configuration file, and what it warns of."""
    unread: list[Problem] = []
    text = reader.decoded(file, file.name, unread)
    if unread:
        yield from unread
        return
    try:
        scalars = list(_scalars(text))
    except yaml.MarkedYAMLError as error:
        yield Problem(file.name, *diagnosis.fault(text, error))
        return
    for key, complaint in _complaints(file):
        names = {key, *QUOTED.findall(complaint)}
        found = [one[2:] for one in scalars if one.key == key and one.text in names]
        line, column = found[-1] if found else (1, 1)
        yield Problem(file.name, line, column, _sentence(key, complaint))


def dead_entries(file: Path, pages: Collection[str]) -> Iterator[Problem]:
    """Entries of the navigation in a configuration file that name none of the pages, by address."""
    for key, name, line, column in _scalars(file.read_text(encoding="utf-8")):
        if key == "nav" and name.endswith(".md") and addresses.of_file(name) not in pages:
            close = nearest(name, map(addresses.source_file, pages))
            yield Problem(file.name, line, column, f"there is no page “{name}”{close}")


def _scalars(text: str) -> Iterator[Scalar]:
    key = ""
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and (mark := event.start_mark):
            key = key if mark.column else event.value
            yield Scalar(key, event.value, mark.line + 1, mark.column + 1)


def _complaints(file: Path) -> Iterator[tuple[str, str]]:
    """What MkDocs says of its configuration: the key that it means, and its words."""
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as opened:
            config.load_file(opened)
        failed, warned = config.validate()
    except ConfigurationError as error:
        failed = [("", error)]
        warned = []
    yield from ((key, str(complaint).split("\n")[0]) for key, complaint in (*failed, *warned))


def _sentence(key: str, complaint: str) -> str:
    if unknown := UNKNOWN.search(complaint):
        of = ChronicleConfig if "Plugin 'chronicle'" in complaint else MkDocsConfig
        return f"unknown setting “{unknown['name']}”{nearest(unknown['name'], dict(of._schema))}"
    return f"{key}: {complaint}" if key else complaint
