"""What a record may be, one strict model a kind, and where the records of each kind live.

The JSON Schemas that editors use come from these models (`exports/schemas.py`). A field that holds
the id of another record says so in its annotation (`Refers`); the corpus gets all links that way.
Field names follow the design of the record and, for works, the variables of the Citation Style
Language 1.0.2.
"""

from chronicle.record.models.actors import Actor, Identifiers, Passage, Relation
from chronicle.record.models.base import Basis, Former, Model, Name, Record, Source
from chronicle.record.models.charts import Axis, Chart, LeftOut, Panel
from chronicle.record.models.claims import Claim, Position, Question
from chronicle.record.models.editorial import Change, Correction, Withdrawn
from chronicle.record.models.events import Deployment, Event, Participant
from chronicle.record.models.fields import Refers
from chronicle.record.models.places import Frame, Line, PlaceRecord
from chronicle.record.models.readings import Quote, Reading, Use
from chronicle.record.models.settings import KindNames, Settings
from chronicle.record.models.teaching import Exercise, Lesson, Step
from chronicle.record.models.vocabulary import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Term,
    Theme,
)
from chronicle.record.models.works import Locators, Opening, Person, Work

__all__ = [
    "KINDS",
    "Actor",
    "Axis",
    "Basis",
    "Change",
    "Chart",
    "Claim",
    "Correction",
    "Deployment",
    "DeploymentKind",
    "Event",
    "Exercise",
    "Former",
    "Frame",
    "GlossaryTerm",
    "Identifiers",
    "KindNames",
    "LeftOut",
    "Lesson",
    "Line",
    "Locators",
    "Model",
    "Name",
    "Opening",
    "Panel",
    "Participant",
    "Passage",
    "Person",
    "PlaceRecord",
    "Position",
    "Property",
    "Question",
    "Quote",
    "Reading",
    "Record",
    "Refers",
    "Relation",
    "Settings",
    "Side",
    "Source",
    "Standing",
    "Step",
    "Term",
    "Theme",
    "Use",
    "Withdrawn",
    "Work",
]

# Every kind, by where its records live below data/: a folder of files, or one file.
KINDS: dict[str, type[Record]] = {
    kind.traits_.data_path: kind
    for kind in (
        Work,
        Actor,
        PlaceRecord,
        Frame,
        Line,
        Event,
        Deployment,
        Claim,
        Question,
        Correction,
        Chart,
        Lesson,
        Theme,
        Side,
        Standing,
        DeploymentKind,
        Property,
        GlossaryTerm,
        Withdrawn,
        Change,
    )
}
