from dataclasses import replace

from chronicle.content.markdown import EXTENSIONS
from chronicle.editions import book_builder
from chronicle.editions.book_templates import Volume, render_piece
from chronicle.history import History
from chronicle.records import Settings
from chronicle.site import Editor
from chronicle.values import Prose


def test_the_imprint_says_who_made_it_and_how_to_cite_it(history: History) -> None:
    corpus = replace(history.corpus, settings=Settings(method=Prose("Models wrote it.")))
    site = history.site.model_copy(update={"editors": (Editor(name="Ida Lund"),)})
    imprint = render_piece(replace(history, corpus=corpus, site=site), "imprint.html").text
    cited = f"<i>{site.name}</i>, version 2099.1.0, 2 January 2099, {site.url}."
    for said in ("Edited by Ida Lund.", "Models wrote it.", cited, "CC BY 4.0"):
        assert said in imprint


def titles(volume: Volume) -> list[str]:
    return [line.title.as_text for line in volume.contents if line.level == 1]


def with_book(history: History, *addresses: str) -> Volume:
    corpus = replace(history.corpus, settings=Settings(book=addresses))
    return book_builder.compose_book(replace(history, corpus=corpus), EXTENSIONS)


def test_parts_stand_in_the_order_of_the_settings(volume: Volume, history: History) -> None:
    parts = ["The flood", "One question", "Key people", "Timeline of great events", "Glossary"]
    assert titles(volume) == parts
    assert volume.contents[0].before == "Chapter 1"
    chosen = with_book(history, "about/glossary/", "about/cite/", "chapters/")
    assert titles(chosen) == ["Glossary", "How to cite", "The flood"]


def test_a_history_without_a_story_has_what_it_has(history: History) -> None:
    bare = replace(history, chapters=(), handwritten={})
    assert titles(book_builder.compose_book(bare, EXTENSIONS))[0] == "One question"
    assert titles(with_book(replace(history, handwritten={}), "about/cite/")) == []
