"""Our kinds of records, each with its pages, in the order in which sites and files have them."""

from __future__ import annotations

from typing import Any

from chronicle.kinds.actor.kind import ACTOR
from chronicle.kinds.change.kind import CHANGE, WITHDRAWN
from chronicle.kinds.chart.kind import CHART
from chronicle.kinds.claim.kind import CLAIM
from chronicle.kinds.correction.kind import CORRECTION
from chronicle.kinds.deployment.kind import DEPLOYMENT
from chronicle.kinds.event.kind import EVENT
from chronicle.kinds.journey.kind import JOURNEY
from chronicle.kinds.kind import Kind
from chronicle.kinds.lesson.kind import LESSON
from chronicle.kinds.place.kind import FRAME, LINE, PLACE
from chronicle.kinds.question.kind import QUESTION
from chronicle.kinds.study.kind import STUDY
from chronicle.kinds.vocabulary.kind import DEPLOYMENT_KIND, PROPERTY, SIDE, STANDING, TERM, THEME
from chronicle.kinds.work.kind import WORK

KINDS: tuple[Kind[Any], ...] = (
    EVENT,
    ACTOR,
    DEPLOYMENT,
    PLACE,
    LINE,
    FRAME,
    QUESTION,
    WORK,
    JOURNEY,
    CLAIM,
    CORRECTION,
    CHART,
    TERM,
    LESSON,
    THEME,
    SIDE,
    STANDING,
    DEPLOYMENT_KIND,
    PROPERTY,
    STUDY,
    CHANGE,
    WITHDRAWN,
)
