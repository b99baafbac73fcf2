"""Rows of a table as records: a column a field, as in the tables of a site, or as anybody has them.

Ids may stand as names. What a field holds several of stands in one cell, between semicolons.
Sources are a work and a place, `holm-1987, p. 12`, or columns, as the tables of a site have them.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from chronicle.corpus.corpus import Corpus
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.exports import tables
from chronicle.intake import dates
from chronicle.intake.found import Found, typographic
from chronicle.kinds import introspection
from chronicle.kinds.base import Record, Source
from chronicle.kinds.introspection import refers, type_of
from chronicle.kinds.place.model import Point
from chronicle.values.amounts import Figure
from chronicle.values.dates import Date
from chronicle.values.text import Prose

Read = Callable[[str], Any]
# Between several things in a cell, and between the parts of one.
SEVERAL = tables.SEVERAL.strip()
WITHIN = tables.WITHIN.strip()
# What the tables of a site have in words and nobody can part again.
RESTS_ON = "_rests_on"


def read(text: str, shown: str, kind: type[Record], corpus: Corpus) -> Iterator[Found]:
    """The rows of a table as records of a kind; `shown` is how messages name its file.

    Raises:
        DataError: It is no table of the kind: it has columns of no field, or lacks those of some.
    """
    text = text.removeprefix(tables.BYTE_ORDER_MARK)
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else "\t" if "\t" in head else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, restval="")
    columns = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = columns
    if problems := [*_problems(columns, shown, kind)]:
        raise DataError(problems)
    names = Names(corpus)
    for row in reader:
        found = Found(f"{shown}:{reader.line_num}", {})
        if more := row.pop(None, None):
            found.left.append(f"more cells than columns: {', '.join(more)}")
        cells = {name: cell.strip() for name, cell in row.items() if cell.strip()}
        if cells:
            _take(cells, found, kind, names)
            yield found


def _problems(columns: Sequence[str], shown: str, kind: type[Record]) -> Iterator[Problem]:
    """Columns of no field, and fields that every record has and no column."""
    fields = introspection.fields(kind)
    known = {column.name for column in tables.columns(kind)} | fields.keys()
    for column in columns:
        if column not in known:
            better = nearest(column, known) or f"; expected {', '.join(fields)}"
            yield Problem(shown, 1, 1, f"the column “{column}” is no field of {kind.kind_}{better}")
    for name, field in fields.items():
        there = {name, f"{name}_id", f"{name}_work_id"} & set(columns)
        if field.is_required() and name != "id" and not there:
            yield Problem(shown, 1, 1, f"lacks the column “{name}”, which every {kind.kind_} has")


@dataclass(frozen=True)
class Names:
    """The records of a history by their ids, and by what they are called."""

    corpus: Corpus

    @cached_property
    def _ids(self) -> Mapping[str, list[str]]:
        ids: dict[str, list[str]] = {}
        for record in self.corpus.records.values():
            for name in {record.id, record.label.as_text.casefold()}:
                ids.setdefault(name, []).append(record.id)
        return ids

    def id_of(self, name: str, kinds: Sequence[str]) -> str:
        """The id of the record of one of some kinds that a cell names.

        Raises ValueError where there is none, or more than one.
        """
        found = self._ids.get(name) or self._ids.get(name.casefold(), [])
        fitting = [one for one in found if self._is_of(one, kinds)]
        if not fitting:
            close = nearest(name, (one for one in self.corpus.records if self._is_of(one, kinds)))
            raise ValueError(f"there is no {kinds[0]} “{name}”{close}")
        if len(fitting) > 1:
            raise ValueError(f"“{name}” may be {' or '.join(fitting)}; write its id")
        return fitting[0]

    def _is_of(self, identifier: str, kinds: Sequence[str]) -> bool:
        kind = self.corpus.records[identifier].kind_
        if kind == "work" and ("paper" in kinds or "document" in kinds):
            return True
        return kind in kinds


def _take(cells: dict[str, str], found: Found, kind: type[Record], names: Names) -> None:
    """Take the values of a row, and say which of its cells cannot be understood."""
    for name, field in introspection.fields(kind).items():
        try:
            value = _of_cells(name, field, cells, names, found)
        except ValueError as error:
            found.left.append(f"{name}: {error}")
            continue
        if value not in ("", [], None):
            found.values[name] = value
    for name, typed in cells.items():
        if name.endswith(RESTS_ON):
            found.left.append(f"what its sources rest on: {typed}; enter it in the YAML")


def _of_cells(
    name: str, field: FieldInfo, cells: Mapping[str, str], names: Names, found: Found
) -> Any:
    """What the cells of a field say, as it would be typed; nothing where they are empty.

    Raises ValueError where they cannot be understood.
    """
    annotation = type_of(field.annotation)
    if annotation == tuple[Source, ...]:
        return _sources(name, cells, names)
    if annotation == Point:
        return _point(name, cells)
    typed = cells.get(f"{name}_id") or cells.get(name, "")
    return _value(typed, field, names, found) if typed else None


def _value(typed: str, field: FieldInfo, names: Names, found: Found) -> Any:
    """A cell as its field would be typed. Raises ValueError where it cannot be understood.

    Of several things in a cell, those that are not understood are told in `found.left`, and the
    others kept.
    """
    annotation = type_of(field.annotation)
    inner = next(introspection.models_in(field.annotation), None)
    reference = refers(field)
    if get_origin(annotation) is tuple:
        parts = [part.strip() for part in typed.split(SEVERAL) if part.strip()]
        return [*_each(parts, field, names, found)]
    if inner:
        raise ValueError(f"“{typed}” has several parts; enter it in the YAML")
    if reference:
        return names.id_of(typed, reference.kinds)
    if annotation is bool:
        return _truth(typed)
    if annotation is int:
        return int(typed)
    return _plain(typed, annotation)


def _truth(typed: str) -> bool:
    if typed.lower() not in ("true", "false"):
        raise ValueError(f"“{typed}” is neither true nor false")
    return typed.lower() == "true"


def _plain(typed: str, annotation: Any) -> Any:
    if annotation is Date:
        return dates.of_words(typed)
    if annotation is Figure:
        return _figure(typed)
    if annotation is Prose:
        return typographic(typed)
    return " ".join(typed.split())


def _figure(typed: str) -> Any:
    """A figure, or words that are none."""
    try:
        number = Decimal(typed.replace(",", ""))
    except InvalidOperation:
        return typographic(typed)
    return int(number) if number == number.to_integral() else float(number)


def _each(
    parts: Sequence[str], field: FieldInfo, names: Names, found: Found
) -> Iterator[str | dict[str, str]]:
    """What a cell names several of; what it names in vain is left out and told."""
    inner = next(introspection.models_in(field.annotation), None)
    reference = refers(field)
    for part in parts:
        try:
            if inner:
                yield _with_role(part, introspection.fields(inner), names)
            elif reference:
                yield names.id_of(part, reference.kinds)
            else:
                yield _plain(part, get_args(type_of(field.annotation))[0])
        except ValueError as error:
            found.left.append(str(error))


def _with_role(part: str, fields: Mapping[str, FieldInfo], names: Names) -> str | dict[str, str]:
    """Who is named in a cell, and as what: `Per Ruud, leader`."""
    (first, reference), *others = [(name, refers(field)) for name, field in fields.items()]
    if not reference or len(others) != 1:
        raise ValueError(f"“{part}” has several parts; enter it in the YAML")
    name, comma, role = part.partition(WITHIN)
    if not comma:
        return names.id_of(part, reference.kinds)
    return {first: names.id_of(name.strip(), reference.kinds), others[0][0]: typographic(role)}


def _sources(name: str, cells: Mapping[str, str], names: Names) -> list[dict[str, str]]:
    """The sources of a row, from one cell, or from those of works and of places in them."""
    kinds = ("paper", "document")
    if name in cells:
        pairs = [part.partition(WITHIN)[::2] for part in cells[name].split(SEVERAL)]
    else:
        works = cells.get(f"{name}_work_id") or cells.get(f"{name}_work", "")
        places = cells.get(f"{name}_at", "").split(SEVERAL)
        pairs = [*zip(filter(None, works.split(SEVERAL)), places, strict=False)]
    return [
        {"work": names.id_of(work.strip(), kinds), "at": at.strip()}
        for work, at in pairs
        if work.strip()
    ]


def _point(name: str, cells: Mapping[str, str]) -> list[float] | None:
    """A latitude and a longitude, from one cell or from two."""
    ends = [cells.get(f"{name}_latitude", ""), cells.get(f"{name}_longitude", "")]
    if not all(ends):
        ends = cells.get(name, "").replace(SEVERAL, WITHIN).split(WITHIN)
    if len(ends) != 2 or not all(ends):
        return None
    return [float(end) for end in ends]
