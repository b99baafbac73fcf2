"""From a data directory to a corpus: all is read, validated, linked and checked in one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from chronicle.corpus import checks, messages, reader
from chronicle.corpus.corpus import Corpus, Link
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.corpus.reader import Entry
from chronicle.corpus.references import references
from chronicle.files import contents
from chronicle.record.models import KINDS, Record, Settings, Work

# The first line of a data file, by which editors find the schema to complete and check it with.
MODELINE = "# yaml-language-server: $schema="
SETTINGS = "settings.yml"
# What else may lie in the data directory.
OTHER_FILES = {SETTINGS, "permalinks.txt", "map.geojson"}

# A record, or what is wrong with what was typed.
Validated = Record | list[Problem]
# The typed records of a file with what validation made of each, and what could not be read at all.
ReadFile = tuple[list[tuple[Entry, Validated]], list[Problem]]
# Each file as it was last read, by its path, under what it was read from.
_READ: dict[Path, tuple[tuple[bytes, type[Record], Any], ReadFile]] = {}


def load(directory: Path) -> Corpus:
    """Read and check all of a data directory. Raises DataError with every problem in it."""
    problems: list[Problem] = []
    settings = _settings(directory, problems)
    entries: dict[str, Entry] = {}
    kinds: dict[str, type[Record]] = {}
    records: dict[str, Record] = {}
    for entry, kind, record in _entries(directory, settings, problems):
        identifier = entry.values.get("id")
        if isinstance(identifier, str):
            if first := entries.get(identifier):
                taken = f"the id “{identifier}” is taken, by {first.file}:{first.marks[()][0]}"
                problems.append(entry.problem(("id",), taken))
                continue
            entries[identifier], kinds[identifier] = entry, kind
        if isinstance(record, Record):
            records[record.id] = record
        else:
            problems.extend(record)
    links = list(_links(entries, kinds, problems))
    findings = chain(
        *(check(records) for check in checks.ALL),
        checks.words_are_chosen(records, settings.wording),
    )
    problems.extend(entries[f.record].problem(f.path, f.message) for f in findings)
    if problems:
        raise DataError(problems)
    every = records.values()
    by_kind = {kind: tuple(r for r in every if type(r) is kind) for kind in KINDS.values()}
    return Corpus(
        MappingProxyType(records),
        MappingProxyType(by_kind),
        MappingProxyType(entries),
        _grouped((link.source, link) for link in links),
        _grouped((link.target, link) for link in links),
        settings,
    )


def modeline(inside: Path, kind: type[Record | Settings]) -> str:
    """The first line of a data file of a kind, from the file's path inside the data directory."""
    return f"{MODELINE}{'../' * (len(inside.parts) - 1)}schema/{kind.kind_}.json"


def _settings(directory: Path, problems: list[Problem]) -> Settings:
    """The settings of a history; those of any where there is no file, or where it has a fault."""
    if not (directory / SETTINGS).exists():
        return Settings()
    for entry in _read(directory, Path(SETTINGS), Settings, problems):
        try:
            return Settings.model_validate(entry.values)
        except ValidationError as error:
            problems.extend(messages.invalid(entry, Settings, error))
    return Settings()


def _entries(
    directory: Path,
    settings: Settings,
    problems: list[Problem],
) -> Iterator[tuple[Entry, type[Record], Validated]]:
    """Every typed record with its kind and the outcome of validation, in a fixed order of files."""
    if not directory.is_dir():
        problems.append(Problem(str(directory), 0, 0, "is no directory; expected the data"))
        return
    for path in contents(directory):
        inside = path.relative_to(directory)
        if "schema" in inside.parts or inside.as_posix() in OTHER_FILES:
            continue
        home = inside.parts[0]
        if home not in KINDS or path.suffix != ".yml" or len(inside.parts) > 2:
            expected = ", ".join(k if k.endswith(".yml") else f"{k}/….yml" for k in KINDS)
            message = f"is no file of the record; expected {expected}{nearest(home, KINDS)}"
            problems.append(Problem(_shown(directory, inside), 0, 0, message))
        else:
            entries, unreadable = _file(directory, inside, KINDS[home], settings.refused)
            problems.extend(unreadable)
            yield from ((entry, KINDS[home], record) for entry, record in entries)


def _file(directory: Path, inside: Path, kind: type[Record], refused: Any) -> ReadFile:
    """The records of one file, each validated, and what could not be read.

    A file that has not changed since this process last read it is not read again.
    """
    path = directory / inside
    stamp = (path.read_bytes(), kind, refused)
    if path not in _READ or _READ[path][0] != stamp:
        problems: list[Problem] = []
        entries = _read(directory, inside, kind, problems)
        validated = [(entry, _validated(entry, kind, refused)) for entry in entries]
        _READ[path] = stamp, (validated, problems)
    return _READ[path][1]


def _validated(entry: Entry, kind: type[Record], refused: Any) -> Validated:
    """The record, or what is wrong with it."""
    try:
        return kind.model_validate(entry.values, context=refused)
    except ValidationError as error:
        return list(messages.invalid(entry, kind, error))


def _read(
    directory: Path,
    inside: Path,
    kind: type[Record | Settings],
    problems: list[Problem],
) -> Iterator[Entry]:
    """The entries of one file; `inside` is its path in the data directory."""
    shown, expected = _shown(directory, inside), modeline(inside, kind)
    with (directory / inside).open(encoding="utf-8", errors="replace") as lines:
        first = next(lines, "").rstrip("\r\n")
    if first and first != expected:
        message = f"does not open with the line for editors; expected {expected}"
        problems.append(Problem(shown, 1, 1, message))
    for entry in reader.read(directory / inside, shown, single=kind is Settings):
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            yield entry


def _shown(directory: Path, inside: Path) -> str:
    """A file as messages name it."""
    return f"{directory.name}/{inside.as_posix()}"


def _links(
    entries: Mapping[str, Entry],
    kinds: Mapping[str, type[Record]],
    problems: list[Problem],
) -> Iterator[Link]:
    """Every link between records; a problem for each that leads nowhere, or to a wrong kind."""
    names = {identifier: _kind(kind, entries[identifier]) for identifier, kind in kinds.items()}
    for identifier, entry in entries.items():
        for reference in references(kinds[identifier], entry.values):
            target, wanted = reference.target, reference.kinds
            if names.get(target) in wanted:
                fields = [step for step in reference.path if isinstance(step, str)]
                yield Link(identifier, ".".join(fields[:2]), target)
            else:
                message = messages.dangling(target, wanted, names)
                problems.append(entry.problem(reference.path, message))


def _kind(kind: type[Record], entry: Entry) -> str:
    """The kind of a record as references name it: works with locators are papers."""
    return "paper" if kind is Work and "locators" in entry.values else kind.kind_


def _grouped(links: Iterable[tuple[str, Link]]) -> Mapping[str, tuple[Link, ...]]:
    """Links by the id beside them, each once."""
    groups: defaultdict[str, dict[Link, None]] = defaultdict(dict)
    for identifier, link in links:
        groups[identifier][link] = None
    return MappingProxyType({identifier: tuple(group) for identifier, group in groups.items()})
