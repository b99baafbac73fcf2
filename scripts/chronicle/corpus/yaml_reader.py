"""Read a YAML file into plain values with their positions.

Uses PyYAML's C loader, restricted to a list of mappings or one mapping, without anchors, tags, tabs
or duplicate keys. As in YAML 1.2, everything except a number, true, false or null is text, also a
date and `no`. Sequences become tuples, so that they cannot be modified.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from yaml.resolver import BaseResolver as Resolver

from chronicle.corpus import yaml_errors
from chronicle.problems import DataError, Problem
from chronicle.records import FieldPath

Position = tuple[int, int]
AnyMark = TypeVar("AnyMark")

# Values that are not read as text, and their first characters.
NON_TEXT_SCALARS = {
    "int": (r"[-+]?(?:0|[1-9][\d_]*)", "-+0123456789"),
    "float": (r"[-+]?(?:(?:0|[1-9][\d_]*)(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?", "-+.0123456789"),
    "bool": (r"true|false", "tf"),
    "null": (r"|~|null", ["", "~", "n"]),
}
# Tabs, characters that YAML does not allow, and line breaks that editors do not show as such.
INVALID_CHARACTERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# A number sign that YAML takes for a comment, as in: Ship #4, Ship # 4.
TEXT_CUT_AS_COMMENT = re.compile(r" +#[^\s#].*|(?<! ) # \d.*")


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML requires this name


def add_plain_resolvers(resolver: type[Resolver]) -> None:
    """Add the resolvers of `NON_TEXT_SCALARS` to a YAML loader or dumper; all else is text."""
    for name, (pattern, begins) in NON_TEXT_SCALARS.items():
        pattern_ = re.compile(f"(?:{pattern})$")
        resolver.add_implicit_resolver(f"tag:yaml.org,2002:{name}", pattern_, list(begins))


add_plain_resolvers(_Loader)


@dataclass(frozen=True)
class RawMapping:
    """One record as written: the file, its values, and the line and column of each value and key.

    `flat_positions` has these lines and columns in one sequence, in the order of `iter_paths`: a
    mapping of all paths would take much more memory. `text_by_path` has the text of each value that
    YAML does not read as text: a number, `true`. Paths are relative to `base_path`.
    """

    file: str
    values: Mapping[str, Any]
    flat_positions: Sequence[int]
    text_by_path: Mapping[FieldPath, str] = field(default_factory=dict)
    base_path: FieldPath = ()

    @property
    def line(self) -> int:
        """The line on which the record begins."""
        return self.flat_positions[0]

    @cached_property
    def positions(self) -> Mapping[FieldPath, Position]:
        """The line and column of each value and key below `base_path`; only problems need them."""
        flat_positions = zip(self.flat_positions[::2], self.flat_positions[1::2], strict=True)
        return self._values_below(
            dict(zip(iter_paths(self.values), flat_positions, strict=False)), self.base_path
        )

    def make_problem(self, path: FieldPath, message: str, cause: str = "") -> Problem:
        """Return a problem at `path`, or at its nearest parent that was written."""
        line, column = self.positions[self.written_path(path)]
        return Problem(self.file, line, column, message, cause)

    def narrow_to(self, path: FieldPath) -> "RawMapping":
        """Return the mapping with only the positions below a path, relative to that path."""
        return replace(
            self, text_by_path=self._values_below(self.text_by_path, path), base_path=path
        )

    @staticmethod
    def _values_below(
        values_by_path: Mapping[FieldPath, AnyMark], base_path: FieldPath
    ) -> dict[FieldPath, AnyMark]:
        """Return the values below a path, keyed by their paths relative to it."""
        depth = len(base_path)
        return {
            path[depth:]: mark for path, mark in values_by_path.items() if path[:depth] == base_path
        }

    def written_path(self, path: FieldPath) -> FieldPath:
        """Return the path without the steps that pydantic adds, such as the member of a union."""
        written: FieldPath = ()
        for step in path:
            if (*written, step) in self.positions:
                written = (*written, step)
        return written


def iter_paths(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Yield the path of a value and the paths of all values in it, in the order of the file."""
    yield path
    steps: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, Mapping):
        steps = value.items()
    elif isinstance(value, tuple):
        steps = enumerate(value)
    for step, inner in steps:
        yield from iter_paths(inner, (*path, step))


def decode_file(path: Path, display_path: str, problems: list[Problem]) -> str:
    """Return the text of a file with Unix line breaks; empty if it cannot be read.

    `display_path` is the name of the file in messages. Errors are added to `problems`.
    """
    try:
        # Windows writes a byte order mark and CR LF.
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        message = "is not UTF-8; save the file as UTF-8"
        problems.append(Problem.from_offset(display_path, before, len(before), message))
    except OSError as error:
        problems.append(Problem(display_path, 0, 0, f"cannot be read: {error.strerror}"))
    return ""


def decode_text(path: Path, display_path: str) -> str:
    """Return the text of a file like `decode_file`. Raises DataError if it cannot be read."""
    problems: list[Problem] = []
    text = decode_file(path, display_path, problems)
    if problems:
        raise DataError(problems)
    return text


def iter_mappings(
    text: str,
    display_path: str,
    problems: list[Problem],
    *,
    single: bool = False,
    is_record: bool = True,
) -> Iterator[RawMapping]:
    """Yield the records of a YAML text or, with `single`, its mapping; nothing if it is empty.

    `display_path` is the name of its file in messages. Errors are added to `problems`. Text that is
    not a record may have tabs, tags, anchors and comments anywhere; values with an unknown tag are
    None.
    """
    if is_record and (forbidden := list(_check_forbidden_characters(text, display_path))):
        problems += forbidden
        return
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if not node:
            return
        if not single and not isinstance(node, yaml.SequenceNode):
            message = "is not a list of records; begin each record with “- id:”"
            problems.append(Problem(display_path, *_node_position(node), message))
            return
        lines = text.split("\n")
        for item in [node] if single else node.value:
            builder = _RecordBuilder(loader, lines, is_record)
            values = builder.build_record(item)
            problems += [
                Problem(display_path, *position, message) for position, message in builder.errors
            ]
            if not builder.errors:
                yield RawMapping(display_path, values, builder.flat_positions, builder.text_by_path)
    except yaml.MarkedYAMLError as error:
        problems.append(yaml_errors.describe_yaml_error(display_path, text, error))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        # The first line, without the advice of Python on numbers of thousands of digits.
        reason = re.split(r"[\n;]", str(error) or type(error).__name__)[0]
        problems.append(Problem(display_path, 0, 0, f"is not valid YAML: {reason}"))


def _check_forbidden_characters(text: str, display_path: str) -> Iterator[Problem]:
    """Yield a problem for the first forbidden character of each line in a data file."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := INVALID_CHARACTERS.search(line):
            description = f"the invisible character U+{ord(match[0]):04X}"
            if match[0] == "\t":
                description = "a tab"
            message = f"contains {description}; remove it or replace it with a space"
            yield Problem(
                display_path,
                number,
                match.start() + 1,
                message,
                cause=f"{display_path} {description}",
            )


@dataclass
class _RecordBuilder:
    """Builds the values of one record from its YAML nodes, with their positions and errors."""

    loader: _Loader
    lines: Sequence[str]
    is_record: bool
    flat_positions: "array[int]" = field(default_factory=lambda: array("I"))
    text_by_path: dict[FieldPath, str] = field(default_factory=dict)
    errors: list[tuple[Position, str]] = field(default_factory=list)

    def build_record(self, node: yaml.Node) -> dict[str, Any]:
        """Return the values of a record."""
        self.flat_positions.extend(_node_position(node))
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, ())
        self._add_error(node, "is not a record; expected fields such as “id: …”")
        return {}

    def _build_value(self, node: yaml.Node, path: FieldPath) -> Any:
        """Return the value of a node: a tuple, a mapping, text, a number, true, false or None."""
        line = node.start_mark.line
        column = node.start_mark.column
        sign = self.lines[line][column : column + 1] if self.is_record else ""
        if sign in ("&", "!"):  # an alias (*) needs no check, because its anchor (&) is rejected
            remedy = yaml_errors.QUOTE_REMEDY
            if sign == "&" and not isinstance(node, yaml.ScalarNode):
                remedy = "anchors are not supported; write the value again in place of each *"
            return self._add_error(
                node, f"begins with {sign}, a special character in YAML; {remedy}"
            )
        if isinstance(node, yaml.SequenceNode):
            values = []
            for number, item in enumerate(node.value):
                self.flat_positions.extend(_node_position(item))
                values.append(self._build_value(item, (*path, number)))
            return tuple(values)
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, path)
        if node.tag not in self.loader.yaml_constructors:
            return None
        if self.is_record and (lost := self._cut_off_text(node)):
            remedy = f"{yaml_errors.QUOTE_REMEDY}; write a comment on its own line"
            return self._add_error(node, f"“{lost}” is read as a comment; {remedy}")
        if node.tag == Resolver.DEFAULT_SCALAR_TAG:
            return node.value
        self.text_by_path[path] = node.value
        value = self.loader.construct_object(node)
        # A Decimal keeps all digits that were written after the decimal point.
        if isinstance(value, float):
            return Decimal(node.value)
        return value

    def _cut_off_text(self, node: yaml.Node) -> str:
        """Return the comment after an unquoted text, if it seems to be text cut off by YAML."""
        end = node.end_mark
        if not isinstance(node, yaml.ScalarNode) or node.style or end.line >= len(self.lines):
            return ""
        cut = TEXT_CUT_AS_COMMENT.fullmatch(self.lines[end.line], end.column)
        if cut:
            return cut[0].strip()
        return ""

    def _build_mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Any]:
        """Return a mapping with text keys; report duplicate keys."""
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add_error(key, "is not a field name")
            elif key.value in built:
                remedy = "begin each record or entry with “- ”, or remove one of the two"
                self._add_error(key, f"duplicate field “{key.value}”; {remedy}")
                break
            else:
                self.flat_positions.extend(_node_position(key))
                built[key.value] = self._build_value(value, (*path, key.value))
        return built

    def _add_error(self, node: yaml.Node, message: str) -> None:
        self.errors.append((_node_position(node), message))


def _node_position(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1
