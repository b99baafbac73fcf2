"""Records as YAML, formatted as a person would write them, in the order of the schema."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from chronicle.corpus import yaml_reader
from chronicle.records import Record, introspection

LONGEST_LINE = 120


class _Dumper(yaml.SafeDumper):
    """Writes YAML with indented lists, and each mapping or list of plain values on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent a list below the field that contains it."""
        super().increase_indent(flow, False)


# Quote text that our reader, or a reader of YAML 1.1, would not read as text.
yaml_reader.add_plain_resolvers(_Dumper)


def to_yaml(values: Iterable[Mapping[str, Any]], model: type[Record]) -> str:
    """Return records of a model, given as their validated values, as a YAML list."""
    names = list(introspection.fields_by_yaml_name(model))
    ordered_values = []
    for record_values in values:
        in_order = sorted(record_values, key=names.index)
        ordered_values.append({name: record_values[name] for name in in_order})
    dumper: Any = _Dumper(io.StringIO(), default_flow_style=None, sort_keys=False)
    node = dumper.represent_data(ordered_values)
    for collection in (node, *node.value):
        collection.flow_style = False  # the list and each record have several lines
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=LONGEST_LINE))
