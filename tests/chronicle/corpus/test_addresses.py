import pytest

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus


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
        ("strength", ""),  # a word of the vocabulary
    ],
)
def test_every_record_has_its_address(corpus: Corpus, identifier: str, address: str) -> None:
    assert addresses.address(corpus[identifier], corpus) == address


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
    ("file", "address"),
    [("index.md", ""), ("about/cite.md", "about/cite/"), ("papers/x/guide.md", "papers/x/guide/")],
)
def test_a_page_and_its_file(file: str, address: str) -> None:
    assert addresses.of_file(file) == address
    assert addresses.source_file(address) == file
    assert addresses.of_file("about/index.md") == "about/"
