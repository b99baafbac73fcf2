"""Messages on invalid YAML: explanations of common mistakes, otherwise the parser's messages."""

import re
from collections.abc import Mapping

import yaml

from chronicle.files import load_yaml
from chronicle.problems import Problem

QUOTE_REMEDY = "enclose the text in '…', with ’ for ' and “…” for \"…\" inside"
INDENT_REMEDY = "indent it like the lines around it, or enclose text with special characters in '…'"
EQUAL_INDENT_REMEDY = "indent both equally, or enclose text that contains a colon in '…'"
OPEN_QUOTE_MESSAGE = "this quotation mark is not closed; write another at the end of the text"
AFTER_QUOTES = f"text continues after a closing quotation mark or bracket; {QUOTE_REMEDY}"
# The mark that opens a quotation or bracket, by the mark that closes it.
OPENING_MARKS = {"'": "'", '"': '"', "]": "[", "}": "{"}
MESSAGES: Mapping[str, Mapping[str, str]] = load_yaml(__file__, "messages.yml")
OVERINDENTED_FIELD = re.compile(
    r"^(?P<above>[ -]*)[\w-]+: .*(?=\n(?P<below> *)(?P<field>[\w-]+):(?: |$))", re.MULTILINE
)
# An apostrophe that ends a quoted text too early, in the line of a mapping in braces.
UNESCAPED_APOSTROPHE = re.compile(r"'[^'\n]*'(?=\w)")


def describe_yaml_error(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return the problem of a text in `file` that is not YAML; `error` is the parser's.

    The position is the beginning of the quotation or bracket that is not closed or is followed by
    text. Without one, it is the point where the parser stopped. The parser takes the quotation mark
    after an open quotation for the closing one.
    """
    for pattern, message in MESSAGES["lines"].items():
        if match := re.search(pattern, text, re.MULTILINE):
            return Problem.from_offset(file, text, match.end() - 1, message)
    if field := _find_overindented_field(text, error):
        message = (
            f"“{field['field']}” is indented deeper than the field above it; {EQUAL_INDENT_REMEDY}"
        )
        return Problem.from_offset(file, text, field.start("field"), message)
    # An open quotation or bracket is reported at its beginning.
    context = error.context or ""
    is_open = any(construct in context for construct in ("flow", "simple key", "quoted"))
    mark = error.context_mark
    if error.problem_mark and not is_open:
        mark = error.problem_mark
    offset = mark.index if mark else 0
    parser_message = error.problem or ""
    if "',' or" in parser_message and (early := UNESCAPED_APOSTROPHE.search(text, offset)):
        return Problem.from_offset(file, text, early.start(), AFTER_QUOTES)
    end = error.problem_mark.index if error.problem_mark else 0
    before = text[:end].rstrip(" ")
    if "did not find expected" in parser_message and before[-1:] in OPENING_MARKS:
        opening = before.rfind(OPENING_MARKS[before[-1]], 0, -1)
        if before[opening] == before[-1] and "\n" in before[opening:]:
            return Problem.from_offset(file, text, opening, OPEN_QUOTE_MESSAGE)
        if parser_message == "did not find expected key":
            return Problem.from_offset(file, text, opening, AFTER_QUOTES)
    return Problem.from_offset(file, text, offset, _parser_message(error))


def _parser_message(error: yaml.MarkedYAMLError) -> str:
    """Return the fix of a common mistake, or else the message of the parser."""
    reason = ": ".join(filter(None, (error.context, error.problem)))
    for parser_text, message in MESSAGES["parser"].items():
        if parser_text in reason:
            return message
    return f"is not valid YAML ({reason}); {INDENT_REMEDY}"


def _find_overindented_field(text: str, error: yaml.MarkedYAMLError) -> re.Match[str] | None:
    """Return the field where the parser stopped, if it is indented further than the field above."""
    if not error.problem_mark or "mapping values" not in (error.problem or ""):
        return None
    for match in OVERINDENTED_FIELD.finditer(text):
        is_here = match.end("field") == error.problem_mark.index
        is_further_in = len(match["below"]) > len(match["above"])
        if is_here and is_further_in:
            return match
    return None
