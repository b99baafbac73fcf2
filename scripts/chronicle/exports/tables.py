"""The record as tables: what a row of each is, its columns, and where its rows come from.

Nothing of the record is lost: what a record holds several of has a table of its own, and `links`
has every link. Besides, `SHEETS` have a part of it without ids to follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chronicle.book import Book, once_a_book
from chronicle.exports import claims_sheet, columns, rows
from chronicle.exports.columns import reference
from chronicle.exports.rows import Row, Rows
from chronicle.record.introspection import fields, meaning
from chronicle.record.models import (
    KINDS,
    Actor,
    Basis,
    Change,
    Chart,
    Claim,
    Correction,
    Deployment,
    DeploymentKind,
    Event,
    Exercise,
    Former,
    Frame,
    GlossaryTerm,
    LeftOut,
    Lesson,
    Life,
    Line,
    Locators,
    Model,
    Name,
    Opening,
    Panel,
    Participant,
    Person,
    PlaceRecord,
    Position,
    Property,
    Question,
    Record,
    Relation,
    Side,
    Source,
    Standing,
    Step,
    Term,
    Theme,
    Withdrawn,
    Work,
)
from chronicle.views.data import Column

# The vocabulary, in the order of its table.
VOCABULARY: tuple[type[Term], ...] = (Theme, Side, Standing, DeploymentKind, Property, GlossaryTerm)
# What the columns of these choose among.
RECORDS = tuple(kind.kind_ for kind in KINDS.values())
WORDS = tuple(kind.kind_ for kind in VOCABULARY)
ROLES = tuple(rows.ROLES)
ID = Column("id", fields(Record)["id"].description or "", required=True)
NUMBER = Column(
    "number",
    "Its number in the order of the record, from 1.",
    "integer",
    required=True,
)

# The column for the part of a record that a source is of.
PART = "The {} that it is a source of, if any."


@dataclass(frozen=True)
class Table:
    """A table: name, what a row is, columns, those that identify a row, what gives its rows.

    A sheet, which is to be opened by itself, has the name of its file.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Rows
    sheet: str = ""

    @property
    def path(self) -> str:
        """Where its file lies in the package."""
        return self.sheet or f"tables/{self.name}.csv"


def _kind(name: str, kind: type[Record], *without: str) -> Table:
    """The records of a kind, `without` the columns of these names."""
    every = columns.columns(kind)
    own = tuple(column for column in every if column.name not in without)
    return Table(name, meaning(kind), own, ("id",), rows.of_kinds(kind))


def _members(name: str, kind: type[Record], field: str, member: type[Model]) -> Table:
    """The members of a field, identified by their record and number."""
    own = (_owner(kind), NUMBER, *columns.columns(member))
    return Table(name, meaning(member), own, (kind.kind_, "number"), rows.of_members(kind, field))


def _parts(name: str, kind: type[Record], field: str, member: type[Model]) -> Table:
    """The members of a field, with an identifier by which other tables name them."""
    table = _members(name, kind, field, member)
    return replace(table, columns=(_part(member), *table.columns), key=("id",))


def _claims(description: str, kind: type[Record], field: str, member: type[Model]) -> Table:
    """The claims of the members of a field, which has a table of its own."""
    part = member.__name__.lower()
    owner = reference(part, f"The {part}.", f"{field}.id")
    claim = reference("claim", "The claim.", "claims.id")
    content = rows.of_claims(kind, field, part)
    return Table(f"{part}_claims", description, (owner, claim), (part, "claim"), content)


def _bounds() -> Iterator[Column]:
    """The columns for the first and the last place of a paper."""
    for unit in ("page", "note", "paragraph"):
        for end in ("first", "last"):
            text = f"Number of the {end} {unit}; empty where the paper is not cited by {unit}s."
            yield Column(f"{unit}_{end}", text, "integer")


def _owner(kind: type[Record]) -> Column:
    return reference(kind.kind_, f"The {kind.kind_}.", columns.HOMES[kind.kind_])


def _part(member: type[Model]) -> Column:
    name = member.__name__.lower()
    text = f"Identifier of the {name}: that of its record, and its place there."
    return replace(ID, description=text)


def _optional(model: type[Model], field: str) -> Column:
    """The column of a field that not every row has."""
    matching = (column for column in columns.columns(model) if column.name == field)
    return replace(next(matching), required=False)


SHEETS = (
    Table(
        "claims_sheet",
        "Every claim with what it is about, who asserts it, in which papers and places, and which "
        "works they cite for it, by name and by address. Several of these in one cell stand "
        f"between “{claims_sheet.SEVERAL.strip()}”.",
        claims_sheet.COLUMNS,
        ("claim",),
        claims_sheet.claims,
        "claims.csv",
    ),
)
TABLES: tuple[Table, ...] = (
    *SHEETS,
    Table(
        "records",
        "Every record of any kind, with its permanent address: what all other tables refer to.",
        (
            ID,
            Column("kind", "The kind of record.", options=RECORDS, required=True),
            Column("label", "What readers see where it is named.", required=True),
            Column("permalink", "Its permanent address.", required=True),
            *columns.date("changed", "When what stands at the address last changed."),
        ),
        ("id",),
        rows.records,
    ),
    _kind("events", Event),
    _members("participants", Event, "actors", Participant),
    Table(
        "meetings",
        "Who met face to face in an event: the first met each of the others.",
        (_owner(Event), NUMBER, reference("actor", "The actor.", "actors.id")),
        ("event", "number"),
        rows.of_members(Event, "met", lambda actor: {"actor": actor}),
    ),
    _kind("deployments", Deployment),
    _kind("claims", Claim),
    _kind("questions", Question),
    _parts("positions", Question, "positions", Position),
    _claims("The claims that give an answer.", Question, "positions", Position),
    _kind("charts", Chart),
    _parts("panels", Chart, "panels", Panel),
    _claims("The claims that stand on an axis.", Chart, "panels", Panel),
    _members("left_out", Chart, "left_out", LeftOut),
    _kind("lessons", Lesson),
    _members("steps", Lesson, "plan", Step),
    Table(
        "exercises",
        meaning(Exercise),
        (_owner(Lesson), *columns.columns(Exercise)),
        ("lesson",),
        rows.of_members(Lesson, "exercise"),
    ),
    _kind("actors", Actor),
    _parts("relations", Actor, "relations", Relation),
    Table(
        "lives",
        meaning(Life),
        (_part(Life), _owner(Actor), *columns.columns(Life)),
        ("id",),
        rows.of_members(Actor, "life"),
    ),
    Table(
        "names",
        "Other names of actors and places, and other descriptions under which works are cited.",
        (
            reference("record", "The actor, place or work."),
            NUMBER,
            *columns.columns(Name),
            columns.array("printed_in", fields(Name)["printed_in"].description or ""),
        ),
        ("record", "number"),
        rows.names,
    ),
    _kind("places", PlaceRecord),
    _kind("frames", Frame),
    _kind("lines", Line),
    Table(
        "line_points",
        "The points of a line, from west to east.",
        (_owner(Line), NUMBER, *columns.point(required=True)),
        ("line", "number"),
        rows.of_members(Line, "path", rows.point),
    ),
    _kind("works", Work, "also", "argument", "unknown"),
    Table(
        "contributors",
        "Authors, editors, translators and others of a work.",
        (
            _owner(Work),
            Column("role", "What the person or body did for it.", options=ROLES, required=True),
            replace(NUMBER, description="Its number among those of this role, from 1."),
            *columns.columns(Person),
        ),
        ("work", "role", "number"),
        rows.contributors,
    ),
    Table(
        "papers",
        "The papers from which the record is drawn, and the places that they have.",
        (
            reference("work", "The paper.", "works.id"),
            _optional(Work, "argument"),
            *_bounds(),
            *columns.columns(Locators),
            _optional(Work, "unknown"),
        ),
        ("work",),
        rows.papers,
    ),
    Table(
        "openings",
        meaning(Opening),
        (reference("paper", "The paper.", "papers.work"), *columns.columns(Opening)),
        ("paper", "paragraph"),
        rows.of_members(Work, "locators.openings", owner="paper"),
    ),
    Table(
        "sources",
        "The places in the papers that a record, or a part of one, comes from.",
        (
            _part(Source),
            reference("record", "The record."),
            reference("relation", PART.format("relation"), "relations.id", required=False),
            reference("life", PART.format("life"), "lives.id", required=False),
            NUMBER,
            *columns.columns(Source),
        ),
        ("id",),
        rows.sources,
    ),
    Table(
        "rests_on",
        meaning(Basis),
        (
            reference("source", "The place in the paper.", "sources.id"),
            NUMBER,
            *columns.columns(Basis),
        ),
        ("source", "number"),
        rows.bases,
    ),
    _kind("corrections", Correction),
    Table(
        "links",
        "Every link from one record to another. Here alone are the places and themes of events, "
        "the places of deployments, the wholes that actors are part of, the deployments that a "
        "chart draws, the claims of lessons and exercises, what to see besides, and what a version "
        "touches.",
        (
            reference("source", "The record that names the other."),
            Column("field", "The field that does; after a dot, that inside it.", required=True),
            reference("target", "The record that is named."),
        ),
        ("source", "field", "target"),
        rows.links,
    ),
    Table(
        "comparison",
        "The papers compared: each claim that answers a question, in each paper that it is from. "
        "Where the voice is the paper, the answer is its own; else it cites or quotes the voice.",
        (
            reference("question", "The question.", "questions.id"),
            reference("paper", "The paper.", "papers.work"),
            Column("answer", fields(Position)["answer"].description or "", required=True),
            reference("voice", fields(Claim)["voice"].description or ""),
            reference("claim", "The claim that gives the answer.", "claims.id"),
            Column("permalink", "Permanent address of the claim.", required=True),
        ),
        ("question", "paper", "answer", "claim"),
        rows.comparison,
    ),
    Table(
        "terms",
        "The vocabulary: themes; sides, standings and kinds of deployments; properties; glossary.",
        (
            ID,
            Column("kind", "The kind of word.", options=WORDS, required=True),
            *(column for column in columns.columns(Term) if column.name != "id"),
            _optional(Property, "value"),
            _optional(Property, "size"),
            _optional(Standing, "doubtful"),
            _optional(Theme, "stands_out"),
        ),
        ("id",),
        rows.of_kinds(*VOCABULARY),
    ),
    Table(
        "formerly",
        meaning(Former),
        (reference("record", "The record."), *columns.columns(Former)),
        ("record", "id"),
        rows.former,
    ),
    _kind("withdrawn", Withdrawn),
    _kind("changes", Change),
)


@once_a_book
def rows_of(book: Book, table: Table) -> tuple[Row, ...]:
    """The rows of a table, as values by the names of its columns."""
    return tuple(table.rows(book))
