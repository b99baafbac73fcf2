"""Ladders: from whom a statement comes, stop by stop, down to the witness where the way ends.

Everything in a ladder is in the record: where a statement is printed, what is cited for it there,
who says it, and from whom that is said to be. Where a note cites several works and does not say
which of them it follows, the way forks; a fork is told as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, NamedTuple

from chronicle.citation import labels
from chronicle.history import History, once_per_history
from chronicle.queries import readings, stemma
from chronicle.records.actor import Actor
from chronicle.records.base import Source
from chronicle.records.claim import Claim
from chronicle.records.dependence import Dependence
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.amounts import in_words, with_article
from chronicle.values.text import Prose

# How a stop knows it from the next one: the words before that, for each kind of dependence.
HOW = {
    "cites": "It comes {} from ",
    "reports": "It {} reports the words of ",
    "shares-wording": "It {} has its words from ",
    "same-speaker": "The one who speaks is {} ",
}
# What those do who stand at a stop, one of them or several.
DOES = {
    "printed": ("has it", "have it"),
    "cited": ("is cited for it", "are cited for it"),
    "said": ("says so", "say so"),
}
ADVERBS = {"certain": "", "probable": "probably", "possible": "possibly"}
# What is said at the end of a way that does not end with a document.
PERSON = "a person’s own word"
BODY = "the word of a group or body"
UNKNOWN = "its own sources are not known here"


class Name(NamedTuple):
    """A record by its id, and the place in it; empty where none is given."""

    id: str
    at: str = ""


@dataclass(frozen=True)
class Stop:
    """A step of a ladder: who has the statement there, and how they know it from the next.

    The parts: `printed` is where a statement stands, `cited` what is cited for it there, `said` who
    says so; `known` is a `dependence`, which says how surely and why. What is cited has the
    `source` that cites it for a `claim`, by which it is compared with what was read.
    """

    part: Literal["printed", "cited", "said", "known"]
    names: tuple[Name, ...]
    dependence: Dependence | None = None
    source: Source | None = None
    claim: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its names, each once."""
        return tuple(dict.fromkeys(name.id for name in self.names))

    @property
    def last(self) -> str:
        """The id of the last name."""
        return self.names[-1].id

    @property
    def is_place(self) -> bool:
        """Whether it is where a claim is printed."""
        return bool(self.claim) and self.source is None

    @property
    def adverb(self) -> str:
        """How surely it is so; empty for what is certain."""
        return ADVERBS[self.dependence.certainty] if self.dependence else ""

    @property
    def why(self) -> Prose | None:
        """The reason for the dependence."""
        return self.dependence.why if self.dependence else None

    @property
    def before(self) -> str:
        """The part of the sentence before the names."""
        if not self.dependence:
            return ""
        return HOW[self.dependence.how].format(self.adverb).replace("  ", " ")

    @property
    def after(self) -> str:
        """The part of the sentence after the names; empty where these end it."""
        if self.dependence:
            return ""
        one, several = DOES[self.part]
        return f" {several if len(self.names) > 1 else one}"


Way = tuple[Stop, ...]


@dataclass(frozen=True)
class Ladder:
    """The way of a statement: its common steps, then its `branches`, if the way forks.

    `fork` says what a fork means: the statement comes from `each` branch, from `one` or more of
    them but nobody knows which, or `perhaps` from one, where that is merely possible.
    """

    steps: Way
    branches: tuple[Way, ...]
    fork: Literal["", "each", "one", "perhaps"]

    @property
    def ways(self) -> tuple[Way, ...]:
        """Every way from the statement to a witness, whole."""
        return tuple(self.steps + branch for branch in self.branches) or (self.steps,)

    @property
    def at_the_fork(self) -> str:
        """The sentence that introduces the branches."""
        several = in_words(len(self.branches))
        return {
            "each": f"From each of these {several}:",
            "one": f"From one or more of these {several}; from which is not said:",
            "perhaps": f"From one of these {several}, as far as is known:",
        }[self.fork]


@once_per_history
def ladder(history: History, claim: Claim) -> Ladder:
    """The ladder of a claim."""
    ways = _from_claim(history, claim)
    if len(ways) == 1:
        return Ladder(ways[0], (), "")
    # The steps that all ways have in common.
    shared: Way = ()
    for stop, *others in zip(*ways, strict=False):
        if any(other != stop for other in others):
            break
        shared += (stop,)
    branches = tuple(dict.fromkeys(way[len(shared) :] for way in ways))
    stops = chain.from_iterable(branches)
    fork: Literal["each", "one", "perhaps"] = "one"
    if any(stop.adverb == "possibly" for stop in stops):
        fork = "perhaps"
    elif claim.depends_on[1:]:
        fork = "each"
    return Ladder(shared, branches, fork)


def _from_claim(history: History, claim: Claim) -> list[Way]:
    """The ways from a claim: where it is printed, what is cited there, who says it, and on."""
    places: dict[str, Stop] = {}
    for source in claim.sources:
        for basis in source.rests_on:
            name = (Name(basis.work, basis.at or ""),)
            places.setdefault(basis.work, Stop("cited", name, source=source, claim=claim.id))
    head, ends = _beginning(claim, places)
    middle = ends[0] if len(ends) == 1 else ()
    ways = list[Way]()
    for dependence in claim.depends_on:
        for rest in _known(history, dependence, places.get(dependence.witness)):
            ways.append(head + middle + rest)
    if all(one.certainty == "possible" for one in claim.depends_on):
        for end in ends:
            for rest in _onward(history, (head + end)[-1].last):
                ways.append(head + end + rest)
    return ways


def _beginning(claim: Claim, places: Mapping[str, Stop]) -> tuple[Way, list[Way]]:
    """The common beginning of the ways of a claim, and for each way what follows it.

    `places` are the works that are cited for the claim, by their ids.
    """
    where = tuple(Name(one.work, one.at) for one in claim.sources)
    head: Way = (Stop("printed", where, claim=claim.id),)
    known = {claim.voice, *(one.witness for one in claim.depends_on)}
    cited = [stop for work, stop in places.items() if work not in known]
    if any(source.work == claim.voice for source in claim.sources):
        return head, [(stop,) for stop in cited] or [()]
    if claim.voice in places:
        return head, [(places[claim.voice],)]
    if cited:
        # Somebody’s words stand in one of the works that are cited for them.
        names = tuple(chain.from_iterable(stop.names for stop in cited))
        head += (replace(cited[0], names=names),)
    return head, [(Stop("said", (Name(claim.voice),)),)]


def _onward(history: History, name: str) -> list[Way]:
    """The ways from a record onwards; an empty way if the record is a witness."""
    said = stemma.said_of(history.corpus[name])
    ways = list[Way]()
    for dependence in said:
        if _is_by(history, name, dependence):
            ways.append(())
        else:
            ways += _known(history, dependence)
    if all(one.certainty == "possible" for one in said):
        ways.append(())
    return ways


def _is_by(history: History, name: str, dependence: Dependence) -> bool:
    """Whether a dependence only says who wrote a work, given by its id."""
    work = history.corpus.find(Work, name)
    if work is None or dependence.how != "same-speaker" or dependence.certainty != "certain":
        return False
    return any(person.actor == dependence.witness for person in work.author)


def _known(history: History, dependence: Dependence, place: Stop | None = None) -> list[Way]:
    """The ways that begin with what a record depends on."""
    witness = dependence.witness
    claim = history.corpus.find(Claim, witness)
    if claim:
        return [
            (replace(way[0], part="known", dependence=dependence, claim=witness), *way[1:])
            for way in _from_claim(history, claim)
        ]
    stop = place or Stop("cited", (Name(witness),))
    return [
        (replace(stop, part="known", dependence=dependence), *rest)
        for rest in _onward(history, witness)
    ]


def end(history: History, way: Way) -> str:
    """The id of the witness where a way ends; or the author of what stands there."""
    name = way[-1].last
    for dependence in stemma.said_of(history.corpus[name]):
        if _is_by(history, name, dependence):
            return dependence.witness
    return name


def what(history: History, name: str) -> str:
    """What stands at the end of a way, given by its id: somebody’s own word, a document, a study.

    An author who speaks in studies is described by these, not by other writings.
    """
    corpus = history.corpus
    work = corpus.find(Work, name)
    if work is None and stemma.is_study(history, name):
        works = corpus.linking(Work, name, "author.actor")
        work = next((one for one in works if not one.is_witness(corpus.settings)), None)
    if work:
        kind = corpus.settings.evidence[work.evidence]
        words = kind.plain or with_article(work.evidence.replace("-", " "))
        return f"{words}; {UNKNOWN}" if kind.secondary else words
    actor = corpus.find(Actor, name)
    return PERSON if actor and actor.kind == "person" else BODY


def ending(history: History, way: Way) -> str:
    """Where a way ends, in a sentence."""
    first = way[0]
    work = history.corpus.find(Work, first.last)
    has_note = any(
        place.unit == "note" for name in first.names for place in locators.places(name.at)
    )
    if way == (first,) and work and not work.is_witness(history.corpus.settings) and not has_note:
        name = labels.paper_name(work, history.corpus).as_text
        return f"{name} names no source for it there. Here the way ends."
    return f"Here the way ends: {what(history, way[-1].last)}."


def read(history: History, stop: Stop) -> str:
    """How far a cited work was read, and how the citing paper compares; empty for other stops."""
    if len(stop.names) != 1 or stop.source is None:
        return ""
    work = history.corpus.find(Work, stop.last)
    if work is None:
        return ""
    if work.reading is None:
        return "It was not read."
    citing = labels.paper_name(history.corpus.get(Work, stop.source.work), history.corpus).as_text
    found = [f"It was read {readings.EXTENT_WORDS[work.reading.extent]}"]
    for use in work.reading.uses_at(stop.source, stop.claim)[:1]:
        words = readings.use_words(use)
        found.append(words if use.verdict == "not-seen" else f"{citing} {words}")
    return f"{'; '.join(found)}."
