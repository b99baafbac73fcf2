"""Tables that join those of the records: what has several rows a record, by ids alone.

Each is CSV as those of the records are, with foreign keys in `datapackage.json`.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from chronicle.exports.tables import BYTE_ORDER_MARK, as_text
from chronicle.history import History
from chronicle.kinds.audit.model import Audit
from chronicle.kinds.question.model import Question
from chronicle.kinds.within import sources_within
from chronicle.kinds.work.model import Work
from chronicle.queries import stemma

Cell = str | int | None


class KeyColumn(NamedTuple):
    """A column: its name, what it means, its type in Table Schema, the table whose `id` it has."""

    name: str
    description: str
    type: str = "string"
    table: str = ""


@dataclass(frozen=True)
class Join:
    """A table: its name, what a row is, its columns, and what makes the rows."""

    name: str
    description: str
    columns: tuple[KeyColumn, ...]
    rows: Callable[[History], Iterator[tuple[Cell, ...]]]


def write(join: Join, history: History) -> str:
    """A table as CSV: a line of names, then a line a row."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow([column.name for column in join.columns])
    writer.writerows(map(as_text, row) for row in join.rows(history))
    return file.getvalue()


def _citations(history: History) -> Iterator[tuple[Cell, ...]]:
    for record in history.corpus.records.values():
        for _, source in sources_within(record):
            start = (record.id, record.kind_, source.work, source.at)
            if not source.rests_on:
                yield (*start, None, None)
            for basis in source.rests_on:
                yield (*start, basis.work, basis.at)


def _verdicts(history: History) -> Iterator[tuple[Cell, ...]]:
    for work in history.corpus.of(Work):
        if not work.reading:
            continue
        extent = work.reading.extent
        for use in work.reading.uses:
            by = None
            date = None
            if use.judged:
                by = use.judged.by
                date = use.judged.date.text
            why = use.why.as_text
            yield (work.id, use.paper, use.at, use.verdict, extent, why, by, date)


def _answers(history: History) -> Iterator[tuple[Cell, ...]]:
    for question in history.corpus.of(Question):
        for number, position in enumerate(question.positions, start=1):
            behind = stemma.of_answer(history, position)
            counts = (behind.statements, behind.voices, behind.least, behind.most, behind.studies)
            yield (question.id, number, position.answer.as_text, *counts)


def _given(history: History) -> Iterator[tuple[Cell, ...]]:
    for question in history.corpus.of(Question):
        for number, position in enumerate(question.positions, start=1):
            for claim in position.claims:
                yield (question.id, number, claim)


def _dependences(history: History) -> Iterator[tuple[Cell, ...]]:
    for record in history.corpus.records.values():
        for each in stemma.said_of(record):
            why = each.why.as_text if each.why else None
            yield (record.id, each.witness, each.how, each.certainty, why)


def _audited(history: History) -> Iterator[tuple[Cell, ...]]:
    for audit in history.corpus.of(Audit):
        reader = audit.reader.as_text
        for one in audit.records:
            kind = history.corpus[one.record].kind_
            note = one.note.as_text if one.note else None
            lot = (audit.id, audit.date.text, audit.version, audit.seed, reader)
            yield (*lot, one.record, kind, one.at.as_text, one.verdict, note)


CITATIONS = Join(
    "citations",
    "A row for each place of a work that a record names, and each work on which it rests there.",
    (
        KeyColumn("record", "The id of the record that names it."),
        KeyColumn("kind", "The kind of that record."),
        KeyColumn("work", "The work that it names.", table="works"),
        KeyColumn("at", "The place in it."),
        KeyColumn("rests_on", "A work that is cited there.", table="works"),
        KeyColumn("rests_on_at", "The place in that work, as it is cited."),
    ),
    _citations,
)
VERDICTS = Join(
    "verdicts",
    "A row for each place where a paper uses a work that was read.",
    (
        KeyColumn("work", "The work that was read.", table="works"),
        KeyColumn("paper", "The paper that uses it.", table="works"),
        KeyColumn("at", "The place in the paper."),
        KeyColumn("verdict", "How the paper stands to what was read."),
        KeyColumn("extent", "How much was read; a summary is a report of the work."),
        KeyColumn("why", "What each of them has."),
        KeyColumn("judged_by", "By how many readers, where it was judged by several.", "integer"),
        KeyColumn("judged_date", "When the last of them judged it."),
    ),
    _verdicts,
)
ANSWERS = Join(
    "answers",
    "A row for each answer to a question, with what stands behind it.",
    (
        KeyColumn("question", "The question.", table="questions"),
        KeyColumn("number", "The number of the answer in its question.", "integer"),
        KeyColumn("answer", "The answer in words."),
        KeyColumn("statements", "How many statements give it.", "integer"),
        KeyColumn("voices", "How many voices make these.", "integer"),
        KeyColumn("witnesses_least", "Independent witnesses behind it, at least.", "integer"),
        KeyColumn("witnesses_most", "Independent witnesses behind it, at most.", "integer"),
        KeyColumn(
            "studies",
            "How many of the most are studies behind which no source is entered.",
            "integer",
        ),
    ),
    _answers,
)
GIVEN = Join(
    "answers-given",
    "A row for each statement that gives an answer to a question.",
    (
        KeyColumn("question", "The question.", table="questions"),
        KeyColumn("number", "The number of the answer in its question.", "integer"),
        KeyColumn("claim", "The statement.", table="claims"),
    ),
    _given,
)
DEPENDENCES = Join(
    "dependences",
    "A row for each dependence: what a statement or a work says that it rests on.",
    (
        KeyColumn("record", "The id of the statement or the work."),
        KeyColumn("witness", "The id of what it depends on."),
        KeyColumn("how", "How that shows."),
        KeyColumn("certainty", "How surely it is so."),
        KeyColumn("why", "Why one may think so."),
    ),
    _dependences,
)
AUDITS = Join(
    "audits",
    "A row for each record that was drawn by lot and checked again, and what it was found to be. "
    "An audit that kept only its counts has no rows.",
    (
        KeyColumn("audit", "The id of the audit."),
        KeyColumn("date", "When it was made, as EDTF."),
        KeyColumn("version", "The version from which it was drawn."),
        KeyColumn("seed", "What the lot began with.", "integer"),
        KeyColumn("reader", "What kind of reader held the records against their sources."),
        KeyColumn("record", "The id of the record."),
        KeyColumn("kind", "The kind of that record."),
        KeyColumn("at", "Where it was looked up."),
        KeyColumn("verdict", "What it was found to be: right, shade, wrong, unseen."),
        KeyColumn("note", "What was found, where it was not right."),
    ),
    _audited,
)
ALL = (CITATIONS, VERDICTS, ANSWERS, GIVEN, DEPENDENCES, AUDITS)
