"""The JSON Schema by which editors complete the options of the plugin in mkdocs.yml."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from mkdocs.config import Config
from mkdocs.config import config_options as opt

from chronicle.exports.schemas import DRAFT
from chronicle.host.options import ChronicleConfig

# The file beside the schemas of the record.
SCHEMA = "mkdocs.json"


def texts(configuration: type[Config]) -> Mapping[str, str]:
    """What stands below each option of a configuration, by its name."""
    (class_,) = ast.parse(textwrap.dedent(inspect.getsource(configuration))).body
    assert isinstance(class_, ast.ClassDef)
    found = {}
    for node, below in pairwise(class_.body):
        is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_text:
            text = ast.literal_eval(below.value)  # type: ignore[attr-defined]
            found[node.targets[0].id] = inspect.cleandoc(text)
    return found


def schema() -> str:
    """The schema of mkdocs.yml as far as it is ours, as JSON text; it lets all else through."""
    options = {"description": "What concerns a history.", **_object(ChronicleConfig)}
    named = {"type": "object", "properties": {"chronicle": options}}
    whole = {
        "$schema": DRAFT,
        "title": "mkdocs.yml of a history",
        "type": "object",
        "required": ["site_name"],
        "properties": {
            "plugins": {"anyOf": [{"type": "array", "items": _or_text(named)}, named]},
            "use_directory_urls": {"const": True},
        },
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _or_text(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "string"}, schema]}


def _object(configuration: type[Config]) -> dict[str, Any]:
    """A configuration as the schema of a mapping, which has no other options."""
    said = texts(configuration)
    properties = {}
    for name, option in configuration._schema:
        description = " ".join(said.get(name, "").partition("Example:")[0].split())
        properties[name] = {"description": description, **_of_option(option)}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _of_option(option: Any) -> dict[str, Any]:
    if isinstance(option, opt.SubConfig):
        return _object(option.config_class)
    if isinstance(option, opt.ListOfItems):
        return {"type": "array", "items": _of_option(option.option_type)}
    return {"type": "string"}
