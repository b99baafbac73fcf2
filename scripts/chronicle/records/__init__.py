"""The models of records: their fields, their URLs, and the checks between records.

There is one module per kind, and all kinds are listed here. Rendering, search and description are
in other packages, which import every name from here.
"""

from collections.abc import Mapping

from chronicle.records.actor import Actor, Relation
from chronicle.records.base import (
    REGISTERED_CHECKS,
    VALUE_LABELS,
    AnyRecord,
    Basis,
    FieldPath,
    Finding,
    Identifiers,
    Item,
    Key,
    KindConfig,
    Model,
    Name,
    Record,
    Records,
    Source,
    Sources,
    find_duplicates,
    register_check,
)
from chronicle.records.change import Change, Withdrawn
from chronicle.records.chart import Chart, DelayLabel, DisclosureLine, Panel
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.dependence import ADVERBS_BY_CERTAINTY, CERTAINTIES, Certainty, Dependence
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event, Participant
from chronicle.records.fields import (
    CALENDAR_VERSION,
    CITED_KINDS,
    REFERENCE_KEY,
    ReferenceTo,
    Text,
    Url,
)
from chronicle.records.introspection import (
    first_type,
    models_in_annotation,
    reference_target,
)
from chronicle.records.journey import Journey
from chronicle.records.lesson import Lesson
from chronicle.records.names import native_names
from chronicle.records.place import Coordinates, Frame, FrameName, Line, OnMap, Place
from chronicle.records.question import Position, Question
from chronicle.records.reading import Judged, Quote, Reading, Use
from chronicle.records.settings import DEFAULT_BOOK_PARTS, DeploymentNames, KindNames, Settings
from chronicle.records.source_check import SourceCheck
from chronicle.records.study import Study
from chronicle.records.traversal import iter_sources, iter_values, record_sources
from chronicle.records.vocabulary import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Term,
    Theme,
)
from chronicle.records.work import (
    CSL_VARIABLES,
    DISAGREEING_VERDICTS,
    CSLType,
    Locators,
    Person,
    Work,
)

# All kinds, in the order in which pages and files list them. `kind_config` contains the path of
# their data.
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
# The model of each kind, by the name of the kind.
MODELS_BY_NAME: Mapping[str, type[Record]] = {model.record_kind: model for model in MODELS}
# The model of each kind, by the name of its file or folder without extension. A history may use a
# file, a folder, or both for any kind.
MODELS_BY_FILE: Mapping[str, type[Record]] = {
    model.kind_config.plural_name: model for model in MODELS
}
