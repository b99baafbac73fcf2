import pytest

from chronicle.history import History
from chronicle.records import Name
from chronicle.values import Prose
from support import parse_page, update_record, visible_text
from support.histories import extend_history

PAGE = "actors/norrmark/"
LISTED = "//section[h2[@id='events']]/ul//span[@class='date']"
# An event per year in which Norrmark takes part; the last three are main events with short names.
EVENT = """
- id: {0}-dig
  date: '{0}'
  title: Norrmark digs in {0}
  summary: It dug.
  actors: [norrmark]
  themes: [digging]
  sources: [{{work: holm-1987, at: p. 20}}]
  weight: {1}
"""
MAIN = """major
  short: The dig of {}"""
MANY = "".join(EVENT.format(year, "minor") for year in range(1911, 1923))
MANY += "".join(EVENT.format(year, MAIN.format(year)) for year in range(1923, 1926))


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Return a history with many events of Norrmark."""
    added = {"events/events.yml": MANY}
    return extend_history(tmp_path_factory.mktemp("busy"), added)


def test_the_drawing_names_main_events_and_leads_to_all(busy: History) -> None:
    figure = parse_page(busy, PAGE).find(".//figure")
    named = {visible_text(name): name.get("href") for name in figure.xpath(".//a[text]")}
    assert named["1925 The dig of 1925"] == "../../events/1925-dig/"
    assert len(named) == 3
    assert "../../timeline/?actor=norrmark#year-1924" in figure.xpath(".//a/@href")


def test_of_many_events_the_main_ones_stand_first(busy: History) -> None:
    shown = [visible_text(date) for date in parse_page(busy, PAGE).xpath(LISTED)]
    assert shown == ["1923", "1924", "1925"]


def test_no_title_breaks_the_name_of_a_state(history: History) -> None:
    named = update_record(history, "norrmark", name=Prose("New Norrmark"))
    page = parse_page(
        update_record(named, "1903-flood", title=Prose("New Norrmark floods")), "events/1903-flood/"
    )
    assert page.findtext(".//h1") == "New\u00a0Norrmark floods"


def test_the_title_is_no_name_beside_it_and_many_names_are_a_part(busy: History) -> None:
    for names, tag in ("Norrmark", ""), ("A B C D E F", "h2"):
        given = [Name(text=name) for name in names.split()]
        page = parse_page(update_record(busy, "norrmark", names=given), PAGE)
        assert page.xpath("name(//*[@id='names'])") == tag
