"""What readers type for a record or a page whose texts do not say it: words for the search alone.

They lie in the files of `data/search/`, apart from what the record says.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from chronicle.corpus import Corpus, Entry, loading, reader
from chronicle.files import contents
from chronicle.problems import Problem, nearest
from chronicle.records import CITED_KINDS, Model, Refers, Settings, Text
from chronicle.story.chapters import Chapter

FOLDER = "search"
KINDS_SEARCHED = (*CITED_KINDS, "paper", "document", "study", "lesson", "term")


class Sought(Model):
    """What readers type for a record, a page written by hand, or a paragraph of a chapter."""

    kind_ = FOLDER
    id: Annotated[str, Refers(*KINDS_SEARCHED)]
    """The id of the record, or an address: `chapters/first/`, `chapters/first/#its-anchor`."""
    words: tuple[Text, ...] = ()
    """Everyday words that readers search for and its texts lack; never shown."""
    asked: tuple[Text, ...] = ()
    """Whole questions that it answers, as readers type them; never shown."""


def load(
    data: Path,
    corpus: Corpus,
    pages: Iterable[str],
    story: Iterable[Chapter],
    problems: list[Problem],
) -> dict[str, Sought]:
    """The queries of readers, by the id or the address; what is wrong is added to the problems."""
    known = {*corpus.records, *pages}
    for chapter in story:
        known |= {f"{chapter.address}#{paragraph.anchor}" for paragraph in chapter.paragraphs}
    found: dict[str, Sought] = {}
    for path in contents(data / FOLDER):
        file = f"{data.name}/{path.relative_to(data).as_posix()}"
        read, wrong = _read(reader.decode_file(path, file, problems), file, corpus.settings)
        problems += wrong
        for sought, entry in read:
            if sought.id not in known:
                message = f"unknown id or path “{sought.id}”{nearest(sought.id, known)}"
                problems.append(entry.problem(("id",), message))
            elif sought.id in found:
                message = f"duplicate entry for “{sought.id}”; merge the two"
                problems.append(entry.problem(("id",), message))
            found[sought.id] = sought
    return found


@lru_cache(maxsize=64)
def _read(
    text: str, file: str, settings: Settings
) -> tuple[list[tuple[Sought, Entry]], list[Problem]]:
    """The contents of a file and its problems; a server asks for the same at every save."""
    problems: list[Problem] = []
    found = []
    for entry in reader.entries(text, file, problems):
        if sought := loading.validate(entry, Sought, problems, settings):
            found.append((sought, entry))
    return found, problems
