"""The pages of deployments: one for each, and the list of all by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from chronicle.drawing import spans
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.place.model import PlaceRecord
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Property, Side, Standing
from chronicle.kinds.work.model import Work
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries import claims, links, ordering, selection
from chronicle.queries.claims import StatementGroup
from chronicle.queries.links import Link
from chronicle.queries.statements import Way, said_again
from chronicle.values.amounts import Figure, Number, in_series, in_words
from chronicle.values.text import Prose, capital

# So many questions on a deployment are drawn; of more events than this the minor ones are folded.
MANY_QUESTIONS = 3
MANY_EVENTS = 12
# Of so many whose end is unknown this is said once, above their list.
MANY_ENDLESS = 3
# Of what has more statements most is said: it comes first.
MANY_TOLD = 12
# The end of a unit of what is counted in a time: such a figure is none of the whole.
RATE = re.compile(r" a (?:day|month|year)$")
# What a deployment of the best standing is founded on, by the class of the works: one, and several.
FOUNDED_ON = {
    "archive": ("a document of the time", "documents of the time"),
    "official-history": ("an official history", "official histories"),
    "scholarship": ("a study", "studies"),
}
ENDLESS = ", end\N{NO-BREAK SPACE}unknown"


@dataclass(frozen=True)
class SentRow:
    """A row of the table of deployments: one of them, or several with one basis and one date.

    It `opens` those of a standing; it has a standing of its `own` where that is another. A part of
    what the same actor sent has no `sender` of its own. How `many` it has is told of several.
    """

    deployments: Sequence[Deployment]
    opens: Standing | None = None
    own: Standing | None = None
    many: str = ""
    basis: Work | None = None
    date: str = ""
    span: str = ""
    sender: Actor | None = None
    style: str = ""


@dataclass(frozen=True)
class SideOfDeployments:
    """The deployments on a side or on none, with their anchor, heading and what the side is.

    `heads` are those of the columns of their table.
    """

    anchor: str
    heading: Prose
    description: Markup
    deployments: Sequence[Deployment]
    heads: Sequence[str]
    rows: Sequence[SentRow]


@dataclass(frozen=True, kw_only=True)
class DeploymentsPage(PageContext):
    """What the list of deployments shows."""

    template = "deployments.html"
    style = "index"

    deployments: Sequence[Deployment]
    """All of them."""
    sides: Sequence[SideOfDeployments]
    """The sides, and the deployments on each."""
    parts: Sequence[Way]
    """The ways to these."""
    key: Markup
    """What their times as bars mean, in a line."""
    sizes: Mapping[str, Sequence[Link]]
    """The way to the size of a deployment, or to the least and the greatest, by its id."""
    differing: Collection[str]
    """The ids of those of which different voices give different sizes."""
    size: str
    """What its size is called."""
    largest: Deployment | None
    """That with the greatest figure, if it is not the one of which most is told."""
    told: Deployment | None
    """That of which most is told, where there is a larger one."""


@dataclass(frozen=True, kw_only=True)
class DeploymentPage(PageContext):
    """What the page of a deployment shows."""

    template = "deployment.html"
    style = "leaf deployment"

    deployment: Deployment
    """The deployment."""
    steps: Sequence[tuple[str, str]]
    """The way to the page: each step an address and its words."""
    attested: Prose
    """How well it is attested, in a sentence."""
    sizes: Sequence[Link]
    """The way to its size as a whole, or to the least figure and the greatest."""
    size: str
    """What its size is called."""
    size_from: str
    """Who alone gives its size, or that different voices give different ones."""
    holds_others: bool
    """Whether the first of its places holds all others."""
    few: Sequence[Question]
    """The questions on it, where they are few."""
    many: Sequence[Question]
    """The same, where they are many."""
    again: StatementGroup | None
    """A single statement that says what the summary does, which stands with the sources."""
    events: Sequence[Event]
    """The events that have to do with it, by date."""
    open: Sequence[Event]
    """Those of them that stand open."""
    folded: Sequence[Event]
    """The others, where they are many."""
    see: Sequence[Record]
    """What else has to do with it."""
    lone: Sequence[Event]
    """A single event of its own time, which stands first among these and not in a list."""


def render_deployments(history: History) -> Page:
    """The list of deployments by side, those on none last; sides that have none are left out."""
    corpus = history.corpus
    sides: list[SideOfDeployments] = []
    sizes = {one.id: _sizes(history, one) for one in corpus.of(Deployment)}
    sender = corpus.settings.deployments.sender.as_html
    for side in (*corpus.of(Side), None):
        sent = _on(history, side)
        deployments = _below_wholes(history, sent)
        if not deployments:
            continue
        # Lists of about one time have one axis.
        drawn = spans.of(deployments, sides[0].deployments if sides else ())
        heads = ["What", "When", drawn.head, sender]
        anchor = side.id if side else "on-no-side"
        heading = _heading(side, is_only=not sides)
        told, worded = _dates(deployments)
        description = escape(" ").join(
            filter(None, [side.description.as_html if side else "", told])
        )
        sides.append(
            SideOfDeployments(
                anchor,
                heading,
                description,
                deployments,
                heads=heads,
                rows=_rows(history, deployments, worded, drawn.by_id),
            )
        )
    parts = [(side.anchor, side.heading, side.deployments) for side in sides]
    key = spans.key(corpus.of(Deployment))
    largest, most = _first_named(history)
    context = DeploymentsPage(
        deployments=corpus.of(Deployment),
        sides=sides,
        parts=parts,
        key=key,
        sizes={name: _ends(_ways_to(history, _in_all(given))) for name, given in sizes.items()},
        differing={name for name, given in sizes.items() if _do_voices_differ(given)},
        size=capital(_name_of_size(history)),
        largest=largest,
        told=most,
    )
    return make_page(
        history,
        context,
        address=corpus.settings.deployments.page,
        title=Prose(capital(corpus.settings.deployments.many)),
        description=f"{corpus.settings.deployments.who}.",
    )


def _first_named(history: History) -> tuple[Deployment | None, Deployment | None]:
    """That with the greatest figure, and that of which most is told, if these are two."""
    sent = history.corpus.of(Deployment)
    told = [one for one in sent if _is_most_told(history, one) and _size(history, one)]
    if not told:
        return None, None
    largest = max(sent, key=lambda one: _size(history, one))
    most = max(told, key=lambda one: len(history.corpus.linking(Claim, one.id, "about")))
    return (None, None) if largest is most else (largest, most)


def _ends(sizes: Sequence[Link]) -> Sequence[Link]:
    """The last of some sizes, which is the least, and the first; or the only one."""
    return [sizes[-1], sizes[0]] if sizes[1:] else sizes


def _rows(
    history: History,
    deployments: Sequence[Deployment],
    dates: Mapping[str, str],
    drawn: Mapping[str, Markup],
) -> list[SentRow]:
    """The rows of some deployments, a part below its whole."""
    corpus = history.corpus
    rows: list[SentRow] = []
    opened = None

    def shared(one: Deployment) -> tuple[str, ...]:
        basis = _basis(history, one)
        if not basis or _whole(history, one, deployments):
            return (one.id,)
        return (basis.id, one.standing, one.sender, dates[one.id])

    for _, alike in groupby(deployments, shared):
        together = list(alike)
        first = together[0]
        standing = corpus.get(Standing, first.standing)
        whole = _whole(history, first, deployments)
        is_within = whole is not None
        is_sent_with_whole = whole is not None and whole.sender == first.sender
        opens = standing if standing is not opened and not is_within else None
        opened = opens or opened
        is_one = len(together) == 1
        row = SentRow(
            together,
            opens=opens,
            own=standing if standing is not opened else None,
            many="" if is_one else capital(in_words(len(together))),
            basis=None if is_one else _basis(history, first),
            date=dates[first.id],
            span=drawn[first.id],
            sender=None if is_sent_with_whole else corpus.get(Actor, first.sender),
            style="within" if is_within else "",
        )
        rows.append(row)
    return rows


def _basis(history: History, deployment: Deployment) -> Work | None:
    """The one work on which all that the papers say of a deployment is based, if it is one."""
    named = set[str]()
    for source in deployment.sources:
        named.update(rest.work for rest in source.rests_on)
    return history.corpus.get(Work, named.pop()) if len(named) == 1 else None


def _dates(deployments: Sequence[Deployment]) -> tuple[str, dict[str, str]]:
    """The dates of deployments in words, and what is said once of the ends that are unknown."""
    worded: dict[str, str] = {}
    shortened: dict[str, str] = {}
    for one in deployments:
        worded[one.id] = one.date.unbroken
        if one.date.unbroken.endswith(ENDLESS):
            shortened[one.id] = one.date.unbroken.removesuffix(ENDLESS)
    if len(shortened) < MANY_ENDLESS:
        return "", worded
    told = f"For {in_words(len(shortened))} of them no end is given: an arrow stands for it."
    return told, worded | shortened


def _name_of_size(history: History) -> str:
    """What the property is called that gives the size of a deployment."""
    for property_ in history.corpus.of(Property):
        if property_.size:
            return property_.name
    return "size"


def _heading(side: Side | None, is_only: bool) -> Prose:
    """What stands above the deployments on a side, or on none, which may be all that there are."""
    if side:
        return side.name
    return Prose("All" if is_only else "Others")


def _on(history: History, side: Side | None) -> list[Deployment]:
    """The deployments on a side, or on none: the best founded first, then the largest."""
    name = side and side.id
    sent = [deployment for deployment in history.corpus.of(Deployment) if deployment.side == name]

    def order(deployment: Deployment) -> tuple[int, bool, Number]:
        standing = ordering.standing_order(history.corpus, deployment)
        return standing, not _is_most_told(history, deployment), -_size(history, deployment)

    return sorted(ordering.by_date(sent), key=order)


def _is_most_told(history: History, deployment: Deployment) -> bool:
    statements = history.corpus.linking(Claim, deployment.id, "about")
    return len(statements) > MANY_TOLD


def _size(history: History, deployment: Deployment) -> Number:
    """The largest figure for a deployment as a whole; 0 where none is given."""
    figures = [claim.value for claim in _sizes(history, deployment)]
    return max((one.high for one in figures if isinstance(one, Figure)), default=0)


def _whole(history: History, part: Deployment, sent: Iterable[Deployment]) -> Deployment | None:
    """The deployment among some of whose unit that of another is a part."""
    unit = history.corpus.find(Actor, part.unit) if part.unit else None
    wholes = unit.part_of if unit else ()
    return next((one for one in sent if one.unit in wholes), None)


def _below_wholes(history: History, sent: Sequence[Deployment]) -> list[Deployment]:
    """The same deployments, each after that of whose unit its own is a part."""
    below: dict[str, list[Deployment]] = {}
    first = []
    for one in sent:
        whole = _whole(history, one, sent)
        if whole:
            below.setdefault(whole.id, []).append(one)
        else:
            first.append(one)
    rows = []
    while first:
        rows.append(first.pop(0))
        first[:0] = below.get(rows[-1].id, ())
    return rows


def _sizes(history: History, deployment: Deployment) -> list[Claim]:
    """The claims that give the size of a deployment as a whole, the greatest first."""
    corpus = history.corpus
    sizes = []
    for claim in corpus.linking(Claim, deployment.id, "about"):
        is_whole_figure = isinstance(claim.value, Figure) and not claim.part_of
        if is_whole_figure and corpus.get(Property, claim.property_).size:
            sizes.append(claim)
    return sorted(claims.ordered(sizes, corpus), key=_greatest_first)


def _greatest_first(claim: Claim) -> Number:
    return -claim.value.high if isinstance(claim.value, Figure) else 0


def _do_voices_differ(sizes: Sequence[Claim]) -> bool:
    """Whether one voice gives another size of a deployment than another voice does."""
    return len({claim.voice for claim in sizes}) > 1 < len({claim.value for claim in sizes})


def _ways_to(history: History, sizes: Iterable[Claim]) -> list[Link]:
    """The ways to claims that give the size of a deployment, each figure once."""
    ways: dict[str, Link] = {}
    for claim in sizes:
        if isinstance(claim.value, Figure):
            words = claim.value.words + _rate(claim)
            ways.setdefault(words, links.link(history, claim, words))
    return list(ways.values())


def _in_all(sizes: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of some that give a size in all; or all, where each counts what came in a time.

    Between the one and the other there is no range.
    """
    return [claim for claim in sizes if not _rate(claim)] or sizes


def _rate(claim: Claim) -> str:
    """The time in which its figure is counted, if it is none of the whole: a year."""
    rate = RATE.search(claim.unit.as_text) if claim.unit else None
    return rate[0] if rate else ""


def _size_in_words(history: History, sizes: Sequence[Claim]) -> list[Link]:
    """The ways to its least figure and its greatest, or to the only one with what that counts."""
    sizes = _in_all(sizes)
    ways = _ways_to(history, sizes)
    if len(ways) != 1:
        return list(_ends(ways))
    figure, unit = sizes[0].value, sizes[0].unit
    assert isinstance(figure, Figure)
    words = f"{figure.words} {unit.as_text}" if unit else figure.words
    return [links.link(history, sizes[0], words)]


def _who_gives_sizes(history: History, sizes: Sequence[Claim]) -> str:
    """The only voice that gives a size; or that voices differ, and whether of one time."""
    speakers = {claim.voice for claim in sizes}
    if len(speakers) == 1:
        speaker = links.voice(history, history.corpus[speakers.pop()])
        return f"According to {speaker.label.as_text}."
    if not _do_voices_differ(sizes):
        return ""
    times = {claim.date for claim in sizes if claim.date}
    return "Sources differ; so do the times." if len(times) > 1 else "Sources differ."


def render_deployment(history: History, deployment: Deployment) -> Page:
    """The page of a deployment."""
    sizes = _sizes(history, deployment)
    asked = _own_first(history, deployment, selection.questions(history, deployment))
    related = selection.related(history, deployment)
    events = ordering.by_date(record for record in related if isinstance(record, Event))
    folded = _folded(deployment, events) if len(events) > MANY_EVENTS else ()
    few = asked if len(asked) < MANY_QUESTIONS else ()
    many = asked if len(asked) >= MANY_QUESTIONS else ()
    see = [record for record in related if record not in events]
    # A single one of the same time is the deployment itself: it needs no list, but is found there.
    lone = events if [event.date for event in events] == [deployment.date] else []
    if lone:
        see = [*lone, *see]
        events = []
    stated = claims.about(history, deployment)
    context = DeploymentPage(
        deployment=deployment,
        steps=_steps(history, deployment),
        attested=_attested(history, deployment),
        sizes=_size_in_words(history, sizes),
        size=capital(_name_of_size(history)),
        size_from=_who_gives_sizes(history, sizes),
        holds_others=_holds_others(history, deployment),
        few=few,
        many=many,
        again=said_again(stated, deployment.summary, deployment.sources),
        events=events,
        open=[event for event in events if event not in folded],
        folded=folded,
        see=see,
        lone=lone,
    )
    return record_page(
        history,
        deployment,
        f"{deployment.date.words}. {deployment.summary}",
        context,
    )


def _attested(history: History, deployment: Deployment) -> Prose:
    """What its standing means: of the best one what the papers base it on, as its sources show."""
    corpus = history.corpus
    standing = corpus.get(Standing, deployment.standing)
    cited = {basis.work for source in deployment.sources for basis in source.rests_on}
    evidence = [corpus.get(Work, name).evidence for name in cited]
    named = [
        several if evidence.count(name) > 1 else one
        for name, (one, several) in FOUNDED_ON.items()
        if name in evidence
    ]
    if not named or standing is not corpus.of(Standing)[0]:
        return standing.description
    papers = corpus.settings.papers
    is_one = len({source.work for source in deployment.sources}) == 1
    base = f"{papers.one} bases" if is_one else f"{papers.many} base"
    return Prose(f"The {base} it on {in_series(named)}.")


def _folded(deployment: Deployment, events: Sequence[Event]) -> list[Event]:
    """The minor ones of its events, and main ones of more than it, to which it does not point."""
    own = [event for event in events if event.weight == "major" and event.id in deployment.see]
    if own:
        return [event for event in events if event not in own]
    return [event for event in events if event.weight == "minor"]


def _holds_others(history: History, deployment: Deployment) -> bool:
    """Whether the first of several places of a deployment holds all others."""
    held = deployment.places[1:]
    for name in held:
        wholes = history.corpus.wholes(history.corpus.get(PlaceRecord, name))
        if deployment.places[0] not in wholes:
            return False
    return bool(held)


def _own_first(
    history: History, deployment: Deployment, asked: Sequence[Question]
) -> list[Question]:
    """The questions on a deployment, first those whose answers are mostly about it itself."""

    def is_wider(question: Question) -> bool:
        own = others = 0
        for position in question.positions:
            for name in position.claims:
                if history.corpus.get(Claim, name).about == deployment.id:
                    own += 1
                else:
                    others += 1
        return own < others

    return sorted(asked, key=is_wider)


def _steps(history: History, deployment: Deployment) -> list[tuple[str, str]]:
    """The way to the page of a deployment: the list of all, and its side in that."""
    names = history.corpus.settings.deployments
    steps: list[tuple[str, str]] = [(names.page, capital(names.many))]
    if deployment.side:
        side = history.corpus.get(Side, deployment.side)
        steps.append((f"{names.page}#{side.id}", side.label.as_html))
    return steps
