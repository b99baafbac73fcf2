from chronicle.record.locators import CitablePlace
from chronicle.story import chapters, handwritten
from chronicle.story.handwritten import FrontMatter, WrittenPage
from support import ANOTHER


def test_a_chapter_says_what_it_names_and_cites() -> None:
    (chapter,) = chapters.load(handwritten.load(ANOTHER / "docs"))
    assert (chapter.address, chapter.number, chapter.title) == (
        "chapters/the-flood/",
        1,
        "The flood",
    )
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
    return WrittenPage("docs/chapters/x.md", "X", FrontMatter(number=number), "Text.\n")


def test_a_page_without_a_number_or_elsewhere_is_no_chapter() -> None:
    assert chapters.load({"chapters/": page(), "about/x/": page(number=1)}) == ()


def test_chapters_go_by_number() -> None:
    pages = {
        "chapters/b/": page(number=2),
        "chapters/a/": page(number=10),
        "chapters/c/": page(number=1),
    }
    assert [chapter.number for chapter in chapters.load(pages)] == [1, 2, 10]
