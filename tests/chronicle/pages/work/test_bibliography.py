import re

from lxml import etree

from chronicle.exports import citations
from chronicle.history import History
from chronicle.records import Work
from support import parse_page, update_record
from support.cases import cases


def test_unapi_serves_complete_works(history: History) -> None:
    files = dict(citations.cite_files(history))
    all_works = etree.fromstring(files["cite/all.works.xml"]())
    (ris,) = all_works  # the order in which Zotero requests them
    assert ris.get("name") == "ris"
    ids = re.findall(r"^ID  - (.+)", ris.tail or "", re.MULTILINE)
    assert ids == [work.id for work in history.corpus.of(Work)]
    survey = etree.fromstring(files["cite/survey-1899.xml"]())
    assert "\nAN  - K 7\n" in survey[0].tail


@cases
def test_read_copy_precedes_other_links(
    history: History, own: str | None, doi: str | None, expected: dict[str, str]
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    with_copy = reading.model_copy(update={"address": "https://news.example/b"})
    page = parse_page(
        update_record(history, "survey-1899", URL=own, DOI=doi, reading=with_copy),
        "bibliography/survey-1899/",
    )
    buttons = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
    read_link = {"Read it at news.example": "https://news.example/b"}
    assert {button.text: button.get("href") for button in buttons} == read_link | expected


def test_margin_has_facts_of_a_work(history: History) -> None:
    page = parse_page(history, "bibliography/survey-1899/")
    facts = page.xpath("//section[contains(@class, 'margin')]//dt/text()")
    assert {"Date", "Read by us", "Used in"} <= {*facts}
