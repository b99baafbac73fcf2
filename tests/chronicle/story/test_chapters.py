from chronicle.record.locators import CitablePlace
from chronicle.record.text import Prose
from chronicle.story import chapters, handwritten
from chronicle.story.handwritten import FrontMatter, WrittenPage
from support import ANOTHER


def test_a_chapter_says_what_it_names_and_cites() -> None:
    (chapter,) = chapters.load(handwritten.load(ANOTHER / "docs"))
    named = (chapter.address, chapter.number, chapter.title)
    assert named == ("chapters/the-flood/", 1, "The flood")
    assert chapter.discussion == ("Who dug the canal?", "What did the flood change?")
    assert chapter.records == ("canal-corps", "1903-flood", "how-many-diggers")
    first, second = chapter.paragraphs
    assert (first.anchor, second.anchor) == ("the-coming", "three-days")
    assert first.text.startswith("In 1901 the [Canal Corps]")
    assert first.cited == (
        ("holm-1987", CitablePlace("page", 12)),
        ("holm-1987", CitablePlace("note", 3)),
        ("anonymous-lock", CitablePlace("paragraph", 3)),
    )
    assert len(second.cited) == 4


def page(number: int | None = None) -> WrittenPage:
    return WrittenPage("docs/chapters/x.md", Prose("X"), FrontMatter(number=number), "Text.\n")


def test_chapters_are_pages_of_theirs_with_a_number_by_which_they_go() -> None:
    pages = {"chapters/": page(), "about/x/": page(number=3), "chapters/b/": page(number=2)}
    pages |= {"chapters/a/": page(number=10), "chapters/c/": page(number=1)}
    assert [chapter.number for chapter in chapters.load(pages)] == [1, 2, 10]
