"""Habits of style that a history avoids, in records and on pages written by hand."""

import re
from collections.abc import Iterator

from chronicle.corpus import Entry
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Model, values_within
from chronicle.story import citation_syntax
from chronicle.story.handwritten import blank_out
from chronicle.values import Prose

# Citations, targets of links, anchors.
NOT_TEXT = re.compile(rf"{citation_syntax.BLOCK.pattern}|\]\([^)]*\)|\{{[^}}\n]*\}}")


def habits(history: History) -> Iterator[Problem]:
    """A problem for each habit that is met, with what to write; only a check asks for them."""
    for record in history.corpus.records.values():
        yield from _in_fields(history, history.corpus.entries[record.id], record)
    for page in history.handwritten.values():
        yield from _in_fields(history, page.head, page.front_matter)
        plain = NOT_TEXT.sub(lambda match: blank_out(match[0]), page.text)
        for habit in history.corpus.settings.wording:
            for match in habit.avoid.finditer(plain):
                words = " ".join(match[0].split())
                yield page.problem(match.start(), f"has “{words}”; better: {habit.better}")


def _in_fields(history: History, entry: Entry, fields: Model) -> Iterator[Problem]:
    """The habits that are met in the fields of a record or of a page."""
    for path, prose in values_within(Prose, fields):
        for habit in history.corpus.settings.wording:
            match = habit.avoid.search(prose)
            if match:
                yield entry.problem(path, f"has “{match[0]}”; better: {habit.better}")
