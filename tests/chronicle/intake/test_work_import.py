"""Import of works from the exports of other software."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings, strategies

from chronicle.__main__ import main
from chronicle.citation.csl import work_item
from chronicle.citation.export_formats import CSL_JSON
from chronicle.corpus import loading
from chronicle.history import History
from chronicle.intake import work_import
from chronicle.intake.csl_json import NAMES_BY_OLD_NAME
from chronicle.intake.work_import import ImportResult
from chronicle.problems import DataError
from chronicle.records import CSL_VARIABLES
from support import CapturedOutput, make_work, replace_in_file
from support.cases import cases, load_yaml

DIRECTORY = Path(__file__).parent


def import_file(file: Path, data: Path) -> ImportResult:
    return work_import.import_works(file, data, loading.load_corpus(data))


def read_imported(intake: ImportResult) -> dict[str, dict[str, Any]]:
    """Return the imported records by id."""
    assert intake.file
    return {record["id"]: record for record in yaml.safe_load(intake.file.read_text("utf-8"))}


def test_imports_csl_json_of_zotero(data: Path) -> None:
    intake = import_file(DIRECTORY / "zotero.json", data)
    expected = load_yaml(__file__)["of zotero"]
    works = read_imported(intake)
    assert works["de-la-cruz-1905"] == expected["a book"]
    assert works["who-opened-the-gates-1903"].items() >= expected["of a newspaper"].items()
    assert intake.notices == [f"zotero.json: item {line}" for line in expected["notices"]]
    loading.load_corpus(data)


def write_works(directory: Path, **variables: Any) -> Path:
    """Write a file with a work with these variables and a valid second work."""
    file = directory / "works.json"
    work = {"id": "dikes", "type": "book", "title": "On dikes"} | variables
    locks = {"id": "locks", "type": "book", "title": "On locks", "issued": {"date-parts": [[1954]]}}
    file.write_text(json.dumps([work, locks]), "utf-8")
    return file


@cases
def test_variable_is_imported_or_reported(
    data: Path, tmp_path: Path, name: str, raw: Any, entered_as: str | None, notices: list[str]
) -> None:
    intake = import_file(write_works(tmp_path, **{name: raw}), data)
    field = NAMES_BY_OLD_NAME.get(name, name)
    assert read_imported(intake)["dikes"].get(field) == entered_as
    assert intake.notices == [f"works.json: item 1: dikes: {line}" for line in notices]


@pytest.mark.parametrize("issued", ["-0311", "-0057/-0050", "0017", "17XX", "1688~", "../1900"])
def test_reads_back_exported_dates(data: Path, tmp_path: Path, issued: str) -> None:
    work = make_work(id="ditches", issued=issued)
    (tmp_path / "works.json").write_text(CSL_JSON.format_file([work_item(work)]), "utf-8")
    intake = import_file(tmp_path / "works.json", data)
    assert read_imported(intake)["ditches"]["issued"] == issued
    assert not [notice for notice in intake.notices if "issued" in notice or "custom" in notice]


@cases
def test_evidence_class_follows_the_type(
    data: Path, tmp_path: Path, raw: str | None, evidence: str, notices: list[str]
) -> None:
    intake = import_file(write_works(tmp_path, type=raw), data)
    assert read_imported(intake)["dikes"]["evidence"] == evidence
    assert intake.notices == [f"works.json: item 1: dikes: {line}" for line in notices]


@cases
def test_accepts_lists_mappings_and_single_items(
    data: Path, tmp_path: Path, text: str, names: list[str], notices: list[str]
) -> None:
    file = tmp_path / "works.json"
    file.write_text(text, "utf-8")
    intake = import_file(file, data)
    assert [*read_imported(intake)] == names
    assert intake.notices == notices


def test_issue_of_a_newspaper_has_its_title(data: Path, tmp_path: Path) -> None:
    issue = {"type": "article-newspaper", "title": "", "container-title": "Vik Post"}
    intake = import_file(write_works(tmp_path, **issue), data)
    work = read_imported(intake)["dikes"]
    assert work["title"] == "Vik Post"
    assert "container-title" not in work


@cases
def test_recognizes_works_in_the_record(
    data: Path, tmp_path: Path, changes: dict[str, Any], is_new: bool
) -> None:
    first = load_yaml(__file__)["a chapter"]
    import_file(write_works(tmp_path, **first, DOI="10.1000/1"), data)
    intake = import_file(write_works(tmp_path, **first | changes), data)
    assert len(intake.added_works) == is_new


TEXTS = strategies.sampled_from(("Lim", "1954", "1954-05-03", "", "435--446", "a < b", "x&copy=2"))
MEMBERS = strategies.sampled_from(("family", "given", "suffix", "literal", "date-parts", "raw"))
VALUES = strategies.recursive(
    TEXTS,
    lambda inside: strategies.lists(inside) | strategies.dictionaries(MEMBERS, inside),
    max_leaves=8,
)


def iter_texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value, case-folded and reduced to letters and digits, for comparison."""
    if isinstance(value, dict | list):
        values = value.values() if isinstance(value, dict) else value
        yield from chain.from_iterable(map(iter_texts, values))
    else:
        yield "".join(filter(str.isalnum, str(value))).casefold()


def test_every_text_is_imported_or_reported(tmp_path: Path, history: History) -> None:
    @settings(deadline=None)
    @given(strategies.dictionaries(strategies.sampled_from(CSL_VARIABLES), VALUES))
    def check_item(item: dict[str, Any]) -> None:
        intake = work_import.import_works(
            write_works(tmp_path, **item), tmp_path / "data", history.corpus
        )
        output = "".join(iter_texts([intake.added_works, intake.notices]))
        # A rejected item is reported as a whole.
        assert "notimported" in output or all(text in output for text in iter_texts(item))

    check_item()


@cases
def test_unreadable_file_raises_data_error(
    data: Path, tmp_path: Path, name: str, text: str, notices: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as error:
        import_file(file, data)
    assert str(error.value.problems[0]).startswith(notices)


def test_import_command_reports_its_results(project: Path, capsys: CapturedOutput) -> None:
    assert main(["import", str(DIRECTORY / "zotero.json")]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"3 works imported to {project}/data/works/zotero.yml\n")
    assert "item 4: the field “title” is missing; add title" in err
    assert main(["check"]) == 0
    assert main(["import", str(DIRECTORY / "zotero.json")]) == 1
    assert "no works imported" in capsys.readouterr().err


def test_imports_despite_unknown_ids_on_pages(project: Path, capsys: CapturedOutput) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as home:
        home.write("\n[What comes](id:what-comes).\n")
    assert main(["check"]) == 1
    assert main(["import", str(DIRECTORY / "zotero.json")]) == 0
    replace_in_file(project / "data", "works/works.yml", "id: holm-1987", "id: holm 1987")
    capsys.readouterr()
    assert main(["import", str(DIRECTORY / "zotero.json")]) == 1
    assert "zotero.json was not imported; fix these problems first" in capsys.readouterr().err
