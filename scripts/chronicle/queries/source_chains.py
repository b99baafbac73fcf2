"""Chains of sources: the works and speakers that a statement comes from, step by step.

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
    VALUE_LABELS,
    Actor,
    Certainty,
    Claim,
    Dependence,
    Property,
    Record,
    Source,
    Work,
)
from chronicle.values import Prose, add_article, locators

Role = Literal["printed", "cited", "said", "known"]
WHAT_PERSON_SAID = "one person’s word"
WHAT_BODY_SAID = "what a state, a body or a group said"
WHAT_OUTLET_SAID = "what a newspaper, a station or an agency reported"
SOURCES_UNKNOWN = "; its own sources are not known here"
FIGURE_WITHOUT_SOURCE = "no source given there"
KNOWN_FROM_REPORT = "the work itself was not read"


class Witness(NamedTuple):
    """The id of a work or a speaker, and the locator in the work; empty if none is given."""

    id: str
    locator: str = ""


class ChainStep(NamedTuple):
    """A step of a chain: the works or speakers that make the statement, with locators.

    The values of `role` are: `printed`, where the statement is printed; `cited`, a work cited for
    it there; `said`, its speaker; `known`, the witness of a `dependence`, which gives certainty and
    reason. A cited step has the `source` that cites it.
    """

    role: Role
    witnesses: tuple[Witness, ...]
    dependence: Dependence | None = None
    source: Source | None = None

    @property
    def record_ids(self) -> tuple[str, ...]:
        """The ids of the records that contain the statement, without duplicates."""
        return tuple(dict.fromkeys(place.id for place in self.witnesses))

    @property
    def last_id(self) -> str:
        """The id of the last record, from which the chain continues."""
        return self.witnesses[-1].id

    @property
    def is_printed(self) -> bool:
        """Whether the claim is printed at this step."""
        return self.role == "printed"

    @property
    def is_cited(self) -> bool:
        """Whether the previous step cites this step as a work that it depends on."""
        return self.dependence is not None and self.dependence.how == "cites"

    @property
    def is_beyond_claim(self) -> bool:
        """Whether this step is beyond the printed claim and its speaker."""
        return self.role in ("cited", "known")

    @property
    def adverb(self) -> str:
        """The adverb for the certainty of the step; empty if certain."""
        return self.dependence.adverb if self.dependence else ""

    @property
    def reason(self) -> Prose | None:
        """The reason for the dependence."""
        if self.dependence:
            return self.dependence.why
        return None

    @property
    def sentence_beginning(self) -> str:
        """The beginning of the sentence, before the names."""
        if not self.dependence:
            return "Cited for it: "
        before = VALUE_LABELS["before witnesses"][self.dependence.how]
        return before.format(self.adverb).replace("  ", " ")


Chain = tuple[ChainStep, ...]


class SourceChains(NamedTuple):
    """All chains of a statement, and how to show them: `shared_steps`, then `branches`.

    A single chain has no `branches`. A chain that is the beginning of another chain is not a
    branch, because the other chain adds only uncertain steps.
    """

    chains: tuple[Chain, ...]
    shared_steps: Chain
    branches: tuple[Chain, ...]

    @property
    def introductory_sentence(self) -> str:
        """The sentence before the branches; empty if a branch begins with an adverb."""
        first = [branch[0] for branch in self.branches]
        if not first or any(step.adverb for step in first):
            return ""
        return "It comes from these:"


@cached_per_history
def _outlet_ids_by_name(history: History) -> Mapping[str, str]:
    """Map all names of news outlets to their ids."""
    ids: dict[str, str] = {}
    for actor in history.corpus.of(Actor):
        if actor.kind == "outlet":
            names = (str(actor.name), *(name.text for name in actor.names))
            ids |= dict.fromkeys(names, actor.id)
    return ids


def author_id(history: History, work: Work) -> str:
    """Return the id of the actor that a work belongs to; empty if the record has none.

    This actor is the only author of the work, or, unless it is a study, the news outlet that
    published it.
    """
    if len(work.author) == 1 and work.author[0].actor:
        return work.author[0].actor
    if not work.is_primary(history.corpus.settings):
        return ""
    return _outlet_ids_by_name(history).get(work.container_title or work.title, "")


@cached_per_history
def trace_chains(
    history: History, identifier: str, lowest_certainty: Certainty
) -> tuple[Chain, ...]:
    """Return the chains of a record, each from the record itself to the last known source.

    Arguments:
        history: The history.
        identifier: The id of a claim, a work or an actor.
        lowest_certainty: The lowest certainty of the dependences to follow.

    For example, a claim is printed in Holm, who speaks for herself and cites two newspapers for it;
    one of them, the Gazette, depends on a telegram. The beginnings are (Holm, Gazette) and (Holm,
    Herald), the chains (Holm, Gazette, telegram) and (Holm, Herald). If the claim itself depends on
    a report, it is unknown through which newspaper. In the example, the chains share only Holm, and
    the chain is (Holm, report). If she cited only the Gazette, it would be (Holm, Gazette, report).
    """
    claim = history.corpus.find(Claim, identifier)
    cited: Mapping[str, ChainStep] = {}
    beginnings: list[Chain] = [(ChainStep("cited", (Witness(identifier),)),)]
    if claim:
        cited = _steps_for_cited_works(claim)
        beginnings = _first_steps(history, claim, cited)
    sure_enough = CERTAINTIES[: CERTAINTIES.index(lowest_certainty) + 1]
    record = history.corpus[identifier]
    followed_dependences = [
        dependence_
        for dependence_ in dependences_of_record(record)
        if dependence_.certainty in sure_enough
    ]
    chains = list[Chain]()
    if claim and not followed_dependences:
        for beginning in beginnings:
            for _, *rest in trace_chains(history, beginning[-1].last_id, lowest_certainty):
                chains.append((*beginning, *rest))
        return tuple(chains)
    if not followed_dependences:
        return tuple(beginnings)
    shared = beginnings[0]
    if len(beginnings) > 1:
        # A record's dependence cannot be attributed to one of several works cited for it.
        shared = shared[:-1]
    for dependence in followed_dependences:
        for first_step, *rest in trace_chains(history, dependence.witness, lowest_certainty):
            step = cited.get(dependence.witness, first_step)
            known_step = step._replace(role="known", dependence=dependence)
            chains.append((*shared, known_step, *rest))
    return tuple(chains)


def dependences_of_record(record: Record) -> tuple[Dependence, ...]:
    """Return the dependences of a record; empty for kinds without this field."""
    dependences: tuple[Dependence, ...] = getattr(record, "depends_on", ())
    return dependences


def is_own_view(record: Record) -> bool:
    """Return whether a record is marked as its own speaker's view, regardless of its citations."""
    return any(dependence.how == "same-speaker" for dependence in dependences_of_record(record))


def _steps_for_cited_works(claim: Claim) -> dict[str, ChainStep]:
    """Return a step for each work cited for a claim, by id of the work."""
    steps: dict[str, ChainStep] = {}
    for source in claim.sources:
        for basis in source.rests_on:
            witnesses = (Witness(basis.work, basis.at or ""),)
            steps.setdefault(basis.work, ChainStep("cited", witnesses, source=source))
    return steps


def _first_steps(history: History, claim: Claim, cited: Mapping[str, ChainStep]) -> list[Chain]:
    """Return the first steps of the chains of a claim; each chain continues from its last step.

    All chains begin where the claim is printed. If the claim is printed in a work of the voice, one
    chain continues to each work cited for the claim. If another author reports the voice, there is
    one chain. It continues through the cited works to a work of the voice, or else to the voice
    itself.
    """

    def is_of_voice(name: str) -> bool:
        """Return whether a work is the voice itself or was written by it."""
        return claim.voice in (name, author_id(history, history.corpus.get(Work, name)))

    # Sources by the voice itself come last, because the chain continues from them.
    sources = sorted(claim.sources, key=lambda source: is_of_voice(source.work))
    printed = tuple(Witness(source.work, source.at) for source in sources)
    head: Chain = (ChainStep("printed", printed),)
    named_ids = {claim.voice, *(source.witness for source in claim.depends_on)}
    other_steps = [step for work, step in cited.items() if work not in named_ids]
    if is_of_voice(sources[-1].work):
        if not other_steps:
            return [head]
        return [(*head, step) for step in other_steps]
    if claim.voice in cited:
        return [(*head, cited[claim.voice])]
    if other_steps:
        # The cited works form one step, because it is unknown which of them transmitted the voice.
        other_steps.sort(key=lambda step: is_of_voice(step.last_id))
        witnesses = tuple(witness for step in other_steps for witness in step.witnesses)
        head += (other_steps[-1]._replace(witnesses=witnesses),)
        if is_of_voice(other_steps[-1].last_id):
            return [head]
    return [(*head, ChainStep("said", (Witness(claim.voice),)))]


@cached_per_history
def chains_of_claim(history: History, claim: Claim) -> SourceChains:
    """Return the chains of a claim: those that follow possible dependences, then the others."""
    chains = trace_chains(history, claim.id, "possible") + trace_chains(
        history, claim.id, "probable"
    )
    distinct = tuple(dict.fromkeys(chains))
    longest = [chain for chain in distinct if not _is_beginning_of_another(chain, distinct)]
    shared = _shared_steps(longest)
    if len(longest) == 1:
        return SourceChains(distinct, shared, ())
    branches = [chain[len(shared) :] for chain in longest]
    return SourceChains(distinct, shared, tuple(branches))


def _is_beginning_of_another(chain: Chain, chains: Iterable[Chain]) -> bool:
    """Return whether another chain begins with all steps of this one."""
    return any(other[: len(chain)] == chain for other in chains if other != chain)


def _shared_steps(chains: Iterable[Chain]) -> Chain:
    """Return the steps that all chains begin with."""
    shared = list[ChainStep]()
    for first_step, *other_steps in zip(*chains, strict=False):
        if any(step != first_step for step in other_steps):
            break
        shared.append(first_step)
    return tuple(shared)


def source_at_end(history: History, chain: Chain) -> str:
    """Return the id of the record at the end of a chain; for a work, the id of its author."""
    identifier = chain[-1].last_id
    work = history.corpus.find(Work, identifier)
    if work is None:
        return identifier
    return author_id(history, work) or identifier


def can_depend_on_others(history: History, chain: Chain) -> bool:
    """Return whether a chain ends with a study or a newspaper, which may rely on other sources."""
    identifier = chain[-1].last_id
    actor = history.corpus.find(Actor, identifier)
    if actor:
        return actor.kind == "outlet" and not _belongs_to_state(history, actor)
    kind = history.corpus.settings.evidence[history.corpus[identifier].class_of_evidence]
    return kind.secondary or kind.reports


def _belongs_to_state(history: History, actor: Actor) -> bool:
    """Return whether an actor is, or belongs to, a state or a party."""
    owners = [actor]
    for owner in owners:
        if owner.kind in ("state", "party"):
            return True
        organs = [relation.actor for relation in owner.relations if relation.type == "organ_of"]
        containing_actors = history.corpus.get_each(Actor, (*owner.part_of, *organs))
        owners += [relation for relation in containing_actors if relation not in owners]
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
        description = kind.plain or add_article(work.evidence.replace("-", " "))
        if not kind.secondary:
            return description
        if work.draws_on:
            return f"{description} that draws on {work.draws_on}"
        return f"{description}{unknown}"
    actor = corpus.get(Actor, identifier)
    if actor.kind == "outlet" and _belongs_to_state(history, actor):
        return corpus.settings.evidence["state-media"].plain or WHAT_OUTLET_SAID
    if actor.kind == "outlet":
        return WHAT_OUTLET_SAID
    return WHAT_PERSON_SAID if actor.kind == "person" else WHAT_BODY_SAID


def can_be_followed(history: History, claim: Claim) -> bool:
    """Return whether a chain continues beyond the paper, the speaker and the cited works."""
    printed = {source.work for source in claim.sources}
    visible_ids = {"cited": printed | _steps_for_cited_works(claim).keys(), "known": printed}
    for chain in chains_of_claim(history, claim).chains:
        for step in chain:
            if step.is_beyond_claim and visible_ids[step.role].isdisjoint(step.record_ids):
                return True
    return False


def source_remark(history: History, claim: Claim) -> str:
    """Return the comment next to a statement; empty if there is none.

    The comment states that the document that contains the statement was read only as reported by
    others. If a statement cannot be traced, the comment states that the paper's citation for it was
    lost, or that the paper gives no source for a figure.
    """
    corpus = history.corpus
    work = corpus.get(Work, claim.sources[0].work)
    if not work.is_paper:
        is_report = work.reading is not None and work.reading.is_report
        if is_report:
            return KNOWN_FROM_REPORT
        return ""
    if can_be_followed(history, claim) or _steps_for_cited_works(claim):
        return ""
    passages = {
        passage for source in claim.sources for passage in locators.parse_passages(source.at)
    }
    lost = work.locators.lost if work.locators else None
    if lost:
        is_at_lost_passage = not passages.isdisjoint(locators.parse_passages(lost.at))
        if claim.id in lost.claims or (is_at_lost_passage and not lost.claims):
            return lost.what
    property_ = corpus.get(Property, claim.property_)
    is_counted = claim.is_by_paper and property_.value == "figure" and not property_.reckoned
    has_note = any(passage.unit == "note" for passage in passages)
    if is_counted and not has_note:
        return FIGURE_WITHOUT_SOURCE
    return ""
