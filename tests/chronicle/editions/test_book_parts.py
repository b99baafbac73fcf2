from dataclasses import replace

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.editions import book_builder
from chronicle.editions.book_templates import Book, render_book_template
from chronicle.history import History
from chronicle.records import Settings
from chronicle.site import Editor
from chronicle.values import Prose
from support.book import list_headings


def test_imprint_has_editors_and_method_and_citation(history: History) -> None:
    corpus = replace(history.corpus, settings=Settings(method=Prose("Models wrote it.")))
    site = history.site.model_copy(update={"editors": (Editor(name="Ida Lund"),)})
    imprint = render_book_template(replace(history, corpus=corpus, site=site), "imprint.html")
    citation = f"<i>{site.name}</i>, version 2019.1.0, 2 January 2019, {site.url}."
    for text in ("Edited by Ida Lund.", "Models wrote it.", citation, "CC BY 4.0"):
        assert text in imprint


def part_titles(book: Book) -> list[str]:
    return [title for level, title in list_headings(book) if level == 1]


def compose_parts(history: History, *addresses: str) -> Book:
    corpus = replace(history.corpus, settings=Settings(book=addresses))
    return book_builder.compose_book(replace(history, corpus=corpus), REQUIRED_EXTENSIONS)


def test_parts_of_book_follow_the_settings(book: Book, history: History) -> None:
    parts = [
        "Chapter 1: The flood",
        "One question",
        "Key people",
        "Timeline of great events",
        "Glossary",
    ]
    assert part_titles(book) == parts
    chosen_parts = compose_parts(history, "about/glossary/", "about/cite/", "chapters/")
    assert part_titles(chosen_parts) == ["Glossary", "How to cite", "Chapter 1: The flood"]


def test_book_without_chapters_has_other_parts(history: History) -> None:
    without_chapters = replace(history, chapters=(), markdown_pages={})
    assert (
        part_titles(book_builder.compose_book(without_chapters, REQUIRED_EXTENSIONS))[0]
        == "One question"
    )
    assert part_titles(compose_parts(replace(history, markdown_pages={}), "about/cite/")) == []
