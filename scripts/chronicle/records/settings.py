"""What is particular to a history and is not a record: `data/settings.yml`, if it is there."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar

import yaml
from pydantic import AfterValidator, Field

from chronicle.records.base import Model
from chronicle.records.fields import VOCABULARY_WORD, Heading, Text, mapping
from chronicle.values import Prose

# What the reading edition of any history has: chapters, great questions, key people, great events,
# and the glossary, each at the address at which the site has it.
BOOK = ("chapters/", "questions/", "actors/", "timeline/", "about/glossary/")


# What is looked for in texts, as a regular expression of Python.
Searched = re.Pattern[str]


class KindNames(Model):
    """What a kind of things is called, one and many of it."""

    one: Prose
    """What one is called."""
    many: Heading
    """What many are called."""


class DeploymentNames(KindNames):
    """What it is called that somebody is sent somewhere, and what their list says."""

    who: Heading = Prose("Who sent whom where")
    """What the list of all says above them: Who put which book into which language."""


class Wording(Model):
    """A habit of style that this history avoids, and what it says instead."""

    avoid: Searched
    """What is looked for in texts, as a regular expression of Python."""
    better: Prose
    """What to write."""


class RelationWords(Model):
    """How a relation of two actors reads from the one who has it, and from the other."""

    words: Heading
    """How it reads from the one whose record has it: Led by."""
    reverse: Heading
    """How it reads from the other: Led."""


class EvidenceClass(Model):
    """A class of evidence: its heading among the sources, and what kind of source it is."""

    heading: Heading
    """Its heading among the sources: Press."""
    plain: Text | None = None
    """What one of it is, in as many words as a pupil needs: a letter."""
    secondary: bool = False
    """Whether its works rest on others, and are no primary sources."""
    reports: bool = False
    """Whether its works report what others said or saw, who may be the same."""


Value = TypeVar("Value")
Usual = TypeVar("Usual", bound=Model)


def _with(usual: Mapping[str, Value]) -> AfterValidator:
    """Words of the history after the usual ones, of which it may change what they mean."""
    return AfterValidator(lambda own: {**usual, **own})


# What all histories have besides what their settings say.
USUAL: Mapping[str, Any] = yaml.load(
    Path(__file__).with_name("usual.yml").read_bytes(), yaml.CSafeLoader
)


def _usual(model: type[Usual], field: str) -> dict[str, Usual]:
    """What a field of the settings of all histories has, by name."""
    return {name: model.model_validate(said) for name, said in USUAL[field].items()}


ACTOR_KINDS = _usual(KindNames, "actor_kinds")
PLACE_KINDS: Mapping[str, Literal["area", "point"]] = USUAL["place_kinds"]
EVIDENCE = _usual(EvidenceClass, "evidence")
RELATIONS = _usual(RelationWords, "relations")
# A word of a vocabulary, which stands in records and addresses.
Word = Annotated[str, Field(pattern=VOCABULARY_WORD)]


class Settings(Model):
    """The settings of a history; each has a default that supposes no subject."""

    kind_: ClassVar[str] = "settings"
    __hash__ = object.__hash__

    actors: Heading = Prose("People and organisations")
    """What the list of all who act or are quoted is called."""
    actor_kinds: Annotated[Mapping[Word, KindNames], _with(ACTOR_KINDS)] = ACTOR_KINDS
    """Kinds of actors besides the usual ones, and what they are called; or other names of these."""
    place_kinds: Annotated[Mapping[Word, Literal["area", "point"]], _with(PLACE_KINDS)] = (
        PLACE_KINDS
    )
    """Kinds of places besides the usual ones: whether each is an area or a point on the map."""
    evidence: Annotated[
        Mapping[Word, Annotated[EvidenceClass, mapping("heading", Heading | EvidenceClass)]],
        _with(EVIDENCE),
    ] = EVIDENCE
    """Classes of evidence besides the usual ones, or other words for a usual one.

    The heading alone is enough.
    """
    relations: Annotated[Mapping[Word, RelationWords], _with(RELATIONS)] = RELATIONS
    """Relations of actors besides the usual ones, and how each reads from either end.

    Or other words for a usual one.
    """
    papers: KindNames = KindNames(one=Prose("source"), many=Prose("sources"))
    """What the works are called from which the record is drawn, one and many: paper, papers."""
    deployments: DeploymentNames = DeploymentNames(
        one=Prose("deployment"), many=Prose("deployments")
    )
    """What it is called that somebody is sent somewhere, one and many: voyage, voyages."""
    choice: Prose | None = None
    """Why it is drawn from these papers and no others, in a sentence or two.

    It stands at the head of the sources.
    """
    method: Prose | None = None
    """How the record was made and who checked it, in a sentence or two.

    Whoever takes the data is told so: it stands in what describes them to programs.
    """
    land: Prose | None = None
    """Whose outlines of land map.geojson has, their licence, and the time that they show.

    It stands below the map: Natural Earth, public domain; coasts and borders are those of today.
    """

    book: tuple[str, ...] = BOOK
    """What the reading edition has, in its order, by addresses of the site.

    Chapters, questions, people, timeline and glossary stand at theirs; the others are those of
    pages written by hand.
    """
    wording: tuple[Wording, ...] = ()
    """Habits of style that texts of the record and pages written by hand avoid."""

    synonyms: tuple[Annotated[tuple[Prose, ...], Field(min_length=2)], ...] = ()
    """Words, up to four of them together, that mean the same to whoever searches: one group each.

    Every history has some of English already; a group that begins with a word of another adds to
    that. A word may be in several groups.
    """

    stopwords: tuple[Prose, ...] = ()
    """Words of other languages that readers type and that say nothing of what they look for.

    Those of English every history has already.
    """
