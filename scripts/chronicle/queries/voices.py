"""Who speaks in the record: statements by voice, and by the language of what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.work.model import Work
from chronicle.queries import stemma
from chronicle.values.dates import Date
from chronicle.values.languages import in_english

# By which relations one belongs to another, and so to its state.
BELONGS = ("member_of", "part_of", "organ_of")


class Share(NamedTuple):
    """A part of the statements: what it is called, how many they are, how many voices make them."""

    name: str
    statements: int
    voices: int


class Behind(NamedTuple):
    """A witness by its id, and how many statements come from it."""

    witness: str
    statements: int


class Period(NamedTuple):
    """A span of years: its statements, the witnesses behind most of them, and how far they are."""

    date: Date
    statements: int
    witnesses: tuple[Behind, ...]
    come: str


def by_voice(history: History) -> tuple[Share, ...]:
    """All statements by what their voice is: a paper, another work by its class, an actor."""
    return _shares((_sort_of_voice(history, claim), claim.voice) for claim in _claims(history))


def _sort_of_voice(history: History, claim: Claim) -> str:
    settings = history.corpus.settings
    work = history.corpus.find(Work, claim.voice)
    if work is None:
        actor = history.corpus.get(Actor, claim.voice)
        return settings.actor_kinds[actor.kind].many.as_text
    if work.is_paper:
        return f"The {settings.papers.many} themselves"
    return settings.evidence[work.evidence].as_text


def by_language(history: History) -> tuple[Share, ...]:
    """Statements that rest on other works, by the language of each of these.

    One that rests on works in two languages counts under both.
    """
    pairs = []
    for claim in _claims(history):
        for work in _works_behind(history, claim):
            if work.language:
                pairs.append((in_english(work.language), claim.voice))
    return _shares(pairs)


def by_way(history: History) -> tuple[Share, ...]:
    """Statements by the way on which they are known: who stands between us and their voice."""
    return _shares((_way(history, claim), claim.voice) for claim in _claims(history))


def _way(history: History, claim: Claim) -> str:
    one, many = history.corpus.settings.papers.one, history.corpus.settings.papers.many
    works = [history.corpus.get(Work, source.work) for source in claim.sources]
    if not any(work.is_paper for work in works):
        reports = all(work.reading and work.reading.is_report for work in works)
        return "Read in a report of a document" if reports else "Read in a document itself"
    if any(work.id == claim.voice for work in works):
        return f"Said by the {many} themselves"
    return f"Reported by a {one}"


def by_state(history: History) -> tuple[Share, ...]:
    """Statements of actors by the state to which they are said to belong, directly or not."""
    return _shares(
        (state.label.as_text, claim.voice)
        for claim in _claims(history)
        for state in states(history, claim.voice)
    )


def states(history: History, name: str, by: Collection[str] = BELONGS) -> Iterator[Actor]:
    """The states of an actor, by its id: itself, those it is part of, those of what it serves.

    What it serves is told `by` some relations.
    """
    actor = history.corpus.find(Actor, name)
    if actor is None:
        return
    if actor.kind == "state":
        yield actor
        return
    wholes = [*actor.part_of]
    wholes += [one.actor for one in actor.relations if one.type in by]
    for whole in dict.fromkeys(wholes):
        yield from states(history, whole, by)


def _works_behind(history: History, claim: Claim) -> Iterator[Work]:
    """The works that the papers cite for a claim, each once."""
    cited: dict[str, None] = {}
    for source in claim.sources:
        for basis in source.rests_on:
            cited[basis.work] = None
    for name in cited:
        work = history.corpus.find(Work, name)
        if work:
            yield work


def _shares(pairs: Iterable[tuple[str, str]]) -> tuple[Share, ...]:
    """Shares from pairs of a name and a voice, the greatest first."""
    voices: dict[str, Counter[str]] = {}
    for name, voice in pairs:
        voices.setdefault(name, Counter())[voice] += 1
    shares = []
    for name, statements in voices.items():
        shares.append(Share(name, statements.total(), len(statements)))
    return tuple(sorted(shares, key=lambda share: -share.statements))


def behind_most(history: History, claims: Iterable[Claim]) -> tuple[Behind, ...]:
    """The witnesses from which some statements come, those of most first.

    What is merely possible does not count; a statement of two witnesses counts for both.
    """
    counts: Counter[str] = Counter()
    for claim in claims:
        # A set has no order of its own, and equals stay in that in which they come.
        counts.update(sorted(stemma.sources(history, claim.id, with_possible=False)))
    return tuple(Behind(name, number) for name, number in counts.most_common())


def come_from(history: History, claims: Collection[Claim], named: Collection[str]) -> str:
    """What is said before those named, by id, of the statements: “Most come from”.

    Most is more than half of the statements, of which one of two witnesses counts once.
    """
    theirs = 0
    for claim in claims:
        theirs += not stemma.sources(history, claim.id, with_possible=False).isdisjoint(named)
    if theirs == len(claims):
        return "All come from"
    if 2 * theirs > len(claims):
        return "Most come from"
    return "The largest number comes from" if len(named) == 1 else "The largest numbers come from"


def periods(history: History, number: int) -> tuple[Period, ...]:
    """The spans of years of the settings, each with the statements that begin in it.

    Of each so many witnesses are named.
    """
    found = []
    for span in history.corpus.settings.periods:
        claims = [claim for claim in _claims(history) if _begins_in(history, claim, span)]
        if claims:
            behind = behind_most(history, claims)[:number]
            come = come_from(history, claims, [one.witness for one in behind])
            found.append(Period(span, len(claims), behind, come))
    return tuple(found)


def _begins_in(history: History, claim: Claim, span: Date) -> bool:
    """Whether the time of which a statement speaks, or what it is about, begins in a span."""
    date = claim.date or getattr(history.corpus[claim.about], "date", None)
    if date is None or not date.earliest or not span.earliest or not span.latest:
        return False
    return bool(span.earliest <= date.earliest <= span.latest)


def _claims(history: History) -> tuple[Claim, ...]:
    return history.corpus.of(Claim)
