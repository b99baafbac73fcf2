"""The way of a statement from a paper to a page, with what the record counts of each step."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.drawing import tally
from chronicle.drawing.tally import Part
from chronicle.history import History
from chronicle.kinds.audit.model import Audit
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.queries import documents, selection
from chronicle.values.amounts import counted
from chronicle.values.text import capital

# What came of the comparison in few groups, which can be told apart in a bar: the style of each,
# its verdicts, and what is said of one use and of several.
GROUPS = (
    (
        "agrees",
        ("agrees", "agrees excepted"),
        "matches the document, wholly or mostly",
        "match the document, wholly or mostly",
    ),
    (
        "agrees-report",
        ("agrees-report", "agrees-report excepted"),
        "matches a report of it",
        "match a report of it",
    ),
    (
        "differs",
        documents.PARTING,
        "differs or leaves something out",
        "differ or leave something out",
    ),
    ("not-seen", ("not-seen",), "not read", "not read"),
)


class Step(NamedTuple):
    """A step: what is done, on how much, where it is told, and what came of it.

    Each of the parts of what came of it has its words.
    """

    title: str
    counted: str
    way: str
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def told(self) -> list[tuple[Part, str]]:
        """The parts, each with its words."""
        return [*zip(self.parts, self.words, strict=True)]

    @property
    def bar(self) -> Markup:
        """The parts of what came of it; empty where they were not counted."""
        return tally.segments(self.parts, sum(part.number for part in self.parts) or 1)


def draw(history: History, here: str) -> Markup:
    """The steps that a history has, as a list of HTML for the page at an address."""
    return templates.fill(
        "chronicle.drawing",
        "way.html",
        steps=list(_steps(history)),
        href=partial(addresses.relative, here),
    )


def _steps(history: History) -> Iterator[Step]:
    """Papers, statements, documents, questions, lots that were looked up again, the version."""
    corpus = history.corpus
    names = corpus.settings.papers
    papers = selection.papers(corpus)
    yield Step("Read", counted(len(papers), names.one, names.many), addresses.BIBLIOGRAPHY)
    yield Step(
        "Entered, each with who says it and where",
        counted(len(corpus.of(Claim)), "statement"),
        f"{addresses.DATA}#table-claims",
    )
    yield from _comparison(history)
    questions = corpus.of(Question)
    if questions:
        yield Step("Put side by side", counted(len(questions), "question"), addresses.QUESTIONS)
    yield from _lots(history)
    if history.edition:
        yield Step("Published", f"version {history.edition.words}", addresses.CHANGES)


def _comparison(history: History) -> Iterator[Step]:
    """The comparison with what was read of the documents that papers cite, if any was."""
    uses = []
    for paper in selection.papers(history.corpus):
        uses += documents.uses(history, paper)
    if not uses:
        return
    counts = documents.tally(uses)
    parts = []
    words = []
    for style, verdicts, of_one, of_several in GROUPS:
        count = sum(counts[verdict] for verdict in verdicts)
        if count:
            parts.append(Part(count, style))
            words.append(f"{count} {of_one if count == 1 else of_several}")
    yield Step(
        title="Compared with the documents that they cite",
        counted=counted(len(uses), "use of a document", "uses of documents"),
        way=f"{addresses.BIBLIOGRAPHY}#read",
        parts=tuple(parts),
        words=tuple(words),
    )


def _lots(history: History) -> Iterator[Step]:
    """What was drawn by chance and held against the sources once more, if anything was."""
    audits = history.corpus.of(Audit)
    looked_up = sum(audit.size for audit in audits)
    if not looked_up:
        return
    right = sum(audit.counts.get("right", 0) for audit in audits)
    yield Step(
        title=capital(f"picked by chance and checked again, in {counted(len(audits), 'sample')}"),
        counted=counted(looked_up, "record"),
        way=addresses.AUDITS,
        parts=(Part(right, "agrees"), Part(looked_up - right, "differs")),
        words=(
            f"{right} right",
            counted(looked_up - right, "fault, large or small", "faults, large or small"),
        ),
    )
