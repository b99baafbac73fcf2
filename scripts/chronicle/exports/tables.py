"""The record as tables: CSV files and the description that makes a data package of them.

Follows Data Package and Table Schema of Frictionless Data, version 1 (specs.frictionlessdata.io), and RFC 4180 for the files.
Nothing of the record is lost: what a record holds several of has a table of its own, and `links` has every link.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from chronicle.book import Book, once_a_book
from chronicle.exports.fields import meaning
from chronicle.exports.record import head, permalink
from chronicle.record import amounts as figures
from chronicle.record import models as records
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import (
    Actor,
    Change,
    Chart,
    Claim,
    Correction,
    Deployment,
    DeploymentKind,
    Event,
    Frame,
    GlossaryTerm,
    Identifiers,
    Line,
    Model,
    PlaceRecord,
    Property,
    Question,
    Record,
    Side,
    Source,
    Standing,
    Term,
    Theme,
    Withdrawn,
    Work,
)
from chronicle.record.text import capital
from chronicle.record.traversal import sources_of

Row = Mapping[str, Any]
# What a date is in columns: as written, its bounds, and in words.
DATE_PARTS = {
    "": ("string", "EDTF (Extended Date/Time Format of the Library of Congress)."),
    "_earliest": ("date", "The first day that it can mean; empty where that is open."),
    "_latest": ("date", "The last day that it can mean; empty where that is open."),
    "_words": ("string", "In words, with its doubt."),
}
# The vocabulary, in the order of its table.
WORDS: tuple[type[Term], ...] = (Theme, Side, Standing, DeploymentKind, Property, GlossaryTerm)
# Where the ids are to which a field may refer; where it may refer to several kinds, among those of all records.
HOMES = {
    ("work", "paper"): "works.id",
    ("paper",): "papers.work",
    ("actor",): "actors.id",
    ("place",): "places.id",
    ("claim",): "claims.id",
    ("side",): "terms.id",
    ("standing",): "terms.id",
    ("deployment-kind",): "terms.id",
    ("property",): "terms.id",
}
# The fields of a work that hold people, by the role they give them.
ROLES = tuple(
    (name, field.alias or name) for name, field in Work.model_fields.items() if field.annotation == tuple[records.Person, ...]
)


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, its type in Table Schema, its unit, and the table and column that its values name."""

    name: str
    description: str
    type: str = "string"
    unit: str = ""
    refers: str = ""
    options: tuple[str, ...] = ()
    required: bool = False

    @property
    def title(self) -> str:
        """The name as a heading."""
        return capital(self.name.replace("_", " ").replace("-", " "))


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, its columns, those that identify a row, and where its rows come from."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Book], Iterable[Row]]

    @property
    def path(self) -> str:
        """Where its file lies in the package."""
        return f"tables/{self.name}.csv"


def _columns(kind: type[BaseModel], *names: str, of: str = "") -> Iterator[Column]:
    """Columns for fields of a model, by their names in the YAML; a date becomes four."""
    fields = {field.alias or name: field for name, field in kind.model_fields.items()}
    of = of or getattr(kind, "kind_", "")
    for name in names:
        field = fields[name]
        options = next((get_args(a) for a in (field.annotation, *get_args(field.annotation)) if _is_literal(a)), ())
        refers = next((_home(extra) for extra in _extras(field) if isinstance(extra, records.Refers)), "")
        text = meaning(name, of)
        if _is_date(field.annotation):
            yield from _dated(name, text, required=field.is_required())
        else:
            yield Column(name, text, refers=refers, options=options, required=field.is_required())


def _home(refers: records.Refers) -> str:
    """The column that has the ids of these kinds."""
    return HOMES.get(refers.kinds, "records.id")


def _is_literal(annotation: Any) -> bool:
    return bool(get_args(annotation)) and all(isinstance(option, str) for option in get_args(annotation))


def _is_date(annotation: Any) -> bool:
    return annotation is Date or any(map(_is_date, get_args(annotation)))


def _extras(field: Any) -> Iterator[Any]:
    """The metadata of a field and of the members of its union."""
    yield from field.metadata
    for member in get_args(field.annotation):
        yield from getattr(member, "__metadata__", ())


def _dated(name: str, text: str, *, required: bool = False) -> Iterator[Column]:
    for part, (kind, told) in DATE_PARTS.items():
        yield Column(f"{name}{part}", f"{text} {told}", kind, required=required and part in ("", "_words"))


def _id(description: str = meaning("id")) -> Column:
    return Column("id", description, required=True)


def _to(name: str, description: str, table: str = "records", column: str = "id", *, required: bool = True) -> Column:
    return Column(name, description, refers=f"{table}.{column}", required=required)


def _number(description: str) -> Column:
    return Column("number", description, "integer", required=True)


def flat(model: Model) -> dict[str, Any]:
    """The fields of a model as columns, by their names in the YAML; dates, figures and identifiers are laid out flat."""
    made: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        key, value = field.alias or name, getattr(model, name)
        if isinstance(value, Date):
            made |= date_columns(key, value)
        elif isinstance(value, Figure):
            made |= {key: value.words, "low": value.low, "high": value.high, "qualifier": value.qualifier or None}
        elif isinstance(value, Identifiers):
            made |= flat(value)
        else:
            made[key] = value
    return made


def date_columns(key: str, date: Date) -> dict[str, Any]:
    """A date as its four columns."""
    return dict(zip((f"{key}{part}" for part in DATE_PARTS), (date.text, date.earliest, date.latest, date.words), strict=True))


def _all(*kinds: type[Record]) -> Callable[[Book], Iterable[Row]]:
    return lambda book: (flat(record) for kind in kinds for record in book.corpus.of(kind))


def _records(book: Book) -> Iterator[Row]:
    for record in book.corpus.records.values():
        there = book.addresses.get(record.id)
        changed = book.changed(there) if there else None
        row = {"id": record.id, "kind": record.kind_, "label": record.label, "permalink": permalink(record, book)}
        yield row | (date_columns("changed", changed) if changed else {})


def _formerly(book: Book) -> Iterator[Row]:
    for record in book.corpus.records.values():
        for former in record.formerly:
            yield {"record": record.id} | flat(former)


def _links(book: Book) -> Iterator[Row]:
    for links in book.corpus.links_from.values():
        for link in links:
            yield {"source": link.source, "field": link.field, "target": link.target}


def _contributors(book: Book) -> Iterator[Row]:
    for work in book.corpus.of(Work):
        for name, role in ROLES:
            for number, person in enumerate(getattr(work, name), 1):
                yield {"work": work.id, "role": role, "number": number} | flat(person)


def _papers(book: Book) -> Iterator[Row]:
    for work in book.corpus.of(Work):
        if work.locators:
            row: dict[str, Any] = {
                "work": work.id,
                "argument": work.argument,
                "unknown": work.unknown,
                "named": work.locators.named,
            }
            for unit in ("page", "note", "paragraph"):
                row[f"{unit}_first"], row[f"{unit}_last"] = getattr(work.locators, unit) or (None, None)
            yield row


def _names(book: Book) -> Iterator[Row]:
    for record in book.corpus.records.values():
        if isinstance(record, (Actor, PlaceRecord)):
            for number, name in enumerate(record.names, 1):
                yield {"record": record.id, "number": number} | flat(name)
        elif isinstance(record, Work):
            for number, other in enumerate(record.also, 1):
                yield {"record": record.id, "number": number, "text": other}


def _places(book: Book) -> Iterator[Row]:
    for place in book.corpus.of(PlaceRecord):
        latitude, longitude = place.coordinates or (None, None)
        yield flat(place) | {"latitude": latitude, "longitude": longitude}


def _members(kind: type[Record], field: str) -> Callable[[Book], Iterator[Row]]:
    """The members of a field in which records of a kind hold several things, each with an id of its own."""

    def rows(book: Book) -> Iterator[Row]:
        for record in book.corpus.of(kind):
            for number, member in enumerate(getattr(record, field), 1):
                yield {"id": part(record.id, field, number), kind.kind_: record.id, "number": number} | flat(member)

    return rows


def _claims_of(kind: type[Record], field: str, name: str) -> Callable[[Book], Iterator[Row]]:
    """The claims of such members, which are called by a name."""
    members = _members(kind, field)
    return lambda book: ({name: member["id"], "claim": claim} for member in members(book) for claim in member["claims"])


def _meetings(book: Book) -> Iterator[Row]:
    for event in book.corpus.of(Event):
        for number, actor in enumerate(event.met, 1):
            yield {"event": event.id, "number": number, "actor": actor}


def _line_points(book: Book) -> Iterator[Row]:
    for line in book.corpus.of(Line):
        for number, (latitude, longitude) in enumerate(line.path, 1):
            yield {"line": line.id, "number": number, "latitude": latitude, "longitude": longitude}


def part(owner: str, field: str, number: int) -> str:
    """The identifier of a part of a record: `x/sources-1`, `x/relations-2/sources-1`."""
    return f"{owner}/{field}-{number}"


def _relations(book: Book) -> Iterator[Row]:
    for actor in book.corpus.of(Actor):
        for number, relation in enumerate(actor.relations, 1):
            row = flat(relation) | {"id": part(actor.id, "relations", number), "actor": actor.id, "number": number}
            yield row | {"other": relation.actor}


def _all_sources(book: Book) -> Iterator[tuple[str, str | None, str, int, Source]]:
    """Every source: its record, the relation it is of, if any, its own id, its number, and itself."""
    for record in book.corpus.records.values():
        owners: list[tuple[str | None, tuple[Source, ...]]] = [(None, sources_of(record))]
        if isinstance(record, Actor):
            owners += [(part(record.id, "relations", n), relation.sources) for n, relation in enumerate(record.relations, 1)]
        for relation, sources in owners:
            for number, source in enumerate(sources, 1):
                yield record.id, relation, part(relation or record.id, "sources", number), number, source


def _sources(book: Book) -> Iterator[Row]:
    for record, relation, identifier, number, source in _all_sources(book):
        row = {"id": identifier, "record": record, "relation": relation, "number": number}
        yield row | {"paper": source.work, "at": source.at}


def _rests_on(book: Book) -> Iterator[Row]:
    for _, _, identifier, _, source in _all_sources(book):
        for number, basis in enumerate(source.rests_on, 1):
            yield {"source": identifier, "number": number} | flat(basis)


def _terms(book: Book) -> Iterator[Row]:
    for kind in WORDS:
        for term in book.corpus.of(kind):
            yield flat(term) | {"kind": kind.kind_}


WORK_COLUMNS = tuple(
    field.alias or name
    for name, field in Work.model_fields.items()
    if name not in ("formerly", "also", "argument", "unknown", "locators", *(name for name, _ in ROLES))
)
NUMBERED = "Its number in the order of the record, from 1."

TABLES: tuple[Table, ...] = (
    Table(
        "records",
        "Every record of any kind, with its permanent address: what all other tables refer to.",
        (
            _id(),
            Column("kind", "The kind of record.", required=True, options=tuple(k.kind_ for k in records.KINDS.values())),
            Column("label", "What readers see where it is named.", required=True),
            Column("permalink", "Its permanent address.", required=True),
            *_dated("changed", "When what stands at the address last changed."),
        ),
        ("id",),
        _records,
    ),
    Table(
        "events",
        "What happened, as the papers date it.",
        tuple(_columns(Event, "id", "date", "title", "summary", "weight")),
        ("id",),
        _all(Event),
    ),
    Table(
        "participants",
        "Who took part in an event, and as what.",
        (
            _to("event", "The event.", "events"),
            _number(NUMBERED),
            _to("actor", "The actor.", "actors"),
            Column("role", meaning("role")),
        ),
        ("event", "number"),
        _members(Event, "actors"),
    ),
    Table(
        "meetings",
        "Who met face to face in an event: the first met each of the others.",
        (_to("event", "The event.", "events"), _number(NUMBERED), _to("actor", "The actor.", "actors")),
        ("event", "number"),
        _meetings,
    ),
    Table(
        "deployments",
        "Who sent whom where. Its figures are claims about it.",
        tuple(_columns(Deployment, "id", "title", "sender", "host", "side", "unit", "kind", "date", "standing", "summary")),
        ("id",),
        _all(Deployment),
    ),
    Table(
        "claims",
        "One assertion by one voice. Two papers that give the same figure are two claims; none is merged or averaged.",
        (
            *_columns(Claim, "id", "about", "property", "value"),
            Column("low", "The figure, or the lower end of a range; empty where the claim is in words.", "number", "see unit"),
            Column("high", "The figure, or the upper end of a range. It is no margin: see qualifier.", "number", "see unit"),
            Column("qualifier", f"{meaning('qualifier')} Empty for a bare figure or a range.", options=tuple(figures.QUALIFIERS)),
            *_columns(Claim, "unit", "date", "voice", "note"),
        ),
        ("id",),
        _all(Claim),
    ),
    Table(
        "questions",
        "Where the papers or their sources disagree.",
        tuple(_columns(Question, "id", "title", "why", "assessment", "settle")),
        ("id",),
        _all(Question),
    ),
    Table(
        "positions",
        "The answers to a question, side by side.",
        (
            _id("Identifier of the position: that of its question, and its number."),
            _to("question", "The question.", "questions"),
            _number(NUMBERED),
            *_columns(records.Position, "answer", "note"),
        ),
        ("id",),
        _members(Question, "positions"),
    ),
    Table(
        "position_claims",
        "The claims that give an answer.",
        (_to("position", "The position.", "positions"), _to("claim", "The claim.", "claims")),
        ("position", "claim"),
        _claims_of(Question, "positions", "position"),
    ),
    Table(
        "charts",
        "Drawings of claims that are figures, or of deployments in time. Their numbers and dates are those of what they draw.",
        tuple(_columns(Chart, "id", "title", "reading", "caution", "kind", "by")),
        ("id",),
        _all(Chart),
    ),
    Table(
        "panels",
        "The axes of a chart.",
        (
            _id("Identifier of the axis: that of its chart, and its number."),
            _to("chart", "The chart.", "charts"),
            _number(NUMBERED),
            *_columns(records.Panel, "title", "unit", of="panel"),
            Column("words", f"{meaning('words')} A JSON list.", "array"),
        ),
        ("id",),
        _members(Chart, "panels"),
    ),
    Table(
        "panel_claims",
        "The claims that stand on an axis.",
        (_to("panel", "The axis.", "panels"), _to("claim", "The claim.", "claims")),
        ("panel", "claim"),
        _claims_of(Chart, "panels", "panel"),
    ),
    Table(
        "left_out",
        meaning("left_out"),
        (_to("chart", "The chart.", "charts"), _number(NUMBERED), *_columns(records.LeftOut, "claim", "why", of="left_out")),
        ("chart", "number"),
        _members(Chart, "left_out"),
    ),
    Table(
        "actors",
        "States, parties, bodies, units, organisations, people and news outlets.",
        (
            *_columns(Actor, "id", "kind", "name", "description"),
            *_columns(Identifiers, "wikidata", "viaf"),
        ),
        ("id",),
        _all(Actor),
    ),
    Table(
        "relations",
        "How an actor stands to another.",
        (
            _id("Identifier of the relation: that of its actor, and its number."),
            _to("actor", "The actor whose relation it is.", "actors"),
            _number(NUMBERED),
            *_columns(records.Relation, "type", of="relations"),
            _to("other", "The other actor.", "actors"),
            *_columns(records.Relation, "date", "note", of="relations"),
        ),
        ("id",),
        _relations,
    ),
    Table(
        "names",
        "Other forms of the names of actors and places, and other descriptions under which works are cited.",
        (
            _to("record", "The actor, place or work."),
            _number(NUMBERED),
            *_columns(records.Name, "text", "lang", "script"),
            Column("printed_in", f"{meaning('printed_in')} A JSON list of ids.", "array"),
        ),
        ("record", "number"),
        _names,
    ),
    Table(
        "places",
        "Places that the papers name.",
        (
            *_columns(PlaceRecord, "id", "name", "kind", "country"),
            Column("latitude", meaning("latitude"), "number", "degrees"),
            Column("longitude", meaning("longitude"), "number", "degrees"),
            *_columns(PlaceRecord, "precision"),
            _to("part_of", "The place that holds it.", "places", required=False),
            *_columns(PlaceRecord, "note"),
        ),
        ("id",),
        _places,
    ),
    Table(
        "frames",
        "The parts of the earth that maps show. The first is the whole map.",
        (
            *_columns(Frame, "id", "name"),
            *(Column(edge, meaning(edge), "number", "degrees", required=True) for edge in ("west", "south", "east", "north")),
            Column("inset", meaning("inset"), "boolean", required=True),
        ),
        ("id",),
        _all(Frame),
    ),
    Table(
        "lines",
        "Lines drawn on the map, such as borders of a time that has passed.",
        tuple(_columns(Line, "id", "name", "date", "place", "note")),
        ("id",),
        _all(Line),
    ),
    Table(
        "line_points",
        "The points of a line, from west to east.",
        (
            _to("line", "The line.", "lines"),
            _number(NUMBERED),
            Column("latitude", meaning("latitude"), "number", "degrees", required=True),
            Column("longitude", meaning("longitude"), "number", "degrees", required=True),
        ),
        ("line", "number"),
        _line_points,
    ),
    Table(
        "works",
        "Everything that is cited, by the variables of the Citation Style Language 1.0.2; the papers among them.",
        tuple(_columns(Work, *WORK_COLUMNS)),
        ("id",),
        _all(Work),
    ),
    Table(
        "contributors",
        "Authors, editors, translators and others of a work.",
        (
            _to("work", "The work.", "works"),
            Column("role", "What the person or body did for it.", required=True, options=tuple(role for _, role in ROLES)),
            _number("Its number among those of this role, from 1."),
            *_columns(records.Person, "family", "given", "literal"),
        ),
        ("work", "role", "number"),
        _contributors,
    ),
    Table(
        "papers",
        "The papers from which the record is drawn, and the places they have.",
        (
            _to("work", "The paper.", "works"),
            *_columns(Work, "argument"),
            *(
                Column(f"{unit}_{end}", f"Number of the {end} {unit}; empty where the paper is not cited by {unit}s.", "integer")
                for unit in ("page", "note", "paragraph")
                for end in ("first", "last")
            ),
            Column("named", f"{meaning('named')} A JSON list.", "array"),
            Column("unknown", f"{meaning('unknown')} A JSON list.", "array"),
        ),
        ("work",),
        _papers,
    ),
    Table(
        "sources",
        "The places in the papers that a record, or a relation of an actor, comes from.",
        (
            _id("Identifier of the source: that of its record or relation, and its number."),
            _to("record", "The record."),
            _to(
                "relation",
                "The relation of the actor; empty where the source is of the record as a whole.",
                "relations",
                required=False,
            ),
            _number(NUMBERED),
            _to("paper", "The paper.", "papers", "work"),
            Column("at", meaning("at"), required=True),
        ),
        ("id",),
        _sources,
    ),
    Table(
        "rests_on",
        "What a paper cites for what it says at that place.",
        (
            _to("source", "The place in the paper.", "sources"),
            _number(NUMBERED),
            _to("work", "The work that it cites.", "works"),
            Column("at", "The place in that work, as the paper gives it."),
        ),
        ("source", "number"),
        _rests_on,
    ),
    Table(
        "corrections",
        "Slips in the papers.",
        tuple(_columns(Correction, "id", "work", "at", "reads", "should_read", "query", "why")),
        ("id",),
        _all(Correction),
    ),
    Table(
        "links",
        "Every link from one record to another. Here alone are the places and themes of events, the places of deployments, "
        "the wholes that actors are part of, the deployments that a chart draws, what to see besides, and what an edition touches.",
        (
            _to("source", "The record that names the other."),
            Column("field", "The field in which it does; after a dot, the field inside that one.", required=True),
            _to("target", "The record that is named."),
        ),
        ("source", "field", "target"),
        _links,
    ),
    Table(
        "terms",
        "The vocabulary: themes of events; sides, standings and kinds of deployments; properties of claims; and the glossary.",
        (
            _id(),
            Column("kind", "The kind of word.", required=True, options=tuple(kind.kind_ for kind in WORDS)),
            *_columns(Term, "name", "description"),
            Column("value", meaning("value", "property"), options=("figure", "words")),
            Column("doubtful", meaning("doubtful"), "boolean"),
        ),
        ("id",),
        _terms,
    ),
    Table(
        "formerly",
        "Identifiers that records had before; their addresses still arrive.",
        (_to("record", "The record."), *_columns(records.Former, "id", "date", "why", of="formerly")),
        ("record", "id"),
        _formerly,
    ),
    Table(
        "withdrawn",
        "Records that were taken back.",
        tuple(_columns(Withdrawn, "id", "address", "date", "why", "instead")),
        ("id",),
        _all(Withdrawn),
    ),
    Table(
        "changes",
        "Editions of the record.",
        (
            *_columns(Change, "id", "version", "date", "what"),
            Column("pages", f"{meaning('pages')} A JSON list.", "array"),
        ),
        ("id",),
        _all(Change),
    ),
)


@once_a_book
def rows(book: Book, table: Table) -> tuple[Row, ...]:
    """The rows of a table; they are asked for several times."""
    return tuple(table.rows(book))


@once_a_book
def text(book: Book, table: Table) -> str:
    """One table as CSV: a line of names, then a line a row; lists as JSON, what is absent as nothing."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(column.name for column in table.columns)
    for row in rows(book, table):
        writer.writerow(_cell(row.get(column.name), column) for column in table.columns)
    return file.getvalue()


def _cell(value: Any, column: Column) -> Any:
    if column.type == "array":
        return json.dumps(value, ensure_ascii=False) if value else None
    if isinstance(value, bool):
        return str(value).lower()
    return value


def package(book: Book) -> str:
    """The description of all tables, `datapackage.json`."""
    said = head(book)
    description: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(book.site.name),
        "title": said["name"],
        "description": said["description"],
        "homepage": said["url"],
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0 International", "path": said["licence"]}],
        "contributors": [{"title": book.site.maker, "role": "author", "path": said["url"]}],
        "resources": [_resource(table) for table in TABLES],
    }
    if book.edition:
        description |= {"version": said["version"], "created": f"{said['date']}T00:00:00Z"}
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": column.name, "reference": dict(zip(("resource", "fields"), column.refers.split("."), strict=True))}
                for column in table.columns
                if column.refers
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "title": column.title, "description": column.description, "type": column.type}
    if column.unit:
        made["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.options:
        constraints |= {"enum": list(column.options)}
    return made | ({"constraints": constraints} if constraints else {})


def slug(name: str) -> str:
    """A name in small ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("–", "-")).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
