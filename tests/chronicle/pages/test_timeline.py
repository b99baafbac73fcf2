import pytest
from lxml import html
from lxml.html import HtmlElement

from chronicle import build
from chronicle.book import Book


@pytest.fixture(scope="module")
def body(book: Book) -> HtmlElement:
    return html.fromstring(build.page(book, "timeline/").body)


def test_an_event_has_the_numbers_by_which_the_script_filters(body: HtmlElement) -> None:
    fields = body.get_element_by_id("filters").xpath(".//input | .//option[@value != '']")
    flood = body.get_element_by_id("1903-flood")
    assert [fields[int(key)].get("value") for key in flood.get("data-keys").split()] == [
        "major",
        "floods",
        "digging",
        "holm-1987",
        "press",
    ]
    assert flood.get("class") == "great"
    assert flood.xpath("string(div/a[1]/@href)") == "../events/1903-flood/"
    survey = body.get_element_by_id("1899-survey")
    assert survey.find("span").text == "about 1899"
    assert survey.find("span").get("class") == "date rough"


def test_each_year_has_a_bar_and_each_label_leads_to_its_first_year(body: HtmlElement) -> None:
    (years,) = body.xpath("//nav[@class='years']")
    column = years.find("svg")
    assert (column.get("viewbox"), column.get("data-start")) == ("0 0 14 1", "1898")
    assert column.get("aria-label") == "Events a year; the most, 1, in 1899"
    bars = column.findall("a")
    assert [bar.get("href") for bar in bars] == [
        f"#{heading.get('id')}" for heading in body.xpath("//section[@class='year']/h2")
    ]
    assert bars[0].findtext("title") == "1899: 1 event"
    assert [(mark.text, mark.get("href")) for mark in years.findall("p/*")] == [
        ("1898", "#year-1899"),
        ("1900", "#year-1901"),
        ("1902", "#year-1903"),
        ("1904", "#year-1904"),
        ("1906", None),
        ("1908", None),
        ("1910", "#year-1910"),
    ]
