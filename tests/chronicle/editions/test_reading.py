from dataclasses import replace

from lxml import html

from chronicle.editions import composing
from chronicle.editions.volume import Volume
from chronicle.history import History
from chronicle.queries.links import Link
from chronicle.records.settings import Settings
from chronicle.story.markdown import EXTENSIONS
from chronicle.values.text import Prose
from support import changed, words


def titles(volume: Volume) -> list[str]:
    return [line.title.as_text for line in volume.contents if line.level == 1]


def with_book(history: History, *addresses: str) -> Volume:
    corpus = replace(history.corpus, settings=Settings(book=addresses))
    return composing.compose(replace(history, corpus=corpus), EXTENSIONS)


def test_parts_stand_in_the_order_of_the_settings(volume: Volume, history: History) -> None:
    parts = ["The flood", "One question", "Key people", "Timeline of great events", "Glossary"]
    assert titles(volume) == [*parts, "Index of names"]
    assert volume.contents[0].before == "Chapter 1"
    chosen = with_book(history, "about/glossary/", "about/cite/", "chapters/")
    assert titles(chosen)[:3] == ["Glossary", "How to cite", "The flood"]


def test_a_history_without_a_story_has_what_it_has(history: History) -> None:
    bare = replace(history, chapters=(), handwritten={})
    assert titles(composing.compose(bare, EXTENSIONS))[0] == "One question"
    assert titles(with_book(replace(history, handwritten={}), "about/cite/")) == ["Index of names"]


def test_the_index_has_each_under_what_the_alphabet_has_it(history: History) -> None:
    named = changed(history, "per-ruud", family="Ruud", given="Per")
    volume = composing.compose(named, EXTENSIONS)
    places = {one: [Link("#here", Prose("3"))] for one in ("per-ruud", "canal-corps", "estmark")}
    entries = html.fromstring(volume.index(places)).xpath("//div[@class='index']//li")
    assert [words(one) for one in entries] == ["Canal Corps, 3", "Estmark, 3", "Ruud, Per, 3"]
