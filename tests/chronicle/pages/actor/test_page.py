import pytest

from chronicle.history import History
from chronicle.records import Name
from support import parse_page, update_record, visible_text
from support.histories import extend_history

PAGE = "actors/norrmark/"
LISTED_DATES = "//section[h2[@id='events']]/ul//span[@class='date']"
# An event per year in which Norrmark takes part; the last three are main events with short names.
EVENT_YAML = """
- id: {0}-dig
  date: '{0}'
  title: Norrmark digs in {0}
  summary: It dug.
  actors: [norrmark]
  themes: [digging]
  sources: [{{work: holm-1987, at: p. 20}}]
  weight: {1}
"""
MAIN_EVENT = """major
  short: The dig of {}"""
MANY_EVENTS = "".join(EVENT_YAML.format(year, "minor") for year in range(1911, 1923))
MANY_EVENTS += "".join(
    EVENT_YAML.format(year, MAIN_EVENT.format(year)) for year in range(1923, 1926)
)


@pytest.fixture(scope="module")
def busy_history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Return a history in which the actor Norrmark has many events."""
    added = {"events/events.yml": MANY_EVENTS}
    return extend_history(tmp_path_factory.mktemp("busy"), added)


def test_drawing_labels_main_events(busy_history: History) -> None:
    figure = parse_page(busy_history, PAGE).find(".//figure")
    labels = {visible_text(name): name.get("href") for name in figure.xpath(".//a[text]")}
    assert labels["1925 The dig of 1925"] == "../../events/1925-dig/"
    assert len(labels) == 3
    assert "../../timeline/?actor=norrmark#year-1924" in figure.xpath(".//a/@href")


def test_main_events_come_first(busy_history: History) -> None:
    years = [visible_text(date) for date in parse_page(busy_history, PAGE).xpath(LISTED_DATES)]
    assert years == ["1923", "1924", "1925"]


def test_many_names_have_a_section(busy_history: History) -> None:
    for names, tag in ("Norrmark", ""), ("A B C D E F", "h2"):
        name_records = [Name(text=name) for name in names.split()]
        page = parse_page(update_record(busy_history, "norrmark", names=name_records), PAGE)
        assert page.xpath("name(//*[@id='names'])") == tag
