"""What a record may be: one model a kind, strict, with unknown fields refused.

The JSON Schemas that editors use are made from these models (`exports/schemas.py`). A field that holds the id of another
record says so in its annotation (`Refers`); the corpus finds all links that way. Field names follow the design of the
record and, for works, the variables of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from chronicle.record import amounts as figures
from chronicle.record import dates, locators, text
from chronicle.record.text import Prose

# A language tag of BCP 47 in the forms used here: language, script, region.
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
# Identifiers are addresses for ever: lower-case ASCII, digits, single hyphens between words.
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+")
# An address on the site: a page, perhaps an anchor on it.
ADDRESS = r"^([a-z0-9-]+/)+(#[a-z0-9-]+)?$"
# Calendar versioning: year, month, number (calver.org).
VERSION = r"^20[0-9]{2}\.(1[0-2]|[1-9])\.[0-9]+$"
# What a DOI looks like, without the resolver before it (DOI Handbook, 2.2).
DOI = r"^10\.[0-9]{4,9}/\S+$"


@dataclass(frozen=True)
class Refers:
    """Marks a field as the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


def _url(value: str) -> str:
    if not URL.fullmatch(text.clean(value)):
        raise ValueError("is no web address; expected http:// or https:// and a host")
    return value


def _locator(value: str) -> str:
    locators.parse(text.clean(value))
    return value


def _mapping(key: str) -> BeforeValidator:
    """A plain string stands for a mapping with only this key."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


Id = Annotated[str, Field(pattern=ID, description="Permanent: it is the record’s address. Lower-case, hyphens.")]
_IdPattern = Field(pattern=ID)
WorkId = Annotated[str, _IdPattern, Refers(("work", "paper"))]
PaperId = Annotated[str, _IdPattern, Refers(("paper",))]
ActorId = Annotated[str, _IdPattern, Refers(("actor",))]
PlaceId = Annotated[str, _IdPattern, Refers(("place",))]
ThemeId = Annotated[str, _IdPattern, Refers(("theme",))]
ClaimId = Annotated[str, _IdPattern, Refers(("claim",))]
PropertyId = Annotated[str, _IdPattern, Refers(("property",))]
DeploymentId = Annotated[str, _IdPattern, Refers(("deployment",))]
SideId = Annotated[str, _IdPattern, Refers(("side",))]
SubjectId = Annotated[str, _IdPattern, Refers(("event", "deployment", "actor", "place", "question"))]
VoiceId = Annotated[str, _IdPattern, Refers(("work", "paper", "actor"))]
AnyId = Annotated[
    str,
    _IdPattern,
    Refers(("event", "deployment", "actor", "place", "claim", "question", "correction", "work", "paper", "chart", "line")),
]

Text = Annotated[str, AfterValidator(text.decoded)]
NativeText = Annotated[str, AfterValidator(text.clean)]
Summary = Annotated[Prose, AfterValidator(text.summary)]
Heading = Annotated[Prose, AfterValidator(text.heading)]
Answer = Annotated[Prose, AfterValidator(text.answer)]
LifeText = Annotated[Prose, AfterValidator(text.life)]
Language = Annotated[str, Field(pattern=LANGUAGE, description="BCP 47: en, ko, vi, ja, ko-Latn …")]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Locator = Annotated[str, AfterValidator(_locator), Field(description="p. 25, n. 75 · pp. 24–25 · ¶19, n. 26 · ¶13, table")]
EDTF = Annotated[
    dates.Date,
    PlainValidator(lambda value: dates.parse(_string(value))),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "description": "EDTF: 1966-10-20, 1966-10, 1969~, 1957-07-08/1957-07-12, ../1968-12"}),
]
Value = Annotated[
    figures.Figure | Prose,
    PlainValidator(figures.parse),
    PlainSerializer(lambda value: value if isinstance(value, str) else value.data()),
    WithJsonSchema({"description": figures.EXPECTED, "anyOf": [{"type": "number"}, {"type": "string"}, {"type": "object"}]}),
]


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("is no text; put a date between quotation marks")
    return value


Evidence = Literal[
    "archive", "official-history", "state-media", "press", "memoir", "testimony", "scholarship", "fiction", "site-visit",
    "reference",
]  # fmt: skip
ActorKind = Literal["state", "party", "body", "unit", "organisation", "person", "outlet"]
PlaceKind = Literal["country", "region", "province", "city", "village", "base", "site", "building", "sea"]
RelationType = Literal["led_by", "member_of", "succeeded_by", "renamed_to", "organ_of", "relative_of"]
DeploymentKind = Literal["combat", "air", "engineering", "psychological", "advisers", "support", "medical", "training", "other"]
ChartKind = Literal["rivals", "over-time", "spans"]
Standing = Literal["documented", "reported", "claimed", "unconfirmed"]


class Model(BaseModel):
    """A mapping in the YAML."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=False)


class Former(Model):
    """An id that a record had before, or that of a record merged into it; its old address still arrives."""

    id: Id
    date: EDTF
    why: Prose


class Record(Model):
    """Anything that has an id and so an address."""

    kind_: ClassVar[str]
    id: Id
    formerly: Annotated[tuple[Former, ...], Field(description="Ids it had before: they stay reachable for ever.")] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def label(self) -> Prose:
        """What readers see where the record is named: its title or name, where its kind has nothing better."""
        values = vars(self)
        return Prose(values["title"] if "title" in values else values["name"])


class Basis(Model):
    """A work that a paper cites for what it says, and where in it."""

    work: WorkId
    at: Annotated[Text | None, Field(description="As the paper gives it: p. 42, f. 0102, 13:57 …")] = None


class Source(Model):
    """A place in one of the papers, and what the paper rests on there."""

    work: PaperId
    at: Locator
    rests_on: tuple[Basis, ...] = ()


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class Name(Model):
    """Another form of a name: another spelling, script, language, or the formal name."""

    text: NativeText
    lang: Language | None = None
    script: Annotated[str | None, Field(pattern=r"^[A-Z][a-z]{3}$", description="ISO 15924: Hang, Hani, Latn, Cyrl …")] = None
    printed_in: tuple[PaperId, ...] = ()

    @model_validator(mode="after")
    def _says_its_script(self) -> Name:
        """A script in the range of mis-decoded text is only believed where the record names it."""
        if self.script is None:
            text.decoded(self.text)
        return self


class Person(Model):
    """A name in CSL: family and given, or literal for a corporate or undivided name."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _is_one_name(self) -> Person:
        if (self.literal is None) == (self.family is None) or (self.literal and self.given):
            raise ValueError("needs either family (and given) or literal")
        return self


People = tuple[Person, ...]


class Locators(Model):
    """The places a paper has: first and last page, note and paragraph, and the names of unnumbered places."""

    page: tuple[int, int] | None = None
    note: tuple[int, int] | None = None
    paragraph: tuple[int, int] | None = None
    named: tuple[Text, ...] = ()

    def holds(self, place: locators.Place) -> bool:
        """Whether the paper has this place."""
        if place.unit == "named":
            return place.name in self.named
        bounds: tuple[int, int] | None = getattr(self, place.unit)
        return bounds is not None and bounds[0] <= place.number <= bounds[1]


# CSL joins its variables with hyphens, all but these; the others here are ours.
UNDERSCORED = {"archive_location", "archive_collection", "title_en", "container_title_en"}


def _csl_variable(field: str) -> str:
    return field if field in UNDERSCORED else field.replace("_", "-")


CSLType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "broadcast", "chapter", "document",
    "entry", "interview", "manuscript", "map", "motion_picture", "pamphlet", "paper-conference", "personal_communication",
    "post", "post-weblog", "report", "review", "speech", "thesis", "treaty", "webpage",
]  # fmt: skip


class Work(Record):
    """Anything that is cited, in the variables of the Citation Style Language 1.0.2; the papers carry `locators`."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, alias_generator=_csl_variable)
    kind_ = "work"

    type: CSLType
    title: NativeText
    title_en: Text | None = None
    title_short: Text | None = None
    language: Language | None = None
    evidence: Evidence
    author: People = ()
    editor: People = ()
    translator: People = ()
    container_author: People = ()
    collection_editor: People = ()
    director: People = ()
    recipient: People = ()
    container_title: NativeText | None = None
    container_title_en: Text | None = None
    collection_title: NativeText | None = None
    collection_number: Text | None = None
    publisher: NativeText | None = None
    publisher_place: NativeText | None = None
    event_title: Text | None = None
    event_place: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    number: Text | None = None
    page: Text | None = None
    edition: Text | None = None
    genre: Text | None = None
    medium: Text | None = None
    section: Text | None = None
    archive: Text | None = None
    archive_collection: Text | None = None
    archive_location: Text | None = None
    archive_place: Text | None = None
    URL: Url | None = None
    DOI: Annotated[str | None, Field(pattern=DOI)] = None
    ISBN: Text | None = None
    ISSN: Text | None = None
    issued: EDTF | None = None
    accessed: EDTF | None = None
    also: Annotated[tuple[NativeText, ...], Field(description="Other descriptions under which a paper cites it.")] = ()
    note: Prose | None = None
    argument: Annotated[Prose | None, Field(description="For a paper: what it argues, in our words.")] = None
    unknown: Annotated[tuple[Prose, ...], Field(description="For a paper: what is not known of it.")] = ()
    locators: Annotated[Locators | None, Field(description="Only for the papers the record is drawn from.")] = None

    @property
    def is_paper(self) -> bool:
        """Whether it is one of the papers that the record is drawn from."""
        return self.locators is not None


class Relation(Model):
    """How an actor stands to another, and who says so."""

    type: RelationType
    actor: ActorId
    date: EDTF | None = None
    note: Prose | None = None
    sources: tuple[Source, ...] = ()


class Identifiers(Model):
    """Verified identifiers in public authority files."""

    wikidata: Annotated[str | None, Field(pattern=r"^Q[1-9][0-9]*$")] = None
    viaf: Annotated[str | None, Field(pattern=r"^[1-9][0-9]*$")] = None


class Life(Model):
    """What somebody does in this history, told in short, and the places in the papers it is told from."""

    text: LifeText
    sources: Sources


class Actor(Record):
    """Who acts or is quoted: a state, party, body, unit, organisation, person or outlet."""

    kind_ = "actor"

    kind: ActorKind
    name: Text
    names: tuple[Name, ...] = ()
    description: Summary
    life: Annotated[Life | None, Field(description="For those who carry the story: what they do in it, told in short.")] = None
    part_of: tuple[ActorId, ...] = ()
    relations: tuple[Relation, ...] = ()
    identifiers: Identifiers | None = None
    sources: Sources


class PlaceRecord(Record):
    """Somewhere that a paper names."""

    kind_ = "place"

    name: Text
    names: tuple[Name, ...] = ()
    kind: PlaceKind
    country: Text | None = None
    coordinates: Annotated[tuple[float, float] | None, Field(description="Latitude, longitude in decimal degrees.")] = None
    precision: Literal["exact", "approximate"] | None = None
    part_of: PlaceId | None = None
    note: Prose | None = None
    sources: Sources

    @model_validator(mode="after")
    def _is_on_the_earth(self) -> PlaceRecord:
        if self.coordinates and not (-90 <= self.coordinates[0] <= 90 and -180 <= self.coordinates[1] <= 180):
            raise ValueError("has coordinates off the earth; expected [latitude, longitude]")
        return self


class Frame(Record):
    """A part of the earth that maps show. The first is the whole map; of the rest, locator maps take the closest that fits."""

    kind_ = "frame"

    name: Heading
    west: Annotated[float, Field(description="Its edges, in decimal degrees.")]
    south: float
    east: float
    north: float
    inset: Annotated[bool, Field(description="Drawn enlarged beside the whole map.")] = False

    @model_validator(mode="after")
    def _has_an_inside(self) -> Frame:
        if not (-180 <= self.west < self.east <= 180 and -85 <= self.south < self.north <= 85):
            raise ValueError("has no inside; expected west below east and south below north, on the earth")
        return self


class Line(Record):
    """A line drawn on the map, such as a border of a time that has passed."""

    kind_ = "line"

    name: Heading
    date: Annotated[EDTF, Field(description="When it held, as the papers say.")]
    path: Annotated[
        tuple[tuple[float, float], ...], Field(min_length=2, description="[latitude, longitude] of each point, from west to east.")
    ]
    place: Annotated[PlaceId | None, Field(description="The place that it stands for on the map.")] = None
    note: Prose | None = None
    sources: Sources

    @model_validator(mode="after")
    def _is_on_the_earth(self) -> Line:
        if not all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in self.path):
            raise ValueError("has a path off the earth; expected [latitude, longitude] of each point")
        return self


class Participant(Model):
    """Who took part in an event, and as what."""

    actor: ActorId
    role: Prose | None = None


class Event(Record):
    """What happened, as the papers date it."""

    kind_ = "event"

    date: EDTF
    title: Heading
    summary: Summary
    actors: tuple[Annotated[Participant, _mapping("actor")], ...] = ()
    met: Annotated[tuple[ActorId, ...], Field(description="Who met face to face: the first met each of the others.")] = ()
    places: tuple[PlaceId, ...] = ()
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    weight: Literal["major", "minor"]
    sources: Sources
    see: tuple[AnyId, ...] = ()


class Deployment(Record):
    """Who sent whom where; strengths and losses are claims about it."""

    kind_ = "deployment"

    title: Heading
    sender: ActorId
    host: ActorId
    side: SideId
    unit: ActorId | None = None
    kind: DeploymentKind
    date: EDTF
    places: tuple[PlaceId, ...] = ()
    standing: Standing
    summary: Summary
    sources: Sources
    see: tuple[AnyId, ...] = ()


class Claim(Record):
    """One assertion by one voice."""

    kind_ = "claim"

    about: SubjectId
    property_: Annotated[PropertyId, Field(alias="property")]
    value: Value
    unit: Prose | None = None
    date: EDTF | None = None
    voice: VoiceId
    sources: Sources
    note: Prose | None = None

    @property
    def label(self) -> Prose:
        """The value in words, with its unit; an assertion without its full stop, since it stands in lists and sentences."""
        value = self.value.removesuffix(".") if isinstance(self.value, str) else self.value.words
        return Prose(f"{value} {self.unit}" if self.unit else value)


class Position(Model):
    """One answer to a question, and the claims that give it."""

    answer: Prose
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    note: Prose | None = None


class Question(Record):
    """Where the papers or their sources disagree."""

    kind_ = "question"

    title: Heading
    answer: Annotated[Answer | None, Field(description="One sentence to quote: what can be said, and how surely.")] = None
    rank: Annotated[
        Literal["great", "open", "reference"],
        Field(description="great: one of the few to read first; reference: a reference work would settle it."),
    ] = "open"
    theme: Annotated[ThemeId | None, Field(description="Under which heading it is listed.")] = None
    why: Prose
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    assessment: Prose
    settle: Annotated[Prose, Field(description="What would settle it.")]
    sources: tuple[Source, ...] = ()
    see: tuple[AnyId, ...] = ()


class Panel(Model):
    """Claims that stand on one axis, and what the axis counts."""

    title: Annotated[Heading | None, Field(description="What this axis has, where a chart has several.")] = None
    unit: Annotated[Prose, Field(description="What the axis counts: people, roubles.")]
    words: Annotated[
        tuple[Prose, ...], Field(description="The unit of every claim has one of these words; if left out, the unit of the axis.")
    ] = ()
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]


class LeftOut(Model):
    """A claim that counts the same as one that is drawn and is not drawn itself."""

    claim: ClaimId
    why: Prose


class Chart(Record):
    """A drawing of claims that are figures, or of deployments in time. Its numbers and dates are theirs, never typed here."""

    kind_ = "chart"

    title: Heading
    reading: Annotated[Prose, Field(description="How to read it: what stands where.")]
    caution: Annotated[Prose | None, Field(description="What may not be compared, and why.")] = None
    kind: Annotated[
        ChartKind,
        Field(description="rivals: figures in rows; over-time: figures at their dates; spans: deployments at their dates."),
    ]
    by: Annotated[Literal["voice", "date", "subject"], Field(description="For rivals: what each row is called by.")] = "voice"
    panels: tuple[Panel, ...] = ()
    deployments: Annotated[tuple[DeploymentId, ...], Field(description="For spans.")] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def draws(self) -> tuple[str, ...]:
        """The ids of all that it draws: claims or deployments."""
        return (*(claim for panel in self.panels for claim in panel.claims), *self.deployments)

    @model_validator(mode="after")
    def _draws_what_its_kind_draws(self) -> Chart:
        if bool(self.deployments) != (self.kind == "spans") or bool(self.panels) == (self.kind == "spans"):
            raise ValueError(f"draws {'deployments' if self.kind == 'spans' else 'panels of claims'} and nothing else")
        return self


class Correction(Record):
    """A slip in one of the papers: what it reads, and what it should read or what is to be asked."""

    kind_ = "correction"

    work: PaperId
    at: Locator
    reads: Prose
    should_read: Prose | None = None
    query: Prose | None = None
    why: Prose
    see: Annotated[tuple[AnyId, ...], Field(description="The records beside which it is shown.")] = ()

    @property
    def label(self) -> Prose:
        """Where it stands and what it reads."""
        return Prose(f"{self.at}: {self.reads}")

    @model_validator(mode="after")
    def _says_what_it_should_read(self) -> Correction:
        if (self.should_read is None) == (self.query is None):
            raise ValueError("needs either should_read or query")
        return self


class Term(Record):
    """A word of the vocabulary that the record is ordered by."""

    name: Heading
    description: Prose


class Withdrawn(Record):
    """A record that was taken back: its address keeps a note that says when and why."""

    kind_ = "withdrawn"

    address: Annotated[str, Field(pattern=ADDRESS, description="Where it was: events/1901-x/ or places/#x.")]
    date: EDTF
    why: Prose
    instead: Annotated[AnyId | None, Field(description="What to read in its place.")] = None

    @property
    def label(self) -> Prose:
        """Its old address."""
        return Prose(self.address)


class Change(Record):
    """A dated entry of what changed in the record; the latest gives the version."""

    kind_ = "change"

    version: Annotated[str, Field(pattern=VERSION, description="Year, month and number of the edition: 2026.11.0")]
    date: EDTF
    what: Prose
    touches: tuple[AnyId, ...] = ()
    pages: Annotated[
        tuple[Annotated[str, Field(pattern=ADDRESS)], ...], Field(description="Pages written by hand that changed: chapters/x/")
    ] = ()

    @property
    def label(self) -> Prose:
        """The version."""
        return Prose(self.version)

    @property
    def order(self) -> tuple[int, ...]:
        """By what versions are put in order: two can be of one day, and a tenth comes after a ninth."""
        return tuple(map(int, self.version.split(".")))


class Theme(Term):
    """What an event is about."""

    kind_ = "theme"


class Side(Term):
    """The side on which a deployment stood."""

    kind_ = "side"


class GlossaryTerm(Term):
    """An abbreviation or word that is explained wherever it occurs; `name` is written as it occurs."""

    kind_ = "term"


class Property(Term):
    """What a claim gives: a figure, or an assertion in words."""

    kind_ = "property"

    value: Literal["figure", "words"]


# Where the records of each kind live below data/: a folder of files, or one file.
KINDS: dict[str, type[Record]] = {
    "works": Work,
    "actors": Actor,
    "places.yml": PlaceRecord,
    "frames.yml": Frame,
    "lines.yml": Line,
    "events": Event,
    "deployments": Deployment,
    "claims": Claim,
    "questions.yml": Question,
    "corrections.yml": Correction,
    "charts.yml": Chart,
    "themes.yml": Theme,
    "sides.yml": Side,
    "properties.yml": Property,
    "glossary.yml": GlossaryTerm,
    "withdrawn.yml": Withdrawn,
    "changes.yml": Change,
}
EVIDENCE: tuple[str, ...] = get_args(Evidence)
