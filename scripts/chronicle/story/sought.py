"""What readers type for a record or a page whose texts do not say it: words for the search alone.

They lie in the files of `data/search/`, apart from what the record says.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from chronicle.corpus import Corpus, Entry, loading, messages, reader
from chronicle.files import contents
from chronicle.problems import Problem, nearest
from chronicle.records import Model, Settings, repeats
from chronicle.records.fields import Refers, Text
from chronicle.story.handwritten import WrittenPage

FOLDER = "search"
# The kinds of records that the search finds.
FOUND = (
    *("event", "actor", "deployment", "place", "question", "work", "journey", "claim"),
    *("correction", "chart", "study", "lesson", "term"),
)


class Sought(Model):
    """What readers type for a record, a page written by hand, or a part of such a page."""

    kind_ = FOLDER
    id: Annotated[str, Refers(*FOUND)]
    """The id of the record, or an address: `chapters/first/`, `chapters/first/#its-anchor`."""
    words: tuple[Text, ...] = ()
    """Everyday words that readers search for and its texts lack; never shown."""
    asked: tuple[Text, ...] = ()
    """Whole questions that it answers, as readers type them; never shown."""


NOTHING = Sought.model_construct(id="")
# As each stands in its file.
Read = Iterable[tuple[Sought, Entry]]


def load(
    data: Path, corpus: Corpus, pages: Mapping[str, WrittenPage], problems: list[Problem]
) -> dict[str, Sought]:
    """What readers type, by the id or the address; what is wrong is added to the problems."""
    every: list[tuple[Sought, Entry]] = []
    for path in contents(data / FOLDER):
        inside = path.relative_to(data)
        file = f"{data.name}/{inside.as_posix()}"
        read, wrong = _read(reader.decode_file(path, file, problems), file, inside, corpus.settings)
        every += read
        problems += wrong
    problems += _unknown(every, corpus, pages)
    for (_, entry), (first, _) in repeats((sought.id, (sought, entry)) for sought, entry in every):
        problems.append(entry.problem(("id",), f"“{first.id}” stands twice; make one of the two"))
    return {sought.id: sought for sought, _ in every}


@lru_cache(maxsize=64)
def _read(text: str, file: str, inside: Path, settings: Settings) -> tuple[Read, list[Problem]]:
    """What a file has and what is wrong in it; a server asks for the same at every save."""
    problems = loading.wrong_modeline(text, file, inside, Sought)
    found = []
    for entry in reader.entries(text, file, problems):
        if sought := loading.validate(entry, Sought, problems, settings):
            found.append((sought, entry))
    return found, problems


def _unknown(every: Read, corpus: Corpus, pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    """A problem for each id or address at which there is nothing that the search finds."""
    kinds = {identifier: record.kind_ for identifier, record in corpus.records.items()}
    for sought, entry in every:
        address, _, anchor = sought.id.partition("#")
        if kinds.get(address) in FOUND:
            continue
        if "/" not in address:
            message = messages.unknown_id(address, FOUND, kinds, corpus.current_ids)
        elif address not in pages:
            message = f"no page written by hand is at “{address}”{nearest(address, pages)}"
        elif anchor and anchor not in pages[address].anchors:
            anchors = pages[address].anchors
            message = f"the page has no anchor “{anchor}”{nearest(anchor, anchors)}"
        else:
            continue
        yield entry.problem(("id",), message)
