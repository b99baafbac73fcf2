"""Advice on a text that YAML cannot read: who does just what it says has a text that is read."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from chronicle.corpus import reader
from chronicle.corpus.reader import Entry
from chronicle.record import text

# Where a text may stand, and what stands around it.
PLACES = {
    "a field": "- id: a\n  what: {}\n  weight: major\n",
    "a list": "- id: a\n  what:\n    - {}\n",
    "braces": "- id: a\n  what: {{minutes: 5, task: {}}}\n",
    "two lines": "- id: a\n  what: Some words\n    {}\n",
}
BEGINNINGS = (
    "",
    "- ",
    "[a] ",
    "{a} ",
    "@",
    "%",
    "&",
    "& ",
    "*a* ",
    "!",
    "|",
    "> ",
    "`",
    "'",
    '"a" ',
)
WORDS = ("the lock", "the lock: closed", "the lock’s gate #4")
MARKS = ("", " Holm's", ' "shut"', ' Holm\'s "shut"', " 'shut' by Holm")


def _read(place: str, typed: str) -> tuple[object, str]:
    """What is read where a text stands, and what is told of it."""
    (one,) = reader.entries(PLACES[place].format(typed), "f.yml")
    if not isinstance(one, Entry):
        return None, one.message
    value: Any = one.values["what"]
    if place == "a list":
        value = value[0]
    elif place == "braces":
        value = value["task"]
    try:
        value = value.replace(" - ", " – ") if isinstance(value, str) else value
        return (text.prose(value), "") if isinstance(value, str) else (None, "no text")
    except ValueError as error:
        return None, str(error)


def _follow(advice: str, typed: str) -> str:
    """The text as somebody writes it who does what is advised, and no more."""
    asked = "'…'" in advice
    closing = typed[0] if "is not closed" in advice else ""
    inside = typed[1:] if closing else typed
    if "’ for each '" in advice or "or ’" in advice:
        inside = inside.replace("'", "’")
    if '“…” for "…"' in advice or "“ ”" in advice:
        inside = re.sub('"([^"]*)"', r"“\1”", inside)
    return f"'{inside}'" if asked else f"{closing}{inside}{closing}"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_advice_on_a_text_is_right_the_first_time(place: str, beginning: str) -> None:
    for words, marks in itertools.product(WORDS, MARKS):
        typed = f"{beginning}{words}{marks}"
        value, advice = _read(place, typed)
        if value is None and advice != "no text":
            if place == "two lines":
                whole = f"Some words {typed}"
                assert _read("a field", _follow(advice, whole))[1] == "", (typed, advice)
            else:
                assert _read(place, _follow(advice, typed))[1] == "", (typed, advice)


def test_a_sign_of_yaml_is_not_lost_in_silence() -> None:
    assert _read("a field", "&c more")[1].startswith("begins with &, a sign of YAML")


def test_an_apostrophe_is_told_of_only_where_there_is_one() -> None:
    told = "a colon inside text; put the whole text between '…'"
    assert _read("a field", "The lock: closed")[1] == told
    assert _read("a field", "Holm's lock: closed")[1] == f"{told}, with ’ for each ' in it"
    after = "text goes on after the closing '; put the whole text between '…'"
    assert _read("a field", "'Holm's lock: closed'")[1] == f"{after}, with ’ for each ' in it"


def test_a_path_of_windows_is_no_escape() -> None:
    told = "a \\ has a meaning between \"…\"; put the whole text between '…'"
    assert _read("a field", '"C:\\docks"')[1] == told
