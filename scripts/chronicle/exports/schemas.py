"""JSON Schemas of the models, by which editors complete and check a YAML file."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from chronicle.corpus import Corpus
from chronicle.records import MODELS, REFERS, Model, Settings, Work
from chronicle.story.languages import WORDS, Language
from chronicle.story.sought import Sought

DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS_FILE = "ids.json"
VOCABULARY_SETTINGS = ("actor_kinds", "place_kinds", "evidence", "relations")
SETTINGS = f"{Settings.kind_}.json"


@cache
def schema(kind: type[Model]) -> str:
    """The schema of a file of records of one kind, as JSON text (JSON Schema 2020-12).

    It proposes the ids from `IDS_FILE` wherever a field holds one.
    """
    items = json.loads(json.dumps(kind.model_json_schema(by_alias=True)), object_hook=_propose_ids)
    definitions = items.pop("$defs", {})
    whole = {
        "title": f"A list of {kind.kind_} records",
        "type": "array",
        "$defs": definitions,
        "items": items,
    }
    return _text(whole)


def settings() -> str:
    """The schema of the file of settings, as JSON text."""
    return _text({"title": "Settings", **Settings.model_json_schema(by_alias=True)})


def language() -> str:
    """The schema of a language, which has every word of the frame and no other, as JSON text."""
    words = {word: {"type": "string"} for word in WORDS}
    whole = Language.model_json_schema()
    whole["properties"]["words"] |= {
        "properties": words,
        "required": WORDS,
        "additionalProperties": False,
    }
    return _text(whole)


def ids(corpus: Corpus) -> str:
    """The ids of a history by kind, as JSON text with one on each line.

    They are proposed and not required, so that a record which was added since is no error.
    """
    names: dict[str, set[str]] = {}
    for kind in MODELS:
        names[kind.kind_] = {record.id for record in corpus.of(kind)}
    names["paper"] = {work.id for work in corpus.of(Work) if work.is_paper}
    names["document"] = {work.id for work in corpus.of(Work) if work.reading}
    names[Work.kind_] -= names["paper"] | names["document"]
    for setting in VOCABULARY_SETTINGS:
        names[setting] = set(getattr(corpus.settings, setting))

    definitions = {kind: {"enum": sorted(names[kind])} for kind in sorted(names)}
    title = "The ids that the record has, for editors to propose"
    return _text({"title": title, "$defs": definitions})


def files(directory: Path, corpus: Corpus) -> dict[Path, bytes]:
    """The files of a directory with the schemas, and the ids of a corpus, for editors."""
    texts = {f"{kind.kind_}.json": schema(kind) for kind in MODELS}
    texts["search.json"] = schema(Sought)
    texts |= {SETTINGS: settings(), "language.json": language(), IDS_FILE: ids(corpus)}
    return {directory / name: text.encode() for name, text in texts.items()}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DRAFT} | schema, indent=2, ensure_ascii=False) + "\n"


def _propose_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """Let the schema of a field for ids propose the ids in `IDS_FILE`, or take any other."""
    kinds = schema.pop(REFERS, None)
    if kinds:
        forms = [{"$ref": f"{IDS_FILE}#/$defs/{kind}"} for kind in kinds]
        pattern = {key: schema.pop(key) for key in ("type", "pattern") if key in schema}
        schema["anyOf"] = [*forms, pattern]
    return schema
