"""Why a file is no YAML: the commonest slips in words, and for others what the parser says.

A parser tells where it gave up, which may be below the slip. What is looked for is what people
type: a quotation mark left open, a colon inside text, no blank after a dash or a colon.
"""

import re

import yaml

# A line and a column from 1, and a sentence.
Fault = tuple[int, int, str]

# A line with a field or an item of a list: blanks, dashes, the field's name, and what follows.
LINE = re.compile(r" *(?P<dashes>(?:- +)*)(?P<field>[A-Za-z_][\w-]*:(?: +|$))?(?P<value>.*)")
# A text between quotation marks, where YAML doubles or escapes those inside, and what follows it.
QUOTED = re.compile(r"(?P<text>'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\") *(?P<rest>.*)")
COLON = re.compile(r":(?= |$)")
# A word where a field is expected.
WORD = re.compile(r"(?P<dash>-?)(?P<field>[A-Za-z_][\w-]*)")
# How to write a text so that YAML reads it as one.
IN_QUOTES = "put the whole text between '…', with ’ for ' and “…” for \"…\" inside"
OTHERWISE = "indent the line as its neighbours are, or put a text that has signs between '…'"


def fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The line, the column and a sentence for a text that is no YAML; `error` is the parser's."""
    is_open = any(what in (error.context or "") for what in ("flow", "simple key"))
    mark = (error.context_mark if is_open else error.problem_mark) or error.context_mark
    number, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    if found := _quotation(lines, number) or _colon(lines, number):
        return found
    reason = ": ".join(filter(None, (error.context, error.problem)))
    return number, column, f"is no YAML ({reason}); {OTHERWISE}"


def _quotation(lines: list[str], last: int) -> Fault | None:
    """A text, in a line or above it, that begins with a quotation mark and does not end with it."""
    for number in range(min(last, len(lines)), 0, -1):
        line = LINE.match(lines[number - 1])
        if not line or line["value"][:1] not in ("'", '"'):
            continue
        column = line.start("value") + 1
        closed = QUOTED.match("\n".join([line["value"], *lines[number:]]))
        goes_on = closed is not None and closed["rest"][:1] not in ("", "#")
        if closed is None or (goes_on and "\n" in closed["text"]):
            return number, column, f"the quotation mark opened in line {number} is not closed"
        if goes_on:
            sign = line["value"][0]
            return number, column, f"text goes on after the closing {sign}; {IN_QUOTES}"
    return None


def _colon(lines: list[str], number: int) -> Fault | None:
    """What is wrong with a line: a colon inside its text, or none, or no blank, after a field."""
    line = LINE.match("".join(lines[number - 1 : number]))
    if line is None:
        return None
    start = line.start("value")
    value = line["value"]
    colon = COLON.search(value)
    word = None if line["field"] or line["dashes"] else WORD.match(value)
    if word and (word["dash"] or not colon):
        message = f"expected a colon and a blank after a field: {word['field']}: …"
        if word["dash"]:
            message = f"a blank is missing after the dash; write - {word['field']}: …"
        return number, start + word.start("field") + 1, message
    if colon and value[0] not in "[{":
        return number, start + colon.start() + 1, f"a colon inside text; {IN_QUOTES}"
    return None
