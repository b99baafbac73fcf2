"""What describes the project to those who keep it: CodeMeta and the metadata of a deposit.

`codemeta.json` follows CodeMeta 3.0 (codemeta.github.io), by which archives of software find what
a repository is; `.zenodo.json` is what Zenodo reads of a repository when a version is tagged.
"""

import json
from typing import Any

from chronicle.exports.record_json import head
from chronicle.history import History
from chronicle.kinds.vocabulary.model import Theme
from chronicle.site import Editor, Site
from chronicle.values.text import Prose


def keywords(history: History) -> list[str]:
    """The themes of the record, as they are listed."""
    return [Prose(theme.name).as_text for theme in history.corpus.of(Theme)]


def codemeta(history: History) -> str:
    """`codemeta.json` of the project, for the version that was last described."""
    about = head(history)
    fields: dict[str, Any] = {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": about["name"],
        "description": about.get("description", ""),
        "author": [_author(editor) for editor in history.site.editors] or [_entity(history.site)],
        "keywords": keywords(history),
        "programmingLanguage": "Python",
        "applicationCategory": "History",
    }
    if "method" in about:
        fields["description"] = f"{fields['description']} {about['method']}".strip()
    if history.site.licence and history.site.licence.url:
        fields["license"] = history.site.licence.url
    if history.edition:
        fields |= {"version": about["version"], "datePublished": about["date"]}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def zenodo(history: History) -> str:
    """`.zenodo.json` of the project: the record as a data set."""
    about = head(history)
    editors = history.site.editors
    fields: dict[str, Any] = {
        "upload_type": "dataset",
        "title": about["name"],
        "description": about.get("description", about["name"]),
        "creators": [_creator(editor) for editor in editors] or [{"name": history.site.maker}],
        "keywords": keywords(history),
        "language": "eng",
    }
    if "method" in about:
        fields["notes"] = about["method"]
    if history.site.licence and history.site.licence.identifier:
        fields["license"] = history.site.licence.identifier.lower()
    if history.edition:
        fields |= {"version": about["version"], "publication_date": about["date"]}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _entity(site: Site) -> dict[str, str]:
    """The site as its own author, where no editor is named."""
    return {"@type": "Organization", "name": site.maker}


def _author(editor: Editor) -> dict[str, str]:
    """An editor as schema.org has persons."""
    person = {"@type": "Person", "name": editor.name}
    if editor.family:
        person |= {"familyName": editor.family, "givenName": editor.given}
    if editor.url:
        person["url"] = editor.url
    return person


def _creator(editor: Editor) -> dict[str, str]:
    """An editor as Zenodo has creators: by the family name."""
    if not editor.family:
        return {"name": editor.name}
    return {"name": f"{editor.family}, {editor.given}"}
