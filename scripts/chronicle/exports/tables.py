"""The record as CSV tables: one for each kind with `has_table`, derived from its model.

Each field is a column, in the order and with the description of the model. Names replace ids, and
text is plain. Several values of a field share a cell, separated by `VALUE_SEPARATOR`; names and
their ids have the same order. Dates, figures, points and sources have one column per component.
"""

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from chronicle.citation import labels
from chronicle.exports.record_json import record_permalink
from chronicle.history import History
from chronicle.records import (
    MODELS,
    Coordinates,
    Identifiers,
    Locators,
    Model,
    Participant,
    Reading,
    Record,
    Source,
    Work,
    first_type,
    models_in_annotation,
    reference_target,
)
from chronicle.values import Date, Figure, Prose

# Excel recognizes UTF-8 by this mark.
BYTE_ORDER_MARK = "\ufeff"
VALUE_SEPARATOR = " | "
COMPONENT_SEPARATOR = " · "
# The beginning of a formula, which a spreadsheet would execute; numbers and dates are exempt.
FORMULA_START = re.compile(r"[=+\-@＝＋－＠](?!(?<=[+-])\d[\d.,:/~?%X-]*\Z)")
KINDS_WITH_TABLE = tuple(model for model in MODELS if model.kind_config.has_table)
ADDRESS_FIELDS = ("formerly", "anchor")


class FieldColumn(NamedTuple):
    """A column for a field or a component of the field.

    Its name is the name of the field with `name_suffix`. `meaning` describes the component. If
    `has_names` is true, names replace the ids of records.
    """

    name_suffix: str
    get_value: Callable[[Any], Any] = lambda value: value
    meaning: str = ""
    has_names: bool = False


def _optional_attribute(name: str) -> Callable[[Any], Any]:
    return lambda value: getattr(value, name, None)


def _attribute_of_each(name: str) -> Callable[[Any], Any]:
    return lambda values: tuple(getattr(value, name) for value in values)


def _cited_work_ids(sources: tuple[Source, ...]) -> tuple[str, ...]:
    """Return the ids of the works that sources cite."""
    return tuple(basis.work for source in sources for basis in source.rests_on)


def _verdict_texts(reading: Reading) -> tuple[str, ...]:
    """Return the verdict on each use of a work: `holm-1987, p. 12: agrees`."""
    return tuple(f"{use.paper}, {use.at}: {use.verdict}" for use in reading.uses)


COLUMNS_BY_TYPE: dict[Any, tuple[FieldColumn, ...]] = {
    Date: (
        FieldColumn("", attrgetter("text"), "EDTF (Extended Date/Time Format)."),
        FieldColumn(
            "_earliest", lambda date: str(date.earliest_day or ""), "The first possible day."
        ),
        FieldColumn("_latest", lambda date: str(date.latest_day or ""), "The last possible day."),
        FieldColumn("_words", attrgetter("words"), "As text, with any uncertainty."),
    ),
    Figure: (
        FieldColumn(""),
        FieldColumn("_low", _optional_attribute("low"), "The figure, or the lower end of a range."),
        FieldColumn(
            "_high",
            _optional_attribute("high"),
            "The figure, or the upper end; not a margin of error.",
        ),
        FieldColumn(
            "_qualifier", _optional_attribute("qualifier"), "How the voice qualifies its figure."
        ),
        FieldColumn("_date", _optional_attribute("text"), "The date, as EDTF."),
    ),
    Coordinates: (
        FieldColumn("_latitude", itemgetter(0), "Degrees north of the equator."),
        FieldColumn("_longitude", itemgetter(1), "Degrees east of Greenwich."),
    ),
    tuple[Source, ...]: (
        FieldColumn(
            "_work", _attribute_of_each("work"), "The works that it is based on.", has_names=True
        ),
        FieldColumn("_work_id", _attribute_of_each("work"), "Their ids."),
        FieldColumn("_at", _attribute_of_each("at"), "The passages in them."),
        FieldColumn("_rests_on", _attribute_of_each("rests_on"), "The works that they cite there."),
        FieldColumn("_rests_on_id", _cited_work_ids, "The ids of these."),
    ),
    Identifiers: (
        FieldColumn("_wikidata", attrgetter("wikidata"), "In Wikidata."),
        FieldColumn("_geonames", attrgetter("geonames"), "In the gazetteer GeoNames."),
    ),
    Reading: (
        FieldColumn("_extent", attrgetter("extent"), "The extent that was read."),
        FieldColumn("_address", attrgetter("address"), "The URL of that text."),
        FieldColumn("_date", attrgetter("date.text"), "The day of the reading."),
        FieldColumn("_says", attrgetter("says"), "Its content in our words."),
        FieldColumn("_verdicts", _verdict_texts, "How papers use it: paper, locator, verdict."),
    ),
}
REFERENCE_COLUMNS = (
    FieldColumn("", has_names=True),
    FieldColumn("_id", meaning="Its id, or theirs, in the same order."),
)


class Column(NamedTuple):
    """A column of a table: its name, its description, and the function for a record's value."""

    name: str
    description: str
    get_cell: Callable[[Record, History], Any]


def render_table(kind: type[Record], history: History) -> str:
    """Return the records of a kind as CSV: a header row, then one row per record."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(column.name for column in table_columns(kind))
    for record in history.corpus.of(kind):
        cells = [column.get_cell(record, history) for column in table_columns(kind)]
        writer.writerow(map(_escape_formula, cells))
    return file.getvalue()


def _escape_formula(cell: Any) -> Any:
    """Return a cell with an apostrophe before it if a spreadsheet would read it as a formula."""
    if isinstance(cell, str) and FORMULA_START.match(cell):
        return f"'{cell}"
    return cell


@cache
def table_columns(kind: type[Record]) -> tuple[Column, ...]:
    """Return the columns of every field of a kind, then the permanent URL."""
    columns = []
    for attribute, field in kind.model_fields.items():
        if attribute in ADDRESS_FIELDS:
            continue
        for column in _field_columns(field):
            name = f"{field.alias or attribute}{column.name_suffix}"
            description = f"{field.description} {column.meaning}".strip()
            columns.append(Column(name, description, partial(_column_value, attribute, column)))
    return (*columns, Column("address", "Its permanent URL.", record_permalink))


def _field_columns(field: FieldInfo) -> tuple[FieldColumn, ...]:
    """Return the columns for a field."""
    if reference_target(field):
        return REFERENCE_COLUMNS
    if Participant in models_in_annotation(field.annotation):
        return (
            FieldColumn(""),
            FieldColumn("_id", _attribute_of_each("actor"), "Their ids, in the same order."),
        )
    return COLUMNS_BY_TYPE.get(first_type(field.annotation), (FieldColumn(""),))


def _column_value(attribute: str, column: FieldColumn, record: Record, history: History) -> Any:
    """Return the value of a column for a record."""
    value = getattr(record, attribute)
    if value is None:
        return None
    return _plain_text(history, column.get_value(value), column.has_names)


def _plain_text(history: History, value: Any, has_names: bool) -> Any:
    """Return a value in plain text; numbers are never in exponential notation."""
    match value:
        case float() | Decimal():
            return f"{Decimal(str(value)):f}"
        case tuple():
            item_texts = [_plain_text(history, single, has_names) for single in value]
            return VALUE_SEPARATOR.join(filter(None, item_texts))
        case Date() | Figure() | Locators():
            return value.words
        case Model():
            # Lists and booleans are omitted; the record as JSON contains them.
            texts = []
            for name, is_id in _table_fields(type(value)):
                field_value = getattr(value, name)
                if not isinstance(field_value, tuple | bool):
                    texts.append(_plain_text(history, field_value, is_id))
            return COMPONENT_SEPARATOR.join(filter(None, texts))
        case str() if has_names:
            work = history.corpus.find(Work, value)
            if work:
                return labels.short_name(work, history.corpus).as_text
            return history.corpus[value].label.as_text
        case Prose():
            # A cell is one line, even for text with paragraphs.
            return " ".join(value.as_text.split("\n"))
    return value


@cache
def _table_fields(model: type[Model]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a model that tables include, and whether each contains ids."""
    return tuple(
        (name, reference_target(field) is not None)
        for name, field in model.model_fields.items()
        if name not in ADDRESS_FIELDS
    )
