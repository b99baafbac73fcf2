"""What describes the project to those who keep it: CodeMeta and the metadata of a deposit.

`codemeta.json` follows CodeMeta 3.0 (codemeta.github.io), by which archives of software find what
a repository is; `.zenodo.json` is what Zenodo reads of a repository when a version is tagged.
"""

import json
from collections.abc import Iterator
from typing import Any

from chronicle.exports.record_json import head
from chronicle.history import History
from chronicle.queries import selection
from chronicle.records.vocabulary import Theme
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
    links = {"codeRepository": history.site.repository, "issueTracker": _tracker(history.site)}
    fields |= {name: address for name, address in links.items() if address}
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
        "related_identifiers": [*_related(history)],
    }
    if "method" in about:
        fields["notes"] = about["method"]
    if history.site.licence and history.site.licence.identifier:
        fields |= {"license": history.site.licence.identifier.lower(), "access_right": "open"}
    if history.edition:
        fields |= {"version": about["version"], "publication_date": about["date"]}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _related(history: History) -> Iterator[dict[str, str]]:
    """The papers that the record is drawn from, and the repository, as a deposit names them."""
    for paper in selection.papers(history.corpus):
        identifier = paper.DOI or paper.URL
        if identifier:
            yield {
                "identifier": identifier,
                "relation": "isDerivedFrom",
                "resource_type": "publication",
            }
    if history.site.repository:
        yield {"identifier": history.site.repository, "relation": "isSupplementedBy"}


def _tracker(site: Site) -> str:
    """Where mistakes are reported on the web, without what a record fills in."""
    return site.report.partition("?")[0] if site.report.startswith("http") else ""


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
