"""Messages to contributors: what validation found, as sentences for the person who typed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from chronicle.corpus.problems import Problem, nearest
from chronicle.corpus.reader import Entry, Path_
from chronicle.corpus.references import fields_at


def invalid(entry: Entry, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """A problem for everything that keeps an entry from being what its model says.

    A list is not said to be too short where one of its items has a fault.
    """
    details = error.errors()
    inside = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["type"] != "too_short" or detail["loc"] not in inside:
            yield entry.problem(detail["loc"], _sentence(model, detail))


def _sentence(model: type[BaseModel], detail: Mapping[str, Any]) -> str:
    """One fault that pydantic found; `detail` is as in `ValidationError.errors`."""
    path, typed, context = detail["loc"], detail["input"], detail.get("ctx", {})
    field = _name(path)
    if typed is None:
        return f"{field} is empty; fill it in, or leave the line out where it may be missing"
    value = f"“{typed}”" if isinstance(typed, (str, int, float)) else "what stands here"
    match detail["type"]:
        case "extra_forbidden":
            names = fields_at(model, path[:-1])
            listed = ", ".join(sorted(names))
            return f"unknown field “{field}”; expected one of {listed}{nearest(field, names)}"
        case "missing":
            return f"the field “{field}” is missing"
        case "literal_error":
            options = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            listed = f"{', '.join(options)}{nearest(str(typed), options)}"
            return f"{field} is {value}; expected one of {listed}"
        case "string_pattern_mismatch":
            return f"{field} is {value}; expected the form {context['pattern']}"
        case "string_type":
            return f"{field} is {value}, no text; put it between quotation marks"
        case "too_short":
            return f"{field} is empty; expected at least {context['min_length']}"
        case "tuple_type":
            return f"{field} is {value}; expected a list"
        case "value_error":
            return f"{field} {context['error']}"
        case _:
            return f"{field} is {value}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _name(path: Path_) -> str:
    """What a message calls the value at the end of a path: its field, or its place in a list."""
    if len(path) > 1 and isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {path[-2]}"
    return str(path[-1]) if path else "the record"


def dangling(target: str, wanted: tuple[str, ...], kinds: Mapping[str, str]) -> str:
    """Why an id is none of the wanted kinds; `kinds` has the kind of every id."""
    several = "one of these: " if len(wanted) > 1 else "a "
    expected = f"expected the id of {several}{', '.join(wanted)}"
    if target in kinds:
        return f"“{target}” is a {kinds[target]}; {expected}"
    alike = nearest(target, (identifier for identifier, kind in kinds.items() if kind in wanted))
    return f"nothing has the id “{target}”; {expected}{alike}"
