"""Works are brought as other programs export them."""

import html
import json
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronicle.__main__ import main
from chronicle.corpus import loading
from chronicle.exports import downloads
from chronicle.history import History
from chronicle.intake import adding, dates
from chronicle.intake.adding import Intake
from chronicle.problems import DataError
from chronicle.records.work import Work
from support import ANOTHER, modeline, replaced
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


def written(directory: Path, history: History, name: str) -> Path:
    """A download of a history as a file."""
    download = next(each for each in downloads.every(history) if each.file == name)
    path = directory / name
    path.write_bytes(downloads.content(history, download))
    return path


def test_what_is_brought_twice_is_entered_once(data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    first = brought(HERE / "zotero.json", data)
    assert {path: path.read_bytes() for path in before} == before
    assert first.file == data / "works" / "zotero.yml"
    kept = first.file.read_bytes()
    second = brought(HERE / "zotero.json", data)
    assert second.entered == []
    assert second.summary == "nothing is entered"
    assert "zotero.json: item 1: cruz-1905 has it already; left as it is" in second.told
    assert first.file.read_bytes() == kept


def test_works_come_as_zotero_exports_them_in_csl_json(data: Path) -> None:
    intake = brought(HERE / "zotero.json", data)
    works = entered(intake)
    assert works["cruz-1905"] == {
        "id": "cruz-1905",
        "type": "book",
        "title": "Ébauche d’un canal",
        "language": "fr",
        "evidence": "scholarship",
        "author": [{"family": "Cruz", "given": "Juana", "non-dropping-particle": "de la"}],
        "publisher": "Strand",
        "publisher-place": "Vik",
        "archive": "Estmark State Library",
        "ISBN": "978-0-306-40615-7",
        "issued": "1905",
        "accessed": "2098-05-01",
        "note": "Read twice, and “wanting”.",
    }
    assert works["who-opened-the-gates-1903"]["evidence"] == "press"
    assert works["who-opened-the-gates-1903"]["issued"] == "1903-05-04"
    levels = "zotero.json: item 3: harbour-board-of-vik"
    assert intake.told == [
        "zotero.json: item 1: cruz-1905: “OCLC: 40162792” of its note has no field in the record",
        "zotero.json: item 1: cruz-1905: number-of-pages, source have no field in the record",
        f"{levels}: its type “dataset” is entered as document",
        f'{levels}: issued cannot be read: {{"literal": "undated"}}',
        f"{levels}: URL is “no address”; expected a web address: http:// or https:// and a host; left out",
        f"{levels}: abstract has no field in the record",
        "zotero.json: item 4: the field “title” is missing; not entered",
    ]
    loading.load(data)


def test_works_come_back_from_our_own_exports(any_history: History, tmp_path: Path) -> None:
    """Of every work all that the export has, its id and its class of evidence with it."""
    file = written(tmp_path, any_history, "bibliography.json")
    data = tmp_path / "data"
    data.mkdir()
    classes = {
        word: str(said.heading) for word, said in any_history.corpus.settings.evidence.items()
    }
    settings = f"{modeline('settings.yml')}\n{yaml.safe_dump({'evidence': classes})}"
    (data / "settings.yml").write_text(settings, "utf-8")
    works = entered(brought(file, data))
    assert list(works) == [work.id for work in any_history.corpus.of(Work)]
    for work in any_history.corpus.of(Work):
        came, gone = works[work.id], any_history.corpus.entries[work.id].values
        for field in (
            "title",
            "title_en",
            "evidence",
            "issued",
            "volume",
            "issue",
            "publisher",
            "language",
            "ISBN",
        ):
            assert came.get(field) == gone.get(field), (work.id, field)
        assert came["type"] in (gone["type"], "personal_communication")
    loading.load(data)


def one(directory: Path, **variables: Any) -> Path:
    """A file with a work that has some variables, and another that is as it should be."""
    file = directory / "works.json"
    work = {"id": "dikes", "type": "book", "title": "On dikes"} | variables
    locks = {"id": "locks", "type": "book", "title": "On locks", "issued": "1954"}
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
def test_notes_keep_what_is_no_quotation(
    data: Path, tmp_path: Path, typed: str, entered_as: str
) -> None:
    assert entered(brought(one(tmp_path, note=typed), data))["dikes"]["note"] == entered_as


# What a program may put where a text, a name or a date is expected.
ODD: list[Any] = [
    None, False, True, 0, 7, 1e3, "", " ", "Vik", "R&amp;D", "Ho\u0302", "a\u00adb", "\u0000", "null", [], {}, [[]], [None],
    [[None]], ["Vik"], ["Vik", "Lund"], [[1954]], [1954, 5], [[1954, None]], [[1954, 0, 0]], [[None, 5]], {"a": 1},
    {"family": "Lim"}, {"family": "Lim", "given": None, "affiliation": "Vik"}, {"given": "Bo"}, {"suffix": "Jr"},
    {"literal": "Board"}, [{"family": ["Lim"]}, {"family": "Holm"}], {"date-parts": [[1954, 11]]}, {"literal": "undated"},
    {"date-parts": [[1954]], "literal": "May 1954"}, {"date-parts": [[1954]], "season": 90}, {"raw": {"a": 1}}, "\ud800",
]  # fmt: skip


def leaves(value: Any) -> Iterator[str]:
    """The texts and numbers in a value, in the letters that we would type."""
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)
    elif value not in (None, False, ""):
        seen = unicodedata.normalize("NFC", html.unescape(str(value)).replace("\u00ad", ""))
        yield from seen.split()


@pytest.mark.parametrize("name", ["author", "issued", "title", "volume", "DOI", "language", "note", "type", "id",
                                  "abstract", "custom", "keyword", "event-place"])  # fmt: skip
def test_all_that_is_in_a_file_enters_or_is_told(data: Path, tmp_path: Path, name: str) -> None:
    """Of everything under a name: it stands in the record, or a line about its item names it."""
    file = tmp_path / "odd.json"
    plain = {"type": "book", "title": "On dikes"}
    items = [
        plain | {"id": f"w{n}", "title": f"On dike {n}"} | {name: odd} for n, odd in enumerate(ODD)
    ]
    file.write_text(json.dumps(items), "utf-8")
    intake = brought(file, data)
    records = {record["id"]: record for record in intake.entered}
    for number, (item, odd) in enumerate(zip(items, ODD, strict=True), 1):
        lines = [line for line in intake.told if line.startswith(f"odd.json: item {number}: ")]
        told = any(name in line.partition(f"item {number}: ")[2] for line in lines)
        in_record = {
            word
            for record in records.values()
            if record["title"] == item["title"]
            or record["id"] == item["id"]
            or name in ("id", "title")
            for word in leaves(record)
        }
        numbers = {word.lstrip("0") for each in in_record for word in each.split("-")}
        lost = {word for word in leaves(odd) if word not in in_record and word not in numbers}
        assert told or not lost or name == "id", (odd, lost, lines)
    titles = {record["title"] for record in intake.entered}
    refused = [
        line for line in intake.told if line.endswith("not entered") or "has it already" in line
    ]
    assert len(intake.entered) + len({line.split(":")[1] for line in refused}) == len(items), titles
    loading.load(data)


@cases
def test_what_cannot_be_read_is_refused_in_words(
    data: Path, tmp_path: Path, name: str, text: str, told: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        brought(file, data)
    assert str(refused.value.problems[0]).startswith(told)


@cases
def test_dates_are_read_as_people_write_them(typed: str, edtf: str) -> None:
    if edtf:
        assert dates.of_words(typed) == edtf
    else:
        with pytest.raises(ValueError, match="date"):
            dates.of_words(typed)


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
