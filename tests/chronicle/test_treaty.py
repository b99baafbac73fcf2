"""A history of a treaty, half of whose names are Hebrew, Thai and Georgian, reads like any other."""

import re

import pytest
from lxml import html

from chronicle import build
from chronicle.history import History
from chronicle.record.languages import ANY
from support import SITE, TREATY

# Words that suppose another subject: what this history has nothing of.
ELSEWHERE = re.compile(
    r"\b(?:deploy\w*|troops|soldiers?|war|militar\w+|losses|strengths?|aid|students)\b",
    re.IGNORECASE,
)
# Georgian letters that stand only in words all in capitals.
CAPITALS = re.compile("[\u1c90-\u1cbf]")


@pytest.fixture(scope="module")
def treaty() -> History:
    """The history, which needs no settings."""
    assert not (TREATY / "data" / "settings.yml").exists()
    return build.load(TREATY / "data", TREATY / "docs", SITE)


def unmarked(body: str) -> list[str]:
    """Words in another script than the Latin that no element gives a language."""
    texts = html.fromstring(body).xpath("//text()[not(ancestor::pre or ancestor::*[@lang != ''])]")
    return [text for text in texts if ANY.search(text)]


def test_every_name_says_its_language(treaty: History) -> None:
    for page in build.render_pages(treaty):
        assert unmarked(page.body) == [], page.address
    body = build.render_page(treaty, "events/treaty-430-bc/").body
    assert '<span lang="ka">ნინო ხიდელი</span> signed at <span lang="th">ท่าเงิน</span>' in body
    assert '<span lang="he" dir="rtl">ממלכת אילון</span>' in body
    assert "1 June 430 BC" in body


def test_no_sentence_supposes_another_subject(treaty: History) -> None:
    for page in build.render_pages(treaty):
        if page.address != "data/":  # it explains every field that a history may have
            text = re.sub(r"<[^>]+>", " ", f"{page.title} {page.description} {page.body}")
            assert not ELSEWHERE.search(text), page.address
            assert not CAPITALS.search(text), page.address
