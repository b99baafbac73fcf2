"""Style rules: phrases that a history avoids, in records and Markdown pages."""

import re
from collections.abc import Iterator

from chronicle.content import citation_syntax
from chronicle.content.markdown_pages import mask_match
from chronicle.corpus import RawMapping
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Model, iter_values
from chronicle.values import Prose

# Citations, link targets, anchors.
NOT_TEXT = re.compile(rf"{citation_syntax.CITATION_BRACKETS.pattern}|\]\([^)]*\)|\{{[^}}\n]*\}}")


def check_style(history: History) -> Iterator[Problem]:
    """Yield a warning for each phrase that the settings avoid, with its replacement."""
    for record in history.corpus.records.values():
        yield from _check_fields(history, history.corpus.raw_records[record.id], record)
    for page in history.markdown_pages.values():
        yield from _check_fields(history, page.raw_front_matter, page.front_matter)
        plain = NOT_TEXT.sub(mask_match, page.text)
        for habit in history.corpus.settings.wording:
            for match in habit.avoid.finditer(plain):
                phrase = " ".join(match[0].split())
                yield page.make_problem(match.start(), f"has “{phrase}”; better: {habit.better}")


def _check_fields(history: History, entry: RawMapping, fields: Model) -> Iterator[Problem]:
    """Yield a warning for each phrase to avoid in the fields of a record or page."""
    for path, prose in iter_values(Prose, fields):
        for habit in history.corpus.settings.wording:
            match = habit.avoid.search(prose)
            if match:
                yield entry.make_problem(path, f"has “{match[0]}”; better: {habit.better}")
