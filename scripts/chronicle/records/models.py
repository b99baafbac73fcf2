"""All kinds of records, in the order in which sites and files have them."""

from collections.abc import Mapping

from chronicle.records.actor import Actor
from chronicle.records.base import Record
from chronicle.records.change import Change, Withdrawn
from chronicle.records.chart import Chart
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.journey import Journey
from chronicle.records.lesson import Lesson
from chronicle.records.place import Frame, Line, Place
from chronicle.records.question import Question
from chronicle.records.source_check import SourceCheck
from chronicle.records.study import Study
from chronicle.records.vocabulary import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Theme,
)
from chronicle.records.work import Work

# Each lies below data/ where its `traits_` say.
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
