"""Kinds of records and their fields, each with what it means and an example, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from chronicle.corpus import loading, reader, writing
from chronicle.exports import blank
from chronicle.files import contents
from chronicle.kinds import introspection, registry
from chronicle.kinds.base import Record
from chronicle.starter.start import PROJECT
from chronicle.values.text import slug

# Examples of what the record of a started project has not.
EXAMPLES = Path(__file__).with_name("examples.yml")
# As much as there is of an example in a table.
LONGEST = 160


def kinds() -> str:
    """Every kind that is installed, with its fields."""
    return "\n".join(_kind(model) for model in registry.models())


def parts() -> str:
    """What fields of several parts hold, with the fields of each."""
    texts = []
    for inner, held in sorted(inside().items(), key=lambda pair: title(pair[0])):
        head = f"### {title(inner)}\n\n{introspection.meaning(inner)}\n"
        schema = inner.model_json_schema(by_alias=True)
        texts.append(f"{head}\n{_table(inner, schema, held)}")
    return "\n".join(texts)


def title(part: type[BaseModel]) -> str:
    """What a part of records is called, with its kind where another has a part of that name."""
    same = [other for other in inside() if other.__name__ == part.__name__]
    if len(same) == 1:
        return part.__name__
    return f"{part.__name__} of a {part.__module__.split('.')[-2]}"


@cache
def inside() -> Mapping[type[BaseModel], list[Any]]:
    """The models inside the fields of all kinds, with the values that examples have of each."""
    found: dict[type[BaseModel], list[Any]] = {}
    for model in registry.models():
        _gather(model, list(values()[model.kind_]), found, ())
    return found


def _gather(
    model: type[BaseModel],
    among: list[Any],
    found: dict[type[BaseModel], list[Any]],
    within: tuple[type[BaseModel], ...],
) -> None:
    for name, field in introspection.fields(model).items():
        inner = next(introspection.models_in(field.annotation), None)
        if inner is None or inner in within:
            continue
        held: list[Any] = []
        for each in among:
            value = each.get(name, ()) if isinstance(each, Mapping) else ()
            held += value if isinstance(value, tuple) else [value]
        found.setdefault(inner, []).extend(held)
        _gather(inner, held, found, (*within, inner))


@cache
def values() -> Mapping[str, list[Mapping[str, Any]]]:
    """Records as typed, by kind: those of a started project, then examples of what it has not."""
    found: dict[str, list[Mapping[str, Any]]] = {model.kind_: [] for model in registry.models()}
    for folder in (PROJECT / "data", loading.DEFAULTS):
        for path in contents(folder):
            kind = loading.kind_of_file(path.relative_to(folder))
            if kind:
                text = path.read_text(encoding="utf-8")
                found[kind.kind_] += [entry.values for entry in reader.entries(text, path.name, [])]
    for name, examples in typed_examples().items():
        found[name] += examples
    return found


def typed_examples() -> Mapping[str, Any]:
    """What the file of examples has, by kind."""
    (entry,) = reader.entries(EXAMPLES.read_text(encoding="utf-8"), EXAMPLES.name, [], single=True)
    return entry.values


def example(model: type[BaseModel], name: str, among: list[Any]) -> str:
    """A field as it is typed in the first of some values that has it; empty where none has."""
    for each in among:
        if isinstance(each, Mapping) and name in each:
            field = introspection.fields(model)[name]
            inner = next(introspection.models_in(field.annotation), None)
            return f"{name}: {writing.on_one_line(writing.value_in_order(each[name], inner))}"
    return ""


def _kind(model: type[Record]) -> str:
    """A kind: what it is, where it lies, and its fields."""
    path = model.traits_.data_path
    there = path if path.endswith(".yml") else f"{path}/….yml"
    head = f"### {model.kind_}\n\n{introspection.meaning(model)} In `data/{there}`.\n"
    schema = model.model_json_schema(by_alias=True)
    return f"{head}\n{_table(model, schema, list(values()[model.kind_]))}"


def _table(model: type[BaseModel], schema: Mapping[str, Any], among: list[Any]) -> str:
    """The fields of a model, those that are required marked by an asterisk."""
    lines = ["| field | what it is | example |", "|---|---|---|"]
    required = schema.get("required", ())
    for name in introspection.fields(model):
        field = schema["properties"][name]
        mark = "\\*" if name in required else ""
        said = blank.comment(field).replace("|", "\\|")
        inner = next(introspection.models_in(introspection.fields(model)[name].annotation), None)
        if inner and inner in inside():
            said = f"{said} ([{title(inner)}](#{slug(title(inner))}))"
        shown = example(model, name, among)
        if len(shown) > LONGEST:
            shown = f"{shown[:LONGEST].rpartition(' ')[0]} …"
        code = shown.replace("|", "\\|")
        lines.append(f"| `{name}`{mark} | {said} | {f'`{code}`' if code else ''} |")
    return "\n".join(lines) + "\n"
