"""What the page of a reader's own list shows: the styles that it can have, and its formats."""

from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.record.text import Prose
from chronicle.views.page import Link, PageView


@dataclass(frozen=True)
class ListStyle:
    """A style: its key for scripts, its name, and what it calls notes and the list of works."""

    key: str
    name: str
    notes: str
    works: str


@dataclass(frozen=True)
class MyListView(PageView):
    """The page of the list, which a script fills.

    `formats` are those in which it can be saved, each its key, its name and the ending of a file;
    `ways` lead to what can be collected.
    """

    styles: tuple[ListStyle, ...]
    formats: tuple[tuple[str, str, str], ...]
    ways: tuple[Link, ...]


STYLES = (
    ListStyle("chicago", "Chicago 18", "Notes", "Bibliography"),
    ListStyle("mla", "MLA 9", "In the text", "Works cited"),
    ListStyle("apa", "APA 7", "In the text", "References"),
)
MARKDOWN = ("markdown", "Markdown", "md")


def my_list(book: Book) -> MyListView:
    """The view of the page of the list."""
    ways = (
        (addresses.QUESTIONS, "Questions"),
        (addresses.TIMELINE, "The timeline"),
        (addresses.CHAPTERS, "The story"),
    )
    return MyListView(
        address=addresses.MY_LIST,
        title=Prose("My list"),
        description="What you collect here to cite, as notes and a bibliography in one style.",
        styles=STYLES,
        formats=(*PROGRAMS, MARKDOWN),
        # What is written by hand, or lists records that there are.
        ways=tuple(
            Link(there, Prose(words))
            for there, words in ways
            if there in book.handwritten or any(page.startswith(there) for page in book.on_page)
        ),
    )
