"""Why a file is no YAML: the commonest slips in words, and for others what the parser says."""

import yaml

from chronicle.corpus.problems import Problem

# How to write a text so that YAML reads it as one.
IN_QUOTES = "put the whole text between '…', with ’ for ' and “…” for \"…\" inside"
OTHERWISE = "indent the line as its neighbours are, or put a text that has signs between '…'"
UNCLOSED = "the quotation mark that is opened here is not closed"
AFTER_QUOTES = f"text goes on after a closing quotation mark; {IN_QUOTES}"
# Messages for what the parser says.
SLIPS = {
    "mapping values are not allowed": f"a colon inside text; {IN_QUOTES}",
    "could not find expected ':'": "expected a colon and a blank after a field: name: …",
    "did not find expected '-' indicator": f"a blank is missing after a dash, or else {OTHERWISE}",
    "found unexpected end of stream": UNCLOSED,
}


def fault(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The problem of a text that is no YAML, named as its `file`; `error` is the parser's.

    Its position is where an open quotation or bracket begins, or else where the parser gave up.
    """
    is_open = any(what in (error.context or "") for what in ("flow", "simple key", "quoted"))
    mark = (error.context_mark if is_open else error.problem_mark) or error.context_mark
    place = mark.index if mark else 0
    before = text[:place].rstrip(" ")
    reason = ": ".join(filter(None, (error.context, error.problem)))
    slips = (slip for said, slip in SLIPS.items() if said in reason)
    message = next(slips, f"is no YAML ({reason}); {OTHERWISE}")
    if error.problem == "did not find expected key" and before.endswith(("'", '"')):
        place = before.rfind(before[-1], 0, -1)
        message = UNCLOSED if "\n" in before[place:] else AFTER_QUOTES
    return Problem.at(file, text, place, message)
