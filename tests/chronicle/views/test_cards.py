from __future__ import annotations

from chronicle.book import Book
from chronicle.views import offers
from chronicle.views.cards import card, cards


def test_the_site_each_chapter_and_each_question_has_a_picture(book: Book) -> None:
    assert {address: view.file for address, view in cards(book).items()} == {
        "": "cards/site.png",
        "chapters/the-flood/": "cards/chapters-the-flood.png",
        "questions/how-many-diggers/": "cards/questions-how-many-diggers.png",
    }


def test_a_page_without_a_picture_has_that_of_the_site(book: Book) -> None:
    assert card(book, "timeline/") is card(book, "")


def test_a_question_shows_its_answers_with_their_voices(book: Book) -> None:
    view = card(book, "questions/how-many-diggers/")
    assert (view.kicker, view.title) == ("Question", "How many diggers did Norrmark send?")
    assert [(row.answer, row.voices) for row in view.answers] == [("340", 1), ("about 200", 1)]
    assert view.words == f"{view.title} 340 (1 voice); about 200 (1 voice)."


def test_a_chapter_shows_its_years_in_the_period(book: Book) -> None:
    view = card(book, "chapters/the-flood/")
    assert view.kicker == "Chapter 1 · 1903–1904"
    assert (view.years, view.period) == ((1903, 1904), card(book, "").period)


def test_the_head_of_every_page_names_its_picture_and_says_it_in_words(book: Book) -> None:
    for address in ("timeline/", "questions/how-many-diggers/", "papers/holm-1987/"):
        tags = offers.page(book, address, "Title", "Description.", is_list=False).tags
        said = {tag.name: tag.content for tag in tags if "image" in tag.name}
        view = card(book, address)
        assert said == {
            "og:image": f"{book.site.url}{view.file}",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": view.words,
        }
        (large,) = [tag for tag in tags if tag.name == "twitter:card"]
        assert (large.attribute, large.content) == ("name", "summary_large_image")
