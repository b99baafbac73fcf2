import pytest

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import KINDS, Event, PlaceRecord


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("1903-flood", "events/1903-flood/"),
        ("corps-at-the-lock", "deployments/corps-at-the-lock/"),
        ("canal-corps", "actors/canal-corps/"),
        ("how-many-diggers", "questions/how-many-diggers/"),
        ("the-lock", "places/#the-lock"),
        ("ruud-1911", "bibliography/#ruud-1911"),
        ("holm-1987", "papers/holm-1987/"),
        ("flood-drowned", "events/1903-flood/#flood-drowned"),
        ("corps-strength-holm", "deployments/corps-at-the-lock/#corps-strength-holm"),
        ("holm-p13-month", "papers/holm-1987/#holm-p13-month"),
        ("chart-diggers", "figures/chart-diggers/"),
        ("floods", "timeline/?theme=floods"),
    ],
)
def test_every_record_has_its_address(corpus: Corpus, identifier: str, address: str) -> None:
    assert addresses.address(corpus[identifier], corpus) == address


def test_a_word_of_the_vocabulary_has_none(corpus: Corpus) -> None:
    assert addresses.address(corpus["strength"], corpus) == ""


def test_a_kind_says_where_its_records_stand() -> None:
    event, place = Event.traits_, PlaceRecord.traits_
    assert (event.page, event.below, place.page) == (
        "timeline/",
        addresses.EVENTS,
        addresses.PLACES,
    )
    assert addresses.identifier(f"{event.below}x/") == "x"
    assert {kind.traits_.page for kind in KINDS.values()} - {""} <= addresses.OPTIONAL


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("events/x/", "actors/y/", "../../actors/y/"),
        ("events/x/", "places/#z", "../../places/#z"),
        ("places/", "places/#z", "#z"),
        ("timeline/", "timeline/?theme=a", "./?theme=a"),
        ("", "events/x/", "events/x/"),
        ("events/x/", "", "../../"),
    ],
)
def test_relative(here: str, there: str, way: str) -> None:
    assert addresses.relative(here, there) == way


@pytest.mark.parametrize(
    ("address", "file"),
    [("events/x/", "events/x.md"), ("timeline/", "timeline.md"), ("", "index.md")],
)
def test_source_file(address: str, file: str) -> None:
    assert addresses.source_file(address) == file


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("index.md", ""),
        ("about/index.md", "about/"),
        ("about/cite.md", "about/cite/"),
        ("papers/x/guide.md", "papers/x/guide/"),
    ],
)
def test_hand_written(file: str, address: str) -> None:
    assert addresses.of_file(file) == address
