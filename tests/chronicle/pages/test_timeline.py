from __future__ import annotations

from lxml import html

from chronicle.book import Book
from chronicle.pages import timeline


def test_an_event_has_the_attributes_by_which_the_script_filters(book: Book) -> None:
    (plan,) = timeline.pages(book)
    body = html.fromstring(plan.make().body)
    flood = body.get_element_by_id("1903-flood")
    assert dict(flood.attrib) == {
        "id": "1903-flood",
        "data-theme": "floods digging",
        "data-actor": "",
        "data-paper": "holm-1987",
        "data-evidence": "press",
        "data-weight": "major",
    }
    assert flood.xpath("string(div/a[1]/@href)") == "../events/1903-flood/"
    survey = body.get_element_by_id("1899-survey")
    assert survey.findtext("span[@class='date']") == "about 1899"
    assert survey.find("div/svg").get("class") == "mark rough"


def test_each_year_with_events_has_a_bar(book: Book) -> None:
    (plan,) = timeline.pages(book)
    band = html.fromstring(plan.make().body).find("figure/svg")
    assert band.get("viewbox") == "0 0 300 66"
    assert [bar.get("x") for bar in band.findall("rect")] == ["91", "111", "131", "141", "201"]
