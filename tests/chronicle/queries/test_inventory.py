import pytest

from chronicle.history import History
from chronicle.queries import inventory
from chronicle.queries.inventory import citables, citables_on_page, find_citable, get_citable


def test_citables_belong_to_their_page(any_history: History) -> None:
    for page in (*any_history.records_by_page, *any_history.markdown_pages):
        assert {citable.page for citable in citables_on_page(any_history, page).values()} <= {page}
    for address, citable in citables(any_history).items():
        assert find_citable(any_history, address) == citable
    assert find_citable(any_history, "events/1903-drought/") is None
    with pytest.raises(KeyError):
        get_citable(any_history, "events/1903-drought/")


def test_urls_of_citables_are_known_without_their_titles(any_history: History) -> None:
    assert citables(any_history).keys() <= inventory.citable_addresses(any_history)
