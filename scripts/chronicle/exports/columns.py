"""Columns of tables, from the fields of models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from chronicle.exports import parts
from chronicle.record import amounts
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.introspection import fields, refers, type_of
from chronicle.record.models import Identifiers, Model, Refers, Relation, Source
from chronicle.record.text import Prose
from chronicle.views.data import Column

EDTF_NAME = "EDTF (Extended Date/Time Format of the Library of Congress)."
# Types of Table Schema by those of the fields.
TYPES = {str: "string", Prose: "string", int: "integer", float: "number", bool: "boolean"}
# Where the ids are of the kinds that a field refers to; of several kinds, among all records.
RECORDS = ("work", "actor", "place", "line", "event", "claim", "question", "chart", "lesson")
WORDS = ("theme", "side", "standing", "deployment-kind", "property")
HOMES = {kind: f"{kind}s.id" for kind in RECORDS} | dict.fromkeys(WORDS, "terms.id")
HOMES["paper"] = "papers.work"
ALL = "records.id"
# Fields that have another name as columns, since a column of the table has theirs.
RENAMED = {(Relation, "actor"): "other", (Source, "work"): "paper"}


def columns(model: type[Model]) -> Iterator[Column]:
    """Columns for the fields of a model that hold one value or a list of words.

    A date, a figure and a point have several columns. Ids in a list are links, and what has fields
    of its own is a row of another table; neither is a column.
    """
    for name, field in fields(model).items():
        yield from _columns(name_of(model, name), field)


def name_of(model: type[Model], field: str) -> str:
    """The name of a field as a column."""
    return RENAMED.get((model, field), field)


def reference(name: str, description: str, refers: str = ALL, *, required: bool = True) -> Column:
    """A column that names rows of another table."""
    return Column(name, description, refers=refers, required=required)


def date(name: str, description: str, *, required: bool = False) -> Iterator[Column]:
    """The columns of a date: as written, the first and the last day, in words."""
    yield Column(name, f"{description} {EDTF_NAME}", required=required)
    for part, meaning in parts.DATE.items():
        words = part == "words"
        kind = "string" if words else "date"
        text = f"{description} {meaning}"
        yield Column(f"{name}_{part}", text, kind, required=required and words)


def array(name: str, description: str) -> Column:
    """A column of lists."""
    return Column(name, f"{description} A JSON list.", "array")


def point(*, required: bool = False) -> Iterator[Column]:
    """The columns of a point on the earth."""
    for name, meaning in parts.POINT.items():
        yield Column(name, meaning, "number", "degrees", required=required)


def _figure() -> Iterator[Column]:
    low, high, qualifier = parts.FIGURE.items()
    yield Column(*low, "number", "see unit")
    yield Column(*high, "number", "see unit")
    yield Column(*qualifier, options=tuple(amounts.QUALIFIERS))


def _columns(name: str, field: FieldInfo) -> Iterator[Column]:
    kind, required = type_of(field.annotation), field.is_required()
    meaning = field.description or ""
    if kind is Date:
        yield from date(name, meaning, required=required)
    elif kind is Identifiers:
        yield from columns(Identifiers)
    elif kind == tuple[float, float]:
        yield from point()
    elif get_origin(kind) is tuple:
        if type_of(get_args(kind)[0]) in (str, Prose) and not refers(field):
            yield array(name, meaning)
    elif kind is Figure:
        yield Column(name, meaning, required=required)
        yield from _figure()
    elif kind in TYPES or get_origin(kind) is Literal:
        yield Column(
            name,
            meaning,
            TYPES.get(kind, "string"),
            unit="degrees" if kind is float else "",
            refers=_home(refers(field)),
            options=get_args(kind) if get_origin(kind) is Literal else (),
            required=required or kind is bool,
        )


def _home(refers: Refers | None) -> str:
    """The column that has the ids to which a field refers; empty where it refers to none."""
    if refers is None:
        return ""
    kinds = set(refers.kinds) - ({"paper"} if "work" in refers.kinds else set())
    return HOMES.get(kinds.pop(), ALL) if len(kinds) == 1 else ALL
