"""The whole record as one immutable object, with its links in both directions.

`load` reads a data directory, checks everything in one run and either gives a `Corpus` or raises a `DataError` that holds
every problem found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from chronicle.corpus import checks, reader
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.corpus.reader import Entry, Path_
from chronicle.record.models import KINDS, Record, Refers, Work

R = TypeVar("R", bound=Record)

# The first line of a data file, by which editors find the schema to complete and check it with.
MODELINE = "# yaml-language-server: $schema="
# What else may lie in the data directory.
OTHER_FILES = {"permalinks.txt", "map.geojson"}


@dataclass(frozen=True)
class Link:
    """The record `source` names the record `target` in its field `field`: the outermost, and the one inside it after a dot."""

    source: str
    field: str
    target: str


@dataclass(frozen=True, eq=False)
class Corpus:
    """All records, by id and by kind, and who links to whom. `entries` tells where each was typed."""

    records: Mapping[str, Record]
    kinds: Mapping[type[Record], tuple[Record, ...]]
    entries: Mapping[str, Entry]
    links_from: Mapping[str, tuple[Link, ...]]
    links_to: Mapping[str, tuple[Link, ...]]

    def __getitem__(self, identifier: str) -> Record:
        return self.records[identifier]

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, in the order of the files."""
        return self.kinds.get(kind, ())  # type: ignore[return-value]

    def get(self, kind: type[R], identifier: str) -> R:
        """The record of this kind and id. Raises KeyError where there is none."""
        record = self.records[identifier]
        if not isinstance(record, kind):
            raise KeyError(identifier)
        return record

    def linking(self, kind: type[R], identifier: str, *fields: str) -> tuple[R, ...]:
        """Every record of a kind that names this one (in one of these fields, if any are given), each once."""
        found: dict[str, R] = {}
        for link in self.links_to.get(identifier, ()):
            record = self.records[link.source]
            if isinstance(record, kind) and (not fields or link.field in fields):
                found[record.id] = record
        return tuple(found.values())


def load(directory: Path) -> Corpus:
    """Read and check all of a data directory. Raises DataError with every problem found."""
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    kinds: dict[str, type[Record]] = {}
    typed: dict[str, Record] = {}
    for entry, kind in _entries(directory, problems):
        identifier = entry.values.get("id")
        if isinstance(identifier, str):
            if identifier in entries:
                first = entries[identifier]
                line = first.marks[()][0]
                problems.append(entry.problem(("id",), f"the id “{identifier}” is taken, by {first.file}:{line}"))
                continue
            entries[identifier], kinds[identifier] = entry, kind
        try:
            record = kind.model_validate(entry.values)
        except ValidationError as error:
            problems.extend(_told(entry, kind, error))
        else:
            typed[record.id] = record
    links = list(_links(entries, kinds, problems))
    corpus = Corpus(
        MappingProxyType(typed),
        MappingProxyType({kind: tuple(r for r in typed.values() if type(r) is kind) for kind in KINDS.values()}),
        MappingProxyType(entries),
        _grouped(links, "source"),
        _grouped(links, "target"),
    )
    for check in checks.ALL:
        problems.extend(entries[identifier].problem(path, message) for identifier, path, message in check(typed))
    if problems:
        raise DataError(problems)
    return corpus


def modeline(inside: Path, kind: type[Record]) -> str:
    """The first line of a data file of a kind, from the file's path inside the data directory."""
    return f"{MODELINE}{'../' * (len(inside.parts) - 1)}schema/{kind.kind_}.json"


def _entries(directory: Path, problems: list[Problem]) -> Iterator[tuple[Entry, type[Record]]]:
    """Every typed record with its kind, in a fixed order of files."""
    if not directory.is_dir():
        problems.append(Problem(str(directory), 0, 0, "is no directory; expected the data"))
        return
    found = sorted(p for p in directory.rglob("*") if p.is_file() and "schema" not in p.relative_to(directory).parts)
    for path in found:
        inside = path.relative_to(directory)
        shown = f"{directory.name}/{inside.as_posix()}"
        if inside.as_posix() in OTHER_FILES:
            continue
        home = inside.parts[0]
        if home not in KINDS or path.suffix != ".yml" or len(inside.parts) > 2:
            expected = ", ".join(k if k.endswith(".yml") else f"{k}/….yml" for k in KINDS)
            problems.append(Problem(shown, 0, 0, f"is no file of the record; expected {expected}{nearest(home, KINDS)}"))
            continue
        kind = KINDS[home]
        expected = modeline(inside, kind)
        with path.open(encoding="utf-8", errors="replace") as lines:
            first = next(lines, "").rstrip("\r\n")
        if first and first != expected:
            problems.append(Problem(shown, 1, 1, f"does not open with the line for editors; expected {expected}"))
        for entry in reader.read(path, shown):
            if isinstance(entry, Problem):
                problems.append(entry)
            else:
                yield entry, kind


def _told(entry: Entry, kind: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """What pydantic found, as sentences for the person who typed it."""
    for found in error.errors():
        path: Path_ = found["loc"]
        field = str(path[-1]) if path else "the record"
        value = f"“{found['input']}”" if isinstance(found["input"], (str, int, float)) else "what stands here"
        match found["type"]:
            case "extra_forbidden":
                known = _fields(kind, path[:-1])
                message = f"unknown field “{field}”; expected one of {', '.join(sorted(known))}{nearest(field, known)}"
            case "missing":
                message = f"the field “{field}” is missing"
            case "literal_error":
                options = found["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
                message = f"{field} is {value}; expected one of {', '.join(options)}{nearest(str(found['input']), options)}"
            case "string_pattern_mismatch":
                message = f"{field} is {value}; expected the form {found['ctx']['pattern']}"
            case "string_type":
                message = f"{field} is {value}, no text; put it between quotation marks"
            case "too_short":
                message = f"{field} is empty; expected at least {found['ctx']['min_length']}"
            case "tuple_type":
                message = f"{field} is {value}; expected a list"
            case "value_error":
                message = f"{field} {found['ctx']['error']}"
            case _:
                message = f"{field} is {value}: {found['msg'][:1].lower()}{found['msg'][1:]}"
        yield entry.problem(path, message)


def _fields(kind: type[BaseModel], path: Path_) -> list[str]:
    """The fields that the model at the end of a path may have, by the names that stand in the YAML."""
    model: Any = kind
    for step in path:
        if isinstance(step, str) and (field := _by_alias(model).get(step)) is not None:
            model = next(_models(field.annotation), model)
    return list(_by_alias(model))


def _by_alias(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation, such as `tuple[Source, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[tuple[str, Refers | None, type[BaseModel] | None], ...]:
    """The fields of a model that hold ids, or models that may hold some: its name, and whichever it is."""
    found = []
    for name, field in model.model_fields.items():
        refers = _marker(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        inner = next(_models(field.annotation), None)
        if refers or inner:
            found.append((field.alias or name, refers, inner))
    return tuple(found)


def _marker(annotation: Any) -> Refers | None:
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            if isinstance(extra, Refers):
                return extra
    return next(filter(None, map(_marker, get_args(annotation))), None)


def references(model: type[BaseModel], values: Mapping[str, Any], path: Path_ = ()) -> Iterator[tuple[Path_, str, Refers]]:
    """Every id of another record in the typed values of a model: the path to it, the id, and the kinds it may be of.

    It asks the values as they were typed, so that links are checked in records that have other faults too.
    """
    for name, refers, inner in _reference_fields(model):
        value = values.get(name)
        for step, item in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            here: Path_ = (*path, name) if step is None else (*path, name, step)
            if inner and isinstance(item, str):  # the short form: a string for a mapping with one field
                yield from (((*here, field), item, short) for field, short, _ in _reference_fields(inner)[:1] if short)
            elif inner and isinstance(item, Mapping):
                yield from references(inner, item, here)
            elif refers and isinstance(item, str):
                yield here, item, refers


def _links(entries: Mapping[str, Entry], kinds: Mapping[str, type[Record]], problems: list[Problem]) -> Iterator[Link]:
    names = {identifier: _kind(kind, entries[identifier]) for identifier, kind in kinds.items()}
    for identifier, entry in entries.items():
        for path, target, refers in references(kinds[identifier], entry.values):
            if names.get(target) in refers.kinds:
                fields = [step for step in path if isinstance(step, str)]
                yield Link(identifier, ".".join(fields[:2]), target)
            else:
                problems.append(entry.problem(path, _dangling(target, refers.kinds, names)))


def _kind(kind: type[Record], entry: Entry) -> str:
    """The kind of a record as references name it: works that the record is drawn from are papers."""
    return "paper" if kind is Work and "locators" in entry.values else kind.kind_


def _dangling(target: str, wanted: tuple[str, ...], names: Mapping[str, str]) -> str:
    expected = f"expected the id of {'one of these: ' if len(wanted) > 1 else 'a '}{', '.join(wanted)}"
    if target in names:
        return f"“{target}” is a {names[target]}; {expected}"
    return f"nothing has the id “{target}”; {expected}{nearest(target, (i for i, k in names.items() if k in wanted))}"


def _grouped(links: Iterable[Link], end: str) -> Mapping[str, tuple[Link, ...]]:
    groups: defaultdict[str, dict[Link, None]] = defaultdict(dict)
    for link in links:
        groups[getattr(link, end)][link] = None
    return MappingProxyType({identifier: tuple(group) for identifier, group in groups.items()})
