import pytest

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from support.cases import cases


@cases
def test_every_record_has_its_address(corpus: Corpus, identifier: str, address: str) -> None:
    assert addresses.address(corpus[identifier], corpus) == address


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
