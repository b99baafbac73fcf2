"""What describes the data to programs: `datapackage.json` for the tables, `CITATION.cff` for all.

The first follows Data Package and Table Schema of Frictionless Data, version 1
(specs.frictionlessdata.io).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from chronicle.exports.record_json import head
from chronicle.exports.tables import Column, columns, of_kinds
from chronicle.history import History
from chronicle.queries import selection
from chronicle.records.base import Record
from chronicle.records.introspection import meaning
from chronicle.records.vocabulary import Theme
from chronicle.records.work import Person, Work
from chronicle.site import Editor, Site
from chronicle.values.text import Prose, slug

MESSAGE = "If you use the record, please cite it as below; cite the {} for what they say."
NO_EDITOR = " This copy names no editor, so the site stands as its author."


def keywords(history: History) -> list[str]:
    """The themes of the record, as they are listed."""
    return [Prose(theme.name).as_text for theme in history.corpus.of(Theme)]


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
        "resources": [*_of_kinds()],
    }
    if "method" in about:
        package["method"] = about["method"]
    if licence:
        named = {"name": licence.identifier, "title": licence.name, "path": licence.url}
        package["licenses"] = [{key: value for key, value in named.items() if value}]
    if history.edition:
        package |= {"version": about["version"], "created": f"{about['date']}T00:00:00Z"}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _of_kinds() -> Iterator[dict[str, Any]]:
    """The tables of kinds of records."""
    names: dict[tuple[str, ...], str] = {}
    for kind in of_kinds():
        names[kind.kind_,] = kind.traits_.many
    for kind in of_kinds():
        yield _resource(kind, names)


def _resource(kind: type[Record], tables: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """The table of a kind of records; `tables` are the names of those of all kinds."""
    fields = []
    keys = []
    for column in columns(kind):
        fields.append(_field(column))
        if column.refers in tables:
            keys.append(_foreign_key(column.name, tables[column.refers]))
    schema = {
        "fields": fields,
        "primaryKey": ["id"],
        "foreignKeys": keys,
        "missingValues": [""],
    }
    return _table(tables[kind.kind_,], meaning(kind), schema)


def _table(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A table as a resource of the package."""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _foreign_key(column: str, table: str) -> dict[str, Any]:
    """That a column has the ids of another table."""
    return {"fields": column, "reference": {"resource": table, "fields": "id"}}


def _field(column: Column) -> dict[str, Any]:
    constraints = {"required": column.required, "enum": column.options}
    given = {name: value for name, value in constraints.items() if value}
    return {
        "name": column.name,
        "description": column.description,
        "type": column.type,
        "constraints": given,
    }


def _authors(site: Site) -> list[dict[str, str]]:
    """Who is cited for the record: its editors where they are named, else the site as an entity."""
    if not site.editors:
        return [{"name": site.maker}]
    return [_person(editor) for editor in site.editors]


def _reference(work: Work) -> dict[str, Any]:
    """A paper of the record as Citation File Format has references; its type is not told apart."""
    authors = [_author(person) for person in work.author]
    reference: dict[str, Any] = {
        "type": "generic",
        "title": Prose(work.title).as_text,
        "authors": authors or [{"name": "anonymous"}],
    }
    if work.issued and work.issued.earliest:
        reference["year"] = work.issued.earliest.year
    if work.DOI:
        reference["doi"] = work.DOI
    if work.URL:
        reference["url"] = work.URL
    return reference


def _author(person: Person) -> dict[str, str]:
    """An author of a work as Citation File Format has persons, or entities."""
    if person.literal:
        return {"name": person.literal}
    names = {"family-names": person.family, "given-names": person.given}
    return {part: name for part, name in names.items() if name}


def _person(editor: Editor) -> dict[str, str]:
    """An editor as Citation File Format has persons; one without a family name is an entity."""
    person = {"name": editor.name}
    if editor.family:
        person = {"family-names": editor.family, "given-names": editor.given}
    if editor.url:
        person["website"] = editor.url
    return person


def citation(history: History, *, addressed: bool = True) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0) for the record as a data set.

    Where it is not `addressed`, it is for the repository, which does not know where it is
    published.
    """
    about = head(history)
    message = MESSAGE.format(history.corpus.settings.papers.many)
    if not history.site.editors:
        message += NO_EDITOR
    if "method" in about:
        message += f" {about['method']}"
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": message,
        "type": "dataset",
        "title": about["name"],
    }
    if "description" in about:
        fields["abstract"] = about["description"]
    fields["authors"] = _authors(history.site)
    if addressed:
        fields["url"] = about["url"]
    if history.site.repository:
        fields["repository-code"] = history.site.repository
    fields["keywords"] = keywords(history)
    fields["references"] = [_reference(work) for work in selection.papers(history.corpus)]
    if history.site.licence and history.site.licence.identifier:
        fields["license"] = history.site.licence.identifier
    if history.edition:
        fields |= {"version": about["version"], "date-released": about["date"]}
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)
