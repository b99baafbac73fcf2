"""What no single question can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.corpus import repeated
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.values.amounts import Figure


def answers_are_told_apart(records: Records) -> Iterator[Finding]:
    """A claim gives one answer to a question; an answer has an anchor that nothing else there has.

    Neither another answer nor a claim has it.
    """
    for question in records_of(Question, records):
        every = list(enumerate(question.positions))
        claims = [
            (("positions", number, "claims", index), claim)
            for number, position in every
            for index, claim in enumerate(position.claims)
        ]
        anchors = [(("positions", number, "anchor"), answer.anchor) for number, answer in every]
        named = ((name, (path, name)) for path, name in (*claims, *anchors) if name)
        for (path, name), _ in repeated(named):
            message = f"“{name}” already stands in this question; remove it, or name it anew"
            yield Finding(question.id, path, message)


def a_line_of_answers_holds_figures(records: Records) -> Iterator[Finding]:
    """What the figures of the answers to a question count is what some of their claims count."""
    for question in records_of(Question, records):
        named = (records.get(name) for one in question.positions for name in one.claims)
        claims = [one for one in named if isinstance(one, Claim) and isinstance(one.value, Figure)]
        units = {claim.unit or claim.property_ for claim in claims}
        if question.axis and not any(map(question.axis.counts, units)):
            counted = ", ".join(f"“{unit}”" for unit in sorted(units)) or "nothing"
            yield Finding(
                question.id, ("axis",), f"holds no figure of its answers, which count {counted}"
            )


ALL = (answers_are_told_apart, a_line_of_answers_holds_figures)
