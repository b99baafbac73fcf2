from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.values import dates
from support import parse_page, update_record


def test_event_page_labels_only_its_own_date(history: History) -> None:
    [drawing] = parse_page(history, "events/1903-flood/").find_class("strip")
    [name, column] = drawing[0].findall(".//a")
    assert name.text_content().startswith("1903: 1 of ")
    assert column.get("href") == name.get("href")
    assert len(drawing.findall(".//rect")) > 1


def test_event_of_a_decade_has_no_column(history: History) -> None:
    """A column at the first year of the decade would be wrong."""
    edited = update_record(history, "1903-flood", date=dates.parse("190X"))
    timeline = event_timeline.timeline_of_events(history)
    edited_timeline = event_timeline.timeline_of_events(edited)
    assert timeline
    assert edited_timeline
    assert len(edited_timeline.strip.columns) == len(timeline.strip.columns) - 1
    assert edited_timeline.caption.split(",")[0] == timeline.caption.split(",")[0]
    assert not parse_page(edited, "events/1903-flood/").find_class("strip")


def test_empty_axis_year_links_to_next(history: History) -> None:
    years = parse_page(history, "timeline/").xpath("//*[@class='axis']//a")
    links = {year.text: year.get("href") for year in years}
    assert links["1900"] == "#year-1901"


def test_columns_of_one_interval_share_a_link(any_history: History) -> None:
    [drawing] = parse_page(any_history, "timeline/").find_class("strip")
    timeline = event_timeline.timeline_of_events(any_history)
    columns = timeline.strip.columns if timeline else []
    assert len(drawing.findall(".//rect")) == len(columns)
    titles = [title.text for title in drawing.findall(".//a/title")]
    assert titles == list({column.start: column.title for column in columns}.values())
