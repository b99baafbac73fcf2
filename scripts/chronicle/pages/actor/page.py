"""The pages of actors: one for each, and the list of a few lives, then of all by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, product
from typing import Any

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.drawing import date_marks
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
from chronicle.history import History, once_per_history
from chronicle.pages.actor.facts import Fact, facts
from chronicle.pages.event import foremost
from chronicle.queries import claims, links, ordering, selection, voices
from chronicle.queries.claims import StatementGroup
from chronicle.queries.links import Link
from chronicle.queries.statements import Elsewhere, by_subject
from chronicle.records.actor import Actor
from chronicle.records.base import Name, Record
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.names import native, own_names
from chronicle.records.question import Question
from chronicle.records.vocabulary import Standing
from chronicle.records.work import Person, Work
from chronicle.values.text import Label, Prose, sentences

# So many lives stand at the head of the list.
LIVES = 12
# A sentence on a life is short with fewer characters; two are not long with so many.
SHORT = 65
NOT_LONG = 110
# So many names have letters that guide through them.
MANY_NAMES = 50
# Beyond so many events a page has the ways to its parts, and all of them are folded by year.
MANY_EVENTS = 12
# So many main events stand open, two to a column.
OPEN_MAIN = 6
# Of so few claims it is drawn where they stand among the answers to questions.
FEW_CLAIMS = 3
# Of so many deployments of the best status it is said once.
MANY_OF_ONE_STATUS = 3
# The blank before an initial, at which no line ends: Young, Benjamin R.
INITIAL = re.compile(r"(?<=\w) (?=\w\.)")
# Kinds of actors that are spoken of with an article: the Board of Health.
WITH_ARTICLE = frozenset(("body", "organisation", "unit", "party", "group", "outlet"))


@once_per_history
def ordered(history: History) -> list[Actor]:
    """Everyone and everything that acts, by name."""
    return sorted(
        history.corpus.of(Actor), key=lambda actor: ordering.alphabetical(actor.sorted_by)
    )


def with_lives(history: History) -> list[Actor]:
    """Those whose lives are told, by name."""
    return [actor for actor in ordered(history) if actor.life]


@dataclass(frozen=True, kw_only=True)
class ActorPage(PageContext):
    """What the page of an actor shows."""

    template = "actor.html"
    style = "leaf actor"

    actor: Actor
    """The actor."""
    native: tuple[Name, ...]
    """The forms of its name that stand in the heading."""
    own_names: list[Name]
    """The forms that papers print, or that are its own."""
    names_elsewhere: list[Name]
    """Its other forms."""
    has_other_names: bool
    """Whether it has a form that does not stand in the heading."""
    facts: Sequence[Fact]
    """What stands in its margin: when it died, who led it, what it led, what it is a part of."""
    is_brief: bool
    """Whether one event or statement at most names it: it has a few lines, and no parts."""
    events: Sequence[Event]
    """The events in which it took part."""
    years: Mapping[str, Sequence[Event]]
    """These events by year; none where there is but one event."""
    on_axis: Sequence[Event | Deployment]
    """What stands on its axis of time: of many events those that weigh most."""
    main: Sequence[Event]
    """Of many events the main ones that stand open."""
    more_main: Sequence[Event]
    """The others, which are folded there."""
    is_long: bool
    """Whether its events are so many that there are ways to the parts of the page."""
    deployments: Sequence[Deployment]
    """The deployments in which it had a part, by date."""
    sound: Sequence[Deployment]
    """Those of them that are not doubtful."""
    doubtful: Sequence[Deployment]
    """Those that are."""
    works: Sequence[NamingWork]
    """The works that name it."""
    stated: Sequence[StatementGroup]
    """What is said of it."""
    stated_heading: Prose
    """What stands above what is said of it."""
    voiced_heading: Prose
    """What stands above what it says of others."""
    voiced: Sequence[Elsewhere]
    """Where what it says of others stands."""
    answered: Sequence[Question]
    """The questions that it answers, where it is heard in few statements."""
    voices: Collection[str]
    """The ids of those who make these."""
    unsaid: str
    """The status that is said once for all of many deployments; empty where each has its own."""
    related: Sequence[Record]
    """What is related to it, but the events and deployments of the page.

    With it what its only statement is about, where that is folded because the text says it already.
    """


@dataclass(frozen=True, kw_only=True)
class ActorsPage(PageContext):
    """What the list of actors shows."""

    template = "actors.html"
    style = "people"

    actors: Sequence[Actor]
    """All of them, by name."""
    lives: Sequence[Actor]
    """Those whose lives stand at the head."""
    span: Sequence[str]
    """Where the lines begin and end that are drawn of these; empty without any."""
    groups: tuple[ActorGroup, ...]
    """All of them by kind and by state."""
    opening: Callable[[Prose], Prose]
    """What a life begins with: the first sentence, and after a short one the second."""
    after_name: Callable[[Actor], Markup]
    """What of this follows the name with which it begins, as HTML; empty where it does not."""
    initials: Mapping[str, str]
    """The letters that guide through long lists of names, by the id of the first with each."""
    native: Callable[[Actor], tuple[Name, ...]]
    """The forms of a name that stand in a heading."""
    in_letters: Callable[[Actor], Sequence[Name]]
    """The first of these, unless it is the usual name with marks on its letters."""
    listed: Callable[[Actor], Link]
    """The way to an actor, under the name by which it is sorted."""
    other_names: Callable[[Actor], Sequence[str]]
    """The other forms of the name of an actor."""


def render_actor(history: History, actor: Actor) -> Page:
    """The page of an actor; `stated` is what is said of it, `voiced` what it says of others."""
    events = [*history.corpus.linking(Event, actor.id)]
    is_long = len(events) > MANY_EVENTS
    deployments = ordering.by_date(_deployments(history, actor))
    sound, doubtful = _by_standing(history, deployments)
    main = ordering.as_listed(event for event in events if event.weight == "major")
    first = foremost.first_of(history, main, OPEN_MAIN)
    voiced = _voiced(history, actor)
    about = claims.about(history, actor)
    stated = _by_weight(about)
    elsewhere = [name for name in actor.names if name not in own_names(actor)]
    works = [_naming(history, actor, work) for work in _works(history, actor)]
    naming = len(events) + len(voiced) + sum(len(group.claims) for group in about)
    context = ActorPage(
        actor=actor,
        native=native(actor),
        own_names=own_names(actor),
        names_elsewhere=elsewhere,
        has_other_names=_has_other_names(actor),
        facts=facts(history.corpus, actor),
        is_brief=naming <= 1 and not (actor.life or deployments or works),
        events=events,
        years=ordering.by_year(events, ordering.is_by_month(history)) if len(events) > 1 else {},
        on_axis=main if is_long else [*events, *deployments],
        main=first if is_long else (),
        more_main=[event for event in main if event not in first] if is_long else (),
        is_long=is_long,
        deployments=deployments,
        sound=sound,
        doubtful=doubtful,
        works=works,
        stated=stated,
        stated_heading=_stated_heading(actor, voiced),
        voiced_heading=_voiced_heading(actor),
        voiced=by_subject(history.corpus, voiced),
        answered=_answered(history, voiced),
        voices={claim.voice for claim in voiced},
        unsaid=_unsaid(history, sound),
        related=selection.related(history, actor, besides=[*events, *deployments]),
    )
    return record_page(
        history,
        actor,
        actor.description,
        context,
    )


def _answered(history: History, voiced: Sequence[Claim]) -> list[Question]:
    """The questions that a few claims answer; of many no drawing would show what they are."""
    if len(voiced) > FEW_CLAIMS:
        return []
    answered = dict[Question, None]()
    for claim in voiced:
        answered |= dict.fromkeys(history.corpus.linking(Question, claim.id, "positions.claims"))
    return list(answered)


def _has_other_names(actor: Actor) -> bool:
    """Whether an actor has a form of its name that does not stand in the heading of its page."""
    headed = {actor.label.as_text, *(name.text for name in native(actor))}
    return any(name.text not in headed for name in actor.names)


def _by_standing(
    history: History, deployments: Sequence[Deployment]
) -> tuple[list[Deployment], list[Deployment]]:
    """Deployments apart: those that are not doubtful, and those that are."""
    sound = []
    doubtful = []
    for deployment in deployments:
        if history.corpus.get(Standing, deployment.standing).doubtful:
            doubtful.append(deployment)
        else:
            sound.append(deployment)
    return sound, doubtful


def _unsaid(history: History, deployments: Collection[Deployment]) -> str:
    """The best status, where so many deployments have it that it is not said of each."""
    if len(deployments) < MANY_OF_ONE_STATUS:
        return ""
    best = history.corpus.of(Standing)[0].id
    having = [one for one in deployments if one.standing == best]
    if len(having) >= MANY_OF_ONE_STATUS:
        return best
    return ""


@dataclass(frozen=True)
class NamingWork:
    """A work that names an actor.

    `name` is what a link to it says: one of which the actor is the only author `is_own`, and has
    neither author nor date in that. `roles` are those in which it names an actor that did not write
    it. What is part of another work, and no issue of a newspaper, `has_container`; one whose title
    is told in English `has_foreign_title`. One of the papers is named `as_paper`.
    """

    work: Work
    name: Callable[[Work], Label]
    is_own: bool
    has_container: bool
    has_foreign_title: bool
    roles: Sequence[str]
    as_paper: str


def _naming(history: History, actor: Actor, work: Work) -> NamingWork:
    """A work as the page of an actor names it."""
    as_paper = ""
    if work.is_paper:
        as_paper = f"one of the {history.corpus.settings.papers.many}"
        if not work.is_witness(history.corpus.settings):
            as_paper += ", with all that it states"
    authors = [person.actor for person in work.author]
    is_own = authors == [actor.id] and work.issued is not None
    is_issue = labels.is_issue(work)
    is_placed = is_own and not work.title_en and not is_issue
    has_container = is_placed and bool(work.container_title)
    has_foreign_title = bool(work.title_en) and not is_issue
    return NamingWork(
        work=work,
        name=labels.title_in_english if is_own else labels.in_english,
        is_own=is_own,
        has_container=has_container,
        has_foreign_title=has_foreign_title,
        roles=_roles(actor, work),
        as_paper=as_paper,
    )


def _roles(actor: Actor, work: Work) -> list[str]:
    """In which roles a work names an actor that did not write it."""

    def has(people: Iterable[Person]) -> bool:
        return any(person.actor == actor.id for person in people)

    if has(work.author):
        return []
    named = {"editor": work.editor, "translator": work.translator, "recipient": work.recipient}
    return [role for role, people in named.items() if has(people)]


def _by_weight(groups: Iterable[claims.StatementGroup]) -> list[claims.StatementGroup]:
    """Words before figures, and what is said most often first."""
    return sorted(groups, key=lambda group: (group.property.value == "figure", -len(group.claims)))


def _deployments(history: History, actor: Actor) -> tuple[Deployment, ...]:
    return history.corpus.linking(Deployment, actor.id, "sender", "host", "unit")


def _works(history: History, actor: Actor, *roles: str) -> list[Work]:
    """The works that name an actor, in any role or in these: papers, its own, then by date."""

    def order(work: Work) -> tuple[bool, bool, bool, Any]:
        is_by_others = all(person.actor != actor.id for person in work.author)
        date = work.spoken or work.issued
        if date is None:
            return not work.is_paper, is_by_others, True, None
        return not work.is_paper, is_by_others, False, date.sort_key

    return sorted(history.corpus.linking(Work, actor.id, *roles), key=order)


def _stated_heading(actor: Actor, voiced: Collection[Claim]) -> Prose:
    """What stands above what is said of an actor, told from what it says itself.

    Bodies would need an article that names have not.
    """
    if not voiced or actor.kind in WITH_ARTICLE:
        return Prose("What the sources say")
    return Prose("Statements about {}").format(actor.label)


def _voiced_heading(actor: Actor) -> Prose:
    """What stands above what an actor says."""
    return Prose("Statements by {}").format(actor.label)


def _voiced(history: History, actor: Actor) -> list[Claim]:
    """The claims that an actor makes about others, also in works that are no paper of a scholar."""
    voices = [actor.id]
    for work in _works(history, actor, "author.actor"):
        if work.is_witness(history.corpus.settings) or not work.is_paper:
            voices.append(work.id)
    voiced = []
    for voice in voices:
        for claim in history.corpus.linking(Claim, voice, "voice"):
            if claim.about != actor.id:
                voiced.append(claim)
    return voiced


def render_actors(history: History) -> Page:
    """The list of actors: the lives of those who took part in most events, and all by kind."""
    corpus = history.corpus
    lives = sorted(with_lives(history), key=lambda actor: -len(corpus.linking(Event, actor.id)))
    groups = tuple(_groups(history))
    context = ActorsPage(
        actors=ordered(history),
        lives=lives[:LIVES],
        span=date_marks.ends(history) if lives else (),
        groups=groups,
        opening=_opening,
        after_name=_after_name,
        initials=_initials(groups),
        native=native,
        in_letters=_in_letters,
        listed=partial(_listed, history),
        other_names=_other_names,
    )
    return make_page(
        history,
        context,
        address=addresses.ACTORS,
        title=corpus.settings.actors,
        description=f"Everyone and everything that acts or is quoted in {history.site.name}.",
    )


def _opening(told: Prose) -> Prose:
    """The first sentence of what is told, and after a short one the second, if that is not long."""
    first, *rest = sentences(told)
    both = Prose(f"{first.markup} {rest[0].markup}") if rest else first
    if len(first.markup) < SHORT and len(both.markup) <= NOT_LONG:
        return both
    return first


def _after_name(actor: Actor) -> Markup:
    """What a life begins with after the name, so that a name above it begins the sentence."""
    told = _opening(actor.description).markup
    if told.startswith(actor.name):
        return Prose(told.removeprefix(actor.name)).as_html
    return Markup()


def _in_letters(actor: Actor) -> list[Name]:
    """The first form of a name in a heading, unless it only has marks on the same letters."""
    usual = ordering.alphabetical(actor.name)
    return [name for name in native(actor)[:1] if ordering.alphabetical(name.text) != usual]


def _initials(groups: Iterable[ActorGroup]) -> dict[str, str]:
    """The letters of long lists of names that stand under no state, by whoever is first of each."""
    initials = {}
    for group in groups:
        before = ""
        is_long = len(group.actors) >= MANY_NAMES and len(group.states) == 1
        for actor in group.actors if is_long else ():
            letter = ordering.alphabetical(actor.sorted_by)[:1].upper()
            if letter != before:
                initials[actor.id] = before = letter
    return initials


def _listed(history: History, actor: Actor) -> Link:
    """The way to an actor by the name under which it is sorted, if that is another."""
    if not actor.family:
        return links.link(history, actor)
    return links.link(history, actor, Label(escape(INITIAL.sub("\u00a0", actor.sorted_by))))


def _other_names(actor: Actor) -> list[str]:
    """The forms of the name of an actor besides the usual one, each once in whichever case."""
    names: dict[str, str] = {}
    for name in actor.names:
        if name.text != actor.name:
            names.setdefault(name.text.lower(), name.text)
    return list(names.values())


@dataclass(frozen=True)
class ActorGroup:
    """The actors of a kind, by the state that they belong to; those of no state come last.

    Where no state has more than one they stand together. `parts` are those that stand
    under what they are a part of, by its id.
    """

    anchor: str
    heading: str
    actors: Sequence[Actor]
    states: Sequence[tuple[Actor | None, Sequence[Actor]]]
    parts: Mapping[str, Sequence[Actor]]


def _groups(history: History) -> Iterator[ActorGroup]:
    """The actors by kind, last those without a name; kinds that have none are left out."""
    groups = grouped(((actor.kind, actor.unnamed), actor) for actor in ordered(history))
    for unnamed, kind in product((False, True), history.corpus.settings.actor_kinds):
        actors = groups.get((kind, unnamed))
        if actors:
            yield _group(history, kind, unnamed, actors)


def _group(history: History, kind: str, unnamed: bool, actors: Sequence[Actor]) -> ActorGroup:
    own = {actor.id for actor in actors}
    parts: dict[str, list[Actor]] = {}
    states: dict[Actor | None, list[Actor]] = {}
    for actor in actors:
        wholes = [name for name in actor.part_of if name in own]
        if wholes:
            parts.setdefault(wholes[0], []).append(actor)
        else:
            states.setdefault(_state(history, actor), []).append(actor)

    def rank(group: tuple[Actor | None, Sequence[Actor]]) -> tuple[bool, str]:
        state, _ = group
        if state is None:
            return True, ""
        return False, ordering.alphabetical(state.name)

    if len(states) > 1 and max(map(len, states.values())) == 1:
        states = {None: [*chain.from_iterable(states.values())]}
    anchor = kind
    heading = history.corpus.settings.actor_kinds[kind].many
    if unnamed:
        anchor = f"{kind}-unnamed"
        heading = Prose("{} whom no source names").format(heading)
    return ActorGroup(anchor, heading, actors, sorted(states.items(), key=rank), parts)


def _state(history: History, actor: Actor) -> Actor | None:
    """The state of what an actor is a part or an organ of; None where there is none."""
    if actor.kind == "state":
        return None
    return next(voices.states(history, actor.id), None)
