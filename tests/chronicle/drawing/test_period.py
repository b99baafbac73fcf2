from chronicle.drawing import period
from chronicle.history import History
from chronicle.values import dates
from support import changed, read


def test_the_page_of_an_event_draws_all_and_names_its_own_time_alone(history: History) -> None:
    decade = changed(history, "1903-flood", date=dates.parse("190X"))
    for some, year in (history, "1903"), (decade, "the 1900s"):
        [drawing] = read(some, "events/1903-flood/").find_class("strip")
        [name, column] = drawing[0].findall(".//a")
        assert name.text_content().startswith(f"Listed under {year}: 1 of ")
        assert column.get("href") == name.get("href")
        assert len(drawing.findall(".//rect")) > 1


def test_a_year_of_the_axis_leads_to_the_next_that_has_events(history: History) -> None:
    years = read(history, "timeline/").xpath("//*[@class='axis']//a")
    found = {year.text: year.get("href") for year in years}
    assert found["1900"] == "#year-1901"


def test_both_halves_of_a_column_say_how_many_there_are(any_history: History) -> None:
    drawn = period.of_timeline(any_history)
    columns = drawn.strip.columns if drawn else []
    halves = {(column.start, column.title) for column in columns}
    assert len(halves) == len({column.start for column in columns})
