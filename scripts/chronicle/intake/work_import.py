"""Add imported works to the record under new ids, without overwriting anything."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from chronicle.citation import csl
from chronicle.corpus import Corpus, RawMapping, loading, validation_messages, yaml_writer
from chronicle.corpus.yaml_reader import decode_text
from chronicle.files import write_file
from chronicle.host.project import current_project
from chronicle.intake import csl_json
from chronicle.intake.csl_json import ImportedWork
from chronicle.problems import DataError
from chronicle.records import Work, introspection
from chronicle.values import count_noun, slugify, unused_name


@dataclass
class ImportResult:
    """The result of an import: the added works, and notices about other works.

    `used_ids` contains the ids that are already in use.
    """

    used_ids: set[str]
    added_works: list[dict[str, Any]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    file: Path | None = None

    def add_notices(self, work: ImportedWork, lines: Iterable[str]) -> None:
        """Add notices about a work."""
        self.notices += [f"{work.label}: {line}" for line in lines]


def import_works(file: Path, data: Path, corpus: Corpus) -> ImportResult:
    """Write the works of a CSL-JSON file to a new file in the `data` directory of a record.

    Returns the added works, their file, and notices about everything that was not imported.

    Raises:
        DataError: The file cannot be read, or is not CSL-JSON.
    """
    text = decode_text(file, file.name)
    intake = ImportResult(used_ids={*corpus.records, *corpus.current_ids})
    for work in csl_json.read_works(text, file.name):
        _add_work(work, intake, corpus)
    if intake.added_works:
        folder = data / Work.kind_config.plural_name
        existing = {path.stem for path in folder.glob("*.yml")}
        name = unused_name(slugify(file.stem) or folder.name, existing)
        intake.file = folder / f"{name}.yml"
        head = loading.schema_modeline(intake.file.relative_to(data), Work)
        text = f"{head}\n{yaml_writer.to_yaml(intake.added_works, Work)}"
        write_file(intake.file, text.encode())
    return intake


def _add_work(work: ImportedWork, intake: ImportResult, corpus: Corpus) -> None:
    """Add a work if it is complete and new; report everything that is omitted, and the reason."""
    if existing_id := _existing_work_id(work, corpus):
        intake.add_notices(work, [f"already in the record as {existing_id}; not changed"])
        return
    name = unused_name(_work_id(work), intake.used_ids)
    work.values["id"] = name
    reasons = _rejection_reasons(work, corpus)
    intake.add_notices(work, [f"{name}: {line}" for line in work.remarks])
    intake.add_notices(work, [f"{message}; not imported" for message in reasons])
    if not reasons:
        intake.used_ids.add(name)
        given_values = {name: value for name, value in work.values.items() if value}
        intake.added_works.append(given_values)


def _rejection_reasons(work: ImportedWork, corpus: Corpus) -> list[str]:
    """Return why an item is not a valid work; remove and report invalid optional fields."""
    fields = introspection.fields_by_yaml_name(Work)
    values = dict(work.values)
    for name in csl.NAME_VARIABLES & values.keys():
        values[name] = tuple(values[name])  # the model validates tuples
    entry = RawMapping(work.label, values, (0, 0))
    try:
        Work.model_validate(values, context=corpus.settings)
    except ValidationError as error:
        problems = [
            problem.message
            for problem in validation_messages.validation_problems(entry, Work, error)
        ]
        invalid_paths = {detail["loc"][:2] for detail in error.errors()}
        for field_, *_ in invalid_paths:
            if field_ not in values or fields[str(field_)].is_required():
                return problems
        work.remarks += [f"{message}; omitted" for message in problems]
        # Start with the last error, because positions of names change when a name is removed.
        for field_, *position in sorted(invalid_paths, reverse=True):
            if field_ in csl.NAME_VARIABLES and position:
                del work.values[str(field_)][position[0]]
            else:
                work.values.pop(str(field_), None)
    return []


def _existing_work_id(imported: ImportedWork, corpus: Corpus) -> str:
    """Return the id of the work with the same DOI, or the same title and date; empty if none.

    Works with different DOIs are different, as are works without a common author or container.
    """
    values = imported.values
    doi = values.get("DOI", "").casefold()
    families = [author.get("family") for author in values.get("author", ())]
    identity = values.get("title"), values.get("issued", "")
    for work in corpus.of(Work):
        pairs = (
            (families, [author.family for author in work.author]),
            (values.get("container-title"), work.container_title),
        )
        agreements = [
            imported_value == existing_value
            for imported_value, existing_value in pairs
            if imported_value and existing_value
        ]
        has_same_name = identity == (work.title, str(work.issued or ""))
        is_same = has_same_name and (any(agreements) or not agreements)
        if doi and work.DOI:
            is_same = doi == work.DOI.casefold()
        if is_same:
            return work.id
    return ""


def _work_id(work: ImportedWork) -> str:
    """Return an id: the citation key if usable, or else author, editor, title or type, and year."""
    key = work.key
    values = work.values
    if slugify(key) and not key.isdigit() and ":" not in key:
        return slugify(key)
    people = [*values.get("author", ()), *values.get("editor", ())][:1]
    names = [person.get("family") or person["literal"] for person in people]
    names += [values.get("title", ""), values["type"]]
    name = next(filter(None, map(slugify, names)))
    year = values.get("issued", "")[:4]
    return slugify(f"{name} {year}")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(file: Path) -> None:
    """Import the works of a CSL-JSON FILE, as exported by Zotero.

    The works get ids and are written to a new YAML file. No file is overwritten. Everything that
    could not be imported is reported.
    """
    data = current_project().data_dir
    try:
        corpus = loading.load_corpus(data)  # pages may name works that are not added yet
    except DataError:
        print(f"{file} was not imported; fix these problems first", file=sys.stderr)
        raise
    intake = import_works(file, data, corpus)
    for line in intake.notices:
        print(line, file=sys.stderr)
    if not intake.added_works:
        raise click.ClickException("no works imported")
    works = count_noun(len(intake.added_works), "work")
    print(f"{works} imported to {intake.file}")
    print("The class of evidence is derived from each type; check that it is correct.")
    print("Add locators to a work to make it one of the papers of the record.")
