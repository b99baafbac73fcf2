"""The style sheet in parts: where a rule goes, and which parts a page is given."""

from collections import Counter

import pytest

from chronicle.styles.rooms import PRINT, ROOMS, SHARED, linked, rooms, sheet_of, sheets

SITE, OWN, PAPER = "assets/site.css", "assets/site-maps.css", "assets/print.css"
HEAD = '<link rel="stylesheet" href="../assets/site.css">'


@pytest.mark.parametrize(
    ("rule", "room"),
    [
        ("p{color:red}", SHARED),
        (".timeline p{color:red}", "timeline"),
        (".timeline p,.facets b{color:red}", "timeline"),
        (".timeline p,b{color:red}", SHARED),
        (".record:not(.timeline){color:red}", SHARED),
        (":is(.timeline,.event) p{color:red}", SHARED),
        (".timelines{color:red}", SHARED),
        ("@media screen{.map{& b{color:red}}}", "maps"),
        ("@media print{.map{color:red}}", PRINT),
        ("@page{margin:1cm}", PRINT),
    ],
)
def test_a_rule_goes_where_each_of_its_selectors_belongs(rule: str, room: str) -> None:
    there = {name: rules for name, rules in sheets(rule).items() if rules}
    assert there == {room: rule}


def test_a_class_marks_one_room_alone() -> None:
    marks = Counter(mark for names in ROOMS.values() for mark in names.split())
    assert marks.most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("page", "room"),
    [
        *[("prose", "prose"), ("record actor", "actors"), ("paper", "works"), ("cited", "cited")],
        *[
            ("journey", "maps"),
            ("opened", "records"),
            ("chapters", "prose"),
            ("figure", "statements"),
            ("compared", "compared"),
            ("entry", "entries"),
        ],
    ],
)
def test_what_one_family_of_pages_has_is_sent_to_no_other(page: str, room: str) -> None:
    sent = sheets(f".{page.split()[-1]} h2{{color:red}}")
    assert sent[room]
    assert not sent[SHARED]
    assert rooms(f'<article class="{page}">') == [room]
    assert not rooms('<article class="record">')


def test_what_stands_under_one_condition_is_parted_and_keeps_its_order() -> None:
    parts = sheets(".map{top:1px}@media screen{p{top:2px}.map{top:3px}b{top:4px}}.map{top:5px}")
    assert parts[SHARED] == "@media screen{p{top:2px}b{top:4px}}"
    assert parts["maps"] == ".map{top:1px}@media screen{.map{top:3px}}.map{top:5px}"


def test_a_page_waits_for_one_sheet_which_has_the_rules_of_its_rooms_after_those_of_all() -> None:
    page = linked(f'{HEAD}\n<link href="mine.css"><p class="soft map">', SITE, OWN, PAPER)
    links = page.partition('<link href="mine.css">')[0].splitlines()
    assert links == [
        '<link rel="stylesheet" href="../assets/site-maps.css">',
        '<link rel="stylesheet" href="../assets/print.css" media="print">',
    ]
    whole = ".map{top:1px}.timeline{top:2px}@media print{p{top:3px}}p{top:4px}"
    assert sheet_of(["maps"], whole) == "p{top:4px}.map{top:1px}"
    assert rooms('<p class="soft"><p class="facets"><p class="maps">') == ["timeline"]


def test_the_sheet_for_print_is_left_to_a_script_that_takes_it_in_later() -> None:
    page = linked(
        f'{HEAD}\n<script src="begin.js" data-later="cite.js"></script>', SITE, OWN, PAPER
    )
    assert page.splitlines()[1] == (
        '<noscript><link rel="stylesheet" href="../assets/print.css" media="print"></noscript>'
    )


def test_a_page_that_does_not_name_our_sheet_stays_as_it_is() -> None:
    page = '<link rel="stylesheet" href="other.css"><p class="map">'
    assert linked(page, SITE, OWN, PAPER) == page
