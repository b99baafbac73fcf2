from chronicle.drawing.time_axis import axis_of, broken, span_of
from chronicle.history import History
from chronicle.record.days import Day, Step
from chronicle.record.models import Event
from support import with_only


def test_the_axis_has_all_events(history: History) -> None:
    axis = axis_of(history)
    assert axis
    assert (span_of(history), Day.of(axis.start).year) == ("1899 to 1910", 1898)
    assert axis_of(with_only(history, Event)) is None


def test_an_axis_of_parts_has_the_times_that_have_something_one_as_wide_as_the_other() -> None:
    days = [Day(1666, 9, 2), Day(1666, 9, 2), Day(1666, 9, 4), Day(1681, 6, 17)]
    parted = broken(days)
    assert list(parted.labels.values()) == ["2 Sep 1666", "4 Sep 1666", "17 Jun 1681"]
    assert [round(3 * parted.share(day.number), 2) for day in days] == [0, 0, 1, 2]
    assert parted.share(Day(1666, 9, 3).number) == parted.share(Day(1666, 9, 4).number)
    assert parted.share(Day(1700).number) == 1
    assert parted.bars == Step("day")


def test_an_axis_of_many_days_has_parts_for_months_and_labels_for_which_there_is_room() -> None:
    parted = broken([Day(1666, month, day) for month in range(3, 10) for day in range(1, 29)])
    assert parted.step == Step("month")
    assert list(parted.labels.values()) == ["Mar 1666", "May 1666", "Jul 1666", "Sep 1666"]
    assert len(parted.parts) == 8  # as wide as its four labels
