"""The record as tables: a flat CSV for each kind of records that people open, made from its model.

A field is a column, in the order and with the meaning that it has in the model. Names stand instead
of ids, text is plain, and several values of a field stand in one cell, with `BETWEEN_SEVERAL`
between them; names and their ids have one order. A date, a figure, a point and the sources have a
column for each of their parts.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from chronicle.citation import labels
from chronicle.exports.record_json import permalink
from chronicle.history import History
from chronicle.records import (
    MODELS,
    Identifiers,
    Locators,
    Model,
    Participant,
    Point,
    Reading,
    Record,
    Source,
    Work,
    models_in,
    refers,
    type_of,
)
from chronicle.values import Date, Figure, Prose

# The mark by which Excel knows UTF-8.
BYTE_ORDER_MARK = "\ufeff"
BETWEEN_SEVERAL = " | "
BETWEEN_PARTS = " · "
# How a formula begins, which a spreadsheet would run; a number or a date may begin so, too.
FORMULA = re.compile(r"[=+\-@＝＋－＠](?!(?<=[+-])\d[\d.,:/~?%X-]*\Z)")
KINDS_WITH_TABLE = tuple(model for model in MODELS if model.traits_.table)
ADDRESS_FIELDS = ("formerly", "anchor")


class Cell(NamedTuple):
    """One of the columns of a field: the end of its name, and the function that gives its value.

    Where `names` is true, the names of records stand in place of their ids.
    """

    ending: str
    show: Callable[[Any], Any] = lambda value: value
    meaning: str = ""
    names: bool = False


def _if_any(name: str) -> Callable[[Any], Any]:
    return lambda value: getattr(value, name, None)


def _of_each(name: str) -> Callable[[Any], Any]:
    return lambda values: tuple(getattr(value, name) for value in values)


def _ids_behind(sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The ids of the works that sources cite."""
    return tuple(basis.work for source in sources for basis in source.rests_on)


def _verdicts(reading: Reading) -> tuple[str, ...]:
    """The verdict on each use of a work: `holm-1987, p. 12: agrees`."""
    return tuple(f"{use.paper}, {use.at}: {use.verdict}" for use in reading.uses)


COLUMNS_OF_TYPE: dict[Any, tuple[Cell, ...]] = {
    Date: (
        Cell("", attrgetter("text"), "EDTF (Extended Date/Time Format)."),
        Cell("_earliest", lambda date: str(date.earliest or ""), "The first possible day."),
        Cell("_latest", lambda date: str(date.latest or ""), "The last possible day."),
        Cell("_words", attrgetter("words"), "In words, with any uncertainty."),
    ),
    Figure: (
        Cell(""),
        Cell("_low", _if_any("low"), "The figure, or the lower end of a range."),
        Cell("_high", _if_any("high"), "The figure, or the upper end; not a margin of error."),
        Cell("_qualifier", _if_any("qualifier"), "How the voice qualifies its figure."),
        Cell("_date", _if_any("text"), "The date, as EDTF."),
    ),
    Point: (
        Cell("_latitude", itemgetter(0), "Degrees north of the equator."),
        Cell("_longitude", itemgetter(1), "Degrees east of Greenwich."),
    ),
    tuple[Source, ...]: (
        Cell("_work", _of_each("work"), "The works it is based on.", names=True),
        Cell("_work_id", _of_each("work"), "Their ids."),
        Cell("_at", _of_each("at"), "The passages in them."),
        Cell("_rests_on", _of_each("rests_on"), "The works that they cite there."),
        Cell("_rests_on_id", _ids_behind, "The ids of these."),
    ),
    Identifiers: (
        Cell("_wikidata", attrgetter("wikidata"), "In Wikidata."),
        Cell("_geonames", attrgetter("geonames"), "In the gazetteer GeoNames."),
    ),
    Reading: (
        Cell("_extent", attrgetter("extent"), "How much of it."),
        Cell("_address", attrgetter("address"), "Where it was read."),
        Cell("_date", attrgetter("date.text"), "When it was read."),
        Cell("_says", attrgetter("says"), "What it says, in our words."),
        Cell("_verdicts", _verdicts, "How papers use it: paper, place, verdict."),
    ),
}
COLUMNS_OF_REFERENCE = (
    Cell("", names=True),
    Cell("_id", meaning="Its id, or theirs, in the same order."),
)


class Column(NamedTuple):
    """A column of a table: its name, its meaning, and the function that gives a record’s value."""

    name: str
    description: str
    cell: Callable[[Record, History], Any]


def write(kind: type[Record], history: History) -> str:
    """The records of a kind as CSV: a line with the names of columns, then one for each record."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(column.name for column in columns(kind))
    for record in history.corpus.of(kind):
        cells = [column.cell(record, history) for column in columns(kind)]
        writer.writerow(map(_as_text, cells))
    return file.getvalue()


def _as_text(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: the apostrophe before it says it is text."""
    if isinstance(cell, str) and FORMULA.match(cell):
        return f"'{cell}"
    return cell


@cache
def columns(kind: type[Record]) -> tuple[Column, ...]:
    """The columns of every field of a kind, then the address of the record."""
    found = []
    for attribute, field in kind.model_fields.items():
        if attribute in ADDRESS_FIELDS:
            continue
        for part in _parts(field):
            name = f"{field.alias or attribute}{part.ending}"
            description = f"{field.description} {part.meaning}".strip()
            found.append(Column(name, description, partial(_cell, attribute, part)))
    return (*found, Column("address", "Its permanent address.", permalink))


def _parts(field: FieldInfo) -> tuple[Cell, ...]:
    """The parts of a field, each of which has a column."""
    if refers(field):
        return COLUMNS_OF_REFERENCE
    if Participant in models_in(field.annotation):
        return (Cell(""), Cell("_id", _of_each("actor"), "Their ids, in the same order."))
    return COLUMNS_OF_TYPE.get(type_of(field.annotation), (Cell(""),))


def _cell(attribute: str, part: Cell, record: Record, history: History) -> Any:
    """The value of a column for a record."""
    value = getattr(record, attribute)
    if value is None:
        return None
    return _words(history, part.show(value), part.names)


def _words(history: History, value: Any, names: bool) -> Any:
    """A value in plain words; numbers as written, never as a power of ten."""
    match value:
        case float() | Decimal():
            return f"{Decimal(str(value)):f}"
        case tuple():
            several = [_words(history, single, names) for single in value]
            return BETWEEN_SEVERAL.join(filter(None, several))
        case Date() | Figure() | Locators():
            return value.words
        case Model():
            parts = [_words(history, part, is_id) for part, is_id in _parts_of(value)]
            return BETWEEN_PARTS.join(filter(None, parts))
        case str() if names:
            work = history.corpus.find(Work, value)
            if work:
                return labels.short_name(work, history.corpus).as_text
            return history.corpus[value].label.as_text
        case Prose():
            # A cell has one line, also of a text in paragraphs.
            return " ".join(value.as_text.split("\n"))
    return value


def _parts_of(value: Model) -> Iterator[tuple[Any, bool]]:
    """The values of the fields of a part of a record, each with whether it is an id.

    Lists, and what is true or false, are left to the record as JSON.
    """
    for name, names in _fields(type(value)):
        held = getattr(value, name)
        if not isinstance(held, tuple | bool):
            yield held, names


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, bool], ...]:
    """The names of fields, and whether they hold ids."""
    return tuple(
        (name, refers(field) is not None)
        for name, field in model.model_fields.items()
        if name not in ADDRESS_FIELDS
    )
