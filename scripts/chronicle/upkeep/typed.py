"""Data files changed by position: all that is not meant to change stays as typed, to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from chronicle.corpus import loading
from chronicle.corpus.reader import Path_, Position
from chronicle.record.models import Record

# A node of PyYAML, which knows where it begins and ends: a list, a mapping or a scalar.
Node: TypeAlias = Any
WIDTH = 120


def flow(mapping: Mapping[str, Any]) -> str:
    """A mapping as YAML in one line."""
    return yaml.safe_dump(
        dict(mapping), default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**6
    ).rstrip()


def block(mappings: Sequence[Mapping[str, Any]], indent: int = 0) -> list[str]:
    """A list of mappings as lines of YAML, a field each, each line indented by some blanks."""
    plain = [dict(mapping) for mapping in mappings]
    text = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=WIDTH - indent)
    return [f"{' ' * indent}{line}" for line in text.splitlines()]


class DataFile:
    """The text of a data file, and what is to change in it."""

    def __init__(self, text: str) -> None:
        """`text` is the file as it was typed, a list of records; it may have none."""
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.root: Node = yaml.compose(text, Loader=yaml.CSafeLoader)
        self._edits: list[tuple[int, int, str]] = []
        self._added: list[str] = []

    @classmethod
    def at(cls, path: Path, kind: type[Record]) -> DataFile:
        """The file at a path, which need not be there yet, with records of a kind."""
        first = f"{loading.modeline(Path(path.name), kind)}\n"
        return cls(path.read_bytes().decode() if path.exists() else first)

    @property
    def changed(self) -> str:
        """The text as it is to be."""
        text = self.text
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2], reverse=True):
            text = text[:start] + new + text[end:]
        lines = "".join(f"{line}{self.newline}" for line in self._added)
        return text + (self.newline if lines and not text.endswith("\n") else "") + lines

    def record(self, position: Position) -> Node:
        """The record that begins at a line and column, both from 1."""
        nodes = self.root.value if self.root else []
        return next(
            node
            for node in nodes
            if (node.start_mark.line + 1, node.start_mark.column + 1) == position
        )

    def put(self, record: Node, path: Path_, value: str) -> None:
        """Write another id, or address, where a path leads; it stays quoted if it was."""
        node = _at(record, path)
        quoted = node.style in ("'", '"') or not isinstance(yaml.safe_load(value), str)
        start, end = node.start_mark.index, node.end_mark.index
        self._edits.append((start, end, f"'{value}'" if quoted else value))

    def remove(self, record: Node) -> None:
        """Take a record out, from its dash to the end of its last line."""
        start, end = self._line(record.start_mark.index), self._after(self._end(record))
        if self.text[:start].endswith(self.newline * 2):  # one blank line between two goes too
            end += len(self.newline) * self.text.startswith(self.newline, end)
        self._edits.append((start, end, ""))

    def drop(self, record: Node, paths: Iterable[Path_]) -> None:
        """Take fields and items of lists out of a record; what becomes empty goes with them."""
        going = set(paths)
        for depth in range(max(map(len, going), default=0), 0, -1):
            for parent in {path[:-1] for path in going if len(path) == depth}:
                node = _at(record, parent)
                steps = {path[-1] for path in going if path[:-1] == parent}
                if parent and len(steps) == len(node.value):
                    going.add(parent)
                else:
                    self._without(node, steps)

    def add_formerly(
        self,
        record: Node,
        formers: Sequence[Mapping[str, Any]],
        instead: int | None = None,
    ) -> None:
        """Enter ids that a record had before: before others, or in a field below its id.

        `instead` is the number of the one whose place they take.
        """
        items = ", ".join(map(flow, formers))
        before = _fields(record).get("formerly")
        if before and instead is not None:
            old = before.value[instead]
            self._edits.append((old.start_mark.index, self._end(old), items))
        elif before and before.value:
            start = before.value[0].start_mark.index
            if before.flow_style:
                self._insert(start, f"{items}, ")
            else:
                column = before.value[0].start_mark.column - 2
                between = f"{self.newline}{' ' * column}- "
                self._insert(start, "".join(f"{flow(one)}{between}" for one in formers))
        elif before:
            self._edits.append((before.start_mark.index, before.end_mark.index, f"[{items}]"))
        elif record.flow_style:
            self._insert(_fields(record)["id"].end_mark.index, f", formerly: [{items}]")
        else:
            column = record.start_mark.column
            lines = [f"{' ' * column}formerly:", *block(formers, column + 2)]
            text = "".join(f"{line}{self.newline}" for line in lines)
            self._insert(self._after(_fields(record)["id"].end_mark.index), text)

    def append(self, record: Mapping[str, Any] | Sequence[str]) -> None:
        """Add a record below all others, as a mapping or as lines of YAML."""
        indent = self.root.start_mark.column if self.root else 0
        lines = block([record]) if isinstance(record, Mapping) else record
        self._added += [f"{' ' * indent}{line}" for line in lines]

    def _insert(self, index: int, text: str) -> None:
        if index == len(self.text) and not self.text.endswith("\n"):
            text = f"{self.newline}{text}"
        self._edits.append((index, index, text))

    def _without(self, node: Node, steps: set[str | int]) -> None:
        """Take some items out of a list, or some fields out of a mapping, but not all of them."""
        if isinstance(node, yaml.MappingNode):
            spans = [(key.start_mark.index, self._end(value)) for key, value in node.value]
            going = [key.value in steps for key, _ in node.value]
        else:
            spans = [(item.start_mark.index, self._end(item)) for item in node.value]
            going = [index in steps for index in range(len(node.value))]
        last = max(index for index, goes in enumerate(going) if not goes)
        for index, (start, end) in enumerate(spans):
            if not going[index]:
                continue
            if not node.flow_style and (index or isinstance(node, yaml.SequenceNode)):
                self._edits.append((self._line(start), self._after(end), ""))
            elif index < last:  # the separator goes too, before the next or after the last
                self._edits.append((start, spans[index + 1][0], ""))
            else:
                self._edits.append((spans[index - 1][1], end, ""))

    def _line(self, index: int) -> int:
        """Where the line of an index begins."""
        return self.text.rfind("\n", 0, index) + 1

    def _after(self, index: int) -> int:
        """Where the line after that of an index begins."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def _end(self, node: Node) -> int:
        """Where the text of a node ends; the parser's mark lies after the blanks that follow."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            start, end = node.start_mark.index, node.end_mark.index
            return int(start) + len(self.text[start:end].rstrip())
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)


def _fields(node: Node) -> dict[str, Node]:
    return {key.value: value for key, value in node.value}


def _at(node: Node, path: Path_) -> Node:
    """The node to which a path leads; text stands for a mapping in its short form."""
    for step in path:
        if isinstance(node, yaml.ScalarNode):
            break
        node = node.value[step] if isinstance(node, yaml.SequenceNode) else _fields(node)[str(step)]
    return node
