"""The Vietnamese and Korean pages correspond to the English pages, and both link to each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from chronicle.content import citation_syntax, languages, translation_comparison, translations
from chronicle.content.markdown_pages import SHORTCODE, MarkdownPage
from chronicle.graphics import threads
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.queries import source_counts
from chronicle.records import Claim, Question
from support.searching import find_paths

LANGUAGES = ("vi", "ko")
ANCHOR = re.compile(r"\{ #([a-z0-9-]+) \}")


def list_complete_translations(
    history: History, language: str
) -> Iterator[tuple[str, str, MarkdownPage]]:
    """Yield the pages in a language that translate a complete page, with the source and the URL."""
    for address, page in history.markdown_pages.items():
        if page.front_matter.lang == language and translations.is_complete_translation(
            address, page
        ):
            yield next(iter(page.front_matter.translates)), address, page


def group_blocks_by_anchor(page: MarkdownPage) -> dict[str, str]:
    """Return the block at each anchor of a page."""
    blocks = ((ANCHOR.search(block), block) for block in page.body.split("\n\n"))
    return {
        match[1]: ANCHOR.sub("", citation_syntax.remove_citations(text))
        for match, text in blocks
        if match
    }


def test_translations_match_english(record: History) -> None:
    corpus = record.corpus
    pages = record.markdown_pages
    translations_by_language = record.languages
    names = {tag: site_markdown.iter_drawing_texts(record, tag) for tag in LANGUAGES}
    problems = [
        *translations.check_outdated_translations(corpus, pages),
        *translation_comparison.compare_translations(corpus, pages, translations_by_language),
        *languages.check_translations(translations_by_language, Path("data"), names),
    ]
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_have_only_english_numbers(record: History, language: str) -> None:
    for source, _, page in list_complete_translations(record, language):
        if "#" not in source:
            blocks = group_blocks_by_anchor(page)
            english = translations.english_text(source, record.corpus, record.markdown_pages) or ""
            text = re.sub(r"\]\([^)]*\)", "]", blocks.get(f"{source}-answer", blocks[source]))
            differences = translation_comparison.differing_numbers(
                text, english, record.languages[language]
            )
            assert [difference for difference in differences if difference.startswith("has")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_great_questions_are_translated(record: History, language: str) -> None:
    pages = {source: page for source, _, page in list_complete_translations(record, language)}
    for question in record.corpus.of(Question):
        if question.rank == "great":
            body = pages[question.id].body
            for position in question.positions:
                assert f"/{question.id}/#answer-{position.anchor})" in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_source_counts_match_the_record(record: History, language: str) -> None:
    for source, _, page in list_complete_translations(record, language):
        question = record.corpus.find(Question, source)
        if question:
            sentence = group_blocks_by_anchor(page)["witnesses"].partition("[")[0]
            counts = re.findall(r"\d+", sentence)
            count = source_counts.count_sources(record, question.claims)
            expected = [count.statement_count, count.minimum, count.maximum]
            if count.probable_maximum < count.maximum:
                expected.append(count.probable_maximum)
            assert counts == [*map(str, expected)], source


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_diagram_is_translated(record: History, language: str) -> None:
    page = record.markdown_pages[f"{language}/"]
    match = next(SHORTCODE.finditer(page.body))
    diagram = threads.draw_threads(
        record, [record.corpus.get(Claim, claim_id) for claim_id in match["ids"].split(",")]
    )
    labels = ["no other source known", "or", "and"]
    for column in diagram.figure_columns:
        labels += [f"{qualifier} {{}}" for qualifier in column.qualifiers]
        labels.append(str(column.unit))
    for place in diagram.source_columns:
        labels += [f"{adverb}: {{}}" if adverb else "a source of {}" for adverb in place.figures]
        for source in place.sources:
            labels += [source.description] if source.link else []
            labels += ["{} in {}"] if source.partial_figures else []
    assert [
        label_text
        for label_text in labels
        if label_text not in record.languages[language].text_by_message
    ] == []


def test_translations_are_alternates(record: History) -> None:
    versions_by_address = record.language_alternates
    for language in LANGUAGES:
        for _, address, _ in list_complete_translations(record, language):
            versions = versions_by_address[address]
            assert set(versions) == {"x-default", "en", *LANGUAGES}
            assert all(versions_by_address[path] == versions for path in versions.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_listed_on_home_page(record: History, language: str) -> None:
    body = record.markdown_pages[f"{language}/"].body
    for _, _, page in list_complete_translations(record, language):
        assert f"]({page.file.rpartition('/')[2]})" in body


def test_ambiguous_query_uses_page_language(search_page: Page, site_url: str) -> None:
    [paths] = find_paths(search_page, site_url, ["tiền gạo"], "vi")
    assert paths[0].startswith("vi/")


def test_ascii_names_find_english_pages(search_page: Page, site_url: str) -> None:
    for paths in find_paths(
        search_page, site_url, ["Kim Il Sung", "Vo Nguyen Giap", "Pol Pot", "Doi Moi"]
    ):
        assert not [path for path in paths[:3] if path.startswith(LANGUAGES)]
