"""What no single question can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.corpus import repeated
from chronicle.kinds.claim.checks import figures_have_numbers
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
    """What stands on the axis of a question is a figure of one of its answers."""
    incomplete = {finding.record for finding in figures_have_numbers(records)}
    for question in records_of(Question, records):
        if not question.axis:
            continue
        given = {name for position in question.positions for name in position.claims}
        for number, name in enumerate(question.axis.claims):
            claim = records.get(name)
            path = ("axis", "claims", number)
            if name not in given:
                message = f"“{name}” gives none of its answers; add it to `claims` of one"
                yield Finding(question.id, path, message)
            elif not isinstance(claim, Claim) or name in incomplete:
                continue  # another check tells of it
            elif not isinstance(claim.value, Figure):
                message = f"“{name}” is no number, and cannot be drawn"
                yield Finding(question.id, path, message)


ALL = (answers_are_told_apart, a_line_of_answers_holds_figures)
