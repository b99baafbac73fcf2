from pathlib import Path

from chronicle.kinds.actor.model import Actor
from chronicle.kinds.actor.relationships import relationships
from chronicle.kinds.actor.ties import Tie, tie_heads, ties
from support.histories import enlarged

FRIEND = """
- id: friend
  kind: person
  name: Friend
  description: Somebody who was there.
  relations: {relations}
  sources: [{{work: holm-1987, at: p. 12}}]
"""
MEETING = """
- id: meeting-{number}
  date: '{date}'
  title: They are there
  summary: They were there.
  actors: [per-ruud, friend]
  themes: [digging]
  weight: minor
  sources: [{{work: holm-1987, at: p. 12}}]
"""


def tie_of(tmp_path: Path, dates: list[str], relations: str = "[]") -> tuple[list[Tie], list[str]]:
    """The ties of a person with a friend, by events of some dates, and the heads of their table."""
    events = [MEETING.format(number=number, date=date) for number, date in enumerate(dates)]
    added = {"actors/actors.yml": FRIEND.format(relations=relations)}
    if events:
        added["events/events.yml"] = "".join(events)
    history = enlarged(tmp_path, added)
    related = [
        each
        for each in relationships(history, history.corpus.get(Actor, "per-ruud"))
        if each.other.id == "friend"
    ]
    return ties(related), tie_heads(related)


def test_what_connects_more_often_is_not_listed_but_among_the_events(tmp_path: Path) -> None:
    years = [str(year) for year in range(1905, 1910)]
    ((tie,), heads) = tie_of(tmp_path, years)
    (strand,) = tie.strands
    assert [occasion.id for occasion in strand.dated] == [
        f"meeting-{number}" for number in range(5)
    ]
    assert (strand.words, strand.among, strand.undated) == ("In the same event", "events", ())
    assert strand.often == "In the same event: 5 times"
    assert tie.since == "1905"
    assert heads == ["Who", "Connection, and where it is told", "Earliest date"]
    ((tie,), _) = tie_of(tmp_path / "fewer", years[1:])
    assert [strand.among for strand in tie.strands] == [""]


def test_an_uncertain_first_date_stands_in_words(tmp_path: Path) -> None:
    ((tie,), _) = tie_of(tmp_path, ["1905~", "1906"])
    assert tie.since == "about 1905"
    # A first time is no span, even of what went on until nobody knows when.
    ((tie,), _) = tie_of(tmp_path / "span", ["1905/1907?", "1908"])
    assert tie.since == "1905"
    # It is a year, as those of others are, also where only its end is not certain.
    ((tie,), _) = tie_of(tmp_path / "day", ["1905-11-11/1905-11-15?", "1908"])
    assert tie.since == "1905"


def test_who_took_part_in_one_event_alone_has_no_row(tmp_path: Path) -> None:
    assert tie_of(tmp_path, ["1905"])[0] == []


def test_what_connects_once_has_its_year(tmp_path: Path) -> None:
    led = "[{type: led_by, actor: per-ruud, sources: [{work: holm-1987, at: p. 12}]}]"
    ((tie,), _) = tie_of(tmp_path, ["1905"], led)
    assert {strand.often for strand in tie.strands} == {""}
    assert tie.since == "1905"


def test_a_relation_without_an_occasion_has_its_words_and_no_number(tmp_path: Path) -> None:
    led = "[{type: led_by, actor: per-ruud, sources: [{work: holm-1987, at: p. 12}]}]"
    ((tie,), heads) = tie_of(tmp_path, [], led)
    (strand,) = tie.strands
    assert strand.words != ""
    assert strand.relation is not None
    assert tie.since == ""
    assert heads == ["Who", "Connection, and where it is told"]
