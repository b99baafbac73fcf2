"""Chains of sources: from whom a statement comes, step by step, to where nothing more is known.

Everything in a chain is in the record: where a statement is printed, what is cited for it there,
who says it, and what `depends_on` says of these. What a paper reports comes from who said it; what
a paper says itself comes from what it cites for it, or else from the paper. Where several works are
cited for a statement, nobody knows which of them it follows, and there is a chain for each.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from chronicle.history import History, once_per_history
from chronicle.records import (
    CERTAINTIES,
    WORDS,
    Actor,
    Certainty,
    Claim,
    Dependence,
    Property,
    Record,
    Source,
    Work,
)
from chronicle.values import Prose, locators, with_article

Part = Literal["printed", "cited", "said", "known"]
ADVERBS = {"certain": "", "probable": "probably", "possible": "possibly"}
WHAT_PERSON_SAID = "one person’s word"
WHAT_BODY_SAID = "what a state, a body or a group said"
WHAT_OUTLET_SAID = "what a newspaper, a station or an agency reported"
SOURCES_UNKNOWN = "; its own sources are not known here"
FIGURE_WITHOUT_SOURCE = "no source given there"
KNOWN_FROM_REPORT = "itself not seen here"


class Witness(NamedTuple):
    """A work or a speaker by its id, and the place in the work; empty where none is given."""

    id: str
    at: str = ""


class Step(NamedTuple):
    """A step of a chain: the works or speakers that have the statement, and the places in works.

    The parts: `printed` is where the statement stands, `cited` what is cited for it there, `said`
    who says so, `known` what a `dependence` names, which says how surely and why. What is cited has
    the `source` that cites it.
    """

    part: Part
    places: tuple[Witness, ...]
    dependence: Dependence | None = None
    source: Source | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records in which it stands, each once."""
        return tuple(dict.fromkeys(place.id for place in self.places))

    @property
    def last(self) -> str:
        """The id of the last of them, from which the chain goes on."""
        return self.places[-1].id

    @property
    def is_printed(self) -> bool:
        """Whether it is where a claim is printed."""
        return self.part == "printed"

    @property
    def is_cited(self) -> bool:
        """Whether the step before cites it, as what it depends on."""
        return self.dependence is not None and self.dependence.how == "cites"

    @property
    def is_beyond(self) -> bool:
        """Whether it is neither where a claim is printed nor its voice, which stand beside it."""
        return self.part in ("cited", "known")

    @property
    def adverb(self) -> str:
        """The adverb of its certainty; empty for what is certain."""
        if self.dependence:
            return ADVERBS[self.dependence.certainty]
        return ""

    @property
    def why(self) -> Prose | None:
        """The reason for the dependence."""
        if self.dependence:
            return self.dependence.why
        return None

    @property
    def before(self) -> str:
        """The part of the sentence before the names."""
        if not self.dependence:
            return "Cited for it: "
        before = WORDS["before witnesses"][self.dependence.how]
        return before.format(self.adverb).replace("  ", " ")


Chain = tuple[Step, ...]


class SourceChains(NamedTuple):
    """All chains of a statement, and how they are drawn: the steps that they share, then the rest.

    There are no `branches` where there is one chain. A chain that is the beginning of another,
    which goes on only by what is not certain, is no branch of its own.
    """

    all: tuple[Chain, ...]
    steps: Chain
    branches: tuple[Chain, ...]

    @property
    def introduction(self) -> str:
        """The sentence before the branches; empty if one begins with “probably” or “possibly”."""
        first = [branch[0] for branch in self.branches]
        if not first or any(step.adverb for step in first):
            return ""
        return "It comes from these:"


@once_per_history
def _outlets(history: History) -> Mapping[str, str]:
    """The ids of news outlets by all their names."""
    found: dict[str, str] = {}
    for actor in history.corpus.of(Actor):
        if actor.kind == "outlet":
            names = (str(actor.name), *(name.text for name in actor.names))
            found |= dict.fromkeys(names, actor.id)
    return found


def written_by(history: History, work: Work) -> str:
    """The id of the actor to whom a work belongs; empty where the record has none.

    That is its only author, or the news outlet in which it appeared unless it is a study.
    """
    if len(work.author) == 1 and work.author[0].actor:
        return work.author[0].actor
    if not work.is_primary(history.corpus.settings):
        return ""
    return _outlets(history).get(work.container_title or work.title, "")


@once_per_history
def walk(history: History, identifier: str, down_to: Certainty) -> tuple[Chain, ...]:
    """The chains of a record, each from the record itself to where nothing more is known.

    Arguments:
        history: The history.
        identifier: The id of a claim, a work or an actor.
        down_to: The least certainty of a dependence that is followed.

    An example: a claim stands in Holm, who speaks for herself and cites two newspapers for it, of
    which the Gazette depends on a telegram. The beginnings are (Holm, Gazette) and (Holm, Herald),
    the chains (Holm, Gazette, telegram) and (Holm, Herald). Where the claim itself depends on a
    report, nobody knows through which newspaper: only Holm is shared, and the chain is (Holm,
    report). Had she cited the Gazette alone, it would be (Holm, Gazette, report).
    """
    claim = history.corpus.find(Claim, identifier)
    cited: Mapping[str, Step] = {}
    beginnings: list[Chain] = [(Step("cited", (Witness(identifier),)),)]
    if claim:
        cited = _cited_steps(claim)
        beginnings = _beginnings(history, claim, cited)
    sure_enough = CERTAINTIES[: CERTAINTIES.index(down_to) + 1]
    record = history.corpus[identifier]
    followed = [one for one in dependences(record) if one.certainty in sure_enough]
    chains = list[Chain]()
    if claim and not followed:
        for beginning in beginnings:
            for _, *rest in walk(history, beginning[-1].last, down_to):
                chains.append((*beginning, *rest))
        return tuple(chains)
    if not followed:
        return tuple(beginnings)
    shared = beginnings[0]
    if len(beginnings) > 1:
        # What a record depends on is said of none of several works that are cited for it.
        shared = shared[:-1]
    for dependence in followed:
        for first, *rest in walk(history, dependence.witness, down_to):
            step = cited.get(dependence.witness, first)
            known = step._replace(part="known", dependence=dependence)
            chains.append((*shared, known, *rest))
    return tuple(chains)


def dependences(record: Record) -> tuple[Dependence, ...]:
    """The dependences that a record names; none for kinds that have no such field."""
    found: tuple[Dependence, ...] = getattr(record, "depends_on", ())
    return found


def is_own_view(record: Record) -> bool:
    """Whether a record is said to be the view of its own speaker, whatever is cited beside it."""
    return any(one.how == "same-speaker" for one in dependences(record))


def _cited_steps(claim: Claim) -> dict[str, Step]:
    """The works that are cited for a claim, each as a step, by their ids."""
    found: dict[str, Step] = {}
    for source in claim.sources:
        for basis in source.rests_on:
            place = (Witness(basis.work, basis.at or ""),)
            found.setdefault(basis.work, Step("cited", place, source=source))
    return found


def _beginnings(history: History, claim: Claim, cited: Mapping[str, Step]) -> list[Chain]:
    """The first steps of the chains of a claim; each chain goes on from the last of its steps.

    All begin where the claim is printed. If that is a work of the voice, a chain goes on to each
    work that is cited for the claim. If somebody else reports the voice, there is one chain, which
    goes on through what is cited to a work of the voice, or else to the voice itself.
    """

    def is_of_voice(name: str) -> bool:
        """Whether a work, by its id, is the voice itself or was written by it."""
        work = history.corpus.get(Work, name)
        return claim.voice in (name, written_by(history, work))

    # Sources by the voice itself come last, because the chain goes on from there.
    sources = sorted(claim.sources, key=lambda one: is_of_voice(one.work))
    printed = tuple(Witness(one.work, one.at) for one in sources)
    head: Chain = (Step("printed", printed),)
    named = {claim.voice, *(one.witness for one in claim.depends_on)}
    others = [step for work, step in cited.items() if work not in named]
    if is_of_voice(sources[-1].work):
        if not others:
            return [head]
        return [(*head, step) for step in others]
    if claim.voice in cited:
        return [(*head, cited[claim.voice])]
    if others:
        # They are one step, since nobody knows through which of them the voice was heard.
        others.sort(key=lambda step: is_of_voice(step.last))
        places = tuple(place for step in others for place in step.places)
        head += (others[-1]._replace(places=places),)
        if is_of_voice(others[-1].last):
            return [head]
    return [(*head, Step("said", (Witness(claim.voice),)))]


@once_per_history
def chains_of(history: History, claim: Claim) -> SourceChains:
    """The chains of a claim: those with what is possible, then those without it."""
    every = walk(history, claim.id, "possible") + walk(history, claim.id, "probable")
    found = tuple(dict.fromkeys(every))
    drawn = [one for one in found if not _begins_another(one, found)]
    shared = _shared_steps(drawn)
    if len(drawn) == 1:
        return SourceChains(found, shared, ())
    branches = [one[len(shared) :] for one in drawn]
    return SourceChains(found, shared, tuple(branches))


def _begins_another(one: Chain, chains: Iterable[Chain]) -> bool:
    """Whether another of some chains begins with all steps of one."""
    length = len(one)
    return any(other[:length] == one for other in chains if other != one)


def _shared_steps(chains: Iterable[Chain]) -> Chain:
    """The steps with which all of some chains begin."""
    shared = list[Step]()
    for first, *others in zip(*chains, strict=False):
        if any(step != first for step in others):
            break
        shared.append(first)
    return tuple(shared)


def origin(history: History, chain: Chain) -> str:
    """The id of the record where a chain ends; of what somebody wrote, it is its author."""
    last = chain[-1].last
    work = history.corpus.find(Work, last)
    if work is None:
        return last
    return written_by(history, work) or last


def may_rest_on_others(history: History, chain: Chain) -> bool:
    """Whether a chain ends with a study or a newspaper, which may follow others."""
    last = chain[-1].last
    actor = history.corpus.find(Actor, last)
    if actor:
        return actor.kind == "outlet" and not _is_of_state(history, actor)
    kind = history.corpus.settings.evidence[history.corpus[last].class_of_evidence]
    return kind.secondary or kind.reports


def _is_of_state(history: History, actor: Actor) -> bool:
    """Whether an actor is a state or a party, or belongs to one."""
    owners = [actor]
    for owner in owners:
        if owner.kind in ("state", "party"):
            return True
        organs = [one.actor for one in owner.relations if one.type == "organ_of"]
        larger = history.corpus.each(Actor, (*owner.part_of, *organs))
        owners += [one for one in larger if one not in owners]
    return False


def what(history: History, identifier: str, unknown: str = SOURCES_UNKNOWN) -> str:
    """The kind of a source, given by its id, in words: a document, a study, what somebody said.

    For a study whose own sources the record does not name, this is followed by `unknown`.
    """
    corpus = history.corpus
    work = corpus.find(Work, identifier)
    if work:
        kind = corpus.settings.evidence[work.evidence]
        if kind.secondary and work.is_paper:
            return f"the {corpus.settings.papers.one} itself"
        words = kind.plain or with_article(work.evidence.replace("-", " "))
        if not kind.secondary:
            return words
        if work.draws_on:
            return f"{words} that draws on {work.draws_on}"
        return f"{words}{unknown}"
    actor = corpus.get(Actor, identifier)
    if actor.kind == "outlet" and _is_of_state(history, actor):
        return corpus.settings.evidence["state-media"].plain or WHAT_OUTLET_SAID
    if actor.kind == "outlet":
        return WHAT_OUTLET_SAID
    return WHAT_PERSON_SAID if actor.kind == "person" else WHAT_BODY_SAID


def is_paper_itself(history: History, chain: Chain) -> bool:
    """Whether a chain ends with a paper that cites nothing for the statement."""
    work = history.corpus.find(Work, chain[-1].last)
    return work is not None and work.is_paper and not work.is_primary(history.corpus.settings)


def adverb(chain: Chain) -> str:
    """The adverb of the least sure step of a chain; empty where all are certain."""
    adverbs = [step.adverb for step in chain]
    return max(adverbs, key=[*ADVERBS.values()].index)


def can_be_followed(history: History, claim: Claim) -> bool:
    """Whether a chain goes on beyond the line that names the paper, the speaker, what is cited."""
    printed = {one.work for one in claim.sources}
    shown = {"cited": printed | _cited_steps(claim).keys(), "known": printed}
    for chain in chains_of(history, claim).all:
        for step in chain:
            if step.is_beyond and shown[step.part].isdisjoint(step.ids):
                return True
    return False


def remark(history: History, claim: Claim) -> str:
    """The remark beside a statement; empty where there is nothing to remark.

    It says that the document in which the statement stands was read only as others report it. Of a
    statement that cannot be followed back it says that the links of the paper were lost there, or
    that the paper gives no source for a figure.
    """
    corpus = history.corpus
    work = corpus.get(Work, claim.sources[0].work)
    if not work.is_paper:
        is_report = work.reading is not None and work.reading.is_report
        if is_report:
            return KNOWN_FROM_REPORT
        return ""
    if can_be_followed(history, claim) or _cited_steps(claim):
        return ""
    lost = work.locators.lost if work.locators else None
    places = {place for one in claim.sources for place in locators.passages(one.at)}
    if lost and not places.isdisjoint(locators.passages(lost.at)):
        return lost.what
    given = corpus.get(Property, claim.property_)
    is_counted = claim.is_own and given.value == "figure" and not given.reckoned
    has_note = any(place.unit == "note" for place in places)
    if is_counted and not has_note:
        return FIGURE_WITHOUT_SOURCE
    return ""
