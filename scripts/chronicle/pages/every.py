"""Our kinds of records, each with its pages, in the order in which sites and files have them."""

from __future__ import annotations

from typing import Any

from chronicle.frame.kind import Kind
from chronicle.pages.actor.kind import ACTOR
from chronicle.pages.change.kind import CHANGE, WITHDRAWN
from chronicle.pages.chart.kind import CHART
from chronicle.pages.claim.kind import CLAIM, SOURCE_CHECK
from chronicle.pages.correction.kind import CORRECTION
from chronicle.pages.deployment.kind import DEPLOYMENT
from chronicle.pages.event.kind import EVENT
from chronicle.pages.journey.kind import JOURNEY
from chronicle.pages.lesson.kind import LESSON
from chronicle.pages.place.kind import FRAME, LINE, PLACE
from chronicle.pages.question.kind import QUESTION
from chronicle.pages.study.kind import STUDY
from chronicle.pages.vocabulary.kind import DEPLOYMENT_KIND, PROPERTY, SIDE, STANDING, TERM, THEME
from chronicle.pages.work.kind import WORK

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
    SOURCE_CHECK,
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
