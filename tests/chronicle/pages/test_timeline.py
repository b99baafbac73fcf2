from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.pages import timeline
from chronicle.queries import ordering, selection
from chronicle.records.event import Event
from chronicle.records.question import Question
from chronicle.values.dates import parse
from support import changed, copies, read, words


@pytest.fixture(scope="module")
def body(history: History) -> HtmlElement:
    return read(history, "timeline/")


def test_an_event_has_the_numbers_by_which_the_script_filters(body: HtmlElement) -> None:
    fields = body.get_element_by_id("filters").xpath(".//option[@data-key]")
    values = {field.get("data-key"): field.get("value") for field in fields}
    flood = body.get_element_by_id("1903-flood")
    chosen = [values[key] for key in flood.get("data-keys").split()]
    assert chosen == ["floods", "digging", "holm-1987", "press"]
    assert flood.get("class") == "great"
    assert flood.xpath("string(div/a[1]/@href)") == "../events/1903-flood/"
    date = body.get_element_by_id("1899-survey").find("span")
    assert (date.text_content(), date.get("class")) == (
        "1899 about\N{NO-BREAK SPACE}this\N{NO-BREAK SPACE}year",
        "date",
    )


def test_where_events_are_very_many_each_is_its_date_and_name(
    history: History, monkeypatch: pytest.MonkeyPatch, body: HtmlElement
) -> None:
    monkeypatch.setattr(timeline, "MOST_IN_FULL", 1)
    page = read(history, "timeline/")
    ids = [event.get("id") for event in body.xpath("//ol/li")]
    assert [event.get("id") for event in page.xpath("//ol/li")] == ids
    flood = page.get_element_by_id("1903-flood")
    assert [link.get("href") for link in flood.iter("a")] == ["../events/1903-flood/"]
    assert not flood.xpath(".//p")


def test_an_event_leads_to_one_question(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    (question,) = history.corpus.of(Question)
    open_one = question.model_copy(update={"rank": "open", "id": "corps-at-the-lock"})
    great_one = question.model_copy(update={"rank": "great"})
    monkeypatch.setattr(selection, "questions", lambda history, event: [open_one, great_one])
    flood = read(history, "timeline/").get_element_by_id("1903-flood")
    assert flood.find_class("disputed")[0].get("href") == "../questions/how-many-diggers/"


def options(body: HtmlElement, name: str) -> list[tuple[str, str]]:
    """The options of a filter, in words, each with its number of events."""
    words = body.xpath(f"//select[@name='{name}']/option[@data-key]/text()")
    return [tuple(one.removesuffix(")").split(" (")) for one in words]


def test_a_filter_offers_what_some_event_has(body: HtmlElement) -> None:
    assert options(body, "theme") == [("Digging", "5"), ("Floods", "1")]
    assert [name for name, _ in options(body, "paper")] == ["Holm", "Unsigned notes"]
    assert "fiction" not in [name for name, _ in options(body, "evidence")]
    assert [count for _, count in options(body, "actor")] == ["3", "2", "2", "2"]


def test_each_year_has_a_bar_and_each_label_leads_to_its_first_year(body: HtmlElement) -> None:
    (years,) = body.xpath("//nav[@class='years']")
    column = years.find("svg")
    assert column.get("viewbox") == "0 0 14 1"
    assert column.get("aria-label") == "Events by heading; the most, 1, in 1899"
    bars = column.findall("a")
    headings = body.xpath("//section[@class='year']/h2/@id")
    assert [bar.get("href") for bar in bars] == [f"#{heading}" for heading in headings]
    assert bars[0].findtext("title") == "1899: 1 event"
    labels = [(mark.text, mark.get("href")[-4:]) for mark in years.findall("p/*")]
    assert labels[:3] == [("1898", "1899"), ("1900", "1901"), ("1902", "1903")]
    assert labels[3:] == [("1904", "1904"), ("1906", "1910"), ("1908", "1910"), ("1910", "1910")]


def test_an_event_stands_between_two_before_and_two_after(history: History) -> None:
    def beside(event: str) -> list[str]:
        [listed] = read(history, f"events/{event}/").find_class("neighbours")
        return ["".join(one.xpath("a/@href")) for one in listed.iter("li")]

    events = ordering.by_date(history.corpus.of(Event))
    survey, arrival, flood, talks, opening = (f"../../events/{event.id}/" for event in events)
    assert beside("1903-flood") == [survey, arrival, "", talks, opening]
    assert beside("1899-survey") == ["", arrival, flood]


def test_a_page_ends_with_nothing_that_it_has_linked_above(history: History) -> None:
    def onward(of: History, page: str) -> list[str]:
        return [str(way) for way in read(of, page).xpath("//*[@class='go-on']//a/@href")]

    [told] = read(history, "events/1903-flood/").xpath("//p[@class='into-the-story']/a/@href")
    chapter, _, _ = told.partition("#")
    assert not any(way.startswith(chapter) for way in onward(history, "events/1903-flood/"))
    # The talks come next after the flood; the survey stands three events before the opening.
    see = ("1904-talks", "1899-survey")
    pointing = changed(changed(history, "1903-flood", see=see), "1910-opening", see=see)
    assert "../../events/1904-talks/" not in onward(pointing, "events/1903-flood/")
    assert "../../events/1899-survey/" in onward(pointing, "events/1910-opening/")
    # What somebody took part in stands in a list of its own.
    led = changed(history, "per-ruud", see=("1901-corps-arrives", "1899-survey"))
    beside = read(led, "actors/per-ruud/").xpath("//div[dt='See also']//a/@href")
    assert beside == ["../../events/1899-survey/"]


def test_no_map_has_an_area_alone_or_with_a_place_that_it_holds(history: History) -> None:
    placed = changed(history, "isthmus", coordinates=(58.6, 11.1))
    for places, drawn in ((("isthmus",), []), (("isthmus", "the-lock"), ["The Lock"])):
        page = read(changed(placed, "1903-flood", places=places), "events/1903-flood/")
        assert page.xpath("//*[@class='locator']//text/text()") == drawn


def test_what_is_no_year_stands_above_its_events(history: History) -> None:
    decade = copies(history, "1903-flood", {"date": parse("200X")})
    headings = {}
    for page in (read(history, "timeline/"), read(decade, "timeline/")):
        for section in page.xpath("//section[h2]"):
            headings[words(section.find("h2"))] = section.get("class")
    assert headings["1903"] == "year"
    # A first decade is said as any other, and once.
    assert headings["In the 2000s"] == "year wordy"
    [date] = read(decade, "timeline/").xpath("//section[h2='In the 2000s']//li/span[1]")
    assert words(date.find_class("unseen")[0]) == "the first decade of the 21st century"


def test_a_decade_that_the_heading_says_is_not_seen_again(history: History) -> None:
    page = read(copies(history, "1903-flood", {"date": parse("191X")}), "timeline/")
    [date] = page.xpath("//section[h2='In the 1910s']//li//span[contains(@class, 'date')]")
    assert words(date.find_class("unseen")[0]) == "the 1910s"


def test_a_date_that_the_heading_says_is_read_aloud_alone(history: History) -> None:
    for day, unseen in (("1903", ["1903"]), ("1903-05-02", [])):
        year = copies(history, "1903-flood", {"date": parse(day)})
        entry = read(year, "timeline/").get_element_by_id("1903-flood")
        assert [words(date) for date in entry.xpath(".//*[@class='unseen']")] == unseen


def test_the_opening_says_what_disputed_means_where_anything_is(history: History) -> None:
    agreed = "The main ones have a summary; open a year for the rest."
    links = {"1903-flood": (RecordLink("how-many-diggers", "see", "1903-flood"),)}
    disputed = replace(history, corpus=replace(history.corpus, links_to=links))
    said = [read(one, "timeline/").find_class("in-list")[0] for one in (history, disputed)]
    assert [words(one) for one in said] == [
        agreed,
        f"{agreed} ◆ leads to where sources differ.",
    ]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (
            "<a>The water of the whole isthmus falls out</a>",
            " whole <span>isthmus falls out</span></a>",
        ),
        ("<a>The ferry undergoes repairs</a>", "<span>undergoes repairs</span></a>"),
        ("<a>The ferry has acknowledgements</a>", " has acknowledgements</a>"),
        ("<a>The dredge has a half-holiday</a>", " has <span>a half-holiday</span></a>"),
        ('<a href="x">Short</a>', '<a href="x">Short</a>'),
        ("<a>He reads the <i>Post</i> on</a>", "<i>Post</i> on</a>"),
    ],
)
def test_no_short_word_of_a_title_stands_alone(title: str, whole: str) -> None:
    assert timeline._whole_end(Markup(title)).endswith(whole)


@pytest.mark.parametrize(
    ("written", "filed", "seen"),
    [
        ("1903-05-04", "1903", "4 May"),
        ("1903-05-04/1903-06-02", "1903", "4 May – 2 June"),
        ("1903-05-04/1904-01-02", "1903", "4 May 1903 – 2 January 1904"),
        ("1903", "1903", ""),
        ("1903/1905", "1903", "1903–1905"),
        ("1903/1906?", "1903", "1903 – perhaps 1906"),
        ("1903~/1905", "1903", "about this year, to 1905"),
        ("1903~", "1903", "about this year"),
    ],
)
def test_a_date_does_not_say_the_year_that_it_stands_under(
    written: str, filed: str, seen: str
) -> None:
    date = parse(written)
    told = html.fragment_fromstring(str(timeline._dated(date, filed)), create_parent=True)
    heard = (told.text_content() or "").replace("\xa0", " ")
    assert heard in (date.words, f"{filed} {seen}")
    for unseen in told.find_class("unseen"):
        unseen.text = ""
    assert told.text_content().replace("\xa0", " ") == seen
