from dataclasses import replace

from chronicle import build
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.pages import families
from chronicle.records import lesson as lessons
from chronicle.records.lesson import Lesson
from support import changed, read, with_only


def test_a_chapter_without_a_lesson_has_no_handout(history: History) -> None:
    without = replace(with_only(history, Lesson), ledger={"teaching/the-flood/": "2099.1.0"})
    assert addresses.TEACHING in families.missing(without)
    # Its address leads to the chapter.
    assert [address for address in build.plans(without) if address.startswith("teaching/")] == [
        "teaching/the-flood/"
    ]
    assert "../../chapters/the-flood/" in read(without, "teaching/the-flood/").xpath("//a/@href")


def test_a_point_on_each_voice_has_one_for_each(history: History) -> None:
    [lesson] = history.corpus.of(Lesson)
    point = lesson.notices[0]
    fewer = point.model_copy(update={"each": point.each[:2]})
    told = changed(history, lesson.id, notices=(lesson.notices[1], fewer))
    records = told.corpus.records
    assert list(lessons.CHECKS[1](history.corpus.records)) == []
    [found] = lessons.CHECKS[1](records)
    assert (found.path, found.message) == (("notices", 1, "each"), "has 2 for 5 voices")
