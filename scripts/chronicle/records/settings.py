"""The settings of a history that are not records: `data/settings.yml`, which is optional."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, Field

from chronicle.files import load_yaml
from chronicle.records.base import Model
from chronicle.records.fields import VOCABULARY_WORD, Heading, Text, accept_plain_string
from chronicle.values import Prose

# The default reading edition: chapters, great questions, key people, great events, and the
# glossary, by their URLs.
DEFAULT_BOOK_PARTS = ("chapters/", "questions/", "actors/", "timeline/", "about/glossary/")


class KindNames(Model):
    """The singular and plural name of a kind."""

    one: Prose
    """The singular name."""
    many: Heading
    """The plural name."""


class DeploymentNames(KindNames):
    """The names of deployments, and the heading of their list."""

    who: Heading = Prose("Who sent whom where")
    """The heading of the list: Who put which book into which language."""


class RelationWords(Model):
    """The labels of a relation between two actors, in both directions."""

    words: Heading
    """The label at the actor whose record has it: Led by."""
    reverse: Heading
    """The label at the other actor: Led."""


class EvidenceClass(Model):
    """A class of evidence: its heading in the list of sources, and its properties."""

    heading: Heading
    """Its heading in the list of sources: Press."""
    plain: Text | None = None
    """One source of this class, in plain words for students: a letter."""
    secondary: bool = False
    """Whether its works are based on others, and are not primary sources."""
    reports: bool = False
    """Whether these works report what others said or saw, so that several may have one origin."""


Item = TypeVar("Item")
AnyModel = TypeVar("AnyModel", bound=Model)


def _merge_defaults(defaults: Mapping[str, Item]) -> AfterValidator:
    """Return a validator that adds the entries in `settings.yml` to the defaults."""
    return AfterValidator(lambda entries: {**defaults, **entries})


# The defaults of all histories, which their settings extend.
DEFAULT_SETTINGS: Mapping[str, Any] = load_yaml(__file__, "usual.yml")


def _default_entries(model: type[AnyModel], field: str) -> dict[str, AnyModel]:
    """Return the defaults of a field of the settings, by name."""
    return {name: model.model_validate(fields) for name, fields in DEFAULT_SETTINGS[field].items()}


ACTOR_KINDS = _default_entries(KindNames, "actor_kinds")
PLACE_KINDS: Mapping[str, Literal["area", "point"]] = DEFAULT_SETTINGS["place_kinds"]
DEFAULT_EVIDENCE = _default_entries(EvidenceClass, "evidence")
DEFAULT_RELATIONS = _default_entries(RelationWords, "relations")
# A word of a vocabulary, used in records and URLs.
Word = Annotated[str, Field(pattern=VOCABULARY_WORD)]


class Settings(Model):
    """The settings of a history; the defaults do not assume a subject."""

    record_kind: ClassVar[str] = "settings"
    __hash__ = object.__hash__

    actors: Heading = Prose("People and organisations")
    """The title of the list of all actors."""
    actor_kinds: Annotated[Mapping[Word, KindNames], _merge_defaults(ACTOR_KINDS)] = ACTOR_KINDS
    """Additional kinds of actors and their names, or other names of the default kinds."""
    place_kinds: Annotated[
        Mapping[Word, Literal["area", "point"]], _merge_defaults(PLACE_KINDS)
    ] = PLACE_KINDS
    """Additional kinds of places: whether each is an area or a point on the map."""
    evidence: Annotated[
        Mapping[
            Word, Annotated[EvidenceClass, accept_plain_string("heading", Heading | EvidenceClass)]
        ],
        _merge_defaults(DEFAULT_EVIDENCE),
    ] = DEFAULT_EVIDENCE
    """Additional classes of evidence, or replacements of default classes.

    The heading alone is enough.
    """
    relations: Annotated[Mapping[Word, RelationWords], _merge_defaults(DEFAULT_RELATIONS)] = (
        DEFAULT_RELATIONS
    )
    """Additional relations between actors, or replacements of default relations.

    Each has a label in both directions.
    """
    papers: KindNames = KindNames(one=Prose("source"), many=Prose("sources"))
    """The word for a work on which the record is based, in singular and plural: paper, papers."""
    deployments: DeploymentNames = DeploymentNames(
        one=Prose("deployment"), many=Prose("deployments")
    )
    """The word for a deployment, in singular and plural: voyage, voyages."""
    choice: Prose | None = None
    """The reason for drawing it from these papers and no others, in a sentence or two.

    It is shown at the top of the sources.
    """
    method: Prose | None = None
    """The way in which the record was made and checked, in a sentence or two.

    It is part of the machine-readable description of the data.
    """
    land: Prose | None = None
    """The origin of the outlines of land in map.geojson, their licence, and their date.

    It is shown below the map: Natural Earth, public domain; coasts and borders are those of today.
    """

    book: tuple[str, ...] = DEFAULT_BOOK_PARTS
    """The contents of the reading edition, in order, by URLs of the site.

    Chapters, questions, people, timeline and glossary have their usual URLs; the others are those
    of Markdown pages.
    """
    synonyms: tuple[Annotated[tuple[Prose, ...], Field(min_length=2)], ...] = ()
    """Synonyms for the search: groups of words or phrases of up to four words.

    Every history has some groups of English words; a group that begins with a word of another
    extends that group. A word may be in several groups.
    """

    stopwords: tuple[Prose, ...] = ()
    """Stopwords of the search in other languages.

    English stopwords are built in.
    """
