"""The base of all records: ids, previous ids, sources, names and checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from chronicle.files import load_yaml
from chronicle.records.fields import (
    GEONAMES_ID,
    SCRIPT,
    WIKIDATA_ID,
    ClaimId,
    Id,
    Language,
    Locator,
    NativeText,
    OtherId,
    PaperId,
    PlainText,
    ReferenceTo,
    accept_plain_string,
)
from chronicle.values import Prose, text

# The labels of values that models define, by group.
VALUE_LABELS: Mapping[str, Mapping[str, str]] = load_yaml(__file__, "words.yml")
AnyRecord = TypeVar("AnyRecord", bound="Record")
Key = TypeVar("Key")
Item = TypeVar("Item")
# The path from a record to one of its values: names of fields, and indexes in lists.
FieldPath = tuple[str | int, ...]


class Model(BaseModel):
    """A mapping in a YAML file, as a validated, immutable model.

    The text below a field, or that of its type, describes the field.

    `record_kind` is the name of the kind and of its schema, for models that have their own files.
    """

    record_kind: ClassVar[str]
    model_config = ConfigDict(
        defer_build=True,  # cached records are not validated
        strict=True,
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        use_attribute_docstrings=True,
    )


def require_exactly_one(*fields: str) -> Any:
    """Return a check that a model has exactly one of some fields."""

    def check(model: Model) -> Model:
        if sum(bool(getattr(model, field)) for field in fields) != 1:
            raise ValueError(f"needs either {' or '.join(fields)}")
        return model

    return model_validator(mode="after")(check)


class CitedPassage(NamedTuple):
    """A passage that a record cites: the path to the field, the id of the work, and the locator."""

    path: FieldPath
    work_id: str
    locator: str


class Epigraph(Model):
    """A contemporary quotation, set large at the top of the page of a record."""

    of: ClaimId
    """A claim with `quoted`."""
    whose: Prose | None = None
    """Text before the name of a speaker who only reports it: Ada Holm, as told in."""


# An epigraph as a field of a record: its mapping, or only the id of its claim.
EpigraphField = Annotated[
    Annotated[Epigraph, accept_plain_string("of", ClaimId | Epigraph)] | None,
    Field(description="The claim whose quotation opens the page."),
]


@dataclass(frozen=True, kw_only=True)
class KindConfig:
    """The configuration of a kind of record: its name, its storage and its display.

    Attributes:
        kind: The name of the kind.
        data_path: The folder or file in data/ that usually contains the records.
        reader_names: The singular and plural that readers see, unless they are `kind` and its
            plural.
        list_address: The URL of the page that lists the records; by default `url_prefix`.
        url_prefix: The prefix of the URLs of the pages of single records.
        is_searchable: Whether the search finds the records.
        lead_field: The field with the text that summarizes a record; results show its first
            sentence.
        subject_fields: The fields with the ids of the records that a record is about.
        has_table: Whether the downloads include a table of the records.
        is_in_see_also: Whether the records are listed as related to another record; if not, a
            section of its page lists them.
    """

    kind: str
    data_path: str
    reader_names: tuple[str, str] | None = None
    list_address: str = ""
    url_prefix: str = ""
    is_searchable: bool = False
    lead_field: str = ""
    subject_fields: tuple[str, ...] = ()
    has_table: bool = False
    is_in_see_also: bool = True

    @property
    def plural_name(self) -> str:
        """The plural name of the kind in paths."""
        return self.data_path.removesuffix(".yml")


class Record(Model):
    """Anything that has an id and therefore a URL."""

    kind_config: ClassVar[KindConfig]
    id: Id
    """Permanent identifier, part of its URL. It never changes."""
    formerly: tuple[Id, ...] = ()
    """Previous identifiers; their URLs redirect here."""

    @classmethod
    def __pydantic_init_subclass__(cls, **settings: Any) -> None:
        """Set `record_kind`, except for a base class of several kinds."""
        if "kind_config" in vars(cls):
            cls.record_kind = cls.kind_config.kind

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Record) or self.id != other.id:
            return False
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def label(self) -> Prose:
        """The label of the record on pages: its title or name, unless a subclass overrides this."""
        values = vars(self)
        return Prose(values.get("title") or values["name"])

    def site_address(self, corpus: Records) -> str:
        """Return the permanent URL, relative to the root; empty if it has no page or anchor.

        It never depends on a title.
        """
        config = self.kind_config
        if config.url_prefix:
            return f"{config.url_prefix}{self.id}/"
        if config.list_address:
            return f"{config.list_address}#{self.id}"
        return ""

    def main_page(self, corpus: Records) -> str:
        """Return the URL of the most detailed page about the record; by default, its own page."""
        return self.site_address(corpus)

    @property
    def class_of_evidence(self) -> str:
        """The class of evidence of a work; empty for a record of another kind."""
        return ""

    @property
    def is_paper(self) -> bool:
        """Whether this is one of the papers that the history is drawn from."""
        return False

    def cited_passages(self) -> Iterator[CitedPassage]:
        """Yield the passages that the record cites in addition to its sources and their bases."""
        yield from ()


@dataclass(frozen=True, eq=False)
class Records:
    """All records by their ids, in the order of the files."""

    records: Mapping[str, Record]

    def __getitem__(self, identifier: str) -> Record:
        return self.records[identifier]

    @cached_property
    def kinds(self) -> Mapping[type[Record], Sequence[Any]]:
        """The records of each kind, in the order of the files."""
        groups: defaultdict[type[Record], list[Record]] = defaultdict(list)
        for record in self.records.values():
            groups[type(record)].append(record)
        return {kind: tuple(records) for kind, records in groups.items()}

    def of(self, kind: type[AnyRecord]) -> Sequence[AnyRecord]:
        """Return every record of a kind, in the order of the files."""
        return self.kinds.get(kind, ())

    def find(self, kind: type[AnyRecord], identifier: str) -> AnyRecord | None:
        """Return the record of this kind and id; None if there is none."""
        record = self.records.get(identifier)
        if isinstance(record, kind):
            return record
        return None

    def get_each(self, kind: type[AnyRecord], identifiers: Iterable[str]) -> list[AnyRecord]:
        """Return the records of this kind with these ids, in their order; see `get`."""
        return [self.get(kind, identifier) for identifier in identifiers]

    def get(self, kind: type[AnyRecord], identifier: str) -> AnyRecord:
        """Return the record of this kind and id. Raises KeyError if there is none."""
        record = self.records[identifier]
        if not isinstance(record, kind):
            raise KeyError(identifier)
        return record


class Finding(NamedTuple):
    """An error in a record: the id of the record, the path to the field, a message, and the cause.

    Findings with the same cause are reported as one.
    """

    record_id: str
    path: FieldPath
    message: str
    cause: str = ""


Check = Callable[[Records], Iterator[Finding]]
REGISTERED_CHECKS: list[Check] = []


def register_check(function: Check) -> Check:
    """Register a check across records.

    Checks run on all records that could be read, so that one error does not hide another. They skip
    broken references, which have been reported when the record was loaded.
    """
    REGISTERED_CHECKS.append(function)
    return function


@register_check
def check_part_of_cycles(corpus: Records) -> Iterator[Finding]:
    """Check that no record is part of itself, directly or through others."""
    cycle = find_cycle({record.id: _containing_ids(record) for record in corpus.records.values()})
    if cycle:
        message = f"“{cycle[0]}” is part of itself: {' → '.join(cycle)}"
        yield Finding(cycle[0], ("part_of",), message)


@register_check
def check_former_ids(corpus: Records) -> Iterator[Finding]:
    """Check that no record has a previous id of another record."""
    for record in corpus.records.values():
        for index, former in enumerate(record.formerly):
            if former in corpus.records:
                remedy = "remove this line, or give that record another id"
                message = f"“{former}” is the id of a record; {remedy}"
                yield Finding(record.id, ("formerly", index), message)


def _containing_ids(record: Record) -> tuple[str, ...]:
    """Return the ids of the records that a record is part of: one, several, or none."""
    # Read only fields, because pydantic is slow if an attribute is missing.
    containing: str | tuple[str, ...] = vars(record).get("part_of") or ()
    if isinstance(containing, str):
        return (containing,)
    return containing


def find_cycle(graph: Mapping[str, Iterable[str]]) -> Sequence[str]:
    """Return the nodes of a cycle, the first also at the end; empty if there is none.

    `graph` maps each node to the nodes that may precede it in the cycle.
    """
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: Sequence[str] = error.args[1]
        return cycle
    return ()


def find_duplicates(pairs: Iterable[tuple[Key, Item]]) -> Iterator[tuple[Item, Item]]:
    """Yield each value whose key has occurred before, with the first value of that key."""
    firsts: dict[Key, Item] = {}
    for key, value in pairs:
        first_value = firsts.setdefault(key, value)
        if first_value is not value:
            yield value, first_value


class Identifiers(Model):
    """Identifiers in public authority files, each confirmed by two independent public sources."""

    wikidata: Annotated[str | None, Field(pattern=WIKIDATA_ID)] = None
    """Identifier in Wikidata."""
    geonames: Annotated[str | None, Field(pattern=GEONAMES_ID)] = None
    """Identifier in the gazetteer GeoNames."""

    @property
    def uris(self) -> dict[str, str]:
        """The URI of each identifier, by its label, such as “Wikidata Q1”."""
        addresses = {}
        if self.wikidata:
            addresses[f"Wikidata {self.wikidata}"] = (
                f"http://www.wikidata.org/entity/{self.wikidata}"
            )
        if self.geonames:
            addresses[f"GeoNames {self.geonames}"] = f"https://sws.geonames.org/{self.geonames}/"
        return addresses


class Basis(Model):
    """A work that a paper cites in support, and the locator in it."""

    work: Annotated[OtherId, ReferenceTo("work", "document", "paper")]
    """The work that the paper cites."""
    at: PlainText | None = None
    """The locator in that work, as the paper gives it: p. 42, f. 0102, 13:57 …"""


class Source(Model):
    """A passage of a paper with the works that it is based on, or a document itself."""

    work: Annotated[OtherId, ReferenceTo("paper", "document")]
    """The paper, or a document: a work that has a reading."""
    at: Locator
    """The locator in it: p. page, n. note, ¶ paragraph; of a document, in words."""
    rests_on: tuple[Basis, ...] = ()
    """The works that the paper cites for it."""

    @model_validator(mode="after")
    def _check_basis(self) -> Source:
        if any(basis.work == self.work for basis in self.rests_on):
            raise ValueError(f"{self.work} cannot rest on itself; name what it cites, or omit this")
        return self


Sources = Annotated[
    tuple[Source, ...],
    Field(
        min_length=1,
        description="The passages in the papers, or the documents, on which it is based.",
    ),
]


class Name(Model):
    """Another form of a name: another spelling, script, language, or the formal name."""

    text: NativeText
    """The name as it is written."""
    lang: Language | None = None
    """Language of the name (BCP 47)."""
    script: Annotated[str | None, Field(pattern=SCRIPT)] = None
    """Script of the name (ISO 15924): Hang, Hani, Latn, Cyrl …"""
    own: bool = False
    """Whether it is in the bearer’s own language; the search also finds forms in others."""
    printed_in: tuple[PaperId, ...] = ()
    """Papers that print the name in this form."""

    @property
    def language(self) -> str:
        """The language tag (BCP 47), `und` if only the script is given, else empty."""
        return self.lang or ("und" if self.script else "")

    @property
    def tag(self) -> str:
        """The language tag with the script."""
        is_whole = not self.script or "-" in self.language
        if is_whole:
            return self.language
        return f"{self.language}-{self.script}"

    @model_validator(mode="after")
    def _check_scripts(self) -> Name:
        """Allow two scripts in a word only if the record names the script."""
        text.check_plain_text(self.text)
        if self.script is None:
            text.require_decoded(self.text)
        return self


Names = Annotated[
    tuple[Name, ...],
    Field(
        description="Other forms of the name: spellings, scripts, languages, the formal name. Set "
        "own: true for the bearer’s own language; the search finds all forms."
    ),
]
