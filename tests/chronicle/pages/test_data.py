"""What the page of the data says of its files and words."""

import re

from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.pages import data
from chronicle.records.event import Event
from support import read, words


def test_each_table_says_how_much_it_holds(history: History) -> None:
    page = read(history, "data/")
    of_events = words(page.xpath("//li[a='events.csv']")[0])
    assert of_events.startswith("events.csv 5 events CSV, ")
    assert page.xpath("//h2[@id='tables']/preceding::h2[@id='before-you-count']")
    begin = page.xpath("//h2[@id='tables']/following-sibling::div[1]")[0]
    # All of it is the first of the files; its former address arrives there.
    assert page.xpath("//h2[@id='tables']/span[@id='whole']")
    assert words(page.find_class("downloads")[0][0]).startswith("record.json")
    for listed in page.find_class("downloads"):
        assert words(listed.getprevious()) == "File What it has How many Format and size"
    assert begin.xpath("p/a[text()='How to contribute']")
    claims = words(page.xpath("//li[a='claims.csv']")[0])
    assert "called a statement" in claims
    assert re.match(r"claims\.csv \d+ statements CSV, ", claims)
    # Pages count the works that are cited alone.
    works = words(page.xpath("//li[a='works.csv']")[0])
    assert "Here these are two papers; the other 3 are cited." in works
    # Of whom some have several names.
    who = words(page.xpath("//li[a='actors.csv']")[0])
    assert re.match(r"actors\.csv \d+ actors CSV, ", who)
    assert words(page.get_element_by_id("table-works")).startswith("Columns of works.csv")


def test_it_begins_with_what_most_want_and_names_its_parts(history: History) -> None:
    page = read(history, "data/")
    first, whole = page.xpath("//p[@class='actions']/a")
    said = words(page.xpath("//p[@class='actions']/preceding-sibling::p[1]")[0])
    assert said.startswith(
        "Start with events.csv in a spreadsheet: it has a line for each of the 5 events."
    )
    assert first.get("href").endswith("events.csv")
    assert words(first) == "Download events.csv"
    assert words(whole) == "Download record.json"
    [ways] = page.xpath("//nav[@class='jump']")
    named = [way.get("href").removeprefix("#") for way in ways.iter("a")]
    assert named == page.xpath("//section/h2/@id")


def test_it_shows_what_a_line_of_the_first_table_looks_like(history: History) -> None:
    [line] = read(history, "data/").find_class("table-line")
    shown = dict(zip(map(words, line.iter("dt")), map(words, line.iter("dd")), strict=True))
    rows = {row["id"]: row for row in tables.rows(Event, history)}
    assert len(shown) == data.MOST_CELLS
    assert {name: str(rows[shown["id"]][name]) for name in shown} == shown
    assert words(line.find("figcaption")).startswith("A line of events.csv, shown upright: 9 of ")


def test_a_file_for_reference_managers_is_not_saved_at_once() -> None:
    saved = {
        offer.file.file: offer.is_saved_at_once
        for offer in (data.Offer(file, 1, "", "") for file in downloads.OTHERS)
    }
    assert [name for name, at_once in saved.items() if not at_once] == ["bibliography.ris"]


def test_a_frame_means_a_part_of_the_earth(history: History) -> None:
    [frame] = read(history, "data/").xpath("//div[starts-with(@id, 'frame-')][1]/dd")
    assert "Longitude" in words(frame)


def test_a_table_counts_its_records_by_their_own_plural(history: History) -> None:
    page = read(history, "data/")
    counted = " ".join(words(one) for one in page.find_class("soft"))
    assert "criteria" in counted or "studies" in counted
    assert "criterions" not in counted
    assert "studys" not in counted
