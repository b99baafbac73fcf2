import pytest

from chronicle.book import Book
from chronicle.record.models import Event, Question
from chronicle.views import selection, timeline
from chronicle.views.timeline import Option, TimelineView
from support import with_only


@pytest.fixture(scope="module")
def view(book: Book) -> TimelineView:
    found = timeline.timeline(book)
    assert found
    return found


def test_an_event_leads_to_the_first_question_by_rank(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    (question,) = book.corpus.of(Question)
    open_one = question.model_copy(update={"rank": "open", "id": "corps-at-the-lock"})
    great_one = question.model_copy(update={"rank": "great"})
    monkeypatch.setattr(selection, "questions", lambda event, corpus: [open_one, great_one])
    found = timeline.timeline(book)
    assert found
    led = {one.event.id: one.question for year in found.years for one in year.entries}
    assert led["1903-flood"]
    assert led["1903-flood"].id == "how-many-diggers"


def test_a_filter_offers_what_some_event_has(view: TimelineView) -> None:
    filters = {kind.key: kind for kind in view.filters}
    assert filters["weight"].options == (
        Option("major", "Great events", 3),
        Option("minor", "Other events", 2),
    )
    assert filters["theme"].options == (
        Option("digging", "Digging", 5),
        Option("floods", "Floods", 1),
    )
    assert Option("canal-corps", "Canal Corps", 2) in filters["actor"].options
    counts = [option.count for option in filters["actor"].options]
    assert counts == sorted(counts, reverse=True)
    assert [option.name for option in filters["paper"].options] == ["Holm", "Unsigned notes"]
    assert "fiction" not in {option.key for option in filters["evidence"].options}


def test_of_many_options_the_first_are_words(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "WORDS", 2)
    found = timeline.timeline(book)
    assert found
    words = {kind.key: (kind.words, len(kind.options)) for kind in found.filters}
    assert words["theme"] == (2, 2)
    assert words["actor"] == (2, 4)


def test_no_event_no_timeline(book: Book) -> None:
    assert timeline.timeline(with_only(book, Event)) is None
