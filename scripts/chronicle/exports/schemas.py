"""JSON Schemas of the models, for completion and validation of YAML files in editors."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from chronicle.content.languages import INTERFACE_TEXTS, Language
from chronicle.content.search_aliases import SearchAliases
from chronicle.corpus import Corpus
from chronicle.records import MODELS, REFERENCE_KEY, Model, Settings, Work

SCHEMA_DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS_FILE = "ids.json"
VOCABULARY_SETTINGS = ("actor_kinds", "place_kinds", "evidence", "relations")
SETTINGS_SCHEMA = f"{Settings.record_kind}.json"


@cache
def kind_schema(kind: type[Model]) -> str:
    """Return the schema of a file with records of one kind, as JSON text (JSON Schema 2020-12).

    Fields for ids suggest the ids in `IDS_FILE`.
    """
    items = json.loads(json.dumps(kind.model_json_schema(by_alias=True)), object_hook=_suggest_ids)
    definitions = items.pop("$defs", {})
    document = {
        "title": f"A list of {kind.record_kind} records",
        "type": "array",
        "$defs": definitions,
        "items": items,
    }
    return _schema_text(document)


def settings_schema() -> str:
    """Return the schema of the settings file, as JSON text."""
    return _schema_text({"title": "Settings", **Settings.model_json_schema(by_alias=True)})


def language_schema() -> str:
    """Return the schema of a language file, with every theme message and no other, as JSON text."""
    properties = {word: {"type": "string"} for word in INTERFACE_TEXTS}
    document = Language.model_json_schema()
    document["properties"]["words"] |= {
        "properties": properties,
        "required": INTERFACE_TEXTS,
        "additionalProperties": False,
    }
    return _schema_text(document)


def ids_by_kind(corpus: Corpus) -> str:
    """Return the ids of a history by kind, as JSON text with one id per line.

    Editors suggest these ids but do not require them, so that a newly added record is no error.
    """
    names: dict[str, set[str]] = {}
    for kind in MODELS:
        names[kind.record_kind] = {record.id for record in corpus.of(kind)}
    names["paper"] = {work.id for work in corpus.of(Work) if work.is_paper}
    names["document"] = {work.id for work in corpus.of(Work) if work.reading}
    names[Work.record_kind] -= names["paper"] | names["document"]
    for setting in VOCABULARY_SETTINGS:
        names[setting] = set(getattr(corpus.settings, setting))

    definitions = {kind: {"enum": sorted(names[kind])} for kind in sorted(names)}
    title = "The ids of the record, which editors suggest"
    return _schema_text({"title": title, "$defs": definitions})


def schema_files(directory: Path, corpus: Corpus) -> dict[Path, bytes]:
    """Return the schema files and the ids of a corpus, for editors."""
    texts = {f"{kind.record_kind}.json": kind_schema(kind) for kind in MODELS}
    texts["search.json"] = kind_schema(SearchAliases)
    texts |= {
        SETTINGS_SCHEMA: settings_schema(),
        "language.json": language_schema(),
        IDS_FILE: ids_by_kind(corpus),
    }
    return {directory / name: text.encode() for name, text in texts.items()}


def _schema_text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": SCHEMA_DRAFT} | schema, indent=2, ensure_ascii=False) + "\n"


def _suggest_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """Make the schema of an id field suggest the ids in `IDS_FILE` and accept any other id."""
    kinds = schema.pop(REFERENCE_KEY, None)
    if kinds:
        forms = [{"$ref": f"{IDS_FILE}#/$defs/{kind}"} for kind in kinds]
        pattern = {key: schema.pop(key) for key in ("type", "pattern") if key in schema}
        schema["anyOf"] = [*forms, pattern]
    return schema
