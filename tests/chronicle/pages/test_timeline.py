import pytest
from lxml.html import HtmlElement

from chronicle.history import History
from support import parse_page


@pytest.fixture(scope="module")
def page_body(history: History) -> HtmlElement:
    return parse_page(history, "timeline/")


def test_event_has_its_filter_keys(page_body: HtmlElement) -> None:
    flood = page_body.get_element_by_id("1903-flood")
    keys = dict(key.split(":") for key in flood.get("data-keys").split()[::-1])
    assert keys == {"theme": "floods", "paper": "holm-1987"}
    for name, value in keys.items():
        assert page_body.xpath(f"//select[@name='{name}']/option[@value='{value}']")
    assert flood.get("class") == "major"
    assert flood.xpath("string(ancestor::section/@id)") == "1903"
    assert flood.xpath("string(section/a[1]/@href)") == "../events/1903-flood/"
