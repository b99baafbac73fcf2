"""Why a file is no YAML: the commonest slips in words, and for others what the parser says.

A parser tells where it gave up, which may be below the slip. What is looked for is what people
type: a blank too many, no blank after a colon, a colon inside text, a quotation mark left open.
"""

import re

import yaml

# A line and a column from 1, and a sentence.
Fault = tuple[int, int, str]

# A line with a field or an item of a list: blanks, dashes, the field's name, and what follows.
LINE = re.compile(
    r"(?P<blanks> *)(?P<dashes>(?:- +)*)(?:(?P<field>[A-Za-z_][\w-]*):(?: +|$))?(?P<value>.*)"
)
# A text between quotation marks, where YAML doubles or escapes those inside.
QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
COLON = re.compile(r":(?= |$)")
# A word where a field is expected.
BARE = re.compile(r" *(?P<dash>-?)(?P<field>[A-Za-z_][\w-]*)")
# How to write a text so that YAML reads it as one.
IN_QUOTES = "put the whole text between '…', with ’ for ' and “…” for \"…\" inside"


def fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The line, the column and a sentence for a text that is no YAML; `error` is the parser's."""
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark
    number, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if begun and "flow" in (error.context or ""):
        number, column = begun.line + 1, begun.column + 1
    elif begun and "simple key" in (error.context or ""):
        number = begun.line + 1
    lines = text.split("\n")
    if found := _quotation(lines, number) or _plain(lines, number):
        return found
    reason = ": ".join(filter(None, (error.context, error.problem)))
    better = "close what is open here, or put a text that has signs between '…'"
    return number, column, f"is no YAML ({reason}); {better}"


def _quotation(lines: list[str], last: int) -> Fault | None:
    """A text, in a line or above it, that begins with a quotation mark and does not end with it."""
    for number in range(min(last, len(lines)), 0, -1):
        match = LINE.fullmatch(lines[number - 1])
        if not match or match["value"][:1] not in ("'", '"'):
            continue
        value, column = match["value"], match.start("value") + 1
        closed = QUOTED.match("\n".join([value, *lines[number:]]))
        if not closed or (closed.end() > len(value) and _goes_on(closed)):
            return number, column, f"the quotation mark opened in line {number} is not closed"
        if _goes_on(closed):
            message = f"text goes on after the closing {value[0]}; {IN_QUOTES}"
            return number, column, message
    return None


def _goes_on(closed: re.Match[str]) -> bool:
    """Whether something follows a text between quotation marks in its last line."""
    rest = closed.string[closed.end() :].partition("\n")[0].strip()
    return bool(rest) and not rest.startswith("#")


def _plain(lines: list[str], number: int) -> Fault | None:
    """What is wrong with a line: how far it is indented, or with its colons."""
    line = LINE.fullmatch("".join(lines[number - 1 : number]))
    if line is None:
        return None
    here = len(line["blanks"])
    beside = _beside(line, lines[: number - 1])
    if beside != here:
        message = f"line {number} is indented by {here}; its neighbours by {beside}"
        return number, here + 1, message
    colon = COLON.search(line["value"])
    bare = None if line["field"] or line["dashes"] else BARE.match(line["value"])
    if bare and (bare["dash"] or not colon):
        message = f"expected a colon and a blank after a field: {bare['field']}: …"
        if bare["dash"]:
            message = f"a blank is missing after the dash; write - {bare['field']}: …"
        return number, line.start("value") + bare.start("field") + 1, message
    if colon and line["value"][0] not in "[{":
        column = line.start("value") + colon.start() + 1
        return number, column, f"a colon inside text; {IN_QUOTES}"
    return None


def _beside(line: re.Match[str], above: list[str]) -> int:
    """How far a line is most likely to be indented: as it is, if it may begin something deeper."""
    here = len(line["blanks"])
    matches = [match for each in above if each.strip() and (match := LINE.fullmatch(each))]
    levels = [
        len(match["blanks"] if line["dashes"] else match["blanks"] + match["dashes"])
        for match in matches
        if match["dashes" if line["dashes"] else "field"]
    ]
    may_be_deeper = not matches or (matches[-1]["field"] and not matches[-1]["value"])
    if may_be_deeper or not levels or not (line["field"] or line["dashes"]):
        return here
    return min(reversed(levels), key=lambda level: abs(level - here))
