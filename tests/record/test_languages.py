"""The record in Vietnamese and in Korean: every figure is one of the English, and the two name each other."""

import calendar
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from chronicle.corpus import addresses
from chronicle.drawing import threads
from chronicle.history import History
from chronicle.pages import finish
from chronicle.queries import sources
from chronicle.records import Claim, Question
from chronicle.story import chapters, citation_syntax, translations
from chronicle.story.handwritten import SHOWN, WrittenPage
from support.searching import answers

LANGUAGES = ("vi", "ko")
# What the translations write as a number, where English has neither the number nor its word.
IN_WORDS = {
    "half a million": "500000",
    "a million and a half": "1500000",
    "front page": "1",
    "first secretary": "1",
    "Region V": "5",
}
# What Korean has as digits: a fifth is 5분의 1.
PARTS = {"third": {"1", "3"}, "fifth": {"1", "5"}, "twentieth": {"1", "20"}}
UPTO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
VALUES = {word: value for value, word in enumerate(UPTO_NINETEEN.split(), start=1)}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES |= {word: value * 10 for value, word in enumerate(TENS.split(), start=2)}
TIMES = {"dozen": 12, "hundred": 100, "thousand": 1000}
WORDS = re.compile(rf"\b(?:(?:{'|'.join([*VALUES, *TIMES, 'and'])})\b[ -]?)+")
MONTHS = {name: str(number) for number, name in enumerate(calendar.month_name) if name}
ANCHOR = re.compile(r"\{ #([a-z0-9-]+) \}")
MAN = re.compile(r"(\d+)만(?: (\d+))?")
MILLIONS = re.compile(rf"\b(?:([\d.]+)|({'|'.join(VALUES)}|a)) million\b")
NUMBER = re.compile(r"\d+")


def numbers(text: str) -> list[str]:
    """Each number in a text as digits alone, in Korean also one of so many ten thousands."""
    plain = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    whole = MAN.sub(lambda match: str(int(match[1]) * 10_000 + int(match[2] or 0)), plain)
    return NUMBER.findall(whole)


def numbers_of_english(text: str) -> set[str]:
    """Each number in an English text, also those in words and those of its months."""
    known = set(numbers(text)) | {number for name, number in MONTHS.items() if name in text}
    known |= {number for words, number in IN_WORDS.items() if words in text}
    known |= {number for part, both in PARTS.items() if f"a {part}" in text for number in both}
    for digits, word in MILLIONS.findall(text):
        known.add(f"{float(digits or VALUES.get(word, 1)) * 1_000_000:.0f}")
    for run in WORDS.findall(text.lower()):
        value = 0
        for word in re.split("[ -]", run.strip()):
            value = max(value, 1) * TIMES[word] if word in TIMES else value + VALUES.get(word, 0)
        known.add(str(value))
    return known


def whole(history: History, language: str) -> Iterator[tuple[str, str, WrittenPage]]:
    """The pages in a language that are one of ours, each with the source and the address."""
    for address, page in history.handwritten.items():
        if page.front_matter.lang == language and translations.is_whole(address, page):
            yield next(iter(page.front_matter.translates)), address, page


def passages(page: WrittenPage) -> dict[str, str]:
    """What stands at each anchor of a page: the block with it."""
    blocks = ((ANCHOR.search(block), block) for block in page.body.split("\n\n"))
    return {
        match[1]: ANCHOR.sub("", citation_syntax.without(text)) for match, text in blocks if match
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_an_answer_is_one_of_the_english(record: History, language: str) -> None:
    strange = []
    for _, _, page in whole(record, language):
        here = passages(page)
        for each in translations.translations(page, record.corpus, record.handwritten):
            english = translations.english(each.source, record.corpus, record.handwritten) or ""
            known = numbers_of_english(english)
            text = here.get(f"{each.anchor}-answer", here[each.anchor])
            for number in numbers(re.sub(r"\]\([^)]*\)", "]", text)):
                if number not in known:
                    strange.append(f"{each.anchor}: {number}")
    assert strange == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translated_page_has_every_paragraph_with_its_sources(
    record: History, language: str
) -> None:
    wrong = []
    for source, _, page in whole(record, language):
        if "#" in source:
            english = record.handwritten[addresses.address_of_file(source.partition("#")[0])]
            here = {each.anchor: each.sources for each in chapters.paragraphs(page.body)}
            for each in chapters.paragraphs(english.body):
                if each.anchor and here.get(each.anchor) != each.sources:
                    wrong.append(f"{page.file}#{each.anchor}")
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_great_question_has_its_page_with_all_its_answers(
    record: History, language: str
) -> None:
    pages = {source: page for source, _, page in whole(record, language)}
    for question in record.corpus.of(Question):
        if question.rank == "great":
            body = pages[question.id].body
            for one in question.positions:
                assert f"/{question.id}/#answer-{one.anchor})" in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_many_sources_are_given_as_are_counted(record: History, language: str) -> None:
    for source, _, page in whole(record, language):
        question = record.corpus.find(Question, source)
        if question:
            counts = numbers(passages(page)["witnesses"].partition("[")[0])
            count = sources.count(record, question.claims)
            expected = [count.statements, count.least, count.most]
            if count.probable < count.most:
                expected.append(count.probable)
            assert counts == [*map(str, expected)], source


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_of_the_front_page_has_its_words_in_the_language(
    record: History, language: str
) -> None:
    page = record.handwritten[f"{language}/"]
    shown = next(SHOWN.finditer(page.body))
    drawn = threads.draw(record, [record.corpus.get(Claim, one) for one in shown["ids"].split(",")])
    asked = ["no other source known", "or", "and"]
    for column in drawn.columns:
        asked += [*column.qualifiers, str(column.unit)]
    for place in drawn.places:
        asked += [f"{adverb}: {{}}" if adverb else "a source of {}" for adverb in place.figures]
        asked += [what for _, what in place.sources]
    assert [words for words in asked if words not in record.languages[language].said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_and_maps_have_their_words_in_the_language(record: History, language: str) -> None:
    said = record.languages[language].said
    for _, _, page in whole(record, language):
        for shown in SHOWN.finditer(page.body):
            drawing, *_ = finish.html(shown[0], "", record).split("<figcaption")
            texts = finish.SHOWN_TEXT.findall(drawing)
            assert {text for text in texts if any(map(str.isalpha, text))} <= set(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_has_fallen_behind_the_english(record: History, language: str) -> None:
    for _, _, page in whole(record, language):
        found = translations.translations(page, record.corpus, record.handwritten)
        assert [each.source for each in found if each.is_older] == []


def test_every_page_and_its_english_name_each_other(record: History) -> None:
    named = record.alternates
    for language in LANGUAGES:
        for _, address, _ in whole(record, language):
            versions = named[address]
            assert set(versions) == {"x-default", "en", *LANGUAGES}
            assert all(named[other] == versions for other in versions.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_a_language_is_listed_on_that_of_the_site(
    record: History, language: str
) -> None:
    body = record.handwritten[f"{language}/"].body
    for _, _, page in whole(record, language):
        assert f"]({page.file.rpartition('/')[2]})" in body


def test_a_query_that_may_be_in_two_languages_is_in_that_of_the_page(
    opened: Page, served: str
) -> None:
    [answered] = answers(opened, served, ["tiền gạo"], "vi")
    assert "vi/vi-sao-huu-nghi-viet-nam-trieu-tien-tan-vo/" in answered[:2]


def test_a_name_in_plain_letters_is_answered_in_english_first(opened: Page, served: str) -> None:
    for answered in answers(
        opened, served, ["Kim Il Sung", "Vo Nguyen Giap", "Pol Pot", "Doi Moi"]
    ):
        assert not [one for one in answered[:3] if one.startswith(LANGUAGES)]


@pytest.mark.parametrize(("language", "quoted"), [("vi", "*{}*"), ("ko", "‘{}’")])
def test_the_frame_of_a_page_is_in_its_language(
    page: Page, record: History, served: str, language: str, quoted: str
) -> None:
    """The button beside a paragraph, which its page names, and what scripts write; of all else in `tests/site/test_languages.py`."""
    words = record.languages[language].said
    cite = words["Cite"]
    assert quoted.format(cite) in passages(record.handwritten[f"{language}/"])["how-to"]
    _, address, _ = next(whole(record, language))
    page.goto(f"{served}{address}")
    assert set(page.locator("p:not(.cite-apart) > a.cite").all_text_contents()) == {cite}
    page.set_viewport_size({"width": 1200, "height": 900})
    page.fill("input[name=q]", "zzqx")
    status = page.locator(".panel [role=status]")
    status.get_by_text(words["Nothing on “{}”. Begin with:"].partition("{}")[2]).wait_for()
    page.keyboard.press("Escape")
    page.locator("p > a.cite").first.click()
    dialog = page.locator("dialog")
    assert dialog.locator(".close").text_content() == words["Close"]
    assert words["Chicago 18, full note"] in dialog.inner_text()
