"""What was found in a file, entered in the record: with ids, overwriting nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chronicle.corpus import checks, messages, writing
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.loading import modeline
from chronicle.corpus.reader import Entry, decoded
from chronicle.files import write_file
from chronicle.intake import works
from chronicle.intake.found import Found
from chronicle.problems import DataError, Problem
from chronicle.records import introspection
from chronicle.records.work import Work
from chronicle.values.amounts import counted
from chronicle.values.text import slug

# How many words of a title stand in an id.
WORDS_OF_A_TITLE = 5
# The longest key of another program that is taken as it is.
LONGEST_KEY = 60
# What other files are, and how their works become CSL-JSON.
ANOTHER_WAY = (
    "is no CSL-JSON; open it in Zotero and export it as “CSL JSON”, or convert BibTeX with "
    "pandoc {name} --to csljson --output {stem}.json"
)


@dataclass
class Intake:
    """What became of a file: the works that are entered, and what is told of the others."""

    entered: list[dict[str, Any]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    file: Path | None = None

    @property
    def summary(self) -> str:
        """How many works were entered, and where."""
        number = counted(len(self.entered), "work", "works")
        return f"{number} entered in {self.file}" if self.file else "nothing is entered"


def bring(file: Path, data: Path, corpus: Corpus) -> Intake:
    """Enter the works of a file of CSL-JSON in a new file below the directory `data` of a record.

    Raises:
        DataError: The file cannot be read, or is no CSL-JSON.
    """
    problems: list[Problem] = []
    if file.suffix.lower() != ".json":
        better = ANOTHER_WAY.format(name=file.name, stem=file.stem)
        raise DataError([Problem(file.name, 0, 0, better)])
    text = decoded(file, file.name, problems)
    if problems:
        raise DataError(problems)
    intake = Intake()
    taken = {identifier for record in corpus.records.values() for identifier in record.ids}
    for found in works.read(text, file.name, corpus.settings.evidence):
        _enter(found, intake, taken, corpus)
    if intake.entered:
        intake.file = _free(data, slug(file.stem) or Work.traits_.many)
        inside = intake.file.relative_to(data)
        text = f"{modeline(inside, Work)}\n{writing.records(intake.entered, Work)}"
        write_file(intake.file, text.encode())
    return intake


def _enter(found: Found, intake: Intake, taken: set[str], corpus: Corpus) -> None:
    """Enter a work if it is whole and new; say what is left out, and why."""
    if not found.values:
        intake.told += [f"{found.place}: {left}" for left in found.left]
        return
    same = _same(found, corpus)
    if same:
        intake.told.append(f"{found.place}: {same} has it already; left as it is")
        return
    found.values["id"] = name = _unused(_identifier(found), taken)
    refused = _refused(found, corpus)
    if refused:
        intake.told += [f"{found.place}: {left}" for left in found.told]
        intake.told += [f"{found.place}: {message}; not entered" for message in refused]
        return
    intake.told += [f"{found.place}: {name}: {left}" for left in found.told]
    taken.add(name)
    intake.entered.append(found.values)


def _refused(found: Found, corpus: Corpus) -> list[str]:
    """Why what was found is no work. Of a field that may be absent only its value is left out."""
    fields = introspection.fields(Work)
    while True:
        entry = Entry(found.place, _frozen(found.values), {(): (0, 0)})
        try:
            work = Work.model_validate(entry.values, context=corpus.settings)
        except ValidationError as error:
            problems = [problem.message for problem in messages.invalid(entry, Work, error)]
            faulty = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
            spare = {
                name for name in faulty if name in found.values and not fields[name].is_required()
            }
            if faulty - spare or not spare:
                return problems
            found.left += [f"{message}; left out" for message in problems]
            for name in spare:
                del found.values[name]
            continue
        habits = checks.words_are_chosen(work, corpus.settings.wording)
        found.left += [finding.message for finding in habits]
        return []


def _frozen(value: Any) -> Any:
    """A value as our reader gives it, who makes tuples of lists."""
    if isinstance(value, Mapping):
        return {name: _frozen(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    return value


def _same(found: Found, corpus: Corpus) -> str:
    """The id of the work that is the one that was found; empty where there is none.

    It has the same key and title, the same DOI, or the same title and date.
    """
    values = found.values
    key, title, date = slug(found.key), values.get("title"), values.get("issued")
    doi = values.get("DOI")
    for work in corpus.of(Work):
        its = corpus.entries[work.id].values
        is_titled = bool(title) and title == its.get("title")
        is_dated = date == its.get("issued")
        is_called = key in work.ids and title in (None, its.get("title"))
        if is_called or (is_titled and is_dated) or (doi and doi == its.get("DOI")):
            return work.id
    return ""


def _identifier(found: Found) -> str:
    """An id: the key of another program, or who wrote it or how it is called, and its year."""
    key, values = found.key, found.values
    is_number = key.isdigit() or ":" in key or key.startswith("noauthor")
    if slug(key) and not is_number and len(key) <= LONGEST_KEY:
        return slug(key)
    people = chain.from_iterable(values.get(role, ()) for role in ("author", "editor"))
    names = [person.get("family") or person["literal"] for person in people][:1]
    words = slug(str(values.get("title", ""))).split("-")[:WORDS_OF_A_TITLE]
    named = next(filter(None, map(slug, [*names, " ".join(words), values["type"]])))
    year = str(values.get("issued", "")).lstrip("-")[:4]
    return slug(f"{named} {year}")


def _unused(identifier: str, taken: Iterable[str]) -> str:
    """An id that nothing has or had: the one given, or with a number behind it."""
    numbered = chain([identifier], (f"{identifier}-{number}" for number in count(2)))
    return next(name for name in numbered if name not in taken)


def _free(data: Path, stem: str) -> Path:
    """The path of a file that is not there yet, in the folder of the works."""
    folder = data / Work.traits_.many
    numbered = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(path for name in numbered if not (path := folder / f"{name}.yml").exists())
