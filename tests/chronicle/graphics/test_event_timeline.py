from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.values import dates
from support import parse_page, update_record


def test_the_page_of_an_event_draws_all_and_names_its_own_time_alone(history: History) -> None:
    decade = update_record(history, "1903-flood", date=dates.parse("190X"))
    for some, year in (history, "1903"), (decade, "The 1900s"):
        [drawing] = parse_page(some, "events/1903-flood/").find_class("strip")
        [name, column] = drawing[0].findall(".//a")
        assert name.text_content().startswith(f"{year}: 1 of ")
        assert column.get("href") == name.get("href")
        assert len(drawing.findall(".//rect")) > 1


def test_a_year_of_the_axis_leads_to_the_next_that_has_events(history: History) -> None:
    years = parse_page(history, "timeline/").xpath("//*[@class='axis']//a")
    found = {year.text: year.get("href") for year in years}
    assert found["1900"] == "#year-1901"


def test_both_halves_of_a_column_are_one_link_that_says_how_many_there_are(
    any_history: History,
) -> None:
    [drawing] = parse_page(any_history, "timeline/").find_class("strip")
    drawn = event_timeline.timeline_of_events(any_history)
    columns = drawn.strip.columns if drawn else []
    assert len(drawing.findall(".//rect")) == len(columns)
    titles = [one.text for one in drawing.findall(".//a/title")]
    assert titles == list({column.start: column.title for column in columns}.values())
