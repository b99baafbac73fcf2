from collections.abc import Callable
from dataclasses import replace

import pytest
import rispy
from lxml import etree, html

from chronicle.citation.citable import citation_page
from chronicle.history import History
from chronicle.pages import cite
from chronicle.queries import citations, moved
from chronicle.queries.citations import where
from chronicle.record.models import Former, Work
from support import changed

Files = dict[str, Callable[[], bytes]]
FLOOD = "cite/events/1903-flood/flood-drowned/index.html"


@pytest.fixture(scope="module")
def files(history: History) -> Files:
    return dict(cite.files(history))


def read(files: Files, file: str) -> html.HtmlElement:
    return html.fromstring(files[file]())


def test_each_thing_that_shares_a_page_has_one_for_its_citations(
    history: History, files: Files
) -> None:
    pages = {name for name in files if name.endswith(".html")}
    living = {f"{where(c)}index.html" for c in history.citables.values() if where(c) != c.address}
    went = {f"{citation_page(was)}index.html" for was, _ in moved.once_cited(history)}
    assert pages == living | went
    page = read(files, FLOOD)
    assert page.find(".//h1/a").get("href") == "../../../../events/1903-flood/#flood-drowned"
    sections = page.findall(".//section")
    assert [section.get("class") for section in sections] == ["of-works", "of-page"]
    forms = sections[1].xpath("dl/div/@data-form")
    assert forms == ["full", "short", "entry", "mla", "apa", "mla-in", "apa-in"]
    there = page.xpath("//meta[@name='citation_public_url' or @property='citation_public_url']")[0]
    assert there.get("content").endswith("/book/events/1903-flood/#flood-drowned")
    assert {"cite/holm-1987.bib", "cite/ruud-1911.ris", "cite/survey-1899.json"} <= set(files)
    ruud = read(files, "cite/bibliography/ruud-1911/index.html")
    assert [section.get("class") for section in ruud.findall(".//section")] == ["of-works"]
    assert ruud.findall(".//pre") == []


@pytest.mark.pandoc
def test_an_answer_is_cited_by_its_question_and_from_its_own_sources(files: Files) -> None:
    page = read(files, "cite/questions/how-many-diggers/answer-340/index.html")
    assert page.find(".//h1").text_content() == "How many diggers did Norrmark send? 340"
    (permanent,) = page.find_class("permanent")
    assert permanent.text.endswith("/questions/how-many-diggers/#answer-340")
    assert [name.text for name in page.findall(".//h4")] == ["Holm"]
    assert "How many diggers" in page.find(".//section[@class='of-page']//dd").text_content()


def test_of_many_places_one_is_picked(
    history: History, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b'<details class="place" open data-chicago=' in files[FLOOD]()
    assert "cite/events/1903-flood/index.html" not in files
    monkeypatch.setattr(citations, "FEW", 1)
    assert b'<details class="place" name="place" data-chicago=' in files[FLOOD]()
    # An event then has a page for its citations too.
    assert "cite/events/1903-flood/index.html" in dict(cite.files(history))


def test_its_head_names_the_parts_of_the_book(history: History) -> None:
    menu = (("", "Home"), ("timeline/", "Timeline"), ("actors/", "People"), ("about/cite/", None))
    page = read(dict(cite.files(replace(history, site=replace(history.site, menu=menu)))), FLOOD)
    ways = [(one.get("href")[len("../../../../") :], one.text) for one in page.findall(".//nav/a")]
    assert ways == [("timeline/", "Timeline"), ("actors/", "People"), ("search/", "Search")]


def test_works_are_whole_for_who_asks_by_unapi(history: History, files: Files) -> None:
    answer = files["cite/works.xml"]().decode()
    (form,) = etree.fromstring(answer).iter("format")
    assert form.get("name") == "ris"
    references = {reference["id"]: reference for reference in rispy.loads(answer)}
    assert list(references) == [work.id for work in history.corpus.of(Work)]
    assert rispy.loads(files["cite/survey-1899.xml"]().decode()) == [references["survey-1899"]]
    assert references["survey-1899"]["accession_number"] == "K 7"


def test_citations_of_what_went_lead_on(history: History) -> None:
    published = replace(history, ledger={"events/1904-talks/#flood-drowned": "2099.1.0"})
    page = read(dict(cite.files(published)), "cite/events/1904-talks/flood-drowned/index.html")
    assert [link[len("../../../../") :] for link in page.xpath("//main//a/@href")] == [
        "events/1903-flood/#flood-drowned",
        "cite/events/1903-flood/flood-drowned/#cite",
        "events/1904-talks/#flood-drowned",
    ]
    (now,) = page.find_class("now")  # a list that still has the old address follows it
    assert now.text == "its citations"


def test_a_paper_keeps_its_files_under_a_former_id(history: History) -> None:
    former = Former.model_validate({"id": "holm", "date": "2099", "why": "It was too short."})
    files = dict(cite.files(changed(history, "holm-1987", formerly=(former,))))
    assert files["cite/holm.bib"]() == files["cite/holm-1987.bib"]()
