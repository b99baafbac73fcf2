"""Reads a YAML file into plain values that remember where they stood.

YAML 1.1 by PyYAML's C loader, narrowed to what a record needs: a list of mappings, or one mapping;
no dates in place of strings, no aliases, no duplicate keys, no tabs. Sequences become
tuples, so that nobody changes what was read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from chronicle.corpus import diagnosis
from chronicle.corpus.problems import Problem
from chronicle.record.within import Steps

Position = tuple[int, int]

PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null")}
TIMESTAMP = "tag:yaml.org,2002:timestamp"
# Characters that YAML has not, and line breaks that editors do not show as one.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# What YAML takes for a comment and somebody typed as text: Ship #4.
CUT = re.compile(r" +(?P<lost>#[^\s#].*)")


class _Loader(yaml.CSafeLoader):
    """The C loader without the resolver that turns dates into objects."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way of making a loader
        first: [resolver for resolver in resolvers if resolver[0] != TIMESTAMP]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class Entry:
    """One record as typed: the file, its values, and the line and column of each value and key.

    `plain` is what was typed for each value that YAML reads as no text: a number, `no`, `true`.
    """

    file: str
    values: Mapping[str, Any]
    marks: Mapping[Steps, Position]
    plain: Mapping[Steps, str] = field(default_factory=dict)

    def problem(self, path: Steps, message: str, cause: str = "") -> Problem:
        """A problem where `path` leads, or at the nearest place before it that was typed."""
        return Problem(self.file, *self.marks[self.place(path)], message, cause)

    def place(self, path: Steps) -> Steps:
        """The path without the steps that are no place in the file, as the member of a union."""
        place: Steps = ()
        for step in path:
            place = (*place, step) if (*place, step) in self.marks else place
        return place


def decoded(path: Path, shown: str, problems: list[Problem]) -> str:
    """The text of a file, its line breaks those of Unix; empty where it cannot be read.

    `shown` is how messages name it. Why it cannot be read is added to the problems.
    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")  # as Windows saves it
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        message = "is not UTF-8; save the file in that encoding"
        problems.append(Problem(shown, line, column, message))
    except OSError as error:
        problems.append(Problem(shown, 0, 0, f"cannot be read: {error.strerror}"))
    return ""


def entries(
    text: str, shown: str, problems: list[Problem], *, single: bool = False
) -> Iterator[Entry]:
    """The records of a text of YAML, or with `single` its one mapping; an empty text has none.

    `shown` is how messages name its file. Whatever is wrong is added to the problems.
    """
    if unwanted := list(_unwanted(text, shown)):
        problems += unwanted
        return
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return
        if single:
            yield from _entries(loader, [node], shown, text, problems)
        elif isinstance(node, yaml.SequenceNode):
            yield from _entries(loader, node.value, shown, text, problems)
        else:
            message = "is no list of records; begin each record with “- id:”"
            problems.append(_problem(shown, node, message))
    except yaml.MarkedYAMLError as error:
        problems.append(Problem(shown, *diagnosis.fault(text, error)))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        problems.append(Problem(shown, 0, 0, f"is no YAML: {reason}"))


def _unwanted(text: str, shown: str) -> Iterator[Problem]:
    """Characters that must not stand in a data file, wherever they stand."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            column = line.index("\t") + 1
            yield Problem(shown, number, column, "contains a tab; indent with blanks", cause=shown)
        if match := CONTROL.search(line):
            message = f"contains the control character U+{ord(match[0]):04X}; remove it"
            column = match.start() + 1
            yield Problem(shown, number, column, message, cause=f"{shown}: control")


def _problem(shown: str, node: yaml.Node, message: str) -> Problem:
    return Problem(shown, *_position(node), message)


def _entries(
    loader: _Loader,
    items: Sequence[yaml.Node],
    shown: str,
    text: str,
    problems: list[Problem],
) -> Iterator[Entry]:
    seen: set[int] = set()
    lines = text.split("\n")
    for item in items:
        if not isinstance(item, yaml.MappingNode):
            message = "is no record; expected fields such as “id: …”"
            problems.append(_problem(shown, item, message))
            continue
        builder = _Builder(loader, shown, seen, lines)
        values = builder.mapping(item, ())
        problems += builder.problems
        if not builder.problems:
            yield Entry(shown, values, builder.marks, builder.plain)


class _Builder:
    """The values of one record from its YAML nodes, where each stood, and what was wrong."""

    def __init__(self, loader: _Loader, shown: str, seen: set[int], lines: Sequence[str]) -> None:
        self.loader, self.shown, self.seen, self.lines = loader, shown, seen, lines
        self.marks: dict[Steps, Position] = {}
        self.plain: dict[Steps, str] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Steps) -> Any:
        """A node as a tuple, a mapping, text, a number, true, false or none."""
        if id(node) in self.seen:  # an alias leads to the very node of its anchor
            return self._refuse(node, "is repeated by an alias (*); write it out")
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            places = [self._mark(item, (*path, n)) for n, item in enumerate(node.value)]
            return tuple(map(self.value, node.value, places))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        start = node.start_mark
        first = self.lines[start.line][start.column : start.column + 1]
        if first in ("&", "!"):
            better = f"begins with {first}, a sign of YAML; {diagnosis.IN_QUOTES}"
            return self._refuse(node, better)
        if lost := self._lost(node):
            better = f"“{lost}” is read as a comment and lost; {diagnosis.IN_QUOTES}"
            return self._refuse(node, better)
        if node.tag == "tag:yaml.org,2002:str":
            return node.value
        if node.tag not in PLAIN_TAGS:
            return self._refuse(node, f"has the tag {node.tag}; expected plain text or a number")
        self.plain[path] = node.value
        return self.loader.construct_object(node)

    def _lost(self, node: yaml.Node) -> str:
        """What follows a text without quotation marks and looks like text cut off by YAML."""
        line, column = node.end_mark.line, node.end_mark.column
        if not isinstance(node, yaml.ScalarNode) or node.style or line >= len(self.lines):
            return ""
        cut = CUT.fullmatch(self.lines[line], column)
        return cut["lost"] if cut else ""

    def mapping(self, node: yaml.MappingNode, path: Steps) -> dict[str, Any]:
        """A mapping with text for keys, each once."""
        self.marks.setdefault(path, _position(node))
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "is no name of a field")
            elif key_node.value in built:
                better = "begin each record or entry with “- ”, or remove one of the two"
                self._refuse(key_node, f"a second “{key_node.value}”; {better}")
                break
            else:
                here = self._mark(key_node, (*path, key_node.value))
                built[key_node.value] = self.value(value_node, here)
        return built

    def _mark(self, node: yaml.Node, path: Steps) -> Steps:
        self.marks[path] = _position(node)
        return path

    def _refuse(self, node: yaml.Node, message: str) -> None:
        self.problems.append(_problem(self.shown, node, message))


def _position(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1
