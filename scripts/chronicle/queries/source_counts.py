"""The independent sources of a question: the ends of its statements' source chains, counted.

There are three counts:

- *at most*: only sources that are certainly the same are merged;
- *probably at most*: sources that are probably the same are merged, too;
- *at least*: all sources that may be the same are merged. This is the smallest number of sources
  that can explain all statements, because it is unknown which of several cited works contains a
  statement. A study or a newspaper counts as one source. It counts in the minimum only if no other
  source remains, because it may rely on another source.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from chronicle.history import History, cached_per_history
from chronicle.queries import links, source_chains
from chronicle.queries.links import Link
from chronicle.queries.source_chains import Chain, ChainStep
from chronicle.records import CERTAINTIES, Certainty, Claim, Position, Question, Work
from chronicle.values import Prose, count_noun_in_words, number_in_words


class SourceCount(NamedTuple):
    """The number of independent sources of some statements, by the three counts."""

    statement_count: int
    minimum: int
    probable_maximum: int
    maximum: int

    @property
    def words(self) -> str:
        """The number in words: `one source`, `five to ten sources`, `probably at most two sources`.

        A minimum of one is omitted for more than two sources, because it is not informative.
        """
        sources = count_noun_in_words(self.probable_maximum, "source")
        minimum_words = ""
        if self.probable_maximum < self.maximum:
            minimum_words = "probably "
        if self.minimum == self.probable_maximum:
            return f"{minimum_words}{sources}"
        if minimum_words or (self.minimum == 1 and self.maximum > 2):
            return f"{minimum_words}at most {sources}"
        # Both numbers are in words or both in figures.
        number = str if number_in_words(self.maximum).isdecimal() else number_in_words
        between = "to"
        if self.maximum == self.minimum + 1:
            between = "or"
        return f"{number(self.minimum)} {between} {sources}"


class AnswerChains(NamedTuple):
    """The chains from a source to the statements of some answers.

    A chain omits the source itself, unless the last step is uncertain. It is empty if the source
    itself makes the statement, unless only a report of the source was read.
    """

    answers: list[Position]
    chains: Sequence[Chain]


class ListedSource(NamedTuple):
    """A source: its link, its description, its number of statements, and its chains."""

    link: Link
    description: str
    statement_count: int
    answer_chains: Sequence[AnswerChains]

    @property
    def uncertain_steps(self) -> Sequence[ChainStep]:
        """The uncertain steps of the chains from the source, each reason once."""
        by_reason = {}
        for group in self.answer_chains:
            for step in chain.from_iterable(group.chains):
                if step.reason:
                    by_reason[step.reason] = step
        return list(by_reason.values())


@dataclass(frozen=True)
class QuestionSources:
    """The independent sources of a question, by number of statements, and their counts.

    Sources that are probably the same are listed as one.
    """

    listed_sources: Sequence[ListedSource]
    count: SourceCount


@cached_per_history
def claim_source_ids(
    history: History, identifier: str, lowest_certainty: Certainty
) -> frozenset[str]:
    """Return the ids of a claim's sources, following dependences down to a certainty."""
    chains = source_chains.trace_chains(history, identifier, lowest_certainty)
    return frozenset(source_chains.source_at_end(history, chain) for chain in chains)


def count_sources(history: History, identifiers: Collection[str]) -> SourceCount:
    """Count the independent sources of claims by the rules of this module."""
    maximum_by_certainty = {}
    for certainty in CERTAINTIES:
        ends = set[str]()
        for identifier in identifiers:
            ends |= claim_source_ids(history, identifier, certainty)
        maximum_by_certainty[certainty] = len(ends)
    return SourceCount(
        statement_count=len(identifiers),
        minimum=_minimum_source_count(history, identifiers),
        probable_maximum=maximum_by_certainty["probable"],
        maximum=max(maximum_by_certainty.values()),
    )


def _minimum_source_count(history: History, identifiers: Collection[str]) -> int:
    """Return the smallest number of sources that can explain the claims."""
    groups = []
    for identifier in identifiers:
        chains = list[Chain]()
        for certainty in CERTAINTIES:
            chains += source_chains.trace_chains(history, identifier, certainty)
        if not any(source_chains.can_depend_on_others(history, chain) for chain in chains):
            groups.append({source_chains.source_at_end(history, chain) for chain in chains})
    return max(1, smallest_hitting_set_size(frozenset(map(frozenset, groups))))


@cache  # without it, the search would take three times as long for each additional group
def smallest_hitting_set_size(groups: frozenset[frozenset[str]]) -> int:
    """Return the size of the smallest set that contains a member of every group.

    Arguments:
        groups: Sets of names, none empty.
    """
    if not groups:
        return 0
    # One of the members of the smallest group must be in the set.
    sizes = []
    for member in min(groups, key=len):
        other_groups = frozenset(group for group in groups if member not in group)
        sizes.append(1 + smallest_hitting_set_size(other_groups))
    return min(sizes)


@cached_per_history
def has_dependences(history: History) -> bool:
    """Return whether any record has `depends_on`, without which counts are meaningless."""
    return any(map(source_chains.dependences_of_record, history.corpus.records.values()))


def new_source_flags(history: History, answer: Position) -> tuple[bool, ...]:
    """Return for each statement of an answer whether it adds a new source."""
    flags = []
    known_sources = frozenset[str]()
    for name in answer.claims:
        ends = claim_source_ids(history, name, "possible")
        flags.append(not ends <= known_sources)
        known_sources |= ends
    return tuple(flags)


def sort_answers(history: History, question: Question) -> tuple[Position, ...]:
    """Return the answers to a question in the order that all pages show.

    Answers on an axis or with dates keep the order of the data. So do all answers if no record has
    `depends_on`. Others are sorted by the number of sources that they add, then by the number of
    statements, then by the maximum number of sources.
    """
    is_measured = question.axis or any(position.date for position in question.positions)
    if is_measured or not has_dependences(history):
        return question.positions

    def sort_key(position: Position) -> tuple[int, int, int]:
        marks = new_source_flags(history, position)
        return sum(marks), len(marks), count_sources(history, position.claims).maximum

    return tuple(sorted(question.positions, key=sort_key, reverse=True))


def answers_with_source_counts(history: History, question: Question) -> list[tuple[Prose, int]]:
    """Return the answers to a question, each with its number of sources; 0 if not counted.

    Answers on an axis are not counted, because a source that two of them probably share would look
    like two sources. Nothing is counted if no record has `depends_on`.
    """
    is_marked = has_dependences(history) and not question.axis
    answers = []
    for position in sort_answers(history, question):
        marks = 0
        if is_marked:
            marks = sum(new_source_flags(history, position))
        answers.append((position.answer, marks))
    return answers


def list_sources(history: History, question: Question) -> QuestionSources | None:
    """Return the sources of a question, each with the chains that connect it to the answers.

    Return None if no record has `depends_on`.
    """
    if not has_dependences(history):
        return None
    statements: defaultdict[str, set[str]] = defaultdict(set)
    kinds: defaultdict[str, dict[str, None]] = defaultdict(dict)
    chains_by_source: defaultdict[str, dict[Position, list[Chain]]] = defaultdict(dict)
    independent = set[str]()
    for position in question.positions:
        for identifier in position.claims:
            independent |= claim_source_ids(history, identifier, "probable")
            claim = history.corpus.get(Claim, identifier)
            for source_chain in source_chains.chains_of_claim(history, claim).chains:
                source = source_chains.source_at_end(history, source_chain)
                statements[source].add(identifier)
                kind = source_chains.source_description(history, source_chain[-1].last_id)
                kinds[source][kind] = None
                chains_by_source[source].setdefault(position, []).append(source_chain)
    listed = [source for source in statements if source in independent]
    listed.sort(key=lambda source: len(statements[source]), reverse=True)
    entries = []
    for source in listed:
        voice = links.speaker_link(history, history.corpus[source])
        description = "; also ".join(kinds[source])
        answer_chains = _group_answer_chains(history, chains_by_source[source])
        entries.append(ListedSource(voice, description, len(statements[source]), answer_chains))
    return QuestionSources(entries, count_sources(history, question.claims))


def _group_answer_chains(
    history: History, chains_by_answer: Mapping[Position, Sequence[Chain]]
) -> list[AnswerChains]:
    """Group the chains from a source by answer; answers with the same chains are merged."""
    answer_chains: dict[frozenset[object], AnswerChains] = {}
    for position, chains in chains_by_answer.items():
        by_key = {}
        for source_chain in chains:
            shortened = _drop_repetitions_and_source(history, source_chain)
            by_key[_step_keys(shortened)] = shortened
        key = frozenset(by_key)
        if key not in answer_chains:
            answer_chains[key] = AnswerChains([], tuple(by_key.values()))
        answer_chains[key].answers.append(position)
    return list(answer_chains.values())


def _step_keys(steps: Chain) -> tuple[object, ...]:
    """Return a key for each step of a chain: its certainty and its records."""
    return tuple((step.adverb, frozenset(step.record_ids)) for step in steps)


def _drop_repetitions_and_source(history: History, steps: Chain) -> Chain:
    """Return a chain without repetitions, and without a source that is certain and was read."""
    by_key = dict(zip(_step_keys(steps), steps, strict=True))
    *kept_steps, last_step = by_key.values()
    work = history.corpus.find(Work, last_step.last_id)
    is_reported = work and work.reading and work.reading.is_report
    if last_step.adverb or (is_reported and not kept_steps):
        kept_steps.append(last_step)
    return tuple(kept_steps)
