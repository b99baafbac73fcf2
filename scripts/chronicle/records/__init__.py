"""What a record of each kind is: its fields, where it lives, and what is wrong between records.

A module a kind; all of them are listed here. How each is shown, found and described stands
elsewhere. Other packages ask for the names below here, and need not know in which module each is.
"""

from collections.abc import Mapping

from chronicle.records.actor import Actor, Relation
from chronicle.records.base import (
    CHECKS,
    WORDS,
    AnyRecord,
    Basis,
    FieldPath,
    Finding,
    Identifiers,
    Key,
    Model,
    Name,
    Record,
    Records,
    Source,
    Sources,
    Traits,
    Value,
    check,
    repeats,
)
from chronicle.records.change import Change, Withdrawn
from chronicle.records.chart import Chart, Panel
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.dependence import CERTAINTIES, Certainty, Dependence
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event, Participant
from chronicle.records.fields import CALENDAR_VERSION, CITED_KINDS, REFERS, Refers, Text, Url
from chronicle.records.introspection import meaning, models_in, refers, type_of
from chronicle.records.journey import Journey
from chronicle.records.lesson import Lesson
from chronicle.records.names import native
from chronicle.records.place import Frame, FrameName, Line, OnMap, Place, Point
from chronicle.records.question import Position, Question
from chronicle.records.reading import Judged, Quote, Reading, Use
from chronicle.records.settings import BOOK, DeploymentNames, KindNames, Settings
from chronicle.records.source_check import SourceCheck
from chronicle.records.study import Study
from chronicle.records.vocabulary import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Term,
    Theme,
)
from chronicle.records.within import sources_of, sources_within, values_within
from chronicle.records.work import DISAGREEING_VERDICTS, CSLType, Locators, Person, Work

# All kinds, in the order in which sites and files have them. The `traits_` of each say where below
# data/ its records lie.
MODELS: tuple[type[Record], ...] = (
    Event,
    Actor,
    Deployment,
    Place,
    Line,
    Frame,
    Question,
    Work,
    Journey,
    Claim,
    Correction,
    SourceCheck,
    Chart,
    GlossaryTerm,
    Lesson,
    Theme,
    Side,
    Standing,
    DeploymentKind,
    Property,
    Study,
    Change,
    Withdrawn,
)
# The model of each kind, by the word for one of its records.
BY_NAME: Mapping[str, type[Record]] = {model.kind_: model for model in MODELS}
# The model of each kind, by the name of the file or the folder of its records, without an ending:
# whichever of the two a kind usually has, a history may have the other, or both.
BY_FILE: Mapping[str, type[Record]] = {model.traits_.many: model for model in MODELS}
