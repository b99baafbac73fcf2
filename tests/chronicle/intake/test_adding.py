"""Works are imported as other programs export them."""

import json
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings, strategies

from chronicle.__main__ import main
from chronicle.corpus import loading
from chronicle.history import History
from chronicle.intake import adding, works
from chronicle.intake.adding import Intake
from chronicle.problems import DataError
from support import ANOTHER, replaced
from support.cases import beside, cases

HERE = Path(__file__).parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))


def imported(file: Path, data: Path) -> Intake:
    return adding.import_works(file, data, loading.load(data))


def entered(intake: Intake) -> dict[str, dict[str, Any]]:
    """The records of the file that was written, by id."""
    assert intake.file
    return {record["id"]: record for record in yaml.safe_load(intake.file.read_text("utf-8"))}


def test_works_come_as_zotero_exports_them_in_csl_json(data: Path) -> None:
    intake = imported(HERE / "zotero.json", data)
    expected = beside(__file__)["of zotero"]
    works = entered(intake)
    assert works["de-la-cruz-1905"] == expected["a book"]
    assert works["who-opened-the-gates-1903"].items() >= expected["of a newspaper"].items()
    assert intake.notices == [f"zotero.json: item {line}" for line in expected["notices"]]
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
    data: Path, tmp_path: Path, shape: Any, date: str | None, notices: list[str]
) -> None:
    intake = imported(one(tmp_path, issued=shape), data)
    works = entered(intake)
    assert works["dikes"].get("issued") == date
    assert intake.notices == [f"works.json: item 1: dikes: {line}" for line in notices]
    assert works["locks"]["issued"] == "1954"


@cases
def test_names_come_in_every_shape(
    data: Path, tmp_path: Path, shape: Any, names: list[Any] | None, notices: list[str]
) -> None:
    intake = imported(one(tmp_path, author=shape), data)
    assert entered(intake)["dikes"].get("author") == names
    assert intake.notices == [f"works.json: item 1: dikes: {line}" for line in notices]


@cases
def test_letters_come_as_they_are_meant(
    data: Path, tmp_path: Path, raw: str, entered_as: str
) -> None:
    assert entered(imported(one(tmp_path, title=raw), data))["dikes"]["title"] == entered_as


@cases
def test_pages_have_a_dash_between_the_ends_of_a_span_alone(
    data: Path, tmp_path: Path, raw: str, entered_as: str
) -> None:
    assert entered(imported(one(tmp_path, page=raw), data))["dikes"]["page"] == entered_as


@cases
def test_a_variable_is_entered_or_reported(
    data: Path, tmp_path: Path, name: str, raw: Any, entered_as: str | None, notices: list[str]
) -> None:
    intake = imported(one(tmp_path, **{name: raw}), data)
    assert entered(intake)["dikes"].get(name) == entered_as
    assert intake.notices == [f"works.json: item 1: dikes: {line}" for line in notices]


@cases
def test_evidence_follows_the_type_or_is_asked_for(
    data: Path, tmp_path: Path, raw: str | None, evidence: str, notices: list[str]
) -> None:
    intake = imported(one(tmp_path, type=raw), data)
    assert entered(intake)["dikes"]["evidence"] == evidence
    assert intake.notices == [f"works.json: item 1: dikes: {line}" for line in notices]


@cases
def test_items_stand_in_lists_mappings_or_alone(
    data: Path, tmp_path: Path, text: str, names: list[str], notices: list[str]
) -> None:
    file = tmp_path / "works.json"
    file.write_text(text, "utf-8")
    intake = imported(file, data)
    assert [*entered(intake)] == names
    assert intake.notices == notices


# Texts that are mistaken for others, and whatever else JSON has, in names and dates and alone.
TEXTS = (
    *("Lim", "d’", "1954", "54", "1954-05-03", "winter", "", "435--446", "Holm-Berg", "en_US"),
    *("a < b and c > d", "q?volume=2&section=3&copy=1", "https://vik.example/?a=1&reg=2"),
)
LEAVES = strategies.sampled_from((*TEXTS, None, True, False, 7, 1954, 1954.9))
WHOLES = LEAVES | strategies.lists(LEAVES, max_size=2)
DATES = strategies.fixed_dictionaries(
    {"date-parts": strategies.just([[1954]]) | strategies.lists(WHOLES, max_size=2)},
    optional=dict.fromkeys(("circa", "season", "literal", "raw", "time"), WHOLES),
)
MEMBERS = ("given", "suffix", "dropping-particle", "literal", "static-ordering", "isInstitution")
PEOPLE = strategies.lists(
    WHOLES
    | strategies.fixed_dictionaries({"family": WHOLES}, optional=dict.fromkeys(MEMBERS, WHOLES)),
    max_size=3,
)
HELD = {"issued": DATES, "accessed": WHOLES | DATES, "author": PEOPLE, "editor": WHOLES | PEOPLE}
OTHERS = {*works._fields(), "abstract", "locators"} - {"title", *HELD}
ITEMS = strategies.fixed_dictionaries(HELD, optional=dict.fromkeys(sorted(OTHERS), WHOLES))


def leaves(value: Any) -> Iterator[Any]:
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        yield from chain.from_iterable(map(leaves, inside))
    else:
        yield value


def squeezed(*texts: Any) -> str:
    """Texts in letters and digits alone, as JSON and we write them."""
    return "".join(filter(str.isalnum, " ".join(map(str, texts)))).lower()


def test_what_is_in_is_out_or_reported(tmp_path: Path, history: History) -> None:
    @settings(deadline=None)
    @given(ITEMS)
    def holds(item: dict[str, Any]) -> None:
        intake = adding.import_works(one(tmp_path, **item), tmp_path / "data", history.corpus)
        out = squeezed(*intake.notices, *leaves(intake.entered))
        for name, value in item.items():
            is_named = f": {name} has no field" in "\n".join(intake.notices)
            for leaf in [] if is_named else leaves(value):
                assert leaf in (None, False, True) or squeezed(leaf) in out
                if leaf is True:
                    assert "true" in out or "~" in str(intake.entered)

    holds()


@cases
def test_what_cannot_be_read_is_refused_in_words(
    data: Path, tmp_path: Path, name: str, text: str, notices: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        imported(file, data)
    assert str(refused.value.problems[0]).startswith(notices)


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
