"""The code on the data sheet, run on the tables that readers download."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.query import ResultRow

from chronicle.exports import downloads, linked
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.place.model import PlaceRecord
from chronicle.kinds.question.model import Question

pytestmark = pytest.mark.record

SHEET = Path(__file__).parents[2] / "docs" / "about" / "data-sheet.md"


@pytest.fixture(scope="module")
def tables(record: History, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    for download in downloads.every(record):
        if download.file.endswith(".csv"):
            (folder / download.file).write_bytes(downloads.content(record, download))
    return folder


def code(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", SHEET.read_text("utf-8"), re.M | re.S)
    assert found
    return found[1]


def run(command: list[str], tables: Path, language: str) -> list[str]:
    script = tables / f"script.{language}"
    script.write_text(code(language), "utf-8")
    done = subprocess.run(
        [*command, str(script)], cwd=tables, capture_output=True, encoding="utf-8", check=True
    )
    return [line.strip() for line in done.stdout.splitlines()]


def test_the_python_of_the_data_sheet_joins_the_tables(tables: Path) -> None:
    lines = run([sys.executable], tables, "python")
    first = lines[0].split(" | ")
    assert int(first[0]) >= int(lines[1].split(" | ")[0]) > 1
    medicines = [line for line in lines if "worth of medicines" in line]
    assert any("part of aid-1968-szalontai-12-5-million" in line for line in medicines)
    decade = next(line for line in lines if "18,842,000" in line)
    assert "how-much-aid-in-roubles" in decade
    assert decade.endswith("; a span of years")
    # Papers are called by their authors.
    assert any("| Balázs Szalontai 2017 |" in line for line in lines)


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r_gives_what_python_gives(tables: Path) -> None:
    assert run(["Rscript"], tables, "r") == run([sys.executable], tables, "python")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_sparql_of_the_data_sheet_says_who_holds_what(record: History) -> None:
    graph = Graph().parse(data=linked.write(record), format="json-ld")
    rows = [row for row in graph.query(code("sparql")) if isinstance(row, ResultRow)]
    found = [[str(cell) for cell in row] for row in rows]
    question = record.corpus.get(Question, "how-many-airmen")
    claims = {name for position in question.positions for name in position.claims}
    assert len(found) == len(claims)
    (mai_hoa,) = [row for row in found if row[1].startswith("384 ")]
    # It is an article that says so, and it cites nothing that is known here.
    assert mai_hoa[0].startswith("Góp phần tìm hiểu thêm về chi viện")
    assert mai_hoa[3] == ""
    (general,) = [row for row in found if row[1] == "87 air force personnel in all"]
    assert all(row[2] for row in found)
    assert general[2].endswith(", ¶19, n. 26")
    assert general[3] == "North Korean pilots in the skies over Vietnam"


def test_the_data_sheet_says_how_many_are_identified(record: History) -> None:
    sheet = SHEET.read_text("utf-8")
    actors = [
        one for one in record.corpus.of(Actor) if one.identifiers and one.identifiers.wikidata
    ]
    identified = [place.identifiers for place in record.corpus.of(PlaceRecord) if place.identifiers]
    places = [one for one in identified if one.wikidata]
    assert f"for {len(actors)} actors and {len(places)} places" in sheet
    assert f"has {len([one for one in identified if one.geonames])} places" in sheet
