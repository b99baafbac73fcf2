"""Load a data directory as a corpus: all files are read, validated, linked and checked together."""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from chronicle.corpus import validation_messages, yaml_reader
from chronicle.corpus.corpus import Corpus, RecordLink, group_by_key
from chronicle.corpus.references import Reference, iter_references
from chronicle.corpus.yaml_reader import RawMapping
from chronicle.files import list_files
from chronicle.problems import DataError, Problem
from chronicle.records import (
    MODELS_BY_FILE,
    REGISTERED_CHECKS,
    Model,
    Record,
    Settings,
    Work,
    find_duplicates,
)
from chronicle.records.fields import ID

AnyModel = TypeVar("AnyModel", bound=Model)

# The first line of a data file, which tells editors the schema for completion and validation.
MODELINE = "# yaml-language-server: $schema="
SETTINGS_FILE = "settings.yml"
EMPTY_MAPPING = RawMapping("", {}, (1, 1))
ID_PATTERN = re.compile(ID)
# The files and folders in the data directory that contain no records.
NAMES_WITHOUT_RECORDS = {
    SETTINGS_FILE,
    "permalinks.txt",
    "map.geojson",
    "schema",
    "languages",
    "search",
}


class LoadedRecord(NamedTuple):
    """A record as written, its kind, the ids that it names, and the validated record.

    The record is None if it is invalid. `links` are its links to other records, each once.
    """

    raw_record: RawMapping
    kind: type[Record]
    references: Sequence[Reference]
    links: Sequence[RecordLink]
    record: Record | None


@dataclass(frozen=True, eq=False)
class LoadedFile:
    """The records of a file, its problems, and whether every record in it has an id."""

    records: Sequence[LoadedRecord]
    problems: Sequence[Problem]
    has_all_ids: bool


# The files of the last load, cached because a rebuild changes few files. The keys are everything
# that a file depends on, including the settings; texts are represented by their hashes.
_LOADED_FILES: dict[tuple[str, str, type[Record], Settings], LoadedFile] = {}


def load_corpus(directory: Path) -> Corpus:
    """Read and check a data directory.

    Records are validated if the settings can be read. References are resolved if all records can be
    read and their ids are unique.

    Raises:
        DataError: There are problems; the error contains all of them.
    """
    file = directory / SETTINGS_FILE
    display_path = f"{directory.name}/{SETTINGS_FILE}"
    text = ""
    if file.exists():
        text = yaml_reader.decode_text(file, display_path)
    # Invalid settings raise an error, because with the defaults many records would seem invalid.
    settings = _parse_settings(text, display_path)
    return _build_corpus(tuple(_read_files(directory, settings)), settings)


@lru_cache(maxsize=1)
def _build_corpus(files: Sequence[LoadedFile], settings: Settings) -> Corpus:
    """Build the corpus from all files; cached, because many rebuilds change no record."""
    reads: list[LoadedRecord] = []
    problems: list[Problem] = []
    for file in files:
        reads += file.records
        problems += file.problems
    by_id = {_raw_id(record): record for record in reads}
    records = {}
    entries = {}
    links: list[tuple[str, RecordLink]] = []
    for identifier, record in by_id.items():
        entries[identifier] = record.raw_record
        links += [(link.target_id, link) for link in record.links]
        if record.record:
            records[identifier] = record.record
    corpus = Corpus(records, entries, group_by_key(links), settings)

    duplicates = list(_check_duplicate_ids(reads))
    problems += duplicates
    is_complete = all(file.has_all_ids for file in files)
    if is_complete and not duplicates:
        problems += _check_references(by_id, corpus.current_ids)
    for finding in chain.from_iterable(check(corpus) for check in REGISTERED_CHECKS):
        entry = corpus.raw_records[finding.record_id]
        problems.append(entry.make_problem(finding.path, finding.message, finding.cause))
    if problems:
        raise DataError(problems)
    return corpus


def _raw_id(record: LoadedRecord) -> str:
    """Return the raw id of a record, of any type, as text."""
    return str(record.raw_record.values.get("id"))


def _check_duplicate_ids(reads: Iterable[LoadedRecord]) -> Iterator[Problem]:
    """Yield a problem for each record that has the id of an earlier record."""
    for record, first_record in find_duplicates((_raw_id(record), record) for record in reads):
        if identifier := record.raw_record.values.get("id"):
            first_position = f"{first_record.raw_record.file}:{first_record.raw_record.line}"
            remedy = "choose another, or remove one of the two"
            message = f"the id “{identifier}” is already used in {first_position}; {remedy}"
            yield record.raw_record.make_problem(("id",), message)


def schema_modeline(relative_path: Path, kind: type[Model]) -> str:
    """Return the first line of a data file of a kind, from its path in the data directory."""
    upwards = "../" * (len(relative_path.parts) - 1)
    return f"{MODELINE}{upwards}schema/{kind.record_kind}.json"


@lru_cache(maxsize=1)
def _parse_settings(text: str, display_path: str) -> Settings:
    """Parse the text of the settings; cached, because each rebuild needs them."""
    problems = _check_modeline(text, display_path, Path(SETTINGS_FILE), Settings)
    settings, _ = read_mapping(text, display_path, Settings, problems)
    if problems:
        raise DataError(problems)
    return settings


def read_mapping(
    text: str, display_path: str, model: type[AnyModel], problems: list[Problem]
) -> tuple[AnyModel, RawMapping]:
    """Return the mapping in a YAML text twice: validated, and as written.

    If the text is empty or invalid, the fields have their defaults. `display_path` is the name of
    the file in messages. Errors are added to `problems`.
    """
    for entry in yaml_reader.iter_mappings(text, display_path, problems, single=True):
        if model_ := validate_mapping(entry, model, problems):
            return model_, entry
    return model.model_construct(), EMPTY_MAPPING


def validate_mapping(
    entry: RawMapping,
    model: type[AnyModel],
    problems: list[Problem],
    settings: Settings | None = None,
) -> AnyModel | None:
    """Validate raw values by their model; add the problems and return None if they are invalid."""
    try:
        return model.model_validate(entry.values, context=settings)
    except ValidationError as error:
        problems += validation_messages.validation_problems(entry, model, error)
        return None


def _read_files(directory: Path, settings: Settings) -> Iterator[LoadedFile]:
    """Yield every file of records, in a fixed order; unchanged files are not parsed again."""
    loaded = {}
    for path in list_files(directory):
        relative_path = path.relative_to(directory)
        if relative_path.parts[0] in NAMES_WITHOUT_RECORDS:
            continue
        display_path = f"{directory.name}/{relative_path.as_posix()}"
        kind = kind_of_file(relative_path)
        if kind is None:
            message = (
                f"is not a data file; {validation_messages.misplaced_file_message(relative_path)}"
            )
            yield LoadedFile((), [Problem(display_path, 0, 0, message)], False)
            continue
        unreadable: list[Problem] = []
        text = yaml_reader.decode_file(path, display_path, unreadable)
        if file_problems := unreadable or _check_modeline(text, display_path, relative_path, kind):
            yield LoadedFile((), file_problems, False)
            continue
        digest = hashlib.sha256(text.encode()).hexdigest()
        key = (digest, display_path, kind, settings)
        loaded[key] = _LOADED_FILES.get(key) or _read_file(text, display_path, kind, settings)
        yield loaded[key]
    # Replace the cache only after the last file, so that a caller that stops earlier keeps it.
    _LOADED_FILES.clear()
    _LOADED_FILES.update(loaded)


def kind_of_file(relative_path: Path) -> type[Record] | None:
    """Return the kind of the records in a file, by its path; None for other files."""
    if relative_path.suffix != ".yml" or len(relative_path.parts) > 2:
        return None
    return MODELS_BY_FILE.get(relative_path.parts[0].removesuffix(".yml"))


def _read_file(text: str, display_path: str, kind: type[Record], settings: Settings) -> LoadedFile:
    """Read the records of a file, with their problems; `display_path` is its path in messages."""
    syntax_problems: list[Problem] = []
    problems: list[Problem] = []
    records: list[LoadedRecord] = []
    is_complete = True
    for entry in yaml_reader.iter_mappings(text, display_path, syntax_problems):
        record = validate_mapping(entry, kind, problems, settings)
        if record is None:
            identifier = str(entry.values.get("id", ""))
            is_complete &= ID_PATTERN.fullmatch(identifier) is not None
        references_ = tuple(iter_references(kind, entry.values))
        problems += _check_duplicate_references(entry, references_)
        source = str(entry.values.get("id"))
        links = (
            RecordLink(source, sys.intern(reference.field), reference.target_id)
            for reference in references_
        )
        distinct_links = tuple(dict.fromkeys(links))
        records.append(LoadedRecord(entry, kind, references_, distinct_links, record))
    return LoadedFile(records, [*syntax_problems, *problems], is_complete and not syntax_problems)


def _check_modeline(
    text: str, display_path: str, relative_path: Path, kind: type[Model]
) -> list[Problem]:
    """Return a problem if the first line of a file names the wrong schema."""
    expected = schema_modeline(relative_path, kind)
    first_line = text.split("\n", 1)[0]
    if not first_line.startswith(MODELINE) or first_line == expected:
        return []
    remedy = f"expected {expected}, or move the file to the folder of its records"
    return [Problem(display_path, 1, 1, f"names the schema of another kind of record; {remedy}")]


def _check_references(
    by_id: Mapping[str, LoadedRecord], former: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each id that is unknown, of a wrong kind, or the record's own.

    Invalid ids have been reported by validation.
    """
    kinds = {identifier: _kind_in_references(loaded) for identifier, loaded in by_id.items()}
    for identifier, loaded in by_id.items():
        for path, target, wanted_kinds in loaded.references:
            kind = kinds.get(target)
            cause = f"{kind} {target}"
            if target == identifier and "part_of" not in path:
                message = f"“{target}” is the id of this record; remove it here"
                yield loaded.raw_record.make_problem(path, message, cause)
            elif kind not in wanted_kinds and ID_PATTERN.fullmatch(target):
                if kind is None and not set(wanted_kinds).intersection(kinds.values()):
                    cause = f"no {wanted_kinds[0]}"
                message = validation_messages.unknown_id_message(
                    target, wanted_kinds, kinds, former
                )
                yield loaded.raw_record.make_problem(path, message, cause)


def _check_duplicate_references(
    entry: RawMapping, references: Iterable[Reference]
) -> Iterator[Problem]:
    """Yield a problem for each list of ids that names a record twice, as after a merge."""
    in_lists = (
        ((reference.path[:-1], reference.target_id), reference)
        for reference in references
        if isinstance(reference.path[-1], int)
    )
    for reference, _ in find_duplicates(in_lists):
        message = f"duplicate “{reference.target_id}”; remove one"
        yield entry.make_problem(reference.path, message)


def _kind_in_references(loaded: LoadedRecord) -> str:
    """Return the kind that a field with ids may require: a work is also a paper or a document."""
    if loaded.kind is Work and "locators" in loaded.raw_record.values:
        return "paper"
    if loaded.kind is Work and "reading" in loaded.raw_record.values:
        return "document"
    return loaded.kind.record_kind
