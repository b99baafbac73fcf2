import pytest
from lxml.html import HtmlElement

from chronicle.history import History
from support import read


@pytest.fixture(scope="module")
def body(history: History) -> HtmlElement:
    return read(history, "timeline/")


def test_an_event_has_the_numbers_by_which_the_script_filters(body: HtmlElement) -> None:
    fields = body.get_element_by_id("filters").xpath(".//option[@data-key]")
    values = {field.get("data-key"): field.get("value") for field in fields}
    flood = body.get_element_by_id("1903-flood")
    chosen = [values[key] for key in flood.get("data-keys").split()]
    assert chosen == ["floods", "digging", "holm-1987", "press"]
    assert flood.get("class") == "great"
    assert flood.xpath("string(div/a[1]/@href)") == "../events/1903-flood/"
    date = body.get_element_by_id("1899-survey").find("span")
    assert (date.text_content(), date.get("class")) == (
        "1899 about\N{NO-BREAK SPACE}this\N{NO-BREAK SPACE}year",
        "date",
    )
