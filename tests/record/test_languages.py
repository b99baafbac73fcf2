"""The Vietnamese and Korean pages correspond to the English pages, and both link to each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from chronicle.content import citation_syntax, languages, translation_comparison, translations
from chronicle.content.markdown_pages import SHOWN, MarkdownPage
from chronicle.graphics import threads
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.queries import source_counts
from chronicle.records import Claim, Question
from support.searching import find_paths

LANGUAGES = ("vi", "ko")
ANCHOR = re.compile(r"\{ #([a-z0-9-]+) \}")


def whole(history: History, language: str) -> Iterator[tuple[str, str, MarkdownPage]]:
    """Yield the pages in a language that translate a complete page, with the source and the URL."""
    for address, page in history.handwritten.items():
        if page.front_matter.lang == language and translations.is_complete_translation(
            address, page
        ):
            yield next(iter(page.front_matter.translates)), address, page


def passages(page: MarkdownPage) -> dict[str, str]:
    """Return the block at each anchor of a page."""
    blocks = ((ANCHOR.search(block), block) for block in page.body.split("\n\n"))
    return {
        match[1]: ANCHOR.sub("", citation_syntax.remove_citations(text))
        for match, text in blocks
        if match
    }


def test_nothing_lacks_or_is_otherwise_than_in_english(record: History) -> None:
    corpus, pages, spoken = record.corpus, record.handwritten, record.languages
    names = {tag: site_markdown.iter_drawing_texts(record, tag) for tag in LANGUAGES}
    found = [
        *translations.check_outdated_translations(corpus, pages),
        *translation_comparison.compare_translations(corpus, pages, spoken),
        *languages.check_translations(spoken, Path("data"), names),
    ]
    assert [str(each) for each in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_an_answer_is_one_of_the_english(record: History, language: str) -> None:
    for source, _, page in whole(record, language):
        if "#" not in source:
            here = passages(page)
            english = translations.english_text(source, record.corpus, record.handwritten) or ""
            text = re.sub(r"\]\([^)]*\)", "]", here.get(f"{source}-answer", here[source]))
            found = translation_comparison.differing_numbers(
                text, english, record.languages[language]
            )
            assert [each for each in found if each.startswith("has")] == []


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
            counted = passages(page)["witnesses"].partition("[")[0]
            counts = re.findall(r"\d+", counted)
            count = source_counts.count_sources(record, question.claims)
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
    assert [words for words in asked if words not in record.languages[language].all_texts] == []


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
    search_page: Page, site_url: str
) -> None:
    [answered] = find_paths(search_page, site_url, ["tiền gạo"], "vi")
    assert "vi/vi-sao-huu-nghi-viet-nam-trieu-tien-tan-vo/" in answered[:2]


def test_a_name_in_plain_letters_is_answered_in_english_first(
    search_page: Page, site_url: str
) -> None:
    for answered in find_paths(
        search_page, site_url, ["Kim Il Sung", "Vo Nguyen Giap", "Pol Pot", "Doi Moi"]
    ):
        assert not [one for one in answered[:3] if one.startswith(LANGUAGES)]


@pytest.mark.parametrize(("language", "quoted"), [("vi", "*{}*"), ("ko", "‘{}’")])
def test_the_frame_of_a_page_is_in_its_language(
    page: Page, record: History, site_url: str, language: str, quoted: str
) -> None:
    """The citation link, labelled by its page, and the text of scripts. `tests/site/test_languages.py` covers the rest."""
    words = record.languages[language].all_texts
    cite = words["Cite"]
    assert quoted.format(cite) in passages(record.handwritten[f"{language}/"])["how-to"]
    _, address, _ = next(whole(record, language))
    page.goto(f"{site_url}{address}")
    assert set(page.locator("p:not(.cite-apart) > a.cite").all_text_contents()) == {cite}
    page.set_viewport_size({"width": 1200, "height": 900})
    page.fill("input[name=q]", "zzqx")
    status = page.locator(".panel [role=status]")
    status.get_by_text(words["No results for “{}”. Start with:"].partition("{}")[2]).wait_for()
    page.keyboard.press("Escape")
    page.locator("p > a.cite").first.click()
    dialog = page.locator("dialog")
    assert dialog.locator(".close").text_content() == words["Close"]
    assert words["Chicago 18, full note"] in dialog.inner_text()
