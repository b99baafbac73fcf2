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
# One that stands where it should between brackets.
IN_BRACKETS = re.compile(rf"(?<=[\[{{,:])\s*(?:{QUOTED.pattern})\s*(?=[,\]}}]|$)")
COLON = re.compile(r":(?= |$)")
# What means something to YAML where a text begins, some only where it may begin a list.
SIGNS = re.compile(r"[*&!%@`,\]}|>]|\?(?= |$)")
# What begins a comment, typed as if it were part of a text: Ship #4.
CUT = re.compile(r"(?:^| )#(?=[^\s#])")
# A word where a field is expected.
BARE = re.compile(r" *(?P<dash>-?)(?P<field>[A-Za-z_][\w-]*)")
BRACKETS = {"[": "]", "{": "}"}
ALL_IN_QUOTES = "put the whole text between '…'"
# What to type for a mark that would end such a text, or that prose has not.
CURLY = {"'": "’ for each '", '"': '“…” for "…"'}


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


def in_quotes(text: str) -> str:
    """How to write a text so that YAML reads it as one, with the marks that it has inside."""
    wrapped = len(text) > 1 and text[0] == text[-1] and text[0] in CURLY
    marks = _curly(text[1:-1] if wrapped else text)
    return f"{ALL_IN_QUOTES}, with {marks}" if marks else ALL_IN_QUOTES


def _curly(text: str) -> str:
    """What to type for the straight quotation marks of a text; empty where it has none."""
    marks = " and ".join(better for mark, better in CURLY.items() if mark in text)
    return f"{marks} in it" if marks else ""


def _not_closed(number: int, text: str) -> str:
    """What to say of the quotation mark with which a text begins in a line."""
    marks = _curly(text[1:].partition("\n")[0])
    message = f"the quotation mark opened in line {number} is not closed"
    return f"{message}; write {marks}" if marks else message


def fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The line, the column and a sentence for a text that is no YAML; `error` is the parser's."""
    mark = error.problem_mark or error.context_mark
    end = mark.line + 1 if mark else 1
    typed = text.split("\n")
    all_lines = list(_lines(typed))
    lines = [line for line in all_lines if line.number <= end]
    bare = _bare(lines, typed, error)
    brackets = _brackets(lines, typed, error)
    marked = _marked(lines, typed, error)
    for causes in (_texts(all_lines, typed), brackets, _steps(lines), marked, bare):
        if nearest := max((cause for cause in causes if cause[0] <= end), default=None):
            return nearest
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
        text = "\n".join([line.value, *typed[line.number : after - 1]])
        first = line.value[:1]
        if not first or BLOCK.fullmatch(line.value):
            continue
        if first in BRACKETS:
            yield from _bracketed(line)
        elif first in CURLY:
            yield from _quoted(line, text)
        elif line.value == "-" or line.value.startswith("- "):
            better = f"begin a list on the line below, or {in_quotes(text.strip())}"
            yield *line.place, f"begins with -, a sign of YAML; {better}"
        elif SIGNS.match(line.value):
            yield *line.place, _sign(first, text)
        elif (cut := CUT.search(line.value)) and len(text.split("\n")) > 1 and text.split("\n")[1]:
            message = f"what follows # is read as a comment and lost; {in_quotes(text.strip())}"
            yield line.number, line.start + cut.end(), message
        elif colon := COLON.search(line.value):
            column = line.start + colon.start() + 1
            yield line.number, column, f"a colon inside text; {in_quotes(text.strip())}"


def _sign(sign: str, text: str) -> str:
    return f"begins with {sign}, a sign of YAML; {in_quotes(text.strip())}"


def _bracketed(line: TypedLine) -> Iterator[Fault]:
    """What is wrong with a list or a mapping in one line, or with a text that begins like one."""
    bare = QUOTED.sub("", line.value)
    for opening, closing in BRACKETS.items():
        if bare.count(opening) < bare.count(closing):
            better = f"remove it, or {in_quotes(line.value)}"
            yield *line.place, f"a {closing} without its {opening}; {better}"
            return
    if re.fullmatch(r"(\[[^][]*\]|\{[^{}]*\})\s*[^#\s].*", bare):
        yield *line.place, _sign(line.value[0], line.value)


def _quoted(line: TypedLine, text: str) -> Iterator[Fault]:
    """What is wrong with a text between quotation marks, `text` with the lines that follow."""
    closed = QUOTED.match(text)
    if not closed:
        yield *line.place, _not_closed(line.number, line.value)
        return
    rest = [one.strip() for one in text[closed.end() :].split("\n")]
    if any(one and not one.startswith("#") for one in rest):
        message = f"text goes on after the closing {line.value[0]}"
        yield *line.place, f"{message}; {in_quotes(text.strip())}"


def _marked(
    lines: list[TypedLine], typed: list[str], error: yaml.MarkedYAMLError
) -> Iterator[Fault]:
    """What the parser points at: a sign that begins a text, a mark that is not closed, a colon."""
    numbers = {line.number for line in lines}
    for mark in filter(None, (error.context_mark, error.problem_mark)):
        if mark.line >= len(typed):
            continue
        number, rest = mark.line + 1, typed[mark.line][mark.column :]
        if "quoted scalar" in (error.context or "") and rest[:1] in CURLY:
            message = _not_closed(number, rest)
            if "escape" in (error.problem or ""):
                message = f'a \\ has a meaning between "…"; {in_quotes(rest)}'
            yield number, mark.column + 1, message
        elif SIGNS.match(rest):
            yield number, mark.column + 1, _sign(rest[0], rest)
        elif rest[:1] == ":" and (number not in numbers or "unexpected" in (error.problem or "")):
            message = f"a colon inside text; {in_quotes(typed[mark.line].strip())}"
            yield number, mark.column + 1, message
        else:
            continue
        return


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
            marks = _curly(IN_BRACKETS.sub("", rest))
            message = f"the {opening} of line {number} is not closed; add {closing}"
            if " " in rest.strip() and "," not in rest:
                message = f"{message}, or {in_quotes(rest)}"
            if all(bare.count(one) <= bare.count(BRACKETS[one]) for one in BRACKETS):
                between = f"between {opening} and {closing}"
                needs = f"a text there needs '…' around it{f', with {marks}' if marks else ''}"
                message = f"a comma is missing {between}, or {needs}"
            yield number, start + 1, message
            return


def _steps(lines: list[TypedLine]) -> Iterator[Fault]:
    """Lines that are indented unlike those beside them."""
    fields: list[int] = []
    dashes: list[int] = []
    parent = True  # whether something may stand below the line before
    before = ""  # its value
    for line in lines:
        here, levels = (line.dash, dashes) if line.dash >= 0 else (line.indent, fields)
        deeper = here > max((*fields, *dashes), default=-1)
        if here not in levels and levels and not (parent and deeper):
            beside = min(levels, key=lambda level: abs(level - here))
            message = f"line {line.number} is indented by {here}; its neighbours by {beside}"
            if deeper and " " in before and before[0] not in "[{'\"":
                message = f"{message}; if it goes on with the text above, {in_quotes(before)}"
            yield line.number, here + 1, message
            continue
        fields = [*(level for level in fields if level < here), line.indent]
        dashes = [level for level in dashes if level <= here]
        if line.dash >= 0 and line.dash not in dashes:
            dashes.append(line.dash)
        parent, before = not line.value, line.value


def _bare(lines: list[TypedLine], typed: list[str], error: yaml.MarkedYAMLError) -> Iterator[Fault]:
    """A line that has neither a field nor an item, though one is expected."""
    numbers = {line.number for line in lines}
    simple = error.context_mark if "simple key" in (error.context or "") else None
    for mark in filter(None, (simple, error.problem_mark)):
        number = mark.line + 1 if simple or mark.line + 1 not in numbers else mark.line
        is_other = 0 < number <= len(typed) and number not in numbers
        match = BARE.match(typed[number - 1]) if is_other else None
        if match:
            message = f"expected a colon and a blank after a field: {match['field']}: …"
            if match["dash"]:
                message = f"a blank is missing after the dash; write - {match['field']}: …"
            yield number, match.start("field") + 1, message
            return
