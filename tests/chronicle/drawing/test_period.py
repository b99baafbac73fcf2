import random
from dataclasses import replace
from itertools import combinations, pairwise

from lxml import html

from chronicle.drawing.period import Bar, Name, Period, draw, period, place
from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.queries.links import Link
from chronicle.values import dates
from chronicle.values.text import Prose
from support import copies, with_only
from support.cases import beside, cases

TURNS = "1. [They survey](id:1899-survey)\n2. [The water comes](id:1903-flood)\n"


def view(history: History, turns: str = "") -> Period:
    found = period(history, turns)
    assert found
    return found


def test_events_stand_above_the_line_and_those_of_the_theme_below(history: History) -> None:
    bars = view(history).bars
    assert [(bar.above, bar.below) for bar in bars] == [(1, 0), (1, 0), (0, 1), (1, 0), (1, 0)]
    assert [bar.link.label for bar in bars][:2] == ["1899: 1 event", "1901: 1 event"]
    assert all(one.x + one.width < other.x for one, other in pairwise(bars))
    assert view(history).caption == (
        "Events by year; in red, below the line: events of floods. "
        "Above, the years that each chapter covers."
    )


def test_the_tallest_bar_alone_says_how_many_events_it_has_and_when(history: History) -> None:
    """A bare 36 had no unit."""
    more = copies(
        history,
        "1901-corps-arrives",
        *[{"date": dates.parse(date)} for date in ("1900", "1903", "1903")],
    )
    drawn = html.fromstring(draw(more, "", ""))
    [peak] = drawn.find_class("peak")
    tallest = view(more).peak
    assert (peak.text, tallest.above) == ("1903: 2 events", 2)
    # What ends with its bar keeps off the line of a turn right behind that.
    assert peak.get("dx") == ("-.5em" if peak.get("text-anchor") == "end" else None)
    assert tallest.link.label == "1903: 2 events"
    assert peak.get("x") == f"{tallest.x + tallest.width}%"


def test_no_line_to_a_turn_crosses_the_words_of_the_tallest_bar() -> None:
    """They cut one line and hid another; where they have no room the caption has them."""
    bar = Bar(50, 1, above=36, below=0, when="1965", link=Link("timeline/", Prose("")))
    assert bar.anchor_among([]) == bar.anchor_among([51.5, 15]) == "end"
    assert bar.anchor_among([30]) == "start"
    assert bar.anchor_among([30, 51.5]) == ""
    early = replace(bar, x=10)
    assert early.anchor_among([9]) == "start"
    assert early.anchor_among([11.5]) == ""


def test_what_the_tallest_bar_has_is_said_above_where_a_line_passes(history: History) -> None:
    dated = [{"date": dates.parse(date)} for date in ("1890", "1903", "1903", "1920", "1905")]
    more = copies(history, "1901-corps-arrives", *dated)
    assert "Highest" not in view(more).caption
    # One line is to the left of it, and one to the right.
    turns = "1. [They come](id:1901-corps-arrives)\n2. [They survey](id:1899-survey)\n"
    crossed = view(more, turns)
    assert crossed.caption.endswith(" Highest bar: 1903, 2 events.")
    assert html.fromstring(draw(more, turns, "")).find_class("peak") == []


def test_a_bar_counts_what_is_of_a_decade_apart_from_its_first_year(history: History) -> None:
    dated = [{"date": dates.parse(date)} for date in ("1910", "191X", "191X", "189X")]
    bars = view(copies(history, "1901-corps-arrives", *dated)).bars
    told = [bar.link.label for bar in bars]
    assert "1910: 1 event, and 2 of the 1910s" in told
    assert "the 1890s: 1 event" in told


def test_an_axis_of_chapters_begins_with_them_where_hardly_an_event_is_before(
    history: History,
) -> None:
    dated = [{"date": dates.parse(date)} for date in ("1850", *["1903"] * 60)]
    lone = copies(history, "1903-flood", *dated)
    assert view(lone).years[0].words == "1900"
    assert len(view(lone).bars) == 1
    assert view(lone).words == "Events by year, 1903: 60 events"
    # Turns have all events beside them; so have chapters where more are before.
    assert len(view(lone, TURNS).bars) == 2
    more = copies(history, "1903-flood", *dated[:1], *dated)
    assert len(view(more).bars) == 2


def test_what_is_drawn_beside_the_bars_is_called_what_it_is(history: History) -> None:
    assert view(history).linked == "Bars and names are links."
    assert view(history, TURNS).linked == "Bars and names are links."
    bare = replace(view(history), turns=(), chapters=())
    assert bare.linked == "Bars are links."


@cases
def test_bars_stand_for_times_with_room(history: History, edtf: str, said: str, first: str) -> None:
    dated = ({"date": dates.parse(date)} for date in edtf.split())
    drawn = view(copies(history, "1903-flood", *dated))
    assert drawn.words.startswith(f"Events by {said}: ")
    assert drawn.bars[0].link.label == first


def named(x: float, length: float) -> Name:
    return Name("1900", Link("events/", Prose("")), x, x, x + length)


def crosses(one: Name, other: Name) -> bool:
    """Whether two names overlap, or the line of one runs through the other, which is nearer to the bars."""
    if one.row == other.row:
        return one.start < other.stop and other.start < one.stop
    outer, inner = sorted((one, other), key=lambda name: name.row)
    return inner.start <= outer.x <= inner.stop


def test_names_cross_neither_each_other_nor_a_line() -> None:
    dice = random.Random(1)
    for _ in range(500):
        names = [named(dice.uniform(0, 100), dice.uniform(10, 60)) for _ in range(6)]
        placed = list(place(names))
        assert all(name.start >= 0 and name.stop <= 100 for name in placed)
        assert not any(crosses(one, other) for one, other in combinations(placed, 2))


def test_what_has_room_is_named_to_the_right_or_else_to_the_left() -> None:
    right, left = place([named(10, 30), named(90, 30)]), place([named(90, 30)])
    assert {(name.start, name.stop) for name in right} == {(10, 40), (60, 90)}
    assert [name.row for name in left] == [0]
    assert list(place([named(50, 60)])) == []


def test_bars_turns_and_chapters_are_links(history: History) -> None:
    drawn = html.fromstring(draw(history, TURNS, ""))
    links = [link.get("href") for link in drawn.iter("a")]
    assert links[2] == "timeline/#year-1903"
    assert links[-2:] == ["events/1899-survey/", "events/1903-flood/"]
    assert [turn.text_content() for turn in drawn.iter("text")][:2] == beside(__file__)["turns"]
    chapters = html.fromstring(draw(history, "", "")).find_class("chapter")
    assert [link.get("href") for link in chapters] == ["chapters/the-flood/"]
    # Who speaks to the browser says what is seen, the number.
    [name] = [link.get("aria-label") for link in chapters]
    assert name.startswith(f"{chapters[0].findtext('text').strip()}. ")
    assert draw(with_only(history, Event), TURNS, "") == ""


def test_chapters_of_one_time_have_rows_of_their_own(history: History) -> None:
    (chapter,) = history.chapters
    twice = view(replace(history, chapters=(chapter, chapter)))
    assert [name.row for name in twice.chapters] == [0, 1]
    # The words over the highest bar keep off the lowest chapter.
    highest = twice.base - twice.peak.above * twice.unit
    assert highest - twice.y(twice.chapters[-1]) > 2.5


def test_a_title_stands_beside_its_bar_where_it_has_room(history: History) -> None:
    (chapter,) = history.chapters

    def drawn(title: str, years: str, over: str | None = None) -> tuple[list[str], str | None]:
        titled = replace(chapter, title=Prose(title), years=dates.parse(years))
        page = html.fromstring(draw(replace(history, chapters=(titled,)), "", ""))
        [link] = page.find_class("chapter")
        children = [child.tag for child in link if child.tag != "title"]
        assert [one.text for one in link.find_class("over")] == ([over] if over else [])
        return children, link.findtext("text/tspan")

    # The number before the bar and the title behind it; where that ends the drawing, over its
    # end if it is long, else both before it; or the number alone.
    assert drawn("Rain", "1900/1901") == (["text", "line", "text"], None)
    assert drawn("Rain", "1901/1910", over="Rain") == (["text", "line", "text"], None)
    assert drawn("Rain", "1899/1910", over="Rain") == (["text", "line", "text"], None)
    assert drawn("Rain", "1910") == (["text", "line"], "Rain")
    assert drawn("Rain " * 40, "1900/1901") == (["text", "line"], None)


def test_a_year_that_would_stand_beyond_the_drawing_is_left_out(history: History) -> None:
    def last(year: str) -> str:
        dated = ({"date": dates.parse(date)} for date in ("1900", year))
        until = copies(history, "1903-flood", *dated)
        return view(until).years[-1].words

    assert last("1979") == "1970"
    assert last("1971") == "1960"


def test_a_year_stands_in_the_middle_under_its_stroke(history: History) -> None:
    dated = ({"date": dates.parse(date)} for date in ("1900", "1999"))
    drawn = html.fromstring(draw(copies(history, "1903-flood", *dated), "", ""))
    years = drawn.find_class("decade")
    assert [year.get("text-anchor") for year in years] == ["middle"] * 10
    assert [year.get("x") for year in years] == [year.getprevious().get("x1") for year in years]
    # On a phone every second has room.
    assert [year.text for year in drawn.find_class("crowded") if year.text] == [
        "1910", "1930", "1950", "1970", "1990"
    ]  # fmt: skip


def test_what_a_drawing_shows_is_said_before_it(history: History) -> None:
    said, drawn = html.fromstring(draw(history, "", ""))
    assert (said.tag, drawn.tag) == ("figcaption", "svg")
