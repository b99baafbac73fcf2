from chronicle.corpus import Corpus, addresses
from chronicle.problems import DataError, Problem
from support.cases import cases


def test_problems_are_sorted_without_duplicates() -> None:
    late = Problem("b.yml", 1, 2, "is wrong")
    early = Problem("a.yml", 0, 0, "is empty")
    text = str(DataError([late, early, late]))
    assert text == "a.yml: is empty\nb.yml:1:2: is wrong\n2 problems"
    assert str(DataError([early])).endswith("1 problem")


@cases
def test_records_have_permanent_urls(corpus: Corpus, identifier: str, address: str) -> None:
    assert corpus[identifier].site_address(corpus) == address


@cases
def test_urls_are_relative_to_the_page(here: str, there: str, url: str) -> None:
    assert addresses.relative_address(here, there) == url


@cases
def test_url_has_its_source_file(file: str, address: str) -> None:
    assert addresses.file_address(file) == address
    assert addresses.source_file(address) == file
    assert addresses.file_address("about/index.md") == "about/"
