"""From a data directory to a corpus: all is read, validated, linked and checked in one run."""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from chronicle.corpus import checks, messages, reader
from chronicle.corpus.corpus import Corpus, RecordLink
from chronicle.corpus.problems import DataError, Problem
from chronicle.corpus.reader import Entry
from chronicle.corpus.references import Reference, references
from chronicle.files import contents
from chronicle.record.models import KINDS, Record, Settings, Work
from chronicle.record.models.fields import ID

# The first line of a data file, by which editors find the schema to complete and check it with.
MODELINE = "# yaml-language-server: $schema="
SETTINGS = "settings.yml"
SCHEMA_NAME = re.compile(rf"{re.escape(MODELINE)}\S*?(?P<kind>[a-z-]+)\.json")
IS_ID = re.compile(ID)
# What may be an id in a file that cannot be read.
WORD = re.compile(r"[a-z0-9-]+")
# What else may lie in the data directory.
OTHER_FILES = {SETTINGS, "permalinks.txt", "map.geojson"}


class ReadRecord(NamedTuple):
    """A record as it was typed, its kind, the ids that it names, and what validation made of it.

    That is the record itself; None where something is wrong with what was typed.
    """

    entry: Entry
    kind: type[Record]
    references: Sequence[Reference]
    record: Record | None


class ReadFile(NamedTuple):
    """What could be read of a file, and what is wrong with it.

    `unread` is the text of a file of which not every record could be read: what it may define.
    """

    records: Sequence[ReadRecord]
    problems: Sequence[Problem]
    unread: str


class Hidden(NamedTuple):
    """What may be there although it was not read, so that nothing is said of references to it.

    `words` stand in files that cannot be read; of some `kinds` a record has no id that can be.
    """

    words: Collection[str]
    kinds: Collection[str]

    def may_be(self, target: str, wanted: Iterable[str]) -> bool:
        """Whether a record of one of the wanted kinds may have this id."""
        return target in self.words or any(kind in self.kinds for kind in wanted)


# Each file as it was last read, by its path, under what it was read from.
_READ: dict[Path, tuple[tuple[str, type[Record], Settings], ReadFile]] = {}


def load(directory: Path) -> Corpus:
    """Read and check all of a data directory. Raises DataError with every problem in it."""
    problems: list[Problem] = []
    settings = _settings(directory, problems)
    typed: dict[str, ReadRecord] = {}
    unread: list[str] = []
    unnamed: set[str] = set()
    for read in _records(directory, settings, problems, unread):
        identifier = read.entry.values.get("id")
        if not isinstance(identifier, str) or not IS_ID.fullmatch(identifier):
            unnamed |= {read.kind.kind_, *(("paper",) if read.kind is Work else ())}
        if isinstance(identifier, str):
            if identifier in typed:
                first = typed[identifier].entry
                taken = f"the id “{identifier}” is taken, by {first.file}:{first.marks[()][0]}"
                problems.append(read.entry.problem(("id",), taken))
            else:
                typed[identifier] = read
    entries = {identifier: read.entry for identifier, read in typed.items()}
    records = {identifier: read.record for identifier, read in typed.items() if read.record}
    hidden = {word for text in unread for word in WORD.findall(text)}
    links = list(_links(typed, Hidden(hidden, unnamed), problems))
    problems.extend(_doubled(typed.values()))
    findings = chain(*(check(records) for check in checks.ALL))
    problems.extend(entries[f.record].problem(f.path, f.message, f.cause) for f in findings)
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
    shown = _shown(directory, Path(SETTINGS))
    text = reader.decoded(directory / SETTINGS, shown)
    if isinstance(text, Problem):
        problems.append(text)
        return Settings()
    problems.extend(_opening(text, shown, Path(SETTINGS), Settings))
    for entry in reader.entries(text, shown, single=True):
        if isinstance(entry, Problem):
            problems.append(entry)
            continue
        try:
            return Settings.model_validate(entry.values)
        except ValidationError as error:
            problems.extend(messages.invalid(entry, Settings, error))
    return Settings()


def _records(
    directory: Path,
    settings: Settings,
    problems: list[Problem],
    unread: list[str],
) -> Iterator[ReadRecord]:
    """Every record that could be read, in a fixed order of files."""
    if not directory.is_dir():
        problems.append(Problem(str(directory), 0, 0, "is no directory; expected the data"))
        return
    files = list(contents(directory))
    for gone in [path for path in _READ if path.is_relative_to(directory) and path not in files]:
        del _READ[gone]
    for path in files:
        inside = path.relative_to(directory)
        if "schema" in inside.parts or inside.as_posix() in OTHER_FILES:
            continue
        home = inside.parts[0]
        if home not in KINDS or path.suffix != ".yml" or len(inside.parts) > 2:
            message = f"is no file of the record; {messages.misplaced(inside)}"
            problems.append(Problem(_shown(directory, inside), 0, 0, message))
            unread.append(_legible(path))
        else:
            file = _file(directory, inside, KINDS[home], settings)
            problems.extend(file.problems)
            unread.append(file.unread)
            yield from file.records


def _file(directory: Path, inside: Path, kind: type[Record], settings: Settings) -> ReadFile:
    """The records of one file, each validated, and what could not be read.

    A file that has not changed since this process last read it is not read again.
    """
    path, shown = directory / inside, _shown(directory, inside)
    text = reader.decoded(path, shown)
    if isinstance(text, Problem):
        return ReadFile([], [text], _legible(path))
    stamp = (text, kind, settings)
    if path not in _READ or _READ[path][0] != stamp:
        problems = list(_opening(text, shown, inside, kind))
        read = [] if any(_is_moved(text, kind)) else list(reader.entries(text, shown))
        problems += [problem for problem in read if isinstance(problem, Problem)]
        records = [
            _record(entry, kind, settings, problems) for entry in read if isinstance(entry, Entry)
        ]
        unread = text if len(records) < len(read) or not read else ""
        _READ[path] = stamp, ReadFile(records, problems, unread)
    return _READ[path][1]


def _legible(path: Path) -> str:
    """What can be read of a file that is no text, or cannot be opened."""
    with contextlib.suppress(OSError):
        return path.read_bytes().decode("utf-8", "replace")
    return ""


def _record(
    entry: Entry, kind: type[Record], settings: Settings, problems: list[Problem]
) -> ReadRecord:
    """What was typed for one record, validated, without asking any other."""
    record = None
    try:
        record = kind.model_validate(entry.values, context=settings.refused)
        findings = checks.words_are_chosen(record, settings.wording)
        problems.extend(entry.problem(f.path, f.message) for f in findings)
    except ValidationError as error:
        problems.extend(messages.invalid(entry, kind, error))
    return ReadRecord(entry, kind, tuple(references(kind, entry.values)), record)


def _opening(
    text: str, shown: str, inside: Path, kind: type[Record | Settings]
) -> Iterator[Problem]:
    """What is wrong with the first line of a file; an empty file needs none."""
    expected, first = modeline(inside, kind), text.split("\n", 1)[0].rstrip("\r")
    if other := next(_is_moved(text, kind), None):
        message = f"holds records of the kind {other.kind_}; move the file to {_home(other)}"
        yield Problem(shown, 1, 1, message)
    elif first and first != expected:
        message = f"does not open with the line for editors; expected {expected}"
        yield Problem(shown, 1, 1, message)


def _is_moved(text: str, kind: type[Record | Settings]) -> Iterator[type[Record]]:
    """The kind of the records in a file, by its first line, if it is not that of its place."""
    name = SCHEMA_NAME.match(text)
    for other in KINDS.values():
        if name and name["kind"] == other.kind_ != kind.kind_:
            yield other


def _home(kind: type[Record]) -> str:
    """Where the records of a kind live below the data directory."""
    home = kind.traits_.home
    return home if home.endswith(".yml") else f"{home}/"


def _shown(directory: Path, inside: Path) -> str:
    """A file as messages name it."""
    return f"{directory.name}/{inside.as_posix()}"


def _links(
    typed: Mapping[str, ReadRecord], hidden: Hidden, problems: list[Problem]
) -> Iterator[RecordLink]:
    """Every link between records; a problem for each that leads nowhere, or to a wrong kind.

    Nothing is said of what is no id, which validation has told.
    """
    names = {identifier: _kind(read.kind, read.entry) for identifier, read in typed.items()}
    there = set(names.values())
    former = {old: new for new, read in typed.items() for old in _former_ids(read.entry)}
    for identifier, read in typed.items():
        for reference in read.references:
            target, wanted = reference.target, reference.kinds
            itself = target == identifier and "part_of" not in reference.path
            if names.get(target) in wanted and not itself:
                fields = [step for step in reference.path if isinstance(step, str)]
                yield RecordLink(identifier, ".".join(fields[:2]), target)
            elif target in names or (IS_ID.fullmatch(target) and not hidden.may_be(target, wanted)):
                message = messages.dangling(target, wanted, names, former)
                if itself:
                    message = f"“{target}” is this record itself; remove it here"
                cause = f"{names.get(target)} {target}"
                if target not in names and there.isdisjoint(wanted):
                    cause = f"no {wanted[0]}"
                problems.append(read.entry.problem(reference.path, message, cause))


def _doubled(typed: Iterable[ReadRecord]) -> Iterator[Problem]:
    """Lists of ids that name a record twice, as they may when one of two took the other's place."""
    for read in typed:
        named = set()
        for reference in read.references:
            *before, last = reference.path
            here = (*before, reference.target)
            if isinstance(last, int) and here in named:
                message = f"“{reference.target}” stands here twice; remove one"
                yield read.entry.problem(reference.path, message)
            named.add(here)


def _former_ids(entry: Entry) -> Iterator[str]:
    """The ids that a record had before, as typed."""
    listed = entry.values.get("formerly")
    for former in listed if isinstance(listed, tuple) else ():
        identifier = former.get("id") if isinstance(former, Mapping) else former
        if isinstance(identifier, str):
            yield identifier


def _kind(kind: type[Record], entry: Entry) -> str:
    """The kind of a record as references name it: works with locators are papers."""
    return "paper" if kind is Work and "locators" in entry.values else kind.kind_


def _grouped(links: Iterable[tuple[str, RecordLink]]) -> Mapping[str, tuple[RecordLink, ...]]:
    """Links by the id beside them, each once."""
    groups: defaultdict[str, dict[RecordLink, None]] = defaultdict(dict)
    for identifier, link in links:
        groups[identifier][link] = None
    return MappingProxyType({identifier: tuple(group) for identifier, group in groups.items()})
