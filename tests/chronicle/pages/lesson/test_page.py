from dataclasses import replace

from chronicle import build
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import lists
from chronicle.records import Lesson
from support import read, with_only


def test_a_chapter_without_a_lesson_has_no_handout(history: History) -> None:
    without = replace(with_only(history, Lesson), ledger={"teaching/the-flood/": "2099.1.0"})
    assert addresses.TEACHING in lists.missing(without)
    # Its address leads to the chapter.
    assert [address for address in build.pages(without) if address.startswith("teaching/")] == [
        "teaching/the-flood/"
    ]
    assert "../../chapters/the-flood/" in read(without, "teaching/the-flood/").xpath("//a/@href")
