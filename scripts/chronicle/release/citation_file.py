"""`CITATION.cff` next to the settings, which repositories and archives read."""

from pathlib import Path
from typing import Any

import yaml

from chronicle.exports.record_json import file_header
from chronicle.history import History
from chronicle.records import Theme
from chronicle.site import Editor

CITATION_FILE = "CITATION.cff"
# A file without this line belongs to the user and is not overwritten.
GENERATED_FIRST_LINE = (
    b"# Written by chronicle publish; without this line the file is yours, and stays.\n"
)
CITATION_MESSAGE = "If you use the record, please cite it as below; cite the {} for what they say."
NO_EDITOR_MESSAGE = " This copy names no editor, so the site is given as the author."


def citation_files(history: History, folder: Path) -> dict[Path, bytes]:
    """Return the file for the last version by path; empty if the user has a file of their own."""
    path = folder / CITATION_FILE
    if path.exists() and not path.read_bytes().startswith(GENERATED_FIRST_LINE):
        return {}
    return {path: GENERATED_FIRST_LINE + _cff_text(history).encode()}


def _cff_person(editor: Editor) -> dict[str, str]:
    """Return an editor as a CFF person or, without a family name, as an entity."""
    person = {"name": editor.name}
    if editor.family:
        person = {"family-names": editor.family, "given-names": editor.given_name}
    if editor.url:
        person["website"] = editor.url
    return person


def _cff_text(history: History) -> str:
    """Return `CITATION.cff` (Citation File Format 1.2.0) for the record as a data set.

    The authors in the file are the editors, or the site as an entity if no editors are named.
    """
    about = file_header(history)
    message = CITATION_MESSAGE.format(history.corpus.settings.papers.many)
    if not history.site.editors:
        message += NO_EDITOR_MESSAGE
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
    editors = [_cff_person(editor) for editor in history.site.editors]
    fields["authors"] = editors or [{"name": history.site.author_name}]
    if history.site.repository:
        fields["repository-code"] = history.site.repository
    fields["keywords"] = [theme.name.as_text for theme in history.corpus.of(Theme)]
    if history.site.licence and history.site.licence.id:
        fields["license"] = history.site.licence.id
    if history.latest_version:
        fields |= {"version": about["version"], "date-released": about["date"]}
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)
