from pathlib import Path

from chronicle.history import History
from support import read, words
from support.histories import enlarged

EVENT = """
- id: {year}-event
  date: '{year}'
  title: What happened in {year}
  summary: Something happened.
  themes: [digging]
  weight: minor
  sources: [{{work: holm-1987, at: p. 12}}]
"""


def test_two_events_stand_before_and_two_after(tmp_path: Path) -> None:
    years = (1905, 1906, 1907, 1908, 1909)
    events = "".join(EVENT.format(year=year) for year in years)
    history = enlarged(tmp_path, {"events/events.yml": events})
    page = read(history, "events/1907-event/")
    (section,) = page.find_class("neighbours")
    assert [words(item).partition(" ")[0] for item in section.iter("li")] == [*map(str, years)]
    (current,) = section.xpath('.//li[@aria-current="true"]')
    assert "1907" in words(current)


def test_an_event_without_statements_is_cited_itself(history: History) -> None:
    page = read(history, "events/1910-opening/")
    (line,) = page.xpath('.//p[@class="whose"]')
    (cite,) = line.find_class("cite")
    assert cite.get("href") == "#cite"
    assert not read(history, "events/1903-flood/").xpath('.//p[@class="whose"]')
