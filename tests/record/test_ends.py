"""The ends of a record, which all say what it says: page, answer, lesson sheet and citation."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from chronicle.history import History
from chronicle.queries import inventory
from chronicle.records import Claim, Question
from support.built_site import SiteBuild

pytestmark = pytest.mark.record


def normalize(text: str) -> str:
    """Return the words of a text in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def parse_file(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text("utf-8").encode())


def page_words(build: SiteBuild, address: str) -> str:
    """Return the words of the main part of a page, also of collapsed parts."""
    (main,) = parse_file(build[0] / address / "index.html").xpath("//main")
    return normalize(" ".join(main.itertext()))


def component_words(build: SiteBuild, address: str) -> str:
    """Return the words at an anchor."""
    page, _, anchor = address.partition("#")
    (element,) = parse_file(build[0] / page / "index.html").xpath("//*[@id=$id]", id=anchor)
    return normalize(" ".join(element.itertext()))


def quoted_words(claim: Claim) -> str:
    assert claim.quoted
    return normalize(claim.quoted.in_english)


def shown_claims(record: History) -> Iterator[tuple[Claim, str]]:
    """Yield every statement with the URL of each page that shows it in full."""
    for claim in record.corpus.of(Claim):
        yield claim, record.addresses[claim.id].partition("#")[0]
    for question in record.corpus.of(Question):
        for claim in record.corpus.get_each(Claim, question.claims):
            yield claim, record.addresses[question.id]


def test_statement_has_its_words_and_passages(record: History, record_build: SiteBuild) -> None:
    missing = []
    for claim in record.corpus.of(Claim):
        words = component_words(record_build, record.addresses[claim.id])
        expected = [source.at for source in claim.sources]
        if isinstance(claim.value, str):
            expected.append(claim.label.as_text)
        missing += [(claim.id, text) for text in expected if normalize(text) not in words]
    assert missing == []


def test_page_of_a_statement_has_its_quotation(record: History, record_build: SiteBuild) -> None:
    missing = [
        (claim.id, address)
        for claim, address in shown_claims(record)
        if claim.quoted and quoted_words(claim) not in page_words(record_build, address)
    ]
    assert missing == []


def test_only_what_quotes_is_cited_as_quoting(record: History, record_build: SiteBuild) -> None:
    without_quotation = []
    for citable in inventory.citables(record).values():
        if not citable.has_quotation or citable.language != "en":
            continue
        words = page_words(record_build, citable.page)
        quoted = [claim for claim in citable.claims if claim.quoted]
        if not any(quoted_words(claim) in words for claim in quoted) and not citable.paragraph:
            without_quotation.append(citable.address)
    assert without_quotation == []


def test_lesson_sheet_calls_no_person_a_study(record: History, record_build: SiteBuild) -> None:
    """A voice without a kind is a study, or a person or body, as the sheet says."""
    wrong = []
    for chapter in record.chapters:
        sheet = parse_file(record_build[0] / chapter.handout_address / "index.html")
        words = normalize(" ".join(sheet.itertext()))
        for address in sheet.xpath("//table[@class='worksheet']//a[@class='item-letter']/@href"):
            claim = record.corpus.get(Claim, address.rpartition("#")[2])
            is_person = not record.corpus[claim.voice].class_of_evidence
            if is_person and "or the word of the person or body named" not in words:
                wrong.append((chapter.name, claim.id))
    assert wrong == []
