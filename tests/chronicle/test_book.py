import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.book import Book, read
from chronicle.corpus.corpus import RecordLink
from chronicle.corpus.problems import DataError
from chronicle.record.models import Change
from support import ANOTHER, with_only


def test_the_latest_change_gives_the_version(book: Book) -> None:
    assert book.edition is not None
    assert (book.edition.version, book.edition.date.text) == ("2099.1.0", "2099-01-02")


def test_a_page_changed_when_a_record_on_it_did(book: Book) -> None:
    """The date is that of a change that names it, or of the version that first had it, or of the edition."""
    later = Change.model_validate(
        {
            "id": "v-2",
            "version": "2099.2.0",
            "date": "2099-03-04",
            "what": "More.",
            "touches": ("flood-drowned",),
        }
    )
    corpus = with_only(book, Change, *book.corpus.of(Change), later).corpus
    links = {
        **corpus.links_to,
        "flood-drowned": (RecordLink(later.id, "touches", "flood-drowned"),),
    }
    changed = replace(
        book,
        corpus=replace(corpus, links_to=links),
        ledger={"events/1904-talks/": "2099.1.0"},
    )
    assert str(changed.changed("events/1903-flood/#flood-drowned")) == "2099-03-04"
    assert str(changed.changed("events/1903-flood/")) == "2099-03-04"
    assert str(changed.changed("events/1904-talks/")) == "2099-01-02"
    assert str(changed.changed("timeline/")) == "2099-03-04"


def test_of_two_versions_of_one_day_the_higher_is_the_edition(book: Book) -> None:
    first = next(iter(book.corpus.of(Change)))
    changes = [
        first.model_copy(update={"id": f"v-{number}", "version": f"2099.1.{number}"})
        for number in (10, 9)
    ]
    edition = with_only(book, Change, first, *changes).edition
    assert edition is not None
    assert edition.version == "2099.1.10"


def test_a_lesson_is_on_a_chapter_that_there_is(tmp_path: Path) -> None:
    data = shutil.copytree(ANOTHER / "data", tmp_path / "data")
    lessons = data / "lessons.yml"
    text = lessons.read_text(encoding="utf-8").replace("chapter: the-flood", "chapter: the-flod")
    lessons.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read(data, ANOTHER / "docs")
    (problem,) = raised.value.problems
    expected = "no chapter is called “the-flod”; did you mean “the-flood”?"
    assert str(problem) == f"data/lessons.yml:3:3: {expected}"
