import re

import pytest
from lxml import etree

from chronicle.history import History
from chronicle.pages import cite
from chronicle.records import Work
from support import changed, read


def test_works_are_whole_for_who_asks_by_unapi(history: History) -> None:
    files = dict(cite.files(history))
    every = etree.fromstring(files["cite/all.works.xml"]())
    (form,) = every  # as a program asks first
    assert form.get("name") == "ris"
    ids = re.findall(r"^ID  - (.+)", form.tail or "", re.MULTILINE)
    assert ids == [work.id for work in history.corpus.of(Work)]
    survey = etree.fromstring(files["cite/survey-1899.xml"]())
    assert "\nAN  - K 7\n" in survey[0].tail


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("https://www.news.example/1", ["Read it at news.example"]),
        ("https://b.example/1", ["Read it at news.example", "On the web: b.example"]),
        (None, ["Read it at news.example"]),
    ],
)
def test_what_was_read_comes_before_the_document_elsewhere(
    history: History, own: str | None, expected: list[str]
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    read_so = reading.model_copy(update={"address": "https://news.example/b"})
    page = read(
        changed(history, "survey-1899", URL=own, DOI=None, reading=read_so),
        "bibliography/survey-1899/",
    )
    buttons = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
    assert [one.text for one in buttons] == expected
    assert buttons[0].get("href") == "https://news.example/b"
