from dataclasses import replace

from lxml import html

from chronicle.book import Book
from chronicle.editions import make
from chronicle.editions.volume import Volume
from chronicle.record.models import Settings
from support import ROOT, SITE


def titles(volume: Volume) -> list[str]:
    return [line.title.as_text for line in volume.contents if line.level == 1]


def with_book(book: Book, *addresses: str) -> Volume:
    corpus = replace(book.corpus, settings=Settings(book=addresses))
    return make.volume(replace(book, corpus=corpus), ROOT / "mkdocs.yml")


def test_parts_stand_in_the_order_of_the_settings(volume: Volume, book: Book) -> None:
    assert titles(volume) == [
        "The flood",
        "One question",
        "Key people",
        "Timeline of great events",
        "Glossary",
        "Index of names",
    ]
    assert volume.contents[0].before == "Chapter 1"
    assert titles(with_book(book, "about/glossary/", "about/cite/", "chapters/"))[:3] == [
        "Glossary",
        "How to cite",
        "The flood",
    ]


def test_a_history_without_a_story_has_what_it_has(book: Book) -> None:
    bare = replace(book, chapters=(), handwritten={})
    assert titles(make.volume(bare, ROOT / "mkdocs.yml"))[0] == "One question"
    assert titles(with_book(replace(book, handwritten={}), "about/cite/")) == ["Index of names"]


def test_a_chapter_has_its_argument_and_its_notes_and_no_questions_for_discussion(
    volume: Volume,
) -> None:
    (chapter, *_) = html.fragment_fromstring(volume.body, create_parent="div").find_class("prose")
    assert [child.get("class") for child in chapter] == ["deck", None, None, None, "notes"]
    assert chapter[0].text_content().strip() == "What the water did."
    assert chapter.xpath(".//*[@id='chapters-the-flood--note-1']//a/@href") == [
        "#chapters-the-flood--call-1"
    ]
    assert "Who dug the canal?" not in volume.body


def test_a_question_has_its_positions_with_their_voices_and_its_assessment(volume: Volume) -> None:
    (question,) = html.fragment_fromstring(volume.body, create_parent="div").find_class("question")
    words = [" ".join(item.text_content().split()) for item in question.iter("li")]
    assert words == ["340 Holm", "about 200 Unsigned notes"]
    assert "Holm follows Ruud" in question.text_content()


def test_a_life_stands_with_its_sources_and_an_event_with_date_and_summary(volume: Volume) -> None:
    tree = html.fragment_fromstring(volume.body, create_parent="div")
    assert "He came south with the diggers" in tree.text_content()
    assert "Holm, p. 12; Unsigned notes, ¶5" in tree.text_content()
    dates = [" ".join(event.text_content().split()) for event in tree.find_class("when")]
    assert "1–3 May 1903" in dates


def test_what_is_not_in_the_book_is_linked_on_the_site(volume: Volume) -> None:
    tree = html.fragment_fromstring(volume.body, create_parent="div")
    links = {link.get("href") for link in tree.iter("a")}
    assert f"{SITE.url}actors/canal-corps/" in links
    assert {"#events-1903-flood", "#questions-how-many-diggers"} <= links
    ids = {f"#{element.get('id')}" for element in tree.xpath(".//*[@id]")}
    assert {link for link in links if link.startswith("#")} <= ids
