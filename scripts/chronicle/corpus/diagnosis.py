"""Why a file is no YAML: the line at fault, where that can be known, and the likely cause.

A parser tells where it gave up, which may be far below the slip. What is looked for here is what
people type: a blank too many, a colon inside text, a quotation mark or bracket that is not closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

# A line and a column from 1, and a sentence.
Fault = tuple[int, int, str]

# A line with a field or an item of a list: blanks, dashes, the field's name, and what follows.
LINE = re.compile(
    r"(?P<blanks> *)(?P<dashes>(?:- +)*)(?:(?P<field>[A-Za-z_][\w-]*):(?= |$))?(?P<value>.*)"
)
# What announces a text in several lines.
BLOCK = re.compile(r"[|>][+-]?[1-9]?(?: +#.*)?")
# A text between quotation marks, where YAML doubles or escapes those inside.
QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
COLON = re.compile(r":(?= |$)")
# Characters that mean something to YAML where a text begins.
SIGNS = "*&!%@`"
# A word where a field is expected.
BARE = re.compile(r" *(?P<dash>-?)(?P<field>[A-Za-z_][\w-]*)")
BRACKETS = {"[": "]", "{": "}"}
ALL_IN_QUOTES = "put the whole text between '…'"


@dataclass(frozen=True)
class TypedLine:
    """A line with a field or an item: its number, what stands before and after the field's colon.

    `dash` is where the first dash stands, or -1; `indent` where the field does; `start` where the
    value does. All three count from 0.
    """

    number: int
    dash: int
    indent: int
    start: int
    value: str

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the value, from 1."""
        return self.number, self.start + 1


def fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The line, the column and a sentence for a text that is no YAML; `error` is the parser's."""
    mark = error.problem_mark or error.context_mark
    end = mark.line + 1 if mark else 1
    typed = text.split("\n")
    lines = [line for line in _lines(typed) if line.number <= end]
    bare = _bare(lines, typed, error)
    brackets = _brackets(lines, typed, error)
    for causes in (_texts(lines, typed), brackets, _steps(lines), bare):
        if found := max((cause for cause in causes if cause[0] <= end), default=None):
            return found
    reason = error.problem or error.context
    where = "look here and in the line before for a quotation mark, a bracket or a colon"
    return end, mark.column + 1 if mark else 1, f"is no YAML ({reason}); {where}"


def _lines(typed: list[str]) -> Iterator[TypedLine]:
    """The lines with a field or an item, without those of a text in several lines (`>-`)."""
    inside = -1  # how far a field is indented whose text goes on below it
    for number, line in enumerate(typed, 1):
        blanks = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#") or blanks > inside >= 0:
            continue
        match = LINE.fullmatch(line)
        inside = -1
        if match and (match["field"] or match["dashes"]):
            value = match["value"].strip()
            start = match.start("value") + len(match["value"]) - len(match["value"].lstrip())
            dash = blanks if match["dashes"] else -1
            yield TypedLine(
                number, dash, match.end("dashes"), start, "" if value[:1] == "#" else value
            )
            inside = blanks if BLOCK.fullmatch(value) else -1


def _texts(lines: list[TypedLine], typed: list[str]) -> Iterator[Fault]:
    """What is wrong with the text after a field or a dash."""
    following = [*(line.number for line in lines[1:]), len(typed) + 1]
    for line, after in zip(lines, following, strict=False):
        first = line.value[:1]
        if not first or BLOCK.fullmatch(line.value):
            continue
        if first in BRACKETS:
            bare = QUOTED.sub("", line.value)
            for opening, closing in BRACKETS.items():
                if bare.count(opening) < bare.count(closing):
                    yield *line.place, f"a {closing} without its {opening}"
            continue
        if first in "'\"":
            whole = "\n".join([line.value, *typed[line.number : after - 1]])
            closed = QUOTED.match(whole)
            rest = whole[closed.end() :].partition("\n")[0].strip() if closed else ""
            if not closed:
                yield *line.place, f"the quotation mark opened in line {line.number} is not closed"
            elif rest and not rest.startswith("#"):
                yield *line.place, f"text goes on after the closing {first}; {ALL_IN_QUOTES}"
        elif first in SIGNS:
            yield *line.place, f"begins with {first}, a sign of YAML; {ALL_IN_QUOTES}"
        elif colon := COLON.search(line.value):
            column = line.start + colon.start() + 1
            yield line.number, column, f"a colon inside text; {ALL_IN_QUOTES}"


def _brackets(
    lines: list[TypedLine], typed: list[str], error: yaml.MarkedYAMLError
) -> Iterator[Fault]:
    """The bracket that is not closed, or something amiss between two."""
    if "flow" not in (error.context or ""):
        return
    places = [(line.number, line.start) for line in lines if line.value[:1] in BRACKETS]
    if error.context_mark:
        places.append((error.context_mark.line + 1, error.context_mark.column))
    for number, start in reversed(places):
        rest = "".join(typed[number - 1 : number])[start:]
        if rest[:1] in BRACKETS:
            opening, closing, bare = rest[0], BRACKETS[rest[0]], QUOTED.sub("", rest)
            message = f"the {opening} of line {number} is not closed; add {closing}"
            if all(bare.count(one) <= bare.count(BRACKETS[one]) for one in BRACKETS):
                between = f"between {opening} and {closing}"
                message = f"a comma is missing {between}, or a text there needs '…' around it"
            yield number, start + 1, message
            return


def _steps(lines: list[TypedLine]) -> Iterator[Fault]:
    """Lines that are indented unlike those beside them."""
    fields: list[int] = []
    dashes: list[int] = []
    parent = True  # whether something may stand below the line before
    for line in lines:
        here, levels = (line.dash, dashes) if line.dash >= 0 else (line.indent, fields)
        deeper = here > max((*fields, *dashes), default=-1)
        if here not in levels and levels and not (parent and deeper):
            beside = min(levels, key=lambda level: abs(level - here))
            message = f"line {line.number} is indented by {here}; its neighbours by {beside}"
            yield line.number, here + 1, message
            continue
        fields = [*(level for level in fields if level < here), line.indent]
        dashes = [level for level in dashes if level <= here]
        if line.dash >= 0 and line.dash not in dashes:
            dashes.append(line.dash)
        parent = not line.value


def _bare(lines: list[TypedLine], typed: list[str], error: yaml.MarkedYAMLError) -> Iterator[Fault]:
    """A line that has neither a field nor an item, though one is expected."""
    known = {line.number for line in lines}
    simple = error.context_mark if "simple key" in (error.context or "") else None
    for mark in filter(None, (simple, error.problem_mark)):
        number = mark.line + 1 if simple or mark.line + 1 not in known else mark.line
        there = 0 < number <= len(typed) and number not in known
        match = BARE.match(typed[number - 1]) if there else None
        if match:
            message = f"expected a colon and a blank after a field: {match['field']}: …"
            if match["dash"]:
                message = f"a blank is missing after the dash; write - {match['field']}: …"
            yield number, match.start("field") + 1, message
            return
