"""Chains of sources: from whom a statement comes, step by step, as far as is known.

Everything in a chain is in the record: where a statement is printed, the works cited for it there,
its speaker, and their `depends_on` entries. A reported statement comes from its speaker. A paper's
own statement comes from the works that it cites for it, or else from the paper. If several works
are cited for a statement, it is unknown which one it follows, so each has its own chain.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from chronicle.history import History, cached_per_history
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
    """A work or a speaker by id, and the locator in the work; empty if none is given."""

    id: str
    at: str = ""


class Step(NamedTuple):
    """A step of a chain: the works or speakers that make the statement, with locators.

    The values of `part` are: `printed`, where the statement is printed; `cited`, a work cited for
    it there; `said`, its speaker; `known`, the witness of a `dependence`, which gives certainty and
    reason. A cited step has the `source` that cites it.
    """

    part: Part
    places: tuple[Witness, ...]
    dependence: Dependence | None = None
    source: Source | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records that contain the statement, without duplicates."""
        return tuple(dict.fromkeys(place.id for place in self.places))

    @property
    def last(self) -> str:
        """The id of the last record, from which the chain continues."""
        return self.places[-1].id

    @property
    def is_printed(self) -> bool:
        """Whether the claim is printed here."""
        return self.part == "printed"

    @property
    def is_cited(self) -> bool:
        """Whether the previous step cites it as a work that it depends on."""
        return self.dependence is not None and self.dependence.how == "cites"

    @property
    def is_beyond(self) -> bool:
        """Whether this step lies beyond the printed claim and its speaker."""
        return self.part in ("cited", "known")

    @property
    def adverb(self) -> str:
        """The adverb for its certainty; empty if certain."""
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
        """The beginning of the sentence, before the names."""
        if not self.dependence:
            return "Cited for it: "
        before = WORDS["before witnesses"][self.dependence.how]
        return before.format(self.adverb).replace("  ", " ")


Chain = tuple[Step, ...]


class SourceChains(NamedTuple):
    """All chains of a statement, and how to show them: shared `steps`, then `branches`.

    A single chain has no `branches`. A chain that is the beginning of another chain is not a
    branch, because the other chain adds only uncertain steps.
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


@cached_per_history
def _outlets(history: History) -> Mapping[str, str]:
    """Map all names of news outlets to their ids."""
    found: dict[str, str] = {}
    for actor in history.corpus.of(Actor):
        if actor.kind == "outlet":
            names = (str(actor.name), *(name.text for name in actor.names))
            found |= dict.fromkeys(names, actor.id)
    return found


def written_by(history: History, work: Work) -> str:
    """Return the id of the actor that a work belongs to; empty if the record has none.

    This is its only author, or, unless it is a study, the news outlet that published it.
    """
    if len(work.author) == 1 and work.author[0].actor:
        return work.author[0].actor
    if not work.is_primary(history.corpus.settings):
        return ""
    return _outlets(history).get(work.container_title or work.title, "")


@cached_per_history
def trace_chains(history: History, identifier: str, down_to: Certainty) -> tuple[Chain, ...]:
    """Return the chains of a record, each from the record itself to the last known source.

    Arguments:
        history: The history.
        identifier: The id of a claim, a work or an actor.
        down_to: The lowest certainty of the dependences to follow.

    For example, a claim is printed in Holm, who speaks for herself and cites two newspapers for it;
    one of them, the Gazette, depends on a telegram. The beginnings are (Holm, Gazette) and (Holm,
    Herald), the chains (Holm, Gazette, telegram) and (Holm, Herald). If the claim itself depends on
    a report, it is unknown through which newspaper. Only Holm is shared, and the chain is (Holm,
    report). If she cited only the Gazette, it would be (Holm, Gazette, report).
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
            for _, *rest in trace_chains(history, beginning[-1].last, down_to):
                chains.append((*beginning, *rest))
        return tuple(chains)
    if not followed:
        return tuple(beginnings)
    shared = beginnings[0]
    if len(beginnings) > 1:
        # A record's dependence cannot be attributed to one of several works cited for it.
        shared = shared[:-1]
    for dependence in followed:
        for first, *rest in trace_chains(history, dependence.witness, down_to):
            step = cited.get(dependence.witness, first)
            known = step._replace(part="known", dependence=dependence)
            chains.append((*shared, known, *rest))
    return tuple(chains)


def dependences(record: Record) -> tuple[Dependence, ...]:
    """Return the dependences of a record; empty for kinds without this field."""
    found: tuple[Dependence, ...] = getattr(record, "depends_on", ())
    return found


def is_own_view(record: Record) -> bool:
    """Return whether a record is marked as its own speaker's view, regardless of its citations."""
    return any(one.how == "same-speaker" for one in dependences(record))


def _cited_steps(claim: Claim) -> dict[str, Step]:
    """Return the works cited for a claim, each as a step, by id."""
    found: dict[str, Step] = {}
    for source in claim.sources:
        for basis in source.rests_on:
            place = (Witness(basis.work, basis.at or ""),)
            found.setdefault(basis.work, Step("cited", place, source=source))
    return found


def _beginnings(history: History, claim: Claim, cited: Mapping[str, Step]) -> list[Chain]:
    """Return the first steps of the chains of a claim; each chain continues from its last step.

    All begin where the claim is printed. If that is a work of the voice, one chain continues to
    each work cited for the claim. If another author reports the voice, there is one chain. It
    continues through the cited works to a work of the voice, or else to the voice itself.
    """

    def is_of_voice(name: str) -> bool:
        """Return whether a work is the voice itself or was written by it."""
        work = history.corpus.get(Work, name)
        return claim.voice in (name, written_by(history, work))

    # Sources by the voice itself come last, because the chain continues from there.
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
        # They form one step, because it is unknown which of them transmitted the voice.
        others.sort(key=lambda step: is_of_voice(step.last))
        places = tuple(place for step in others for place in step.places)
        head += (others[-1]._replace(places=places),)
        if is_of_voice(others[-1].last):
            return [head]
    return [(*head, Step("said", (Witness(claim.voice),)))]


@cached_per_history
def chains_of(history: History, claim: Claim) -> SourceChains:
    """Return the chains of a claim: those with possible dependences, then those without."""
    every = trace_chains(history, claim.id, "possible") + trace_chains(
        history, claim.id, "probable"
    )
    found = tuple(dict.fromkeys(every))
    drawn = [one for one in found if not _is_beginning_of_another(one, found)]
    shared = _shared_steps(drawn)
    if len(drawn) == 1:
        return SourceChains(found, shared, ())
    branches = [one[len(shared) :] for one in drawn]
    return SourceChains(found, shared, tuple(branches))


def _is_beginning_of_another(one: Chain, chains: Iterable[Chain]) -> bool:
    """Return whether another chain begins with all steps of this one."""
    length = len(one)
    return any(other[:length] == one for other in chains if other != one)


def _shared_steps(chains: Iterable[Chain]) -> Chain:
    """Return the steps that all chains begin with."""
    shared = list[Step]()
    for first, *others in zip(*chains, strict=False):
        if any(step != first for step in others):
            break
        shared.append(first)
    return tuple(shared)


def origin(history: History, chain: Chain) -> str:
    """Return the id of the record at the end of a chain; for a work, that of its author."""
    last = chain[-1].last
    work = history.corpus.find(Work, last)
    if work is None:
        return last
    return written_by(history, work) or last


def may_rest_on_others(history: History, chain: Chain) -> bool:
    """Return whether a chain ends with a study or a newspaper, which may rely on other sources."""
    last = chain[-1].last
    actor = history.corpus.find(Actor, last)
    if actor:
        return actor.kind == "outlet" and not _is_of_state(history, actor)
    kind = history.corpus.settings.evidence[history.corpus[last].class_of_evidence]
    return kind.secondary or kind.reports


def _is_of_state(history: History, actor: Actor) -> bool:
    """Return whether an actor is a state or a party, or belongs to one."""
    owners = [actor]
    for owner in owners:
        if owner.kind in ("state", "party"):
            return True
        organs = [one.actor for one in owner.relations if one.type == "organ_of"]
        larger = history.corpus.get_each(Actor, (*owner.part_of, *organs))
        owners += [one for one in larger if one not in owners]
    return False


def source_description(history: History, identifier: str, unknown: str = SOURCES_UNKNOWN) -> str:
    """Return a description of a source by id: a document, a study, a person's word.

    For a study whose sources the record does not name, `unknown` is appended.
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
    """Return whether a chain ends with a paper that cites nothing for the statement."""
    work = history.corpus.find(Work, chain[-1].last)
    return work is not None and work.is_paper and not work.is_primary(history.corpus.settings)


def adverb(chain: Chain) -> str:
    """Return the adverb of the least certain step of a chain; empty if all are certain."""
    adverbs = [step.adverb for step in chain]
    return max(adverbs, key=[*ADVERBS.values()].index)


def can_be_followed(history: History, claim: Claim) -> bool:
    """Return whether a chain continues beyond the paper, the speaker and the cited works."""
    printed = {one.work for one in claim.sources}
    shown = {"cited": printed | _cited_steps(claim).keys(), "known": printed}
    for chain in chains_of(history, claim).all:
        for step in chain:
            if step.is_beyond and shown[step.part].isdisjoint(step.ids):
                return True
    return False


def source_remark(history: History, claim: Claim) -> str:
    """Return the comment next to a statement; empty if there is none.

    It states that the document that contains the statement was read only as reported by others. If
    a statement cannot be traced, it states that the paper's links were lost there, or that the
    paper gives no source for a figure.
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
