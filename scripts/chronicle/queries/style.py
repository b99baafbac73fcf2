"""Habits of style that a history avoids, in records and on pages written by hand."""

import re
from collections.abc import Iterator
from itertools import chain

from chronicle.corpus import Entry
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Model, texts_within
from chronicle.story import citation_syntax
from chronicle.story.handwritten import blank_out

# What is no text of a page: citations, targets of links, anchors.
APPARATUS = re.compile(rf"{citation_syntax.BLOCK.pattern}|\]\([^)]*\)|\{{[^}}\n]*\}}")


def habits(history: History) -> Iterator[Problem]:
    """A problem for each habit that is met, with what to write; only a check asks for them."""
    wording = history.corpus.settings.wording
    entries = history.corpus.entries
    records = ((entries[record.id], record) for record in history.corpus.records.values())
    heads = ((page.head, page.front_matter) for page in history.handwritten.values())
    for entry, fields in chain[tuple[Entry, Model]](records, heads):
        for path, prose in texts_within(fields):
            for habit in wording:
                if match := habit.avoid.search(prose):
                    yield entry.problem(path, f"has “{match[0]}”; better: {habit.better}")

    for page in history.handwritten.values():
        plain = APPARATUS.sub(lambda match: blank_out(match[0]), page.text)
        for habit in wording:
            for match in habit.avoid.finditer(plain):
                words = " ".join(match[0].split())
                yield page.problem(match.start(), f"has “{words}”; better: {habit.better}")
