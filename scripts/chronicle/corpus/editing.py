"""A file of records changed where a value stands, with every comment and blank left as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from chronicle.corpus import writing
from chronicle.records.within import Steps


@dataclass
class Edited:
    """The text of a file of records, and what is to be changed in it.

    Line breaks are those of Unix. Each change is where it begins, where it ends, and what stands
    there then.
    """

    text: str
    changes: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._node: Any = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        self._lines = [0]
        for line in self.text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    @property
    def result(self) -> str:
        """The text with every change."""
        text = self.text
        for start, end, new in sorted(set(self.changes), reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def set(self, record: str, path: Steps, old: str, new: str) -> None:
        """Write one text in the place of another where a path in a record leads."""
        node = self._at(record, path)
        start, end = self._span(node)
        typed = self.text[start:end]
        written = new if node.style else writing.on_one_line(new)
        self.changes.append((start, end, typed.replace(old, written, 1)))

    def add_to_list(self, record: str, name: str, after: str, value: Any) -> None:
        """Add a value to a list of a record, which begins behind another field if there is none."""
        fields = dict(self._fields(record))
        written = writing.on_one_line(value)
        if name not in fields:
            self._begin_list(record, after, f"{name}: [{written}]")
            return
        listed = fields[name]
        _, end = self._span(listed)
        if listed.flow_style:
            comma = ", " if listed.value else ""
            self.changes.append((end - 1, end - 1, f"{comma}{written}"))
        else:
            last, _ = self._span(listed.value[0])
            line = listed.value[0].start_mark.line
            dash = self.text[self._lines[line] : last]
            self.changes.append((self._lines[line], self._lines[line], f"{dash}{written}\n"))

    def _begin_list(self, record: str, after: str, line: str) -> None:
        node = self._record(record)
        key, value = next(pair for pair in node.value if pair[0].value == after)
        _, end = self._span(value)
        if node.flow_style:
            self.changes.append((end, end, f", {line}"))
            return
        below = self._lines[value.end_mark.line + 1]
        if below > len(self.text):  # its last line has no end
            line, below = f"\n{' ' * key.start_mark.column}{line}", len(self.text)
            self.changes.append((below, below, line))
            return
        self.changes.append((below, below, f"{' ' * key.start_mark.column}{line}\n"))

    def _record(self, identifier: str) -> Any:
        for node in self._node.value:
            if dict(self._pairs(node))["id"].value == identifier:
                return node
        raise KeyError(identifier)

    def _fields(self, record: str) -> Iterator[tuple[str, Any]]:
        return self._pairs(self._record(record))

    def _pairs(self, node: Any) -> Iterator[tuple[str, Any]]:
        for key, value in node.value:
            yield key.value, value

    def _at(self, record: str, path: Steps) -> Any:
        """The node to which a path leads, or the text that stands for a mapping in short."""
        node = self._record(record)
        step: Any
        for step in path:
            if isinstance(node, yaml.ScalarNode):
                break
            if isinstance(node, yaml.SequenceNode):
                node = node.value[step]
            else:
                node = dict(self._pairs(node))[step]
        return node

    def _span(self, node: Any) -> tuple[int, int]:
        start, end = node.start_mark, node.end_mark
        return self._lines[start.line] + start.column, self._lines[end.line] + end.column
