"""Works are brought as other programs export them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronicle.__main__ import main
from chronicle.corpus import loading
from chronicle.intake import adding
from chronicle.intake.adding import Intake
from chronicle.problems import DataError
from support import ANOTHER, replaced
from support.cases import cases

HERE = Path(__file__).parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))


def brought(file: Path, data: Path) -> Intake:
    return adding.bring(file, data, loading.load(data))


def entered(intake: Intake) -> dict[str, dict[str, Any]]:
    """The records of the file that was written, by id."""
    assert intake.file
    return {record["id"]: record for record in yaml.safe_load(intake.file.read_text("utf-8"))}


def test_what_is_brought_twice_is_entered_once(data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    first = brought(HERE / "zotero.json", data)
    assert {path: path.read_bytes() for path in before} == before
    assert first.file == data / "works" / "zotero.yml"
    kept = first.file.read_bytes()
    second = brought(HERE / "zotero.json", data)
    assert second.entered == []
    assert second.summary == "nothing is entered"
    assert "zotero.json: item 1: de-la-cruz-1905 has it already; left as it is" in second.told
    assert first.file.read_bytes() == kept


def test_works_come_as_zotero_exports_them_in_csl_json(data: Path) -> None:
    intake = brought(HERE / "zotero.json", data)
    works = entered(intake)
    assert works["de-la-cruz-1905"] == {
        "id": "de-la-cruz-1905",
        "type": "book",
        "title": "Ébauche d’un canal",
        "evidence": "archive",
        "author": [{"family": "de la Cruz", "given": "Juana"}],
        "publisher": "Strand",
        "publisher-place": "Vik",
        "ISBN": "978-0-306-40615-7",
        "issued": "1905",
        "accessed": "2098-05-01",
    }
    assert works["who-opened-the-gates-1903"]["issued"] == "1903-05-04"
    levels = "zotero.json: item 3: harbour-board-of-vik"
    assert intake.told == [
        "zotero.json: item 1: de-la-cruz-1905: event-place has no field in the record",
        "zotero.json: item 1: de-la-cruz-1905: note has no field in the record",
        "zotero.json: item 1: de-la-cruz-1905: number-of-pages has no field in the record",
        "zotero.json: item 1: de-la-cruz-1905: source has no field in the record",
        "zotero.json: item 1: de-la-cruz-1905: language is “French”; expected a language tag such as en, ko, ja or ko-Latn; left out",
        f"{levels}: its type “dataset” is entered as document",
        f"{levels}: abstract has no field in the record",
        f'{levels}: issued cannot be read: {{"literal": "undated"}}',
        f"{levels}: URL is “no address”; expected a web address: http:// or https:// and a host; left out",
        "zotero.json: item 4: the field “title” is missing; not entered",
    ]
    loading.load(data)


def one(directory: Path, **variables: Any) -> Path:
    """A file with a work that has some variables, and another that is as it should be."""
    file = directory / "works.json"
    work = {"id": "dikes", "type": "book", "title": "On dikes"} | variables
    locks = {"id": "locks", "type": "book", "title": "On locks", "issued": {"date-parts": [[1954]]}}
    file.write_text(json.dumps([work, locks]), "utf-8")
    return file


@cases
def test_dates_come_in_every_shape(
    data: Path, tmp_path: Path, shape: Any, date: str | None, told: list[str]
) -> None:
    intake = brought(one(tmp_path, issued=shape), data)
    works = entered(intake)
    assert works["dikes"].get("issued") == date
    assert intake.told == [f"works.json: item 1: dikes: {line}" for line in told]
    assert works["locks"]["issued"] == "1954"


@cases
def test_names_come_in_every_shape(
    data: Path, tmp_path: Path, shape: Any, names: list[Any] | None, told: list[str]
) -> None:
    intake = brought(one(tmp_path, author=shape), data)
    assert entered(intake)["dikes"].get("author") == names
    assert intake.told == [f"works.json: item 1: dikes: {line}" for line in told]


@cases
def test_letters_come_as_they_are_meant(
    data: Path, tmp_path: Path, typed: str, entered_as: str
) -> None:
    assert entered(brought(one(tmp_path, title=typed), data))["dikes"]["title"] == entered_as


@cases
def test_what_cannot_be_read_is_refused_in_words(
    data: Path, tmp_path: Path, name: str, text: str, told: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        brought(file, data)
    assert str(refused.value.problems[0]).startswith(told)


def test_the_command_tells_what_it_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Path(shutil.copytree(ANOTHER, tmp_path / "project"))
    monkeypatch.chdir(project)
    assert main(["import", str(HERE / "zotero.json")]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"3 works entered in {project}/data/works/zotero.yml\n")
    assert "item 4: the field “title” is missing; not entered" in err
    assert main(["check"]) == 0
    assert main(["import", str(HERE / "zotero.json")]) == 1
    assert "nothing is entered" in capsys.readouterr().err


def test_works_come_in_while_a_page_names_what_is_not_there_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Path(shutil.copytree(ANOTHER, tmp_path / "project"))
    monkeypatch.chdir(project)
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as home:
        home.write("\n[What comes](id:what-comes).\n")
    assert main(["check"]) == 1
    assert main(["import", str(HERE / "zotero.json")]) == 0
    replaced(project / "data", "works/works.yml", "id: holm-1987", "id: holm 1987")
    capsys.readouterr()
    assert main(["import", str(HERE / "zotero.json")]) == 1
    assert "zotero.json: the record has to be right first" in capsys.readouterr().err
