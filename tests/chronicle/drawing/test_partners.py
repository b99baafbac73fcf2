"""With whom, and how it went: partners of an actor, and events on both sides of a line."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from chronicle.corpus.corpus import RecordLink
from chronicle.drawing import event_names, partners
from chronicle.drawing.time_axis import axis_of
from chronicle.history import History
from chronicle.kinds.actor.model import Actor, Relation
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Theme
from chronicle.queries import ordering
from chronicle.values import dates
from chronicle.values.days import Axis, Day, Step
from chronicle.values.text import Prose
from support import changed, copies, read, words
from support.histories import enlarged


@pytest.fixture
def many(history: History) -> History:
    """A history with many events of two states, every second one of a theme that stands out."""
    theme = changed(history, "floods", stands_out=True)
    updates = [
        {
            "id": f"talks-{number}",
            "themes": ("floods",) if number % 2 else ("digging",),
            "weight": "major" if number == 3 else "minor",
        }
        for number in range(7)
    ]
    return copies(theme, "1904-talks", *updates)


def actor(history: History, name: str) -> Actor:
    return history.corpus.get(Actor, name)


def test_a_partner_is_of_the_same_kind_and_there_in_several_events(many: History) -> None:
    events = many.corpus.of(Event)
    (estmark,) = partners.partners(many, actor(many, "norrmark"), events)
    assert estmark.record.id == "estmark"  # no person, and no unit
    assert len(estmark.above) + len(estmark.below) >= partners.FEWEST
    few = [event for event in events if not event.id.startswith("talks")]
    assert partners.partners(many, actor(many, "norrmark"), few) == []


def test_what_is_of_the_theme_that_stands_out_is_below_the_line(many: History) -> None:
    (estmark,) = partners.partners(many, actor(many, "norrmark"), many.corpus.of(Event))
    assert {mark.event.id for mark in estmark.below} == {"talks-1", "talks-3", "talks-5"}
    for mark in estmark.above:
        assert estmark.y(mark) < estmark.rise
    for mark in estmark.below:
        assert estmark.rise < estmark.y(mark) < estmark.rise + estmark.fall
    theme = many.corpus.get(Theme, "floods")
    plain = changed(many, theme.id, stands_out=False)
    (without,) = partners.partners(plain, actor(plain, "norrmark"), plain.corpus.of(Event))
    assert without.below == []


def test_a_life_has_a_line_for_each_theme_that_comes_first(many: History) -> None:
    norrmark = actor(many, "norrmark")
    found = partners.themes(many, norrmark, many.corpus.of(Event))
    filed = {one.record.id: len(one.above) + len(one.below) for one in found}
    firsts = [event.themes[0] for event in many.corpus.of(Event)]
    assert filed == {"digging": firsts.count("digging"), "floods": firsts.count("floods")}
    # The longest comes first; what stands out has its colour, above its line as all.
    assert [one.record.id for one in found] == ["digging", "floods"]
    assert [one.style for one in found] == ["", "accent"]
    assert not any(one.below for one in found)
    one_theme = [event for event in many.corpus.of(Event) if event.themes[0] == "digging"]
    assert partners.draw_life(many, norrmark, one_theme, lambda record: record.id) == ""


def test_themes_of_few_events_share_a_line(many: History) -> None:
    """Of them what stands out is below it; one alone keeps its own line."""
    themes = dict(
        zip(("talks-1", "talks-3", "talks-5"), ("digging", "floods", "dyke"), strict=True)
    )
    floods = {"id": "floods", "stands_out": True}
    shared = copies(many, "digging", {}, floods, {"id": "dyke"})
    for name, theme in themes.items():
        shared = changed(shared, name, themes=(theme,))
    norrmark = actor(shared, "norrmark")
    events = [shared.corpus.get(Event, f"talks-{number}") for number in range(7)]
    first, both = partners.themes(shared, norrmark, events)
    assert (first.name, len(first.above)) == ("Digging", 5)
    assert [one.id for one in both.records] == ["floods", "dyke"]
    assert [mark.event.id for mark in both.below] == ["talks-3"]
    assert [mark.event.id for mark in both.above] == ["talks-5"]
    drawn = partners.draw_life(shared, norrmark, events, lambda record: record.id)
    [named] = html.fromstring(drawn).xpath("figure/div/p")
    assert named.xpath("a/@href") == ["floods", "dyke"]
    assert words(named) == "Other themes: " + ", ".join(one.label.as_text for one in both.records)
    # An event of no theme is on no line.
    bare = changed(shared, "talks-6", themes=())
    events = [bare.corpus.get(Event, f"talks-{number}") for number in range(7)]
    first, both = partners.themes(bare, actor(bare, "norrmark"), events)
    assert (len(first.above), len(both.above) + len(both.below)) == (4, 2)


def test_the_lines_of_a_life_stand_at_least_a_step_apart(many: History) -> None:
    digging, floods = partners.themes(many, actor(many, "norrmark"), many.corpus.of(Event))
    assert floods.air is not None
    needed = digging.fall + floods.rise
    assert needed + floods.air == pytest.approx(max(needed, partners.STEP))
    (estmark,) = partners.partners(many, actor(many, "norrmark"), many.corpus.of(Event))
    assert estmark.air is None


def test_the_theme_of_most_events_comes_first_and_not_the_earliest(many: History) -> None:
    early = changed(many, "talks-1", date=dates.parse("1902"))
    events = [early.corpus.get(Event, f"talks-{number}") for number in (0, 1, 2)]
    found = partners.themes(early, actor(early, "norrmark"), events)
    assert [one.record.id for one in found] == ["digging", "floods"]


def test_marks_of_one_day_stand_above_one_another(many: History) -> None:
    (estmark,) = partners.partners(many, actor(many, "norrmark"), many.corpus.of(Event))
    rows = [mark.row for mark in estmark.above if mark.event.id.startswith("talks")]
    assert sorted(rows) == list(range(min(rows), min(rows) + len(rows)))


def test_two_marks_of_main_events_need_more_room_than_two_of_others(many: History) -> None:
    """At a distance at which small ones stand in a row, large ones would lie upon each other."""
    small, great = (many.corpus.get(Event, name) for name in ("talks-1", "talks-3"))
    for event, is_covered in ((small, False), (great, True)):
        first, second = (partners.EventMark(event, x, 1, False, x) for x in (50, 51.8))
        assert (first.covers(second) > 0) is is_covered
        assert first.covers(second) == second.covers(first)


TALKS = """
- id: talks-{number}
  date: '1904-0{number}'
  title: Talks number {number}
  summary: They met again.
  actors: [norrmark, estmark, sudmark]
  themes: [digging]
  weight: minor
  sources: [{{work: holm-1987, at: p. 12}}]
"""
THIRD = """
- {id: sudmark, name: Sudmark, kind: state, description: A third state., sources: [{work: holm-1987, at: p. 12}]}
"""


def test_a_page_with_many_events_has_the_drawing_and_folds_its_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordering, "MANY_EVENTS", 3)
    talks = "".join(TALKS.format(number=number) for number in range(1, 7))
    added = {"events/events.yml": talks, "actors/actors.yml": THIRD}
    page = read(enlarged(tmp_path, added), "actors/norrmark/")
    (figure,) = page.find_class("partners")
    assert figure.xpath("div/a/@href") == ["../../actors/estmark/", "../../actors/sudmark/"]
    assert "April 1904: Talks number 4" in [words(one) for one in figure.iter("title")]
    # Each line has its events by name, folded: no reader must hit a mark.
    for row in figure.xpath("div[a]"):
        named = row.xpath("details/ul/li/a/@href")
        assert sorted(named) == sorted(row.xpath("svg/a/@href"))
        assert words(row.find("details/summary")) == f"{len(named)} events"
    # They are folded where they are drawn, and in no part of their own.
    (section,) = page.xpath("//section[h2/@id='with-whom']")
    (folded,) = section.xpath("details[@id='events']")
    count = len(folded.xpath(".//li/a"))
    assert words(folded.find("summary")) == f"All {count} events by year"
    assert page.xpath("//h2[@id='events'] | //nav/a[@href='#events']") == []
    # The main ones stand by name before the drawing, in which few are named.
    (main,) = page.xpath("//section[h2/@id='main-events']/div[@class='main']")
    assert main.xpath(".//a/@href")
    assert section in [*main.getparent().itersiblings()]


def test_without_partners_nothing_is_drawn(history: History) -> None:
    norrmark = actor(history, "norrmark")
    drawing = partners.draw(history, norrmark, history.corpus.of(Event), lambda record: record.id)
    assert drawing == ""


def test_a_high_drawing_has_its_years_above_it_too(
    many: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = many.corpus.of(Event)

    def classes(high: float) -> object:
        monkeypatch.setattr(partners, "HIGH", high)
        drawn = partners.draw_life(many, actor(many, "per-ruud"), events, lambda record: record.id)
        (figure,) = html.fromstring(drawn).iter("figure")
        return figure.get("class")

    assert classes(0) == "partners high"
    assert classes(100) == "partners"


def test_a_line_whose_marks_are_all_below_it_is_told_from_others(many: History) -> None:
    """Their names stand beside the highest of their marks."""
    [estmark] = partners.partners(many, actor(many, "norrmark"), many.corpus.of(Event))
    both = [estmark, replace(estmark, above=[])]
    drawn = partners._drawn(many, both, lambda record: record.id)
    rows = html.fromstring(drawn).xpath("div[a]")
    assert [row.get("class") for row in rows] == [None, "under"]


def test_what_marks_are_is_said_before_them(many: History) -> None:
    many = changed(many, "talks-3", date=dates.parse("1904-01-01"))
    events = many.corpus.of(Event)
    drawn = partners.draw_life(many, actor(many, "norrmark"), events, lambda record: record.id)
    (figure,) = html.fromstring(drawn).iter("figure")
    assert figure[0].tag == "figcaption"
    meant = [words(one) for one in figure[0]]
    assert meant[0] == "a main event"  # the first in the key that is drawn: no other is a point
    # Above the line of the theme that stands out there are marks of its colour, too.
    assert meant[-1] == "floods"
    [estmark] = partners.partners(many, actor(many, "norrmark"), events)
    accent = partners.accent_of(many)
    [*_, below] = partners.samples([estmark], accent, pale="")
    assert below.words == "floods, below the line"
    # Whatever is drawn is in the key as it is drawn, and nothing else.
    drawn_marks = figure.xpath("div/svg/a/*[self::circle or self::line]")
    keyed_marks = figure.xpath("figcaption//svg/*")
    assert {mark.get("class") for mark in drawn_marks} == {
        mark.get("class") for mark in keyed_marks
    }


def test_of_many_partners_some_are_folded_and_the_key_of_marks_stands_once(
    many: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has what is drawn in the fold, too."""
    norrmark, events = actor(many, "norrmark"), many.corpus.of(Event)
    [estmark] = partners.partners(many, norrmark, events)
    found = [replace(estmark, below=[]), estmark]
    monkeypatch.setattr(partners, "partners", lambda *_: found)
    monkeypatch.setattr(partners, "FIRST", 1)
    monkeypatch.setattr(partners, "FOLDED_FROM", 1)
    drawn = html.fromstring(
        f"<div>{partners.draw(many, norrmark, events, lambda record: record.id)}</div>"
    )
    first, folded = drawn.iter("figure")
    assert folded.getparent().tag == "details"
    [key] = drawn.iter("figcaption")
    assert key.getparent() is first
    assert words(key).endswith("floods, below the line")


def test_a_partner_is_told_in_words_with_the_theme_that_stands_out(many: History) -> None:
    (estmark,) = partners.partners(many, actor(many, "norrmark"), many.corpus.of(Event))
    count = len(estmark.above) + len(estmark.below)
    theme = many.corpus.get(Theme, "floods")
    assert estmark.words(None) == f"{count} events"
    assert estmark.words(theme) == f"{count} events, 3 filed under {theme.name.as_text.lower()}"


@pytest.mark.parametrize(("year", "is_after"), [("1903", True), ("1904", False)])
def test_what_happened_after_a_death_is_pale(many: History, year: str, is_after: bool) -> None:
    died = changed(many, "estmark", died=dates.parse(year))
    (estmark,) = partners.partners(died, actor(died, "norrmark"), died.corpus.of(Event))
    of_1904 = [mark for mark in estmark.above if mark.event.id.startswith("talks")]
    assert {mark.is_after for mark in of_1904} == {is_after}
    norrmark = actor(died, "norrmark")
    third = changed(died, "norrmark", died=dates.parse(year)).corpus.get(Actor, "norrmark")
    told = [
        partners.draw_life(died, one, died.corpus.of(Event), lambda record: record.id)
        for one in (norrmark, third)
    ]
    pale = f"</svg>after the death of {third.label.as_text}</span>"
    assert [pale in drawn for drawn in told] == [False, is_after]


def test_what_goes_on_after_a_death_is_drawn_until_then(many: History) -> None:
    long = changed(many, "talks-0", date=dates.parse("1901/1919"))
    stops = []
    for died in ("1905", "1910", None):
        until = dates.parse(died) if died else None
        held = changed(long, "estmark", died=until)
        (estmark,) = partners.partners(held, actor(held, "norrmark"), held.corpus.of(Event))
        [mark] = [one for one in estmark.above if one.event.id == "talks-0"]
        stops.append(mark.stop)
    assert stops == sorted(set(stops))


def test_what_has_no_nearer_date_than_years_is_drawn_as_long_as_they_are(many: History) -> None:
    on_days = many
    for number in range(7):
        day = dates.parse(f"1904-01-0{number + 1}")
        on_days = changed(on_days, f"talks-{number}", date=day)
    long = changed(on_days, "talks-1", date=dates.parse("190X"))
    norrmark = actor(long, "norrmark")
    (estmark,) = partners.partners(long, norrmark, long.corpus.of(Event))
    (mark,) = [mark for mark in estmark.below if mark.is_long]
    assert mark.event.id == "talks-1"
    # It lies nearest to the line, and nothing covers it.
    assert mark.row == 1
    for other in estmark.below:
        if other is not mark and mark.x <= other.x <= mark.stop:
            assert other.row != mark.row
    (plain,) = partners.partners(on_days, norrmark, on_days.corpus.of(Event))
    assert not any(one.is_long for one in plain.below)


def test_what_was_by_a_year_stands_where_that_year_does(many: History) -> None:
    axis = Axis(Step("year", 10), Day(1890).number, Day(1920).number, {})
    events = [
        changed(many, f"talks-{number}", date=dates.parse(date)).corpus.get(
            Event, f"talks-{number}"
        )
        for number, date in enumerate(("1904", "../1904", "../1904-06-01", "1904-06-01"))
    ]
    year, by_year, by_day, day = (mark.x for mark in partners.placed(events, axis, []))
    assert by_year == year < by_day == day


def test_what_finds_no_row_free_stands_where_it_covers_least(
    many: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partners, "HIGHEST", 2)
    monkeypatch.setattr(partners, "REACH", {"major": 75, "minor": 75})
    days = ("1904-01-01", "1904-01-01", "1906-01-01")
    events = []
    for number, day in enumerate(days):
        moved = changed(many, f"talks-{number}", date=dates.parse(day))
        events.append(moved.corpus.get(Event, f"talks-{number}"))
    axis = axis_of(many)
    assert axis
    first, second, third = partners.placed(events, axis, [])
    assert (first.row, second.row, third.row) == (1, 2, 1)
    assert 0 < third.covers(first) < second.covers(first)
    # What comes near the third alone covers less of the other row.
    fourth = changed(many, "talks-3", date=dates.parse("1907-01-01")).corpus.get(Event, "talks-3")
    assert partners.placed([*events, fourth], axis, [])[3].row == 2


@pytest.mark.parametrize(
    ("date", "shape", "meaning"),
    [
        ("190X", "long within", "an event some time in these years"),
        ("1900/1909", "long", "an event over years"),
        ("1900~/1909", "long", "an event over years"),
    ],
)
def test_what_was_some_time_within_years_is_not_drawn_as_what_lasted_them(
    many: History, date: str, shape: str, meaning: str
) -> None:
    """A date alone decides; what is so long looks alike whatever its weight."""
    of = many
    for number in range(7):
        of = changed(of, f"talks-{number}", date=dates.parse("1904-01-01"))
    days = [of.corpus.get(Event, f"talks-{number}") for number in range(7)]
    of = changed(of, "talks-4", date=dates.parse(date), weight="major")
    events = [of.corpus.get(Event, f"talks-{number}") for number in range(7)]
    norrmark = actor(of, "norrmark")
    (found,) = partners.partners(of, norrmark, events)
    accent = partners.accent_of(of)
    [*meant, _] = [(*one.marks, one.words) for one in partners.samples([found], accent, pale="")]
    assert meant == [
        ("", "an event"),
        ("great accent", "a main event"),
        (shape, meaning),
    ]
    (plain,) = partners.partners(of, norrmark, days)
    assert meaning not in {one.words for one in partners.samples([plain], None, pale="")}
    drawn = partners.draw_life(of, norrmark, events, lambda record: record.id)
    strokes = html.fromstring(drawn).xpath("figure/div//a/line")
    assert [line.get("class") for line in strokes] == [shape]


def test_a_line_has_as_much_room_as_the_name_of_its_weightiest_event_needs(many: History) -> None:
    """It is named on all screens: the main one, or where there is none, one of the others."""
    high = many
    for number in range(7):
        updates = {"date": dates.parse("1904-01-01"), "weight": "minor", "themes": ("digging",)}
        high = changed(high, f"talks-{number}", **updates, title=Prose(f"Talks {number}"))
    events = [high.corpus.get(Event, f"talks-{number}") for number in range(7)]
    norrmark = actor(high, "norrmark")
    found = partners.partners(high, norrmark, events)
    (bare,) = partners._with_room(high, found)
    assert set(bare.rooms) == {"desk", "phone"}
    main = changed(high, "talks-3", weight="major")
    (led,) = partners._with_room(main, partners.partners(main, norrmark, main.corpus.of(Event)))
    assert led.named == "talks-3"
    for told, line in ((high, bare), (main, led)):
        [(_, event)] = event_names.placed(partners._all_bands(told, [line]))
        assert event == line.named
    # Of a stack of one day it is the end, where nothing stands beside its name; so in a life, too.
    events = [main.corpus.get(Event, f"talks-{number}") for number in range(7)]
    [digging] = partners.themes(main, norrmark, events)
    for line in (led, digging):
        rows = {mark.event.id: mark.row for mark in line.above}
        assert max(rows, key=lambda event: rows[event]) == "talks-3"


def test_a_sentence_says_what_marks_are(many: History) -> None:
    norrmark = actor(many, "norrmark")
    stack = (
        "and leads to it. Marks of about the same time are stacked:"
        " the list below each line has their names."
    )
    words = f"Each mark is an event of both Norrmark and the state named, {stack}"
    assert partners.told(norrmark) == words
    life = partners.draw_life(many, norrmark, many.corpus.of(Event), lambda record: record.id)
    assert f"Each mark is an event that concerns Norrmark, {stack}" in life


def test_a_sentence_says_with_whom_most_was_and_since_when_some_of_it_stands_out(
    many: History,
) -> None:
    norrmark = actor(many, "norrmark")
    (fullest, *others) = partners.partners(many, norrmark, many.corpus.of(Event))
    floods = many.corpus.get(Theme, "floods")
    few = replace(fullest, above=fullest.above[:1], below=[])
    assert partners.summed([few, fullest, *others], None) == (
        f"With {fullest.name} this site tells of {len(fullest.events)} events."
    )
    first, *later = fullest.above
    fallen = replace(fullest, above=[first], below=later)
    year = min(mark.event.date.first.year for mark in later)
    told = f", {len(later)} filed under {floods.name.as_text.lower()}, the earliest dated {year}."
    assert partners.summed([fallen], floods).endswith(told)


def test_a_state_that_followed_another_or_was_followed_says_when(many: History) -> None:
    relation = {"type": "succeeded_by", "actor": "norrmark", "date": "1910"}
    relations = (Relation.model_validate(relation),)
    estmark = changed(many, "estmark", relations=relations)
    links_to = {**many.corpus.links_to}
    links_to["norrmark"] += (RecordLink("estmark", "relations.actor", "norrmark"),)
    followed = replace(estmark, corpus=replace(estmark.corpus, links_to=links_to))

    def spans(of: History, name: str) -> list[str]:
        found = partners.partners(of, actor(of, name), of.corpus.of(Event))
        return [one.span for one in found]

    assert spans(many, "norrmark") == [""]
    assert spans(followed, "norrmark") == ["to 1910"]
    assert partners._span(followed, actor(followed, "norrmark")) == "from 1910"
    # What the drawing shows beyond an end is no contradiction: then the year is not said.
    days = {
        1909: {"successor of Estmark", "to 1910"},
        1910: {"from 1910", "to 1910"},
        1911: {"from 1910"},
    }
    for year, spans_said in days.items():
        talks = changed(followed, "talks-3", date=dates.parse(str(year)))
        drawn_too = [talks.corpus.get(Event, "talks-3")]
        said = {
            partners._span(followed, actor(followed, name), drawn_too)
            for name in ("norrmark", "estmark")
        }
        assert said - {""} == spans_said
    drawn = partners._drawn(
        followed,
        partners.partners(followed, actor(followed, "norrmark"), followed.corpus.of(Event)),
        lambda record: record.id,
    )
    assert words(html.fromstring(drawn).find("div/a")) == "Estmark, to 1910"


def test_marks_of_a_life_have_names_as_those_of_a_state(many: History) -> None:
    on_days = many
    for name, day in (("talks-2", "1904-06-09"), ("talks-3", "1904-07-01")):
        on_days = changed(on_days, name, date=dates.parse(day), title=Prose("Talks"))
    events = [on_days.corpus.get(Event, f"talks-{number}") for number in (2, 3)]
    norrmark = actor(on_days, "norrmark")
    drawn = partners.draw_life(on_days, norrmark, events, lambda record: record.id)
    names = html.fromstring(drawn).xpath("//svg[@data-room='desk']/text")
    assert [words(name) for name in names] == ["1904: Talks"]


@pytest.mark.parametrize(
    ("date", "named"),
    [
        ("1904~/1906", "about 1904"),
        ("1904?", "perhaps 1904"),
        ("1904", "1904"),
        ("1904-12/..", "from 1904"),
        ("1904-12/1905-01", "1904"),
        ("1904/1909", "1904–1909"),
        ("1904-12?/..", "from perhaps 1904"),
        ("../1904", "by 1904"),
    ],
)
def test_a_name_is_as_certain_of_its_year_as_the_record(date: str, named: str) -> None:
    assert partners._year(dates.parse(date)) == named


def test_of_many_partners_those_of_most_events_are_drawn_and_the_others_folded(
    many: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    norrmark = actor(many, "norrmark")
    line = partners.partners(many, norrmark, many.corpus.of(Event))[0]
    for number in (3, 4):
        monkeypatch.setattr(partners, "partners", lambda *_, number=number: [line] * number)
        drawn = partners.draw(many, norrmark, many.corpus.of(Event), lambda record: record.id)
        page = html.fragment_fromstring(drawn, create_parent=True)
        at_once = page.xpath("figure/div[a]")
        folded = page.xpath("details[summary]/figure/div[a]")
        assert (len(at_once), len(folded)) == ((3, 0) if number == 3 else (2, 2))
    assert words(page.find("details/summary")) == f"With 2 more: {line.name}, {line.name}"
