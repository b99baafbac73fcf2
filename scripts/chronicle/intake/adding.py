"""What was found in a file, entered in the record: with ids, overwriting nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chronicle.corpus import checks, messages, writing
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.loading import modeline
from chronicle.corpus.problems import DataError, Problem
from chronicle.corpus.reader import Entry, decoded
from chronicle.files import write_file
from chronicle.intake import bibtex, rows, works
from chronicle.intake.found import Found
from chronicle.kinds import introspection, registry
from chronicle.kinds.base import Record
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import counted
from chronicle.values.text import slug

# How many words of a title stand in an id.
WORDS_OF_A_TITLE = 5
# The longest key of another program that is taken as it is.
LONGEST_KEY = 60
SUFFIXES = (".json", ".bib", ".csv", ".tsv")


@dataclass
class Intake:
    """What became of a file: the records that are entered, and what is told of the others."""

    kind: type[Record]
    entered: list[dict[str, Any]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    file: Path | None = None

    @property
    def summary(self) -> str:
        """How many records were entered, and where."""
        number = counted(len(self.entered), self.kind.kind_, self.kind.traits_.many)
        return f"{number} entered in {self.file}" if self.file else "nothing is entered"


def bring(file: Path, data: Path, corpus: Corpus, named: str = "") -> Intake:
    """Enter what a file has in a new file below the directory `data` of a record.

    `named` is the kind of the rows of a table, where the name of the file does not say it.

    Raises:
        DataError: The file cannot be read, or has nothing of a kind that the record knows.
    """
    kind = _kind(file, named)
    problems: list[Problem] = []
    text = decoded(file, file.name, problems)
    if problems:
        raise DataError(problems)
    intake = Intake(kind)
    taken = {identifier for record in corpus.records.values() for identifier in record.ids}
    for found in _found(text, file, kind, corpus):
        _enter(found, intake, taken, corpus)
    if intake.entered:
        intake.file = _free(data, kind, slug(file.stem) or kind.traits_.many)
        inside = intake.file.relative_to(data)
        text = f"{modeline(inside, kind)}\n{writing.records(intake.entered, kind)}"
        write_file(intake.file, text.encode())
    return intake


def _kind(file: Path, named: str) -> type[Record]:
    """The kind of the records in a file. Raises DataError where nothing says it."""
    if file.suffix not in SUFFIXES:
        expected = ", ".join(SUFFIXES)
        raise DataError(
            [Problem(file.name, 0, 0, f"is no file that can be read; expected {expected}")]
        )
    if file.suffix in (".json", ".bib"):
        return Work
    kinds = registry.by_name()
    name = named or file.stem
    kind = kinds[name].model if name in kinds else registry.by_place().get(name)
    if kind is None:
        better = f"write --kind event, or one of {', '.join(sorted(kinds))}"
        raise DataError([Problem(file.name, 0, 0, f"“{name}” is no kind of record; {better}")])
    return kind


def _found(text: str, file: Path, kind: type[Record], corpus: Corpus) -> Iterator[Found]:
    if file.suffix == ".json":
        return works.read(text, file.name, corpus.settings.evidence)
    if file.suffix == ".bib":
        return bibtex.read(text, file.name, corpus.settings.evidence)
    return rows.read(text, file.name, kind, corpus)


def _enter(found: Found, intake: Intake, taken: set[str], corpus: Corpus) -> None:
    """Enter a record if it is whole and new; say what is left out, and why."""
    same = _same(found, intake.kind, corpus)
    if same:
        intake.told.append(f"{found.place}: {same} has it already; left as it is")
        return
    identifier = slug(found.values.get("id") or _identifier(found))
    if not identifier:
        intake.told.append(f"{found.place}: has no title and no id; not entered")
        return
    found.values["id"] = name = _unused(identifier, taken)
    refused = _refused(found, intake.kind, corpus)
    if refused:
        intake.told += [f"{found.place}: {left}" for left in found.left]
        intake.told += [f"{found.place}: {message}; not entered" for message in refused]
        return
    intake.told += [f"{found.place}: {name}: {left}" for left in found.told]
    taken.add(name)
    intake.entered.append(found.values)


def _refused(found: Found, kind: type[Record], corpus: Corpus) -> list[str]:
    """Why what was found is no record. Of a field that may be absent only its value is left out."""
    fields = introspection.fields(kind)
    while True:
        entry = Entry(found.place, _frozen(found.values), {(): (0, 0)})
        try:
            record = kind.model_validate(entry.values, context=corpus.settings)
        except ValidationError as error:
            problems = [problem.message for problem in messages.invalid(entry, kind, error)]
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
        habits = checks.words_are_chosen(record, corpus.settings.wording)
        found.left += [finding.message for finding in habits]
        return []


def _frozen(value: Any) -> Any:
    """A value as our reader gives it, who makes tuples of lists."""
    if isinstance(value, Mapping):
        return {name: _frozen(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    return value


def _same(found: Found, kind: type[Record], corpus: Corpus) -> str:
    """The id of the record of the kind that has what was found already; empty where none has.

    It has the same id, the same DOI, or the same title and date.
    """
    values = found.values
    identifier = values.get("id") or slug(found.key)
    title, doi = values.get("title"), values.get("DOI")
    date = values.get("issued") or values.get("date")
    for record in corpus.of(kind):
        its = corpus.entries[record.id].values
        is_titled = bool(title) and title == its.get("title")
        is_dated = date == (its.get("issued") or its.get("date"))
        is_called = identifier in record.ids and title in (None, its.get("title"))
        if is_called or (is_titled and is_dated) or (doi and doi == its.get("DOI")):
            return record.id
    return ""


def _identifier(found: Found) -> str:
    """An id: the key of another program, or made of who wrote it or when it was, and its title."""
    key, values = found.key, found.values
    is_number = key.isdigit() or ":" in key or key.startswith("noauthor")
    if key and not is_number and len(key) <= LONGEST_KEY:
        return key
    year = str(values.get("issued") or values.get("date") or "").lstrip("-")[:4]
    people = chain.from_iterable(values.get(role, ()) for role in ("author", "editor"))
    for person in people:
        return " ".join([person.get("family") or person["literal"], year])
    name = str(values.get("title") or values.get("name") or values.get("about") or "")
    words = slug(name).split("-")[:WORDS_OF_A_TITLE]
    return "-".join([year, *words] if "date" in values else [*words, year])


def _unused(identifier: str, taken: Iterable[str]) -> str:
    """An id that nothing has or had: the one given, or with a number behind it."""
    numbered = chain([identifier], (f"{identifier}-{number}" for number in count(2)))
    return next(name for name in numbered if name not in taken)


def _free(data: Path, kind: type[Record], stem: str) -> Path:
    """The path of a file that is not there yet, in the folder of the records of a kind."""
    folder = data / kind.traits_.many
    numbered = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(path for name in numbered if not (path := folder / f"{name}.yml").exists())
