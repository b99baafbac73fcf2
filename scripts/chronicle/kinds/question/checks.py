"""What no single question can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.corpus import repeated
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.values.amounts import Figure

# The way to a value inside a record.
Path = tuple[str | int, ...]


def answers_are_told_apart(records: Records) -> Iterator[Finding]:
    """A claim gives one answer to a question; an answer has an anchor that nothing else there has.

    Neither another answer nor a claim has it.
    """
    for question in records_of(Question, records):
        claims: list[tuple[str, Path]] = []
        anchors: list[tuple[str, Path]] = []
        for number, position in enumerate(question.positions):
            for index, claim in enumerate(position.claims):
                claims.append((claim, ("positions", number, "claims", index)))
            if position.anchor:
                anchors.append((position.anchor, ("positions", number, "anchor")))
        named = ((name, (name, path)) for name, path in claims + anchors)
        for (name, path), _ in repeated(named):
            message = f"“{name}” already stands in this question; remove it, or name it anew"
            yield Finding(question.id, path, message)


def a_line_of_answers_holds_figures(records: Records) -> Iterator[Finding]:
    """What the figures of the answers to a question count is what some of their claims count."""
    for question in records_of(Question, records):
        if not question.axis:
            continue
        units = _units(question, records)
        if not any(map(question.axis.counts, units)):
            counted = ", ".join(f"“{unit}”" for unit in sorted(units)) or "nothing"
            message = f"holds no figure of its answers, which count {counted}"
            yield Finding(question.id, ("axis",), message)


def _units(question: Question, records: Records) -> set[str]:
    """What the figures of the answers to a question count."""
    units = set[str]()
    for position in question.positions:
        for name in position.claims:
            claim = records.get(name)
            if isinstance(claim, Claim) and isinstance(claim.value, Figure):
                units.add(claim.unit or claim.property_)
    return units


ALL = (answers_are_told_apart, a_line_of_answers_holds_figures)
