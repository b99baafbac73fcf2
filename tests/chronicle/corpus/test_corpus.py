from pathlib import Path

import pytest

from chronicle.corpus import addresses, outlines
from chronicle.corpus.corpus import Corpus, RecordLink
from chronicle.problems import DataError, Problem
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.question import Question
from chronicle.records.work import Work
from support import ANOTHER
from support.cases import cases


def test_links_run_both_ways(corpus: Corpus) -> None:
    def linking(kind: type[Record], *to: str) -> list[str]:
        return [record.id for record in corpus.linking(kind, *to)]

    holm, deployment = "corps-strength-holm", "corps-at-the-lock"
    assert linking(Event, "canal-corps") == ["1901-corps-arrives", "1904-talks"]
    assert linking(Claim, deployment, "about") == [holm, "corps-strength-notes"]
    assert linking(Question, holm, "positions.claims") == ["how-many-diggers"]
    assert linking(Deployment, "norrmark", "sender") == [deployment]
    assert linking(Deployment, "norrmark", "host") == []
    links = [link for named in corpus.links_to.values() for link in named]
    assert {link.field for link in links if link.source == "1901-corps-arrives"} == {
        "actors.actor", "places", "see", "themes", "sources.work", "sources.rests_on",
    }  # fmt: skip


def test_a_link_names_its_field(corpus: Corpus) -> None:
    (link,) = [link for link in corpus.links_to["per-ruud"] if link.source == "canal-corps"]
    assert link == RecordLink("canal-corps", "relations.actor", "per-ruud")


def test_a_record_of_another_kind_is_not_got(corpus: Corpus) -> None:
    with pytest.raises(KeyError):
        corpus.get(Work, "norrmark")


def test_problems_are_told_once_in_the_order_of_the_files() -> None:
    late, early = Problem("b.yml", 1, 2, "is wrong"), Problem("a.yml", 0, 0, "is empty")
    told = str(DataError([late, early, late]))
    assert told == "a.yml: is empty\nb.yml:1:2: is wrong\n2 problems in the data"
    assert str(DataError([early])).endswith("1 problem in the data")


def test_rings_of_all_areas() -> None:
    areas = outlines.read(ANOTHER / "data" / "map.geojson")
    assert [len(area.exterior.coords) for area in areas] == [5, 5]
    assert areas[0].exterior.coords[0] == (9.0, 59.0)


@cases
def test_what_is_wrong_is_told(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as raised:
        outlines.read(path)
    assert problem in str(raised.value)


@cases
def test_every_record_has_its_address(corpus: Corpus, identifier: str, address: str) -> None:
    assert corpus[identifier].site_address(corpus) == address


@cases
def test_relative(here: str, there: str, way: str) -> None:
    assert addresses.relative(here, there) == way


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.md", ""), ("about/cite.md", "about/cite/"), ("papers/x/guide.md", "papers/x/guide/")],
)
def test_a_page_and_its_file(file: str, address: str) -> None:
    assert addresses.of_file(file) == address
    assert addresses.source_file(address) == file
    assert addresses.of_file("about/index.md") == "about/"
