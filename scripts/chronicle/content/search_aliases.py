"""Search aliases of records and pages: terms that their texts do not contain.

The aliases are in files in `data/search/`, separate from the text of the record.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from chronicle.content.chapters import Chapter
from chronicle.corpus import Corpus, RawMapping, loading, yaml_reader
from chronicle.files import list_files
from chronicle.problems import Problem, suggest_name
from chronicle.records import CITED_KINDS, Model, ReferenceTo, Settings, Text

ALIASES_FOLDER = "search"
KINDS_SEARCHED = (*CITED_KINDS, "paper", "document", "study", "lesson", "term")


class SearchAliases(Model):
    """Search aliases of a record, a Markdown page, or a paragraph of a chapter."""

    record_kind = ALIASES_FOLDER
    id: Annotated[str, ReferenceTo(*KINDS_SEARCHED)]
    """The id of the record, or a URL: `chapters/first/`, `chapters/first/#its-anchor`."""
    words: tuple[Text, ...] = ()
    """Everyday words that users search for, but that are not in the text; never shown."""
    asked: tuple[Text, ...] = ()
    """Complete questions that the text answers, as users type them; never shown."""


def load_aliases(
    data: Path,
    corpus: Corpus,
    pages: Iterable[str],
    chapters: Iterable[Chapter],
    problems: list[Problem],
) -> dict[str, SearchAliases]:
    """Return the search aliases by id or URL; add the problems of their files to `problems`."""
    known_ids = {*corpus.records, *pages}
    for chapter in chapters:
        known_ids |= {f"{chapter.address}#{paragraph.anchor}" for paragraph in chapter.paragraphs}
    aliases_by_id: dict[str, SearchAliases] = {}
    for path in list_files(data / ALIASES_FOLDER):
        file = f"{data.name}/{path.relative_to(data).as_posix()}"
        entries, problems_of_file = _read_aliases(
            yaml_reader.decode_file(path, file, problems), file, corpus.settings
        )
        problems += problems_of_file
        for aliases, entry in entries:
            if aliases.id not in known_ids:
                message = f"unknown id or URL “{aliases.id}”{suggest_name(aliases.id, known_ids)}"
                problems.append(entry.make_problem(("id",), message))
            elif aliases.id in aliases_by_id:
                message = f"duplicate entry for “{aliases.id}”; merge the two"
                problems.append(entry.make_problem(("id",), message))
            aliases_by_id[aliases.id] = aliases
    return aliases_by_id


@lru_cache(maxsize=64)
def _read_aliases(
    text: str, file: str, settings: Settings
) -> tuple[list[tuple[SearchAliases, RawMapping]], list[Problem]]:
    """Return the contents of a file and its problems; cached for the server's rebuilds."""
    problems: list[Problem] = []
    aliases = []
    for entry in yaml_reader.iter_mappings(text, file, problems):
        if model := loading.validate_mapping(entry, SearchAliases, problems, settings):
            aliases.append((model, entry))
    return aliases, problems
