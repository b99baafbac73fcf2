"""What describes the data to programs: `datapackage.json` for the tables, `CITATION.cff` for all.

The first follows Data Package and Table Schema of Frictionless Data, version 1
(specs.frictionlessdata.io).
"""

import json
from typing import Any

import yaml

from chronicle.exports import joins
from chronicle.exports.joins import Join
from chronicle.exports.record_json import head
from chronicle.exports.tables import Column, columns, of_kinds
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.introspection import meaning
from chronicle.site import Editor, Site
from chronicle.values.text import slug

MESSAGE = "If you use the record, please cite it as below; cite the {} for what they say."
NO_EDITOR = " This copy names no editor, so the site stands as its author."


def description(history: History) -> str:
    """The description of all tables, `datapackage.json`."""
    about = head(history)
    licence = history.site.licence
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(history.site.name),
        "title": about["name"],
        "description": about.get("description", ""),
        "homepage": about["url"],
        "contributors": [{"title": history.site.maker, "role": "author", "path": about["url"]}],
        "resources": [*map(_resource, of_kinds()), *map(_join, joins.ALL)],
    }
    if licence:
        named = {"name": licence.identifier, "title": licence.name, "path": licence.url}
        package["licenses"] = [named]
    if history.edition:
        package |= {"version": about["version"], "created": f"{about['date']}T00:00:00Z"}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(kind: type[Record]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": kind.traits_.many,
        "path": f"{kind.traits_.many}.csv",
        "description": meaning(kind),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in columns(kind)],
            "primaryKey": ["id"],
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {"resource": other.traits_.many, "fields": "id"},
                }
                for column in columns(kind)
                for other in of_kinds()
                if column.refers == (other.kind_,)
            ],
            "missingValues": [""],
        },
    }


def _join(join: Join) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": join.name,
        "path": f"{join.name}.csv",
        "description": join.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": column.name, "description": column.description, "type": column.type}
                for column in join.columns
            ],
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {"resource": column.table, "fields": "id"},
                }
                for column in join.columns
                if column.table
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"required": column.required, "enum": column.options}
    return {
        "name": column.name,
        "description": column.description,
        "type": column.type,
        "constraints": {name: value for name, value in constraints.items() if value},
    }


def _authors(site: Site) -> list[dict[str, str]]:
    """Who is cited for the record: its editors where they are named, else the site as an entity."""
    if not site.editors:
        return [{"name": site.maker}]
    return [_person(editor) for editor in site.editors]


def _person(editor: Editor) -> dict[str, str]:
    """An editor as Citation File Format has persons; one without a family name is an entity."""
    page = {"website": editor.url} if editor.url else {}
    if not editor.family:
        return {"name": editor.name, **page}
    given = " ".join(editor.name.replace(editor.family, "").split())
    return {"family-names": editor.family, "given-names": given, **page}


def citation(history: History, *, addressed: bool = True) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0) for the record as a data set.

    Where it is not `addressed`, it is for the repository, which does not know where it is
    published.
    """
    about = head(history)
    papers = history.corpus.settings.papers.many
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": MESSAGE.format(papers) + ("" if history.site.editors else NO_EDITOR),
        "type": "dataset",
        "title": about["name"],
        **({"abstract": about["description"]} if "description" in about else {}),
        "authors": _authors(history.site),
        **({"url": about["url"]} if addressed else {}),
    }
    if history.site.licence:
        fields["license"] = history.site.licence.identifier
    if history.edition:
        fields |= {"version": about["version"], "date-released": about["date"]}
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)
