"""The record in Vietnamese and in Korean: every figure is one of the English, every answer leads to it."""

import re

import pytest
from playwright.sync_api import Page, expect

from chronicle.history import History
from chronicle.records.question import Question
from chronicle.search import documents
from chronicle.story import citation_syntax, translations

# Numbers that English writes in words, and those that the translations write in digits instead.
IN_WORDS = {
    "12": ("twelve", "December"),
    "14": ("Fourteen", "fourteen"),
    "87": ("Eighty-seven",),
    "4": ("four", "April"),
    "20": ("20 million",),
    "2000": ("20 million",),
    "1": ("front page", "January", "a fifth"),
    "3": ("March",),
    "5": ("May", "a fifth"),
    "7": ("July",),
    "10": ("October",),
}
ANCHOR = re.compile(r"\{ #([a-z0-9-]+) \}")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def numbers(text: str) -> list[str]:
    return [re.sub(r"[.,]", "", number) for number in NUMBER.findall(text)]


def passages(history: History, language: str) -> dict[str, str]:
    """What stands at each anchor of a page: the block with it, or below a heading what follows."""
    body = history.handwritten[f"{language}/"].body
    found = {}
    blocks = body.split("\n\n")
    for block, after in zip(blocks, [*blocks[1:], ""], strict=True):
        match = ANCHOR.search(block)
        if match:
            text = after if block.startswith("#") else block
            found[match[1]] = ANCHOR.sub("", citation_syntax.without(text))
    return found


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_every_figure_is_one_of_the_english(record: History, language: str) -> None:
    page = record.handwritten[f"{language}/"]
    here = passages(record, language)
    strange = []
    for each in translations.translations(page, record.corpus, record.handwritten):
        english = translations.english(each.source, record.corpus, record.handwritten) or ""
        known = set(numbers(english))
        for number in numbers(re.sub(r"\]\([^)]*\)", "]", here[each.anchor])):
            words = IN_WORDS.get(number, ())
            if number not in known and not any(word in english for word in words):
                strange.append(f"{each.anchor}: {number}")
    assert strange == []


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_every_great_question_is_answered_and_leads_to_the_english(
    record: History, language: str
) -> None:
    here = passages(record, language)
    for question in record.corpus.of(Question):
        if question.rank == "great":
            assert here[question.id].rstrip().endswith(f"](id:{question.id})")


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_nothing_has_fallen_behind_the_english(record: History, language: str) -> None:
    page = record.handwritten[f"{language}/"]
    found = translations.translations(page, record.corpus, record.handwritten)
    assert [each.source for each in found if each.is_older] == []


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_every_answer_can_be_cited_in_its_language(record: History, language: str) -> None:
    for question in record.corpus.of(Question):
        if question.rank == "great":
            assert f"{language}/#{question.id}-answer" in record.citables


def test_what_the_search_shows_of_an_answer_is_the_answer_alone(record: History) -> None:
    shown = [one.line for one in documents.documents(record, ()) if one.translates]
    assert len(shown) >= 20
    for line in shown:
        assert line.endswith(".")


def test_hangul_is_never_slanted(opened: Page, served: str) -> None:
    opened.goto(f"{served}ko/")
    opened.locator("main p").first.evaluate("one => one.innerHTML = '<em>북한</em>'")
    style = "one => getComputedStyle(one).fontStyle"
    assert opened.locator("main em").first.evaluate(style) == "normal"


@pytest.mark.parametrize(("language", "word"), [("vi", "Trích dẫn"), ("ko", "인용")])
def test_how_to_cite_names_the_word_that_a_phone_has_too(
    opened: Page, record: History, served: str, language: str, word: str
) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    opened.goto(f"{served}{language}/")
    cite = opened.locator("p > a.cite").first
    expect(cite).to_have_text(word)
    assert word in passages(record, language)["search-and-cite"]


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_every_great_question_leads_to_its_answer_in_the_language(
    record: History, language: str
) -> None:
    for question in record.corpus.of(Question):
        if question.rank == "great":
            found = translations.counterparts(question.id, record.handwritten)
            assert f"{language}/#{question.id}" in [one.address for one in found]


def test_the_head_of_every_page_leads_to_the_other_languages(opened: Page, served: str) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    opened.goto(served)
    for language in ("vi", "ko"):
        expect(opened.locator(f".book-header nav a[lang={language}]")).to_be_in_viewport()


@pytest.mark.parametrize(("language", "cite"), [("vi", "Trích dẫn"), ("ko", "인용")])
def test_the_button_beside_a_paragraph_is_in_its_language(
    page: Page, served: str, language: str, cite: str
) -> None:
    page.goto(f"{served}{language}/")
    assert set(page.locator("p > a.cite").all_text_contents()) == {cite}


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_the_questions_are_listed_under_their_heading(record: History, language: str) -> None:
    told = passages(record, language)
    listed = re.findall(r"^\d+\. \[[^\]]+\]\(#([a-z0-9-]+)\)$", told["questions"], re.MULTILINE)
    answered = [anchor.removesuffix("-answer") for anchor in told if anchor.endswith("-answer")]
    assert listed == answered
    assert len(listed) == 10
