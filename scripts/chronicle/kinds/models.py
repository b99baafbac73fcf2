"""The models of our kinds of records, in the order in which sites and files have them."""

from __future__ import annotations

from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Record
from chronicle.kinds.change.model import Change, Withdrawn
from chronicle.kinds.chart.model import Chart
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.correction.model import Correction
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.journey.model import Journey
from chronicle.kinds.lesson.model import Lesson
from chronicle.kinds.place.model import Frame, Line, PlaceRecord
from chronicle.kinds.question.model import Question
from chronicle.kinds.study.model import Study
from chronicle.kinds.vocabulary.model import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Theme,
)
from chronicle.kinds.work.model import Work

MODELS: tuple[type[Record], ...] = (
    Event,
    Actor,
    Deployment,
    PlaceRecord,
    Line,
    Frame,
    Question,
    Work,
    Journey,
    Claim,
    Correction,
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
