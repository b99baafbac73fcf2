"""What the site adds to a chapter written by hand: citations, and the way to its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views.citations import Citations, CiteControl, citations_here, control
from chronicle.views.page import Link, PageView


@dataclass(frozen=True)
class ChapterView(PageView):
    """A chapter: its number, the chapters before and after it, and its sheet for teaching.

    `cite` leads to the citations of the whole chapter, which are None where they stand on another
    page; `controls` lead to those of each paragraph, by its anchor.
    """

    number: int
    cite: CiteControl
    citations: Citations | None
    controls: Mapping[str, CiteControl]
    before: Link | None
    after: Link | None
    handout: Link


def chapter(book: Book, address: str) -> ChapterView | None:
    """The view of the chapter at an address; None where no chapter has it."""
    before, after = (None, *book.chapters), (*book.chapters[1:], None)
    for previous, chapter, following in zip(before, book.chapters, after, strict=False):
        if chapter.address == address:
            return _view(book, chapter, _link(previous), _link(following))
    return None


def is_list(book: Book, address: str) -> bool:
    """Whether a page is a chapter from which reference managers can save paragraphs."""
    view = chapter(book, address)
    controls = view.controls.values() if view else ()
    return any(control.is_listed and not control.is_named for control in controls)


def _view(book: Book, chapter: Chapter, before: Link | None, after: Link | None) -> ChapterView:
    anchors = [paragraph.anchor for paragraph in chapter.paragraphs if paragraph.anchor]
    return ChapterView(
        address=chapter.address,
        title=Prose(chapter.title),
        description="",
        number=chapter.number,
        cite=control(book, chapter.address),
        citations=citations_here(book, chapter.address),
        controls={anchor: control(book, f"{chapter.address}#{anchor}") for anchor in anchors},
        before=before,
        after=after,
        handout=Link(chapter.handout, Prose("For teaching")),
    )


def _link(chapter: Chapter | None) -> Link | None:
    return Link(chapter.address, Prose(chapter.title), "chapter") if chapter else None
