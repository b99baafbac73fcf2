"""Records as YAML, as a person would type them, in the order of the schema."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel

from chronicle.corpus import reader
from chronicle.records import introspection

# Where a line is broken that is longer.
WIDTH = 120
ENDLESS = 1_000_000


class _Dumper(yaml.SafeDumper):
    """Lists are indented, and what has no list or mapping inside stands on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent a list below the field that holds it."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write out what stands twice."""
        return True

    def represent_decimal(self, number: Decimal) -> yaml.Node:
        """A number with the digits that were typed."""
        return self.represent_scalar("tag:yaml.org,2002:float", str(number))


# What our reader takes for no text stands in quotation marks, as what YAML 1.1 takes for none.
reader.resolve_plain(_Dumper)
_Dumper.add_representer(Decimal, _Dumper.represent_decimal)


def records(values: Iterable[Mapping[str, Any]], model: type[BaseModel]) -> str:
    """Typed values of records of a model as a list in YAML."""
    return _text([in_order(each, model) for each in values])


def fields(values: Mapping[str, Any], model: type[BaseModel]) -> str:
    """Typed values of some fields of a model as a mapping in YAML."""
    return _text(in_order(values, model))


def on_one_line(value: Any) -> str:
    """A value as it stands in brackets: `{id: old, why: It was misspelt.}`."""
    text = yaml.dump(value, Dumper=_Dumper, default_flow_style=True, sort_keys=False,
                     allow_unicode=True, width=ENDLESS)  # fmt: skip
    return text.removesuffix("\n").removesuffix("\n...")


def in_order(values: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Typed values in the order in which a model has its fields, and so those inside them."""
    ordered = {}
    for name, field in introspection.fields(model).items():
        if name in values:
            inner = next(introspection.models_in(field.annotation), None)
            ordered[name] = value_in_order(values[name], inner)
    return ordered


def value_in_order(value: Any, model: type[BaseModel] | None) -> Any:
    """What a field holds, in the order of the model that it holds, if any."""
    if isinstance(value, Mapping):
        return in_order(value, model) if model else dict(value)
    if isinstance(value, tuple | list):
        return [value_in_order(item, model) for item in value]
    return value


def _text(data: Any) -> str:
    node: Any = _Dumper(io.StringIO(), default_flow_style=None, sort_keys=False).represent_data(
        data
    )
    outer = [node, *node.value] if isinstance(node, yaml.SequenceNode) else [node]
    for collection in outer:
        collection.flow_style = False  # not on one line
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=WIDTH))
