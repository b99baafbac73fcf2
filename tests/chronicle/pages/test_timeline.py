import pytest
from lxml.html import HtmlElement

from chronicle.history import History
from support import read


@pytest.fixture(scope="module")
def body(history: History) -> HtmlElement:
    return read(history, "timeline/")


def test_an_event_has_the_options_by_which_the_script_filters(body: HtmlElement) -> None:
    flood = body.get_element_by_id("1903-flood")
    chosen = dict(key.split(":") for key in flood.get("data-keys").split()[::-1])
    assert chosen == {"theme": "floods", "paper": "holm-1987", "evidence": "press"}
    for name, value in chosen.items():
        assert body.xpath(f"//select[@name='{name}']/option[@value='{value}']")
    assert flood.get("class") == "great"
    assert flood.xpath("string(div/a[1]/@href)") == "../events/1903-flood/"
