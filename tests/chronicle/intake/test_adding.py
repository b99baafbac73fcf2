"""Works and rows are brought as other programs export them; zotero.bib is what Zotero's own exporter makes of invented works."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronicle.__main__ import main
from chronicle.corpus import loading
from chronicle.corpus.problems import DataError
from chronicle.exports import downloads
from chronicle.history import History
from chronicle.intake import adding, dates
from chronicle.intake.adding import Intake
from chronicle.kinds.event.model import Event
from chronicle.kinds.work.model import Work
from support import ANOTHER, modeline, replaced
from support.cases import cases

HERE = Path(__file__).parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))


def brought(file: Path, data: Path, kind: str = "") -> Intake:
    return adding.bring(file, data, loading.load(data), kind)


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


@pytest.mark.pandoc
def test_works_come_as_zotero_exports_them_in_bibtex(data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    intake = brought(HERE / "zotero.bib", data)
    assert {path: path.read_bytes() for path in before} == before
    assert intake.file == data / "works" / "zotero.yml"
    assert intake.file.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../schema/work.json\n"
        "- id: holm-lock-1989\n"
        "  type: article-journal\n"
        "  title: 'The lock at Vik: Notes on a Norrmark wall'\n"
        "  title-short: The lock at Vik\n"
        "  language: en\n"
        "  evidence: scholarship\n"
        "  author:\n"
        "    - {family: Holm, given: Ada}\n"
        "    - {literal: Harbour Board of Vik}\n"
        "  container-title: Review of Waterways\n"
    )
    works = entered(intake)
    assert list(works) == [
        "holm-lock-1989", "de-la-cruz-ebauche-1905", "solheim-who-2001", "lund-water-1999", "the-gates-stay-shut-1903",
        "ruud-plan-nodate",
    ]  # fmt: skip
    assert works["holm-lock-1989"]["page"] == "21–38"
    assert works["de-la-cruz-ebauche-1905"]["language"] == "fr"
    assert works["lund-water-1999"]["issued"] == "1999-06"
    assert works["solheim-who-2001"]["container-title"] == "Work on the isthmus"
    assert intake.told == [
        "zotero.bib:2: holm-lock-1989: “Original Date: 1988” of its note has no field in the record",
        "zotero.bib:2: holm-lock-1989: abstract, copyright have no field in the record",
        "zotero.bib:74: the field “title” is missing; not entered",
    ]
    assert len(loading.load(data).of(Work)) == 11


@pytest.mark.pandoc
def test_what_is_brought_twice_is_entered_once(data: Path) -> None:
    first = brought(HERE / "zotero.bib", data)
    kept = first.file and first.file.read_bytes()
    second = brought(HERE / "zotero.bib", data)
    assert second.entered == []
    assert second.summary == "nothing is entered"
    assert "zotero.bib:2: holm-lock-1989 has it already; left as it is" in second.told
    assert first.file
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
        "zotero.json: item 1: cruz-1905: number-of-pages has no field in the record",
        f"{levels}: its type “dataset” is entered as document",
        f'{levels}: issued cannot be read: {{"literal": "undated"}}',
        f"{levels}: URL is “no address”; expected a web address: http:// or https:// and a host; left out",
        f"{levels}: abstract has no field in the record",
        "zotero.json: item 4: has no title and no id; not entered",
    ]
    loading.load(data)


@pytest.mark.parametrize("name", ["bibliography.json", "bibliography.bib"])
@pytest.mark.pandoc
def test_works_come_back_from_our_own_exports(
    any_history: History, tmp_path: Path, name: str
) -> None:
    """Of every work all that the export has, its id and its class of evidence with it."""
    file = written(tmp_path, any_history, name)
    data = tmp_path / "data"
    data.mkdir()
    classes = {word: str(said) for word, said in any_history.corpus.settings.evidence.items()}
    settings = f"{modeline('settings.yml')}\n{yaml.safe_dump({'evidence': classes})}"
    (data / "settings.yml").write_text(settings, "utf-8")
    works = entered(brought(file, data))
    assert list(works) == [work.id for work in any_history.corpus.of(Work)]
    for work in any_history.corpus.of(Work):
        assert works[work.id]["evidence"] == work.evidence
        if name == "bibliography.json":
            came, gone = works[work.id], any_history.corpus.entries[work.id].values
            for field in (
                "title",
                "title_en",
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


def test_events_come_back_from_our_own_table(history: History, tmp_path: Path, data: Path) -> None:
    file = written(tmp_path, history, "events.csv")
    for name in ("events", "claims", "deployments"):
        shutil.rmtree(data / name)
    for path in data.glob("*.yml"):
        if path.stem not in ("places", "themes", "settings", "sides"):
            path.unlink()
    works = data / "works" / "works.yml"
    works.write_text(works.read_text("utf-8").replace(", about: [1899-survey]", ""), "utf-8")
    intake = brought(file, data)
    lost = [line for line in intake.told if "what its sources rest on" not in line]
    assert lost == [
        "events.csv:3: 1901-corps-arrives: there is no event “The Canal Corps at the lock”"
    ]
    came = {event.id: event for event in loading.load(data).of(Event)}
    assert len(came) == len(history.corpus.of(Event))
    parted: Any = {"see": True, "sources": {"__all__": {"rests_on"}}}
    for event in history.corpus.of(Event):
        assert came[event.id].model_dump(exclude=parted) == event.model_dump(exclude=parted)


def test_a_cell_that_is_neither_true_nor_false_is_told(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    rows = [
        "name;kind;description;sources;unnamed",
        "A rower;person;He rowed.;holm-1987, p. 12;TRUE",
        "A digger;person;He dug.;holm-1987, p. 12;yes",
    ]
    file.write_text("\n".join(rows), "utf-8")
    intake = brought(file, data)
    came = entered(intake)
    assert [actor.get("unnamed") for actor in came.values()] == [True, None]
    assert intake.told == ["actors.csv:3: a-digger: unnamed: “yes” is neither true nor false"]


TABLE = """date;title;summary;actors;places;themes;weight;sources
3 May 1901;The corps' arrival;"The corps ""arrived"" - with tools.";canal-corps, diggers;The Lock;Digging;major;holm-1987, p. 12
c. 1902;A quarrel;They quarrelled.;Norrmark; Nowhere ;digging;minor;holm-1987, p. 99x
some day;Another;It was so.;;;digging;minor;holm-1987, p. 13
;;;;;;;
May 1902;A third;It rained.;;;digging;mnior;holm-1987, p. 13
"""


def test_a_table_of_their_own_is_read_and_each_row_that_is_not_understood_is_named(
    data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "events.csv"
    file.write_text(TABLE, "utf-8")
    intake = brought(file, data)
    assert entered(intake) == {
        "1901-the-corps-arrival": {
            "id": "1901-the-corps-arrival",
            "date": "1901-05-03",
            "title": "The corps’ arrival",
            "summary": "The corps “arrived” – with tools.",
            "actors": [{"actor": "canal-corps", "role": "diggers"}],
            "places": ["the-lock"],
            "themes": ["digging"],
            "weight": "major",
            "sources": [{"work": "holm-1987", "at": "p. 12"}],
        },
        "1902-a-quarrel": {
            "id": "1902-a-quarrel",
            "date": "1902~",
            "title": "A quarrel",
            "summary": "They quarrelled.",
            "actors": ["norrmark"],
            "themes": ["digging"],
            "weight": "minor",
            "sources": [{"work": "holm-1987", "at": "p. 99x"}],
        },
    }
    assert intake.told == [
        "events.csv:3: 1902-a-quarrel: there is no place “Nowhere”",
        "events.csv:4: date: “some day” is no date",
        "events.csv:4: the field “date” is missing; not entered",
        "events.csv:6: weight is “mnior”; expected one of major, minor; did you mean “minor”?; not entered",
    ]


def test_a_table_that_is_none_of_the_kind_is_refused(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("date,titel,summary,themes,weight,sources\n", "utf-8")
    with pytest.raises(DataError) as told:
        brought(file, data)
    assert [str(problem) for problem in told.value.problems] == [
        "events.csv:1:1: lacks the column “title”, which every event has",
        "events.csv:1:1: the column “titel” is no field of event; did you mean “title”?",
    ]


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
    assert "item 4: has no title and no id; not entered" in err
    assert main(["check"]) == 0


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
