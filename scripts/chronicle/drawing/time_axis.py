"""The axis of time of the whole record, and its years in words."""

from collections import Counter
from collections.abc import Collection

from chronicle.history import History, once_per_history
from chronicle.record.days import APART, ROOM, Axis, Day, Step, axis, span_words
from chronicle.record.models import Event


@once_per_history
def axis_of(history: History) -> Axis | None:
    """The axis of time over all events; None without events.

    Where three of four would stand in one bar, it is that of their days, months or years alone.
    """
    dates = [event.date for event in history.corpus.of(Event)]
    if not dates:
        return None
    lasts = [date.latest if date.is_closed and date.latest else date.first for date in dates]
    firsts = [date.first for date in dates]
    whole = axis(min(firsts), max(lasts))
    parted = broken(firsts)
    bars = Counter(whole.bars.begin(first) for first in firsts)
    is_spread = 4 * max(bars.values()) < 3 * len(firsts)
    return whole if is_spread or len(bars) >= len(parted.parts) else parted


def span_of(history: History) -> str:
    """The years of the first event and of the last: `1945 to 2023`."""
    days = [event.date.first for event in history.corpus.of(Event)]
    return span_words(min(days), max(days))


def broken(days: Collection[Day]) -> Axis:
    """The axis of the days on which something is, or the months or years, without all others.

    It ends with empty parts where its last label has more room than its last times need.
    """
    fine = (Step(unit) for unit in ("day", "month"))
    step = next(
        (step for step in fine if len({step.begin(day) for day in days}) <= ROOM), Step("year")
    )
    starts = sorted({step.begin(day) for day in days})
    parts = [(start.number, step.starts(start, start)[1].number) for start in starts]
    every = 1 + sum(len(step.title(start)) + APART for start in starts) // ROOM
    labels = {start.number: step.title(start) for start in starts[::every]}
    stop = parts[-1][1]
    parts += [(stop, stop + 1)] * (-len(parts) % every)
    return Axis(step, parts[0][0], stop, labels, parts)
