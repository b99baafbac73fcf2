"""The style sheet, on invented pieces of pages: whatever words a history has, none lies on another or is broken."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle import styles
from chronicle.drawing import keys
from chronicle.drawing.keys import Meaning
from chronicle.styles import as_sent, sheet
from support.cases import beside, script
from support.projects import window

PLACES = [f"entry of the {name}" for name in ("second", "thirteenth", "nineteenth", "fast day")]
JUMPS = "".join(f'<a href="#{number}">{words}</a>' for number, words in enumerate(PLACES))
PARTS = "".join(f'<section class="place"><h3>{one}</h3><div>One.</div></section>' for one in PLACES)
PAPERS: list[str] = beside(__file__)["papers"]
HEADS = "".join(f"<th>{name}</th>" for name in PAPERS)
CELLS = "".join(f"<td>{name}’s judgement</td>" for name in PAPERS)
UNBROKEN = script("unbroken")
WHOLE = sheet((*styles.FILES, *styles.PRINT_FILES))

TEXTS = script("edges")


def show(page: Page, body: str) -> None:
    shown = f'<body><main class="book"><article class="record {body}</article></main></body>'
    page.set_content(f"<style>{WHOLE}</style>{shown}")


def test_what_is_sent_of_the_style_sheet_are_all_its_rules(desk: Page) -> None:
    """As a browser reads them, with no letter of a text changed; what it keeps as it is typed may lack blanks."""
    read = """(text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(", ", ","));
    }"""
    typed, sent = (desk.evaluate(read, text) for text in (WHOLE, as_sent(WHOLE)))
    assert len(typed) > 500
    assert sent == typed


def test_long_ways_stand_beside_each_other(page: Page) -> None:
    show(page, f'paper"><nav class="jump">{JUMPS}</nav>')
    boxes = page.locator(".jump a").evaluate_all(TEXTS)
    for (_, top, right, _), (left, next_top, _, _) in pairwise(boxes):
        assert top < next_top or right <= left


def test_the_field_of_the_search_shrinks_before_it_breaks_the_line(desk: Page) -> None:
    name = '<a class="book-name" style="width: 14rem">A name of many letters</a>'
    entries = '<nav><a style="width: 31rem">Entries</a></nav>'
    search = '<form class="quick"><input type="search"></form>'
    inner = f'<div class="book-header__inner">{name}{entries}{search}</div>'
    desk.set_content(f'<body><header class="book-header">{inner}</header></body>')
    desk.add_style_tag(content=WHOLE)
    entries_box, box = (desk.locator(part).bounding_box() for part in ("nav", "input"))
    assert entries_box
    assert box
    assert box["y"] < entries_box["y"] + entries_box["height"]
    assert entries_box["x"] + entries_box["width"] < box["x"]

    desk.locator("input").focus()
    typed = desk.locator("input").bounding_box()
    assert typed
    assert typed["width"] > 2 * box["width"]
    assert typed["x"] + typed["width"] == pytest.approx(box["x"] + box["width"])


@pytest.mark.parametrize("width", [900, 960, 1024])
def test_the_header_of_a_name_of_many_letters_keeps_to_its_line(desk: Page, width: int) -> None:
    name = '<a class="book-name" style="width: 14.3rem">A name of many letters</a>'
    words = "<a>Timeline</a><a>Questions</a><a>People and bodies</a><a>Places</a><a>Numbers</a><a>Sources</a>"
    search = '<form class="quick"><input type="search"></form>'
    inner = f'<div class="book-header__inner">{name}<nav>{words}</nav>{search}</div>'
    desk.set_viewport_size({"width": width, "height": 720})
    desk.set_content(f'<body><header class="book-header">{inner}</header></body>')
    desk.add_style_tag(content=WHOLE)
    name_box = desk.locator(".book-name").bounding_box()
    assert name_box
    for part in ("nav", "input"):
        box = desk.locator(part).bounding_box()
        assert box is None or box["y"] < name_box["y"] + name_box["height"]


def test_names_of_places_have_a_column_as_wide_as_they_need(desk: Page) -> None:
    show(desk, f'paper"><section><div class="its-places">{PARTS}</div></section>')
    names, texts = desk.locator("h3"), desk.locator(".place div")
    assert desk.locator(".its-places").evaluate(UNBROKEN) == ""
    assert len(set(names.evaluate_all("all => all.map(one => one.offsetHeight)"))) == 1
    assert len(set(texts.evaluate_all("all => all.map(one => one.offsetLeft)"))) == 1
    assert desk.locator("h3").first.evaluate("h3 => h3.offsetHeight < 30")


@pytest.mark.parametrize("longer", ["header", "aside"])
def test_a_section_keeps_its_space_below_the_longer_of_head_and_facts(
    desk: Page, longer: str
) -> None:
    """Its rule stood close below the last fact; the bar of its uses ended before the list of them."""
    lines = {part: "<p>Rain</p>" * (9 if part == longer else 1) for part in ("header", "aside")}
    head = f"<header>{lines['header']}</header><aside>{lines['aside']}</aside>"
    uses = f'<ul class="tallied"><li>Rain</li></ul><div class="its-places">{PARTS}</div>'
    section = f"<section><h2>Uses</h2>{uses}</section>"
    show(desk, f'paper bibliography">{head}{section}{section}')
    ends = "one => one.getBoundingClientRect().bottom"
    end = max(desk.locator(part).evaluate(ends) for part in ("header", "aside"))
    first, again = desk.locator("h2").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    (listed, *_) = desk.locator(".its-places").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    (bar, *_) = desk.locator(".tallied").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert first["top"] - end == pytest.approx(again["top"] - listed["bottom"], abs=1)
    assert bar["right"] == listed["right"]


def test_a_given_name_with_a_hyphen_is_not_broken_there(desk: Page) -> None:
    show(desk, '"><p style="width: 2em">dug by <bdi>Ruud-en</bdi></p>')
    assert desk.locator("bdi").evaluate("name => name.getClientRects().length") == 1


def test_what_is_no_year_stands_in_the_line_of_its_event_whose_title_begins_as_all_do(
    desk: Page,
) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    listed = '<ol><li><span class="date">{}</span><div><a href="#x">It rained</a></div></li></ol>'
    years = "".join(
        f'<section class="year{mark}"><h2>{name}</h2>{listed.format(date)}</section>'
        for name, date, mark in (
            ("1950", "1 May", ""),
            ("In the 1950s", '<span class="unseen">1950s</span>', " wordy"),
        )
    )
    show(desk, f'timeline"><div class="events">{years}</div>')
    boxes = "all => all.map((one) => one.getBoundingClientRect())"
    year, wordy = desk.locator(".year a").evaluate_all(boxes)
    assert wordy["left"] == pytest.approx(year["left"], abs=1)
    head = desk.locator(".wordy h2").evaluate("one => one.getBoundingClientRect().bottom")
    assert wordy["top"] < head


def test_what_is_no_year_stands_on_the_line_of_a_great_event(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    foot = '<i style="display: inline-block"></i>'
    great = f'<ol><li class="great"><div><a href="#x">It rained{foot}</a></div></li></ol>'
    decade = f'<section class="year wordy"><h2>In the 1950s{foot}</h2>{great}</section>'
    show(desk, f'timeline"><div class="events">{decade}</div>')
    bottoms = "all => all.map((one) => one.getBoundingClientRect().bottom)"
    head, title = desk.locator(".wordy i").evaluate_all(bottoms)
    assert head == pytest.approx(title, abs=0.5)


def test_what_is_no_year_is_set_smaller_than_a_year_and_a_frame_not_drawn_is_not_told_of(
    page: Page,
) -> None:
    years = '<section class="year"><h2>1950</h2></section><section class="year wordy"><h2>In the 1950s</h2></section>'
    for width, is_framed in ((390, False), (1440, True)):
        page.set_viewport_size({"width": width, "height": 800})
        show(page, f'timeline"><p class="meant">A bar. <span>The frame.</span></p>{years}')
        sizes = "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
        year, decade = page.locator("h2").evaluate_all(sizes)
        assert decade < year
        assert page.locator(".meant > span").is_visible() is is_framed


def test_figures_of_the_way_to_a_chapter_are_as_tall_as_its_capitals(page: Page) -> None:
    page.set_content('<main class="book prose"><p class="crumb">Chapter 5</p><p>In 1966</p></main>')
    page.add_style_tag(content=WHOLE)
    expect(page.locator(".crumb")).to_have_css("font-variant-numeric", "lining-nums")
    expect(page.locator("p:not(.crumb)")).to_have_css("font-variant-numeric", "oldstyle-nums")


def test_two_maps_abreast_begin_on_one_line_and_what_is_said_of_each_follows_it(
    desk: Page,
) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    maps = "".join(
        f'<figure class="locator shown"><svg viewBox="0 0 100 {high}" width="170"></svg>'
        "<figcaption>Dashed: a line.</figcaption></figure>"
        for high in (100, 200)
    )
    desk.set_content(f'<main class="book prose"><div class="front"><div>Once.</div>{maps}</div>')
    desk.add_style_tag(content=WHOLE)
    tops = "all => all.map((one) => one.getBoundingClientRect().top)"
    said = desk.locator("figcaption").evaluate_all(tops)
    bottoms = "all => all.map((one) => one.getBoundingClientRect().bottom)"
    drawn = desk.locator("figure svg").evaluate_all(bottoms)
    assert [round(one - other) < 30 for one, other in zip(said, drawn, strict=True)] == [True, True]
    assert len(set(desk.locator("figure svg").evaluate_all(tops))) == 1


def test_no_word_is_broken_where_ten_papers_are_compared(desk: Page) -> None:
    show(
        desk,
        f'comparison"><table class="compared"><thead><tr><th></th>{HEADS}</tr></thead>'
        f'<tbody><tr><th scope="row">Whoever set the town on fire</th>{CELLS}</tr></tbody></table>',
    )
    assert desk.locator("table").evaluate(UNBROKEN) == ""
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


MARK = '<td><a href="#x" aria-label="Holm: Nobody"><span>Holm</span></a></td>'
ANSWERS = "".join(
    f'<tr><th scope="row"><a href="#x">Nobody ever asked</a>{said}</th>{"<td></td>" * (5 - number)}{MARK * number}</tr>'
    for number, said in ((5, ""), (2, ' <span class="soft">Holm: Per Ruud</span>'))
)
COMPARED = (
    f'comparison"><table class="compared"><thead><tr><th></th>{"<th>Unidentified</th>" * 5}</tr></thead><tbody><tr>'
    f'<th scope="rowgroup" colspan="6"><a href="#x">Who asked?</a></th></tr>{ANSWERS}</tbody></table>'
)


def test_marks_compared_stand_below_their_papers(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    show(desk, COMPARED)
    lefts = "row => [...row.children].map(one => Math.round(one.getBoundingClientRect().left))"
    head, _, *answers = [row.evaluate(lefts) for row in desk.locator("tr").all()]
    assert answers == [head] * 2
    assert desk.locator("thead").evaluate(UNBROKEN) == ""
    # Marks are round and of one size wherever they stand; where there is none nothing stands.
    across = "(cell) => parseFloat(getComputedStyle(cell, '::before').width)"
    assert {one.evaluate(across) for one in desk.locator("td > a").all()} == {11}
    nothing = "(cell) => getComputedStyle(cell, '::before').content"
    assert {one.evaluate(nothing) for one in desk.locator("td:empty").all()} == {"none"}
    # A mark is a dot: its name takes no room.
    assert desk.locator("td > a > span").first.evaluate("one => one.offsetWidth") == 1


def test_papers_stay_in_sight_over_their_marks(desk: Page) -> None:
    show(desk, COMPARED + "<br>" * 200)
    desk.evaluate("scrollTo(0, document.querySelector('tbody').getBoundingClientRect().top)")
    last = desk.locator("thead th").last
    box = last.bounding_box()
    assert box
    assert box["y"] == pytest.approx(0, abs=1)


@pytest.mark.parametrize("media", ["print", "screen"])
def test_in_print_and_on_a_phone_the_papers_stand_under_an_answer_by_name(
    sized: Page, media: Literal["print", "screen"]
) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.emulate_media(media=media)
    show(sized, COMPARED)
    assert sized.locator("td:visible").count() == 7
    box = "one => one.getBoundingClientRect().toJSON()"
    answer = sized.locator("tr").last
    asked, named, said = (
        answer.locator(each).first.evaluate(box)
        for each in ("th > a", "td:not(:empty) span", "th > .soft")
    )
    assert named["width"] > 15
    assert asked["bottom"] <= named["top"]
    assert named["bottom"] <= said["top"]


def test_titles_of_documents_have_the_width_of_the_page_and_dates_keep_clear(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    work = (
        '<li><span class="date">30 September 1966</span> <span><a href="#x">A joint declaration of two governments'
        ' on the lock at Norrmark</a></span> <span class="soft">used 14 times</span></li>'
    )
    show(desk, f'paper documents"><section><ul class="directory read">{work * 3}</ul></section>')
    box = "one => one.getBoundingClientRect().toJSON()"
    assert len({one.evaluate(box)["left"] for one in desk.locator("li").all()}) == 1
    text = "one => {const all = document.createRange(); all.selectNodeContents(one); return all.getBoundingClientRect().right}"
    title = desk.locator("li a").first.evaluate(box)
    assert title["left"] - desk.locator(".date").first.evaluate(text) > 20
    assert title["height"] < 30


def test_the_last_column_of_counts_ends_where_its_table_does(desk: Page) -> None:
    cells = "<td>Holm</td><td>42</td><td>8 together</td>"
    show(desk, f'"><table data-counts><tbody><tr>{cells}</tr></tbody></table>')
    last = desk.locator("td").last
    assert last.evaluate("cell => getComputedStyle(cell).paddingRight") == "0px"
    assert last.evaluate("cell => getComputedStyle(cell).textAlign") == "right"


def test_what_a_file_holds_stands_beside_it_on_a_desk_and_under_its_name_on_a_phone(
    desk: Page, sized: Page
) -> None:
    soft = '<span class="soft"><span>5 events</span> <span>CSV, 2 kB</span></span>'
    file = f'<li><a href="#x">events.csv</a> {soft} <span>What happened.</span></li>'
    many = file.replace("5 events", "2,149 records")
    for one, is_beside in ((desk, True), (sized, False)):
        one.set_viewport_size({"width": 1440 if is_beside else 390, "height": 844})
        show(one, f'data"><ul class="downloads">{file}{many}</ul>')
        box = "one => one.getBoundingClientRect().toJSON()"
        name, said = (
            one.locator(f"li > {each}").first.evaluate(box) for each in ("a", "span:last-child")
        )
        held = [each.evaluate(box) for each in one.locator(".soft > span:first-child").all()]
        assert (held[0]["left"] > said["right"] - 1) == is_beside
        assert (said["top"] > name["bottom"] - 4) != is_beside
        assert (held[0]["right"] == held[1]["right"]) == is_beside


def test_no_format_of_a_file_leaves_its_table(desk: Page) -> None:
    soft = '<span class="soft"><span>2,150 records</span> <span>BibTeX (biblatex), 119.4 kB</span></span>'
    file = f'<li><a href="#x">bibliography.json</a> {soft} <span>Every work.</span></li>'
    desk.set_viewport_size({"width": 1440, "height": 844})
    show(desk, f'index data"><ul class="downloads">{file}</ul>')
    edges = "one => one.getBoundingClientRect().right"
    right = desk.locator("li").evaluate(edges)
    how_many, form = desk.locator(".soft > span").all()
    assert form.evaluate(edges) <= right
    assert how_many.evaluate(edges) < form.evaluate("one => one.getBoundingClientRect().left")


def test_what_a_file_holds_goes_to_the_next_line_whole(sized: Page) -> None:
    soft = (
        '<span class="soft"><span>174 works</span> <span>BibTeX (biblatex), 85.4 kB</span></span>'
    )
    file = f'<li><a href="#x">bibliography.bib</a> {soft} <span>Every work.</span></li>'
    sized.set_viewport_size({"width": 390, "height": 844})
    show(sized, f'data"><ul class="downloads">{file}</ul>')
    box = "one => one.getBoundingClientRect().toJSON()"
    holds, form = (one.evaluate(box) for one in sized.locator(".soft > span").all())
    name = sized.locator("a").evaluate(box)
    assert holds["top"] == form["top"] > name["top"]
    assert holds["left"] == name["left"]
    dots = "all => all.map((one) => getComputedStyle(one, '::before').content)"
    assert set(sized.locator(".soft > span").evaluate_all(dots)) == {"none"}


def test_steps_have_their_number_and_button_above_what_they_say(desk: Page, sized: Page) -> None:
    step = '<li><p><span class="button">Keep</span></p><p>Keep it.</p></li>'
    part = f'<details class="fold" open><ol class="in-columns by-steps">{step * 3}</ol></details>'
    for one, is_beside in ((desk, True), (sized, False)):
        one.set_viewport_size({"width": 1440 if is_beside else 390, "height": 844})
        one.set_content(
            f'<main class="book"><article class="prose"><h2>A</h2>{part}</article></main>'
        )
        one.add_style_tag(content=WHOLE)
        box = "one => one.getBoundingClientRect().toJSON()"
        tops = {each.evaluate(box)["top"] for each in one.locator("li").all()}
        assert len(tops) == (1 if is_beside else 3)
        button, said = (one.locator(each).first.evaluate(box) for each in (".button", "p + p"))
        assert button["bottom"] <= said["top"]
        number = "one => getComputedStyle(one, '::before').content"
        assert one.locator("li > p").first.evaluate(number) == "counter(step)"
        assert one.locator("li:last-child > p").first.evaluate(number) == "counter(step)"
        # It is drawn like a key: neither one to press, nor one that is switched off.
        drawn = one.locator(".button").first
        ink = one.locator("h2").evaluate("one => getComputedStyle(one).color")
        expect(drawn).to_have_css("border-style", "solid")
        expect(drawn).to_have_css("border-width", "1px 1px 3px")
        expect(drawn).to_have_css("color", ink)
        expect(drawn).to_have_css("cursor", "default")


def test_parts_of_a_page_by_hand_stand_side_by_side_over_its_width(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    part = '<details class="fold" open><div class="in-columns"><p>Keep one.</p><p>Keep two.</p></div></details>'
    desk.set_content(
        f'<main class="book"><article class="prose"><h2>Keep</h2>{part}</article></main>'
    )
    desk.add_style_tag(content=WHOLE)
    box = "one => one.getBoundingClientRect().toJSON()"
    first, second = (one.evaluate(box) for one in desk.locator(".in-columns > p").all())
    assert first["top"] == second["top"]
    assert second["right"] == desk.locator("article").evaluate(box)["right"]


def test_what_a_citation_is_of_stands_beside_it_and_what_copies_it_at_its_text(
    desk: Page, sized: Page
) -> None:
    row = "<div><dt>Note <button>Copy</button></dt><dd>Holm, <i>A canal</i>, 12.</dd></div>"
    section = (
        f'<section><h3>Cite</h3><p class="soft">For it.</p><dl class="forms">{row}</dl></section>'
    )
    for one, is_beside in ((desk, True), (sized, False)):
        one.set_viewport_size({"width": 1440 if is_beside else 390, "height": 844})
        show(one, f'cited"><div class="citations">{section}</div>')
        box = "one => one.getBoundingClientRect().toJSON()"
        head, text, copies, whole = (
            one.locator(each).first.evaluate(box) for each in ("h3", "dd", "button", "article")
        )
        assert (head["right"] < text["left"]) == is_beside
        assert (copies["top"] >= text["bottom"]) != is_beside
        assert (copies["right"] == whole["right"]) == is_beside


def test_subjects_to_compare_are_folded_side_by_side_and_open_across_the_page(desk: Page) -> None:
    subject = "<details class='fields'><summary>Wool</summary><p>Much.</p></details>"
    show(desk, f'comparison"><section class="further"><h2>More</h2>{subject * 2}</section>')
    first, other = desk.locator("details").all()
    places = "one => one.getBoundingClientRect().top"
    assert first.evaluate(places) == other.evaluate(places)
    first.evaluate("one => one.open = true")
    assert first.evaluate(places) < other.evaluate(places)


def test_a_statement_and_an_answer_keep_room_for_how_they_are_cited(desk: Page) -> None:
    called = (
        '<span class="called"><a class="cite">Cite</a><button class="collect">Keep</button></span>'
    )
    said = f'<div class="said"><p>{"It rained on the town. " * 9}</p></div>'
    show(
        desk,
        'event"><section class="claims"><p class="span-note">In small letters: evidence.</p>'
        f'<div class="statement">{said}<div class="whose"><p>Holm {called}</p></div></div></section>',
    )
    # What the marks mean is read before them, and is no smaller than what tells them apart.
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert desk.locator(".span-note").evaluate(size) > desk.locator(".cite").evaluate(size)
    edge = "(one) => one.getBoundingClientRect()"
    text = "one => {const all = document.createRange(); all.selectNodeContents(one); return all.getBoundingClientRect().right}"
    whose = desk.locator(".whose p").evaluate(f"{edge}.left")
    assert whose - desk.locator(".said p").evaluate(text) >= 40
    # From what is said the eye comes to whose it is, and then to what one may do with it.
    cite = desk.locator(".cite").evaluate(f"{edge}.left")
    assert whose + 30 < cite < whose + 60

    heads = "".join(
        f'<div class="answer"><h3><span>{name}</span> {called}</h3></div>'
        for name in ("Rain", "Whoever it was that held the lock open all the night")
    )
    show(desk, f'question"><div class="answers across-2">{heads}</div>')
    free = """all => all.map((one) => one.closest(".answer").getBoundingClientRect().right
      - one.getBoundingClientRect().right)"""
    left, right = desk.locator(".answer .collect").evaluate_all(free)
    assert left == pytest.approx(right, abs=1)


def test_the_address_of_an_answer_stays_in_its_card(desk: Page) -> None:
    called = '<span class="called"><a class="cite">Cite</a> <a class="permalink copies">Copy link</a></span>'
    show(
        desk,
        f'question"><div class="answers"><div class="answer"><h3><span>Rain</span> {called}</h3></div></div>',
    )
    right = "(one) => one.getBoundingClientRect().right"
    card = desk.locator(".answer h3").evaluate(right)
    assert desk.locator(".permalink").evaluate(right) <= card
    # That of a statement has no line of its own, in which nothing is seen until it is pointed at.
    said = f'<ul><li class="statement"><p class="whose">Holm {called}</p></li></ul>'
    desk.set_viewport_size({"width": 1440, "height": 900})
    show(desk, f'question"><div class="answers"><div class="answer"><div>{said}</div></div></div>')
    placed = desk.locator(".copies").evaluate("one => getComputedStyle(one).position")
    assert placed == "absolute"


def test_on_a_phone_headings_of_questions_keep_one_rhythm_and_each_has_its_rule(desk: Page) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    asked = '<ul class="questions drawn"><li><a>Who?</a></li></ul>'
    folds = [
        f'<section><h2>Rain</h2><details class="fold {more}><summary>2 questions</summary>'
        f"{asked}</details></section>"
        for more in ('"', '" open')
    ]
    show(desk, f'index">{"".join(folds)}')
    above = "all => all.map(one => getComputedStyle(one).marginTop)"
    assert len(set(desk.locator("h2").evaluate_all(above))) == 1


def test_a_table_has_the_whole_width_where_no_notes_stand(desk: Page) -> None:
    table = "<table><tr><th>Say</th><td>Cite</td></tr></table>"

    def widths(more: str) -> list[float]:
        show(desk, f'prose"><p>{"It rained on the town. " * 30}</p>{table}{more}')
        parts = desk.locator(".prose > :is(p, table)").all()
        return [part.evaluate("one => one.getBoundingClientRect().width") for part in parts]

    text, tabled = widths("")
    assert tabled > 1.5 * text
    text, tabled = widths('<div class="notes"></div>')
    assert tabled <= text


def test_parts_that_fold_are_a_list_of_themselves(sized: Page) -> None:
    """So that a narrow screen does not open with as many links as there are parts."""
    ways = '<nav class="jump"><a href="#water">Water</a></nav>'
    part = '<h2 id="water">Water</h2><details class="fold"><summary>1</summary>It rose.</details>'
    for width, body, is_shown in ((390, part, False), (390, "", True), (1280, part, True)):
        sized.set_viewport_size({"width": width, "height": 800})
        show(sized, f'prose">{ways}{body}')
        expect(sized.locator(".jump")).to_be_visible(visible=is_shown)


def test_what_is_folded_on_a_narrow_screen_is_printed(page: Page) -> None:
    show(page, 'prose"><h2>Water</h2><details class="fold"><summary>1</summary><p>It rose.</p>')
    summary, text = page.locator("summary"), page.locator("p")
    is_narrow = page.evaluate("matchMedia('(max-width: 59.9em)').matches")
    assert (summary.is_visible(), text.is_visible()) == (is_narrow, not is_narrow)
    page.emulate_media(media="print")
    assert (summary.is_visible(), text.is_visible()) == (False, True)


def test_a_long_year_of_a_life_does_not_touch_its_dates(desk: Page) -> None:
    show(
        desk, 'actor"><section class="year"><h3>100 BC</h3><ul><li>about 100 BC</li></ul></section>'
    )
    [(_, _, right, _), (left, *_)] = desk.locator("h3, li").evaluate_all(TEXTS)
    assert right + 8 < left


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_button_can_be_read_in_forced_colours(browser: Browser, scheme: str) -> None:
    with window(browser, forced_colors="active", color_scheme=scheme) as opened:
        show(opened, 'front"><a class="button first" href="#">Read it</a>')
        ink, ground = opened.locator(".button").evaluate(
            "one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert ink != ground


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG defines it: from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_words_and_drawings_stand_out_from_the_paper() -> None:
    """WCAG 1.4.3 asks 4.5 of words, 1.4.11 asks 3 of what is drawn."""
    colours = Path(styles.__file__).with_name("ground.css").read_text("utf-8")
    schemes = re.findall(r":root \{\n((?: *--[a-z]+: #[^}]+?)) *\}", colours)
    assert len(schemes) == 2
    for scheme in schemes:
        by_name = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", scheme))
        paper = by_name["paper"]
        for name in ("ink", "soft", "link", "time", "dispute"):
            assert contrast(by_name[name], paper) >= 4.5, name
        for name in ("bar", "quiet"):
            assert contrast(by_name[name], paper) >= 3, name


def test_no_line_begins_with_the_stop_after_a_class_of_evidence(page: Page) -> None:
    """Whatever the width: a box of its own would let the line break before what follows it."""
    rows = "".join(
        f'<p style="width: {width}px">The army’s chronicle <span class="evidence">official history</span>; others</p>'
        for width in range(120, 330, 6)
    )
    show(page, f'question">{rows}')
    starts = page.locator("p").evaluate_all("""(all) => all.map((one) => {
      const range = document.createRange();
      range.setStart(one.lastChild, 0);
      range.setEnd(one.lastChild, 1);
      return range.getBoundingClientRect().left - one.getBoundingClientRect().left;
    })""")
    assert all(start > 10 for start in starts), starts


def test_what_one_may_do_with_a_statement_stays_in_the_column_of_a_place(desk: Page) -> None:
    tools = '<span class="called"><a class="cite">Cite</a> <a class="permalink">Link</a></span>'
    said = f'<div class="statement"><p class="said">It was so.</p><div class="whose"><p>Holm {tools}</p></div></div>'
    row = (
        f'<div class="place" style="width: 50rem"><div><h3>A town</h3></div><div>{said}</div></div>'
    )
    show(desk, f'places">{row}')
    within = desk.locator(".place > div").last
    inner, outer = within.locator(".called").bounding_box(), within.bounding_box()
    assert inner
    assert outer
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 0.5
    # The two ways are words of their own, in one line.
    cite, link = (within.locator(f".{way}").bounding_box() for way in ("cite", "permalink"))
    assert cite
    assert link
    assert link["x"] - (cite["x"] + cite["width"]) > 1.5
    assert link["y"] < cite["y"] + cite["height"] / 2


def test_marks_beside_a_long_word_break_where_they_are_many(page: Page) -> None:
    marks = f'<span class="witnesses">{"<b></b>" * 60}</span>'
    answers = f'<ul class="marked-answers" style="width: 15rem"><li>{"x" * 26} {marks}</li></ul>'
    show(page, f'questions">{answers}')
    item, drawn = (
        page.locator(part).bounding_box() for part in (".marked-answers li", ".witnesses")
    )
    assert item
    assert drawn
    assert drawn["x"] + drawn["width"] <= item["x"] + item["width"] + 0.5
    last = page.locator(".witnesses b").last.bounding_box()
    assert last
    assert last["x"] + last["width"] <= item["x"] + item["width"] + 0.5


def test_the_dots_of_all_answers_begin_at_one_edge(desk: Page) -> None:
    """So that their rows compare, in a list and from list to list."""
    lists = []
    for counts in ((3, 1, 8), (2, 1)):
        rows = "".join(
            f'<li><span>{"Rain " * number}</span> <span class="witnesses">{"<b></b>" * number}</span></li>'
            for number in counts
        )
        lists.append(f'<li><a href="#x">Why?</a><ul class="marked-answers">{rows}</ul></li>')
    show(desk, f'index"><ul class="questions drawn">{"".join(lists)}</ul>')
    lefts = desk.locator(".witnesses b:first-child").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().left"
        " - one.closest('.questions > li').getBoundingClientRect().left))"
    )
    assert len(lefts) == 5
    assert len(set(lefts)) == 1


def test_what_is_folded_turns_its_lines_under_its_words(page: Page) -> None:
    folds = "".join(
        f'<details class="{kind}"><summary>{"Water of the ditch " * 30}</summary></details>'
        for kind in ("more", "fields", "part", "statements subject")
    )
    show(page, f'cited">{folds}')
    for name in page.locator("summary").all():
        lefts = name.evaluate("""summary => {
          const words = document.createRange();
          words.selectNodeContents(summary);
          return [...words.getClientRects()].map((line) => line.left - summary.getBoundingClientRect().left);
        }""")
        assert len(lefts) > 2
        assert min(lefts) > 10
        assert max(lefts) - min(lefts) < 2, lefts


def test_no_rule_ends_a_part_where_the_next_begins_with_its_own(page: Page) -> None:
    item = "<li>One</li>"
    lists = (
        f'<ul class="questions">{item * 2}</ul>',
        f'<ul class="downloads">{item * 2}</ul>',
        '<details class="fields"><summary>One</summary></details>' * 2,
        '<div class="statement"><p class="said">It was so.</p></div>' * 2,
    )
    parts = "".join(f"<section><h2>One</h2>{of}</section>" for of in lists)
    show(page, f'data">{parts}')
    rule = "one => getComputedStyle(one).borderBottomWidth"
    for part in page.locator("section").all():
        first, last = part.locator("li, .fields, .statement").all()
        assert (first.evaluate(rule), last.evaluate(rule)) == ("1px", "0px")


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ('<circle class="open"/>', "A hollow dot is not exact."),
        ('<line class="range"/>', "A band is a range."),
        (
            '<circle class="open"/><line class="range"/>',
            "A hollow dot is not exact, a band is a range.",
        ),
        ("<circle/>", ""),
    ],
)
def test_a_line_of_figures_says_what_its_marks_mean(page: Page, marks: str, words: str) -> None:
    """Above ten questions their key stood far from the only two lines that have such marks."""
    line = f'<figure class="spread"><svg>{marks}</svg><figcaption>Of it</figcaption></figure>'
    show(page, f'questions">{line}<ul class="great"><li><div>{line}</div></li></ul>')
    key = "one => getComputedStyle(one, '::after').content"
    for one in page.locator(".spread figcaption").all():
        assert one.evaluate(key) == (f'". {words}"' if words else "none")


def test_a_chart_says_under_the_first_group_with_marks_what_they_mean(page: Page) -> None:
    """Under the last it stood below bars that have none."""
    group = "<section><p>Men</p><svg>{}</svg></section>"
    marks = ("<rect/>", '<circle class="open"/>', '<line class="range"/>', "<rect/>")
    show(page, f'chapter"><div class="bars">{"".join(map(group.format, marks))}</div>')
    key = "all => all.map((one) => getComputedStyle(one, '::after').content)"
    meant = '"Hollow: not exact. Band: a range."'
    assert page.locator(".bars > section").evaluate_all(key) == ["none", meant, "none", "none"]
    assert page.locator(".bars").evaluate_all(key) == ["none"]


@pytest.mark.parametrize(
    ("across", "count", "rows"), [(3, 9, [3, 3, 3]), (2, 4, [2, 2]), (2, 7, [2, 2, 2, 1])]
)
def test_answers_fill_their_rows(desk: Page, across: int, count: int, rows: list[int]) -> None:
    """In one grid, in which an odd last one is like all others; who gives it stands below it as in these."""
    cell = '<div class="answer"><h3>Rain</h3><div><p class="witnesses">2</p><p>It rained.</p>'
    cells = (cell + '<ul class="voices"><li>Holm</li></ul></div></div>') * count
    show(
        desk,
        f'question"><section class="positions"><div class="answers across-{across}">{cells}</div></section>',
    )
    boxes = desk.locator(".answer").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({x, y, right}) => [x, y, right])"
    )
    tops = [round(y) for _, y, _ in boxes]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == rows
    assert len({round(x) for x, _, _ in boxes}) == across
    widths = [round(right - x) for x, _, right in boxes]
    assert len(set(widths)) == 1
    within = desk.locator(".answer > div").evaluate_all("all => all.map((one) => one.clientWidth)")
    assert max(within) - min(within) <= 1
    lefts = ".answer:last-child :is(.witnesses, .voices)"
    assert (
        len(set(desk.locator(lefts).evaluate_all("all => all.map((one) => one.offsetLeft)"))) == 1
    )


def test_a_key_has_each_mark_before_its_words_and_a_line_for_each_kind(desk: Page) -> None:
    """They stood within one sentence of two lines, which nobody read."""
    marks = '<span class="witnesses"><{0}></{0}></span>'
    meanings = "".join(
        f"<span>{marks.format(mark)}what {words} is</span>"
        for mark, words in (("b", "a large one"), ("i", "a small one"))
    )
    key = f'<p class="key"><span>Each dot:</span>{meanings}</p>'
    show(desk, f'questions">{key}{key}')
    lines = desk.locator(".key").evaluate_all(
        """all => all.map((one) => [...one.children].map((part) => part.getBoundingClientRect())
          .map(({x, y}) => [x, Math.round(y)]))"""
    )
    for line in lines:
        assert len({y for _, y in line}) == 1
        assert [x for x, _ in line] == sorted(x for x, _ in line)
    assert lines[0][0][1] < lines[1][0][1]
    # A mark stands in the middle of the line of its words.
    off = desk.locator(".witnesses > *").evaluate_all(
        """all => all.map((one) => [one, one.closest(".key > span")].map((each) => each.getBoundingClientRect())
          .map(({top, bottom}) => (top + bottom) / 2)).map(([mark, line]) => Math.abs(mark - line))"""
    )
    assert max(off) <= 1


def test_under_the_head_of_an_answer_no_room_is_left_for_longer_ones(desk: Page) -> None:
    """A band of white stood under one of a line beside one of three."""
    cards = "".join(
        f'<div class="answer"><h3><span>{name}</span></h3><div>Two.</div></div>'
        for name in ("Rain", "Whoever it was that held the lock open " * 3)
    )
    show(desk, f'question"><div class="answers across-2">{cards}</div>')
    gaps = desk.locator(".answer > div").evaluate_all(
        """all => all.map((one) => one.getBoundingClientRect().top
          - one.previousSibling.getBoundingClientRect().bottom)"""
    )
    assert gaps[0] == gaps[1] < 20


def test_what_comes_after_the_answers_has_the_rule_and_room_of_any_head(desk: Page) -> None:
    show(
        desk,
        'question"><section class="positions"><h2>One</h2><div class="answers"><div class="answer">Rain</div></div>'
        "</section><section><h2>Who says it</h2></section>",
    )
    styles = desk.locator("h2").evaluate_all(
        "all => all.map((one) => getComputedStyle(one)).map((one) => [one.borderTopWidth, one.marginTop])"
    )
    assert styles[0] == styles[1] != ["0px", "0px"]
    # And the last answers have none below them.
    for width in (1440, 390):
        desk.set_viewport_size({"width": width, "height": 844})
        clipped = desk.locator(".answers").evaluate("one => getComputedStyle(one).clipPath")
        assert " 2px" in clipped


def test_what_a_question_is_about_stands_beside_its_title(desk: Page) -> None:
    show(
        desk,
        'question"><header><h1>Why did it rain?</h1><p>Nobody knows.</p></header>'
        '<div class="assessed"><section><h2>Said</h2><p>It rained.</p><p>And it rained.<br>Still.</p></section>'
        "<section>A book.</section><section>Two sources.</section></div>"
        '<section class="positions">Rain</section>'
        "<aside><dl><div><dt>About</dt><dd>Rain</dd></div></dl></aside>",
    )
    header, aside = (
        desk.locator(f".question > {one}").bounding_box() for one in ("header", "aside")
    )
    assert header
    assert aside
    assert aside["y"] == header["y"]
    assert aside["x"] >= header["x"] + header["width"]
    # What would settle it stands beside what can be said.
    said, settled, sources = (
        desk.locator(f".assessed > :nth-child({one})").bounding_box() for one in (1, 2, 3)
    )
    assert said
    assert settled
    assert sources
    assert settled["y"] == said["y"]
    assert settled["x"] == sources["x"] > said["x"] + said["width"]
    # And under this, from how many sources it is said.
    assert settled["y"] < sources["y"] < said["y"] + said["height"]
    # Alone it would stand beside a hole: then what can be said has two columns, and it stands below.
    desk.locator(".assessed > :nth-child(3)").evaluate("one => one.remove()")
    said, settled = (
        desk.locator(f".assessed > :nth-child({one})").bounding_box() for one in (1, 2)
    )
    assert said
    assert settled
    assert (settled["x"], settled["width"]) == (said["x"], said["width"])
    assert said["width"] > header["width"] + 300
    first, second = desk.locator(".assessed p").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({x, y}) => [x, Math.round(y)])"
    )
    assert first[0] < second[0]
    assert first[1] == second[1]
    # One paragraph is parted between both; of several each stays whole.
    alone = desk.locator(".assessed p").last
    assert alone.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    desk.locator(".assessed p").first.evaluate("one => one.remove()")
    assert alone.evaluate("one => getComputedStyle(one).breakInside") == "auto"
    assert settled["y"] >= said["y"] + said["height"]


def test_the_lines_of_a_folds_name_begin_under_one_another(page: Page) -> None:
    """Under its first word, not under its mark."""
    words = "<span>A name</span> " + "that is long " * 12
    show(page, f'question"><details><summary>{words}<b>end</b></summary>It rained.</details>')
    first = page.locator("summary > span").bounding_box()
    left = page.locator("summary").evaluate(
        "one => one.getBoundingClientRect().x + parseFloat(getComputedStyle(one).paddingLeft)"
    )
    assert first
    assert abs(first["x"] - left) < 0.2


def test_words_of_the_time_stand_under_what_a_question_is_about(desk: Page) -> None:
    """Beside its title, and before its answers; on a phone they are read before these, too."""
    lines = "<br>".join(["It rained."] * 12)
    show(
        desk,
        f'question"><header><h1>Why?</h1><p>{lines}</p></header><figure class="voice">Rain</figure>'
        '<section class="positions">Rain</section><aside><dl><div><dt>About</dt></div></dl></aside>',
    )
    header, words, answers, aside = (
        desk.locator(f".question > {one}").bounding_box()
        for one in ("header", ".voice", ".positions", "aside")
    )
    assert header
    assert words
    assert answers
    assert aside
    assert words["x"] > header["x"] + header["width"]
    assert aside["y"] + aside["height"] < words["y"] < aside["y"] + aside["height"] + 60
    assert words["y"] + words["height"] <= answers["y"]


@pytest.mark.parametrize("count", [4, 5])
def test_questions_stand_in_rows_and_answers_follow_their_titles(desk: Page, count: int) -> None:
    """The last row has no rule below it; on a phone all stand in one column, with a rule between.

    One that is alone in the last row has its answers below its title as all have; the right half is empty.
    """
    asked = "".join(
        f"<li><a>{'Who was it? ' * (1 if number % 2 else 9)}</a><div>Rain</div></li>"
        for number in range(count)
    )
    fold = f'<details class="fold" open><ul class="questions drawn abreast">{asked}</ul></details>'
    show(desk, f'index"><section>{fold}</section>')
    parts = "all => all.map(one => one.getBoundingClientRect()).map(({x, y}) => [x, Math.round(y)])"
    heads, begun = (desk.locator(f"li > {part}").evaluate_all(parts) for part in ("a", "div"))
    assert len({x for x, _ in heads}) == 2
    for first in range(0, count - 1, 2):
        (left, right) = heads[first : first + 2]
        assert left[0] < right[0]
        assert left[1] == right[1]
        # A short title has no empty line below it where its neighbour is long.
        assert begun[first][1] - begun[first + 1][1] > 20
    lines = "all => all.map(one => getComputedStyle(one).borderBottomWidth)"
    ends = {4: ["1px", "1px", "0px", "0px"], 5: ["1px", "1px", "1px", "1px", "0px"]}
    assert desk.locator("li").evaluate_all(lines) == ends[count]
    # The rules of a row are one.
    edges = (
        "all => all.map(one => one.getBoundingClientRect()).map(({left, right}) => [left, right])"
    )
    (_, first), (second, _) = desk.locator("li").evaluate_all(edges)[:2]
    assert first == second
    if count % 2:
        assert begun[4][0] == heads[4][0] == heads[0][0]
        assert begun[4][1] > heads[4][1] + 10
        assert desk.locator("li").last.evaluate_all(edges)[0][1] == first
    desk.set_viewport_size({"width": 390, "height": 844})
    assert len({x for x, _ in desk.locator("li").evaluate_all(parts)}) == 1


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("kind", ["prose", "index"])
def test_marks_of_a_key_stand_apart_from_the_words_before_them_and_all_on_one_line(
    desk: Page, kind: str, width: int
) -> None:
    """On the home page marks touched the words before them, and words stood at two heights."""
    desk.set_viewport_size({"width": width, "height": 900})
    meanings = [Meaning("b", "new"), Meaning("i", "old")]
    show(desk, f'{kind}">{keys.line("A dot:", meanings)}')
    boxes = "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    lead, *marked = desk.locator(".key > span").evaluate_all(boxes)
    dots = desk.locator(".key .witnesses").evaluate_all(boxes)
    assert {round(one["top"]) for one in marked} == {round(lead["top"])}
    before = (lead, *marked)
    assert all(dot["left"] > one["right"] + 8 for one, dot in zip(before, dots, strict=False))
    # A mark is nearer to the words that it belongs to.
    words = desk.locator(".key > span:has(.witnesses)").evaluate_all(
        """all => all.map((one) => {
            const range = document.createRange();
            range.selectNode(one.lastChild);
            return range.getBoundingClientRect().left;
        })"""
    )
    assert all(2 < left - dot["right"] < 8 for left, dot in zip(words, dots, strict=True))


def test_the_margin_of_an_event_begins_in_the_line_of_its_title(desk: Page) -> None:
    """What is folded in it, a statement, has its own Cite below it, and keeps within the margin."""
    cite = '<span class="called"><a class="cite">Cite</a></span>'
    said = f'<div class="said"><p>{"It rained. " * 9}</p></div>'
    statement = (
        f'<div class="statement">{said}<div class="whose"><p>Holm, p. 3 {cite}</p></div></div>'
    )
    show(
        desk,
        'leaf event"><div class="begin"><header><p class="crumb"><a>1903</a></p><p class="when">1903</p>'
        "<h1>It rained</h1></header></div><aside><dl><div><dt>Who</dt><dd>Holm</dd></div>"
        f"<div><dt>Sources</dt><dd><details open>{statement}</details></dd></div></dl></aside>",
    )
    middle = "one => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2"
    title, name = (desk.locator(part).evaluate(middle) for part in ("h1", "dt >> nth=0"))
    assert title == pytest.approx(name, abs=6)
    margin, words, cited = (
        desk.locator(part).bounding_box() for part in ("aside", ".said", ".called")
    )
    assert margin
    assert words
    assert cited
    assert margin["x"] <= words["x"]
    assert cited["x"] + cited["width"] <= margin["x"] + margin["width"]
    assert cited["y"] >= words["y"] + words["height"]


def test_the_name_of_a_source_is_not_broken_for_what_small_letters_say_of_it(desk: Page) -> None:
    name = "“Signing of an agreement”, 30 September 1966, as the newspapers of 9 December 2011 report it"
    tag = '<span class="evidence">read only in reports</span>'
    said = '<div class="said"><p>It was so.</p></div>'
    whose = f'<div class="whose"><p><a>{name}</a> {tag}</p></div>'
    show(desk, f'event"><div class="statement">{said}{whose}</div>')
    lines = desk.locator(".whose a").evaluate("one => one.getClientRects().length")
    assert lines == 2
    left = "one => one.getBoundingClientRect().left"
    assert desk.locator(".evidence").evaluate(left) == desk.locator(".whose p").evaluate(left)


@pytest.mark.parametrize(("ways", "columns"), [(2, 1), (3, 3), (4, 2), (5, 3)])
def test_related_pages_stand_in_columns_of_as_many_and_two_in_one(
    desk: Page, ways: int, columns: int
) -> None:
    names = "<dd><a>Rain</a></dd>" * ways
    show(
        desk,
        f'event"><section class="go-on"><h2>Rain</h2><dl><div><dt>Rain</dt>{names}</div></dl></section>',
    )
    lefts = desk.locator("dd").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    assert len(set(lefts)) == columns


def test_what_a_line_of_figures_counts_stands_below_it_everywhere(page: Page) -> None:
    spread = (
        '<figure class="spread"><svg height="3em"></svg><figcaption>People</figcaption></figure>'
    )
    for where in ("", ' class="disputes"'):
        show(page, f'event"><section{where}>{spread}</section>')
        line, words = (page.locator(one).bounding_box() for one in (".spread svg", "figcaption"))
        assert line
        assert words
        assert words["y"] >= line["y"] + line["height"]


def test_studies_beside_the_papers_stand_in_two_columns_on_the_page_of_a_question(
    desk: Page,
) -> None:
    studies = f"<ul>{'<li>Holm: It rained for many days, and the lock was shut.</li>' * 4}</ul>"
    show(
        desk,
        f'question"><header>Who?</header><section class="not-cited"><h2>Others</h2>{studies}</section>',
    )
    first, *_, last = desk.locator("li").all()
    one, other = first.bounding_box(), last.bounding_box()
    assert one
    assert other
    assert other["x"] > one["x"] + one["width"]
    # At the top of the second column none is lower than its neighbour.
    assert desk.locator("li").nth(2).evaluate("one => one.getBoundingClientRect().top") == one["y"]


def test_dots_of_statements_are_round_wherever_their_line_stands(page: Page) -> None:
    """On whole pixels: else one of the two sides of some has a pixel more."""
    dots = '<p class="witnesses"><b></b><i></i></p>'
    marked = '<ul class="marked-answers"><li>Rain <span class="witnesses"><b></b><i></i></span></li></ul>'
    show(page, f'question"><div class="answer"><div>{dots}</div></div>{marked}')
    sizes = page.locator(".witnesses > *").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(one => [one.width, one.height])"
    )
    assert len(sizes) == 4
    assert all(width == height == int(width) for width, height in sizes)


def test_cite_and_keep_are_as_high_as_each_other(desk: Page) -> None:
    tools = '<a class="cite">Cite</a> <button class="collect">Keep</button>'
    called = f'<span class="called">{tools}</span>'
    answer = f'<div class="answer"><h3><span>Rain</span> {called}</h3></div>'
    said = f'<div class="statement"><div class="whose"><p>Holm {called}</p></div></div>'
    show(desk, f'question">{answer}{said}<p class="cite-apart">{tools}</p>')
    boxes = "all => all.map(one => one.getBoundingClientRect()).map(one => [one.top, one.height])"
    cites, keeps = (desk.locator(one).evaluate_all(boxes) for one in (".cite", ".collect"))
    assert len(cites) == 3
    assert cites == keeps
    # What keeps all of an answer stands clear of the other, on its line.
    show(desk, f'question">{answer.replace("collect", "keep-all").replace("Keep", "Keep all 2")}')
    cite, keep = (
        desk.locator(one).evaluate(
            """one => {
              const words = document.createRange();
              words.selectNodeContents(one);
              const { left, right, bottom } = words.getBoundingClientRect();
              return [left, right, bottom];
            }"""
        )
        for one in (".cite", ".keep-all")
    )
    assert keep[0] - cite[1] >= 12
    assert abs(keep[2] - cite[2]) < 0.2


def test_what_one_statement_says_is_cited_and_kept_beside_that_alone(desk: Page) -> None:
    """Cite and Keep stood twice, for the answer and for all that gives it."""
    called = '<span class="called"><a class="cite">Cite</a></span>'
    whose = f'<p class="whose">Holm {called}</p>'

    def shown(*said: str, given: str = "") -> bool:
        each = "".join(f'<li class="statement">{one}</li>' for one in said)
        head = f"<h3><span>Rain</span> {called}</h3>"
        show(
            desk,
            f'question"><div class="answer" id="rain">{head}<div>{given}<ul>{each}</ul></div></div>',
        )
        return desk.locator("h3 .cite").is_visible()

    assert not shown(whose)
    assert shown(whose, whose)
    assert shown(whose * 2)
    # Where who gives it is in a list of its own, nothing else here is cited.
    assert shown(given='<ul class="voices"><li>Holm</li></ul>')


def test_what_a_page_is_in_other_languages_ends_the_line_of_its_path(desk: Page) -> None:
    ways = '<span>&emsp;<a href="/nl/" hreflang="nl">Nederlands</a></span>'
    show(desk, f'question"><p class="crumb"><a>Questions</a>{ways}</p>')
    crumb, way = (desk.locator(one) for one in (".crumb", ".crumb [hreflang]"))
    line, box = crumb.bounding_box(), way.bounding_box()
    assert line
    assert box
    assert box["x"] + box["width"] == pytest.approx(line["x"] + line["width"])
    assert line["y"] <= box["y"] < line["y"] + line["height"] / 2


def test_cite_stands_clear_of_the_small_line_above_it(desk: Page) -> None:
    """It touched the full stop of a line that was full."""
    desk.set_viewport_size({"width": 390, "height": 844})
    entries = "".join(
        f'<p>He dug.<br><small class="what-it-is">In Danish; read {"i" * count}.</small>'
        '<a class="cite" href="#x">Cite</a> <button class="collect" aria-pressed="false">Keep</button></p>'
        for count in range(20, 100, 3)
    )
    show(desk, f'x"></div><div class="prose">{entries}')
    gaps = desk.locator(".prose > p").evaluate_all(
        """all => all.map((one) => {
          const [said, mark] = [".what-it-is", ".cite"].map((part) =>
            [...one.querySelector(part).getClientRects()].at(-1));
          return mark.top + mark.height / 2 - said.bottom;
        })"""
    )
    assert len(gaps) == 27
    # Also where that is full.
    assert min(gaps) > 4
    # Where it begins a line its first letter is at the edge.
    assert desk.locator(".cite").first.evaluate("one => getComputedStyle(one).paddingLeft") == "0px"


def test_what_stands_at_the_foot_of_a_record_has_one_baseline(page: Page) -> None:
    """What is folded and the button, each with room of its own, stood as stairs."""
    folded = '<details class="more changed"><summary>5 earlier changes</summary>Rain</details>'
    feet = '<span class="changed">Changed today</span>' + folded + '<button class="report">Copy'
    show(page, f'event"><footer class="tools">{feet}</button></footer>')
    tops = page.locator(".tools :is(span, summary, button)").evaluate_all(
        """all => all.map((one) => {
          const words = document.createRange();
          words.selectNodeContents(one);
          return words.getBoundingClientRect().top;
        })"""
    )
    assert len(tops) == 3
    assert max(tops) - min(tops) < 0.5


def test_below_an_answer_all_who_say_the_same_stand_in_one_column(desk: Page) -> None:
    called = (
        '<span class="called"><a class="cite">Cite</a> <button class="collect">Keep</button></span>'
    )
    whose = f'<p class="whose">Holm {called}</p>'
    said = f'<p class="said">{"It rained on the town. " * 9}</p>'
    show(
        desk,
        'question"><section class="positions"><details class="statements subject" open><summary>Rain</summary>'
        f'<ul><li class="statement">{said}{whose * 2}</li></ul></details></section>',
    )
    lefts = "all => all.map((one) => one.getBoundingClientRect().left)"
    for each in (".whose", ".cite"):
        first, other = desk.locator(each).evaluate_all(lefts)
        assert first == pytest.approx(other, abs=1), each
    # What one may do with it stands behind who says it.
    left = "one => one.getBoundingClientRect().left"
    whose, cite = (desk.locator(part).first.evaluate(left) for part in (".whose", ".cite"))
    assert whose + 30 < cite < whose + 60


@pytest.mark.parametrize("width", [1440, 390])
def test_a_bar_is_in_the_line_of_its_figure_and_never_under_or_between_words(
    desk: Page, width: int
) -> None:
    """Words stand below both. At the desk bars of all panels begin at one edge."""
    row = (
        '<li><div><b>{}</b> <svg><rect width="50%" height="7"/></svg>'
        "<span><a>Holm<small> in spring, of all who dug</small></a><a>Ruud</a></span></div></li>"
    )
    panels = "".join(
        f'<section><p>Men</p><ol class="sayings">{row.format(figure)}</ol></section>'
        for figure in ("14", "20,000")
    )
    desk.set_viewport_size({"width": width, "height": 900})
    show(
        desk,
        'figures"><div class="wall"><div><section><h3>Diggers</h3>'
        f'<div class="bars">{panels}</div></section></div><div></div></div>',
    )
    boxes = {
        one: desk.locator(f".bars {one}").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().toJSON())"
        )
        for one in ("b", "svg", "span", "a")
    }
    for figure, bar, said in zip(boxes["b"], boxes["svg"], boxes["span"], strict=True):
        assert figure["top"] < bar["top"] < bar["bottom"] < figure["bottom"] + 3
        assert figure["right"] < bar["left"]
        assert bar["bottom"] + 3 <= said["top"]
    if width == 1440:
        first, other = boxes["svg"]
        assert first["left"] == pytest.approx(other["left"], abs=1)
        first, other = boxes["b"]
        assert first["right"] == pytest.approx(other["right"], abs=1)


def test_bars_of_all_charts_in_a_column_begin_at_one_edge_and_arrows_end_within(desk: Page) -> None:
    beyond = '<svg class="beyond" x="100%" overflow="visible"><path d="M0-1l7 5-7 5z"/></svg>'
    row = (
        '<li><div><b>{}</b> <svg><rect width="100%" height="7"/>{}</svg>'
        "<span><a><u>Holm</u> <small>in spring</small></a></span></div></li>"
    )
    drawn = "".join(
        f'<section><h3>Diggers</h3><div class="bars"><section><p>Men</p><ol class="sayings">'
        f"{row.format(figure, beyond)}</ol></section></div></section>"
        for figure in ("14", "at most 20,000")
    )
    show(desk, f'figures"><div class="wall"><div>{drawn}</div><div></div></div>')
    first, other = desk.locator(".bars li > div > svg").all()
    tracks = [one.bounding_box() for one in (first, other)]
    assert tracks[0]
    assert tracks[1]
    assert tracks[0]["x"] == pytest.approx(tracks[1]["x"], abs=1)
    arrow = other.locator("path").bounding_box()
    assert arrow
    assert arrow["x"] + arrow["width"] <= tracks[1]["x"] + tracks[1]["width"] + 3
    # The name is underlined, what stands beside it is not.
    expect(desk.locator("u").first).to_have_css("text-decoration-line", "underline")
    expect(desk.locator(".bars a").first).to_have_css("text-decoration-line", "none")


def test_of_charts_in_a_column_the_first_stands_open_and_an_address_opens_the_others(
    desk: Page,
) -> None:
    chart = (
        '<section><details class="fold"><summary><h3 id="{0}">{0}</h3></summary>'
        '<p class="meaning">{0} dug.</p><i id="in-{0}"></i></details></section>'
    )
    drawn = "".join(map(chart.format, ("Holm", "Ruud", "Berg", "Dahl")))
    show(desk, f'figures"><div class="wall"><div>{drawn}</div><div></div></div>')

    def seen() -> list[bool]:
        return [one.is_visible() for one in desk.locator(".meaning").all()]

    assert seen() == [True, False, False, False]
    desk.evaluate("location.hash = 'Ruud'")
    desk.evaluate("location.hash = 'in-Berg'")
    assert seen() == [True, False, True, False]
    desk.locator("#Dahl").click()
    assert seen() == [True, False, True, True]
    desk.set_viewport_size({"width": 390, "height": 844})
    assert seen() == [False, False, True, True]


def test_the_ways_to_the_parts_of_a_chapter_stand_beside_its_text(desk: Page) -> None:
    """Where there is a margin for notes, which is empty beside the head of a chapter."""
    ways = f'<nav class="jump row" aria-label="Parts">{JUMPS}</nav>'
    text = f'<h1>A flood</h1>{ways}<p class="told">{"It rained. " * 90}</p><ol class="notes"></ol>'
    desk.set_content(
        f'<body><main class="book"><article class="prose">{text}</article></main></body>'
    )
    desk.add_style_tag(content=WHOLE)
    told, beside_it = (desk.locator(part).bounding_box() for part in (".told", ".jump"))
    assert told
    assert beside_it
    assert told["x"] + told["width"] < beside_it["x"]
    assert told["y"] < beside_it["y"] + beside_it["height"]


def test_the_rule_above_a_part_ends_with_the_text_where_notes_have_the_margin(desk: Page) -> None:
    """It crossed the last line of a note on a page with the drawing of all years."""
    rain = "It rained. " * 20
    text = (
        f'<figure class="glance"></figure><p>{rain}<span class="side">{rain}</span></p><h2>Dry</h2>'
    )
    for notes, crosses in (("", True), ('<section class="notes"></section>', False)):
        desk.set_content(f'<body><main class="book prose">{text}{notes}</main></body>')
        desk.add_style_tag(content=WHOLE)
        head, note = desk.locator("h2").bounding_box(), desk.locator(".side").bounding_box()
        assert head
        assert note
        assert (head["x"] + head["width"] > note["x"]) is crosses


def test_the_ways_to_the_parts_of_a_chapter_rise_to_its_title_and_are_named(desk: Page) -> None:
    ways = f'<nav class="jump row" aria-label="Parts">{JUMPS}</nav>'
    head = f'<h1>A flood</h1><p class="soft">{"It rained. " * 20}</p>{ways}'
    text = f'{head}<p class="key">A key</p><p class="told">{"It rained. " * 90}</p>'
    body = (
        f'<body><main class="book prose">{text}<blockquote><p>Rain.</p><p class="by">A log.</p>'
        '</blockquote><p id="said">So <a class="cite" href="#">Cite</a></p>'
        '<ol class="notes"></ol></main></body>'
    )
    desk.set_content(body)
    desk.add_style_tag(content=WHOLE)
    lead, told, key = (desk.locator(part).bounding_box() for part in (".soft", ".told", ".key"))
    beside_it = desk.locator(".jump").bounding_box()
    assert lead
    assert told
    assert key
    assert beside_it
    assert beside_it["y"] < lead["y"]
    assert lead["x"] + lead["width"] < beside_it["x"]
    assert lead["y"] + lead["height"] <= key["y"] < told["y"]
    sizes = desk.locator("blockquote > p").evaluate_all(
        "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes[1] < sizes[0]
    # Cite comes where one points.
    expect(desk.locator(".cite")).to_have_css("opacity", "0")
    desk.locator("#said").hover()
    expect(desk.locator(".cite")).to_have_css("opacity", "1")
    # On a phone they say what they are, in a line before them.
    desk.set_viewport_size({"width": 390, "height": 844})
    before = "nav => getComputedStyle(nav, '::before').content"
    assert desk.locator(".jump").evaluate(before) == '"Parts"'
    first = desk.locator(".jump a").first.bounding_box()
    row = desk.locator(".jump").bounding_box()
    assert first
    assert row
    assert first["y"] > row["y"] + 15


def test_what_one_may_do_with_a_statement_of_an_exercise_lies_on_nothing(desk: Page) -> None:
    tools = (
        '<a class="cite">Cite</a><button class="collect">Keep</button>'
        ' <a class="permalink copies">Copy link</a>'
    )
    show(desk, f'handout"><ul class="material"><li>It was so. {tools}</li></ul>')
    desk.locator("li").hover()
    keep, link = (desk.locator(part).bounding_box() for part in (".collect", ".permalink"))
    assert keep
    assert link
    assert keep["x"] + keep["width"] <= link["x"] or keep["y"] + keep["height"] <= link["y"]


@pytest.mark.parametrize("width", [1440, 390])
def test_both_sides_of_a_sheet_stand_beside_the_lead_or_on_a_phone_below_it(
    desk: Page, width: int
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    drawn = '<figure class="both-sides"><div class="sides"><div><b>Rain</b></div><div><b>Rain</b></div></div></figure>'
    lead = f'<header><h1>Lessons</h1><p class="lead">{"It rained. " * 12}</p></header>'
    show(desk, f'index">{drawn}{lead}<ol class="lessons"><li>One</li></ol>')
    both, head, first = (
        desk.locator(part).bounding_box() for part in (".both-sides", ".lead", ".lessons")
    )
    assert both
    assert head
    assert first
    assert both["y"] + both["height"] <= first["y"]
    if width > 960:
        assert both["x"] >= head["x"] + head["width"]
    else:
        assert both["y"] >= head["y"] + head["height"]


def test_an_address_to_read_at_is_whole_under_what_is_there(desk: Page) -> None:
    address = f'<a class="url" href="#">rain.example/<wbr>{"the-flood-" * 12}</a>'
    show(desk, f'handout"><ul class="online"><li><a href="#">Rain</a>, p. 2 {address}</li></ul>')
    box = desk.locator(".url").bounding_box()
    name = desk.locator("li > a").first.bounding_box()
    assert box
    assert name
    assert box["y"] >= name["y"] + name["height"] - 4
    whole = "one => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth"
    assert desk.locator(".url").evaluate(whole)


def test_the_map_of_an_event_of_several_places_is_a_small_one(desk: Page) -> None:
    drawing = '<svg width="900" height="300" viewBox="0 0 900 300"></svg>'
    where = '<div class="apart"><dt>Where</dt><dd>Vik</dd></div>'
    shown = f'<div><dt class="unseen">Map</dt><dd class="locator">{drawing}</dd></div>'
    show(desk, f'event"><aside><dl>{where}{shown}</dl></aside>')
    box = desk.locator(".locator svg").bounding_box()
    assert box is not None
    assert box["width"] <= 280


def test_the_columns_of_all_parts_of_a_page_begin_at_the_same_edges(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    event = '<li><span class="date">1903</span> <a href="#x">The lock is dug</a></li>'
    folded = (
        '<details class="subject more"><summary><h3>When?</h3> 2 statements</summary></details>'
    )
    related = '<div><dt>See also</dt><dd><a href="#x">The lock</a></dd></div>'
    asked = '<li><a href="#x">Who asked?</a></li>'
    show(
        desk,
        f'leaf deployment"><section><ul class="dated">{event * 6}</ul></section><section class="claims">'
        f'<div class="subjects">{folded * 3}</div></section><section class="disputes"><ul class="drawn-questions">'
        f'{asked * 6}</ul></section><section class="go-on"><dl>{related * 3}</dl></section>',
    )
    lefts = "all => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]"
    parts = (".dated > li", ".subject", ".drawn-questions > li", ".go-on dl > div")
    edges = [desk.locator(part).evaluate_all(lefts) for part in parts]
    assert len(edges[0]) == 3
    assert edges == [edges[0]] * len(parts)


def test_an_author_in_a_list_of_reading_is_upright_beside_an_italic_title(page: Page) -> None:
    entry = '<p><strong>Ruud (1911),</strong> <em>On the lock</em>.<br><small class="{}">In Danish.</small></p>'
    show(page, f'x"></div><div class="prose">{entry.format("what-it-is")}{entry.format("soft")}')
    styles = "all => all.map((one) => getComputedStyle(one).fontStyle)"
    assert page.locator(".prose strong").evaluate_all(styles) == ["normal", "italic"]


def test_what_is_said_of_all_statements_stands_over_them_with_what_adds_all(
    sized: Page,
) -> None:
    of = '<h2 class="of-parts">Cite a statement</h2><p class="soft">Open one.</p><button>Add all</button>'
    group = '<h3 class="group">When?</h3><details class="part"><summary>It rose</summary></details>'
    sized.set_viewport_size({"width": 1440, "height": 844})
    show(sized, f'cited"><div class="citations"><section>{of}{group}</section></div>')
    box = "one => one.getBoundingClientRect().toJSON()"
    head, said, button, part = (
        sized.locator(one).evaluate(box) for one in (".of-parts", "p.soft", "button", ".part")
    )
    # Under the head it was nine lines of three words.
    assert said["left"] == button["left"] == pytest.approx(part["left"], abs=1)
    assert said["left"] > head["right"]
    assert head["top"] - 8 <= said["top"] < head["bottom"]
    assert said["bottom"] <= button["top"] < button["bottom"] <= part["top"]


def test_each_column_of_lessons_has_its_head_above_it(desk: Page) -> None:
    heads = "".join(f"<span>{one}</span> " for one in ("Chapter", "Question", "Exercise", "Before"))
    told = "".join(f'<span class="question">{one}</span>' for one in ("Count.", "Read."))
    lesson = f'<li><span class="soft">1</span> <span><a href="#x">When?</a>{told}</span></li>'
    desk.set_viewport_size({"width": 1440, "height": 900})
    show(desk, f'index"><p class="lesson-heads">{heads}</p><ol class="lessons">{lesson}</ol>')
    left = "all => all.map((one) => Math.round(one.getBoundingClientRect().left))"
    below = ".lessons .soft, .lessons a, .lessons .question"
    assert desk.locator(".lesson-heads > span").evaluate_all(left) == (
        desk.locator(below).evaluate_all(left)
    )


def test_what_is_asked_of_the_search_does_not_touch_its_frame(page: Page) -> None:
    show(page, 'index searching"><form class="ask"><input type="search" value="lock"></form>')
    padding = "one => parseFloat(getComputedStyle(one).paddingLeft)"
    assert page.locator("input").evaluate(padding) >= 12


def test_a_second_paragraph_of_a_box_begins_after_some_air(page: Page) -> None:
    page.set_content(
        '<main class="book"><article class="prose"><aside class="background"><p>One.</p><p>Two.</p></aside></article></main>'
    )
    page.add_style_tag(content=WHOLE)
    box = "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    first, second = page.locator("aside p").evaluate_all(box)
    assert second["top"] - first["bottom"] > 4


def test_a_title_to_read_is_larger_than_the_text_and_its_author_smaller(desk: Page) -> None:
    title = '<strong>Ruud (1911)</strong><br><a href="#t">A</a> and <a href="#u">B</a><br>'
    text = 'He led it, and <a href="#x">more</a>.<br><small class="what-it-is">In Danish.</small>'
    show(desk, f'x"></div><div class="prose"><p>{title}{text}</p>')
    size = "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    first, second, linked = desk.locator(".prose p > a").evaluate_all(size)
    [author] = desk.locator(".prose strong").evaluate_all(size)
    assert first == second > linked > author


def test_the_dots_of_a_list_of_questions_begin_at_one_edge(sized: Page) -> None:
    """They began where the longest row of each question let them."""
    sized.set_viewport_size({"width": 390, "height": 844})
    asked = "".join(
        f'<li><a>Who?</a><ul class="marked-answers"><li><span>Holm</span>'
        f' <span class="witnesses">{"<b></b>" * count}</span></li><li><small>by date</small></li></ul></li>'
        for count in (1, 9)
    )
    show(sized, f'index"><ul class="questions drawn">{asked}</ul>')
    left = "all => all.map((one) => one.getBoundingClientRect().left)"
    first, second = sized.locator(".witnesses").evaluate_all(left)
    assert first == second > 200
    # By what its answers stand is said below them, where they begin.
    begin = "one => [one.closest('ul'), one].map((each) => each.getBoundingClientRect().left)"
    answers_at, said_at = sized.locator("small").first.evaluate(begin)
    assert said_at == answers_at


def test_on_paper_each_statement_of_an_exercise_and_each_question_has_lines(desk: Page) -> None:
    desk.set_viewport_size({"width": 740, "height": 995})
    desk.emulate_media(media="print")
    asked = f'<ol class="numbered">{"<li>Why?</li>" * 3}</ol>'
    for number, least in ((3, 2), (6, 1)):
        stated = '<li><b class="letter">F</b> <span class="words">It rained.</span></li>' * number
        sheet_ = f'<div class="first-side"><ul class="material">{stated}</ul>{asked}</div>'
        show(desk, f'index handout">{sheet_}')
        drawn = "all => all.map((one) => getComputedStyle(one, '::after').content)"
        desk.emulate_media(media="screen")
        assert set(desk.locator("li").evaluate_all(drawn)) == {"none"}
        desk.emulate_media(media="print")
        lines = """all => all.map((one) => {
            const drawn = getComputedStyle(one, "::after");
            return drawn.backgroundImage.includes("gradient") ? parseFloat(drawn.height) / 18.9 : 0;
        })"""
        assert min(desk.locator(".material > li").evaluate_all(lines)) == pytest.approx(
            least, abs=0.05
        )
        assert min(desk.locator(".numbered > li").evaluate_all(lines)) >= 1.95
        # Its letter stands in the line of its words.
        top = "one => one.getBoundingClientRect().top"
        letter, said = (
            desk.locator(f".material {one}").first.evaluate(top) for one in ("b", ".words")
        )
        assert abs(letter - said) < 4


def test_on_paper_text_is_as_wide_as_the_page_and_a_way_to_a_question_is_text(desk: Page) -> None:
    desk.set_viewport_size({"width": 643, "height": 970})
    desk.emulate_media(media="print")
    text = "It rained all the year. " * 30
    show(desk, f'question"><h1>When?</h1><p class="lead">{text}</p><aside>{text}</aside>')
    width = "one => one.getBoundingClientRect().width"
    whole = desk.locator("article").evaluate(width)
    assert desk.locator("p").evaluate(width) == desk.locator("aside").evaluate(width) == whole
    desk.set_content(
        '<main class="book"><article class="prose"><p>It <a href="../questions/x/">is open</a>.</p></article></main>'
    )
    desk.add_style_tag(content=WHOLE)
    ink = "one => getComputedStyle(one).color"
    assert desk.locator("a").evaluate(ink) == desk.locator("p").evaluate(ink)


def test_on_paper_the_names_of_a_map_are_no_larger_than_the_text(desk: Page) -> None:
    desk.set_viewport_size({"width": 643, "height": 970})
    desk.emulate_media(media="print")
    drawing = '<svg viewBox="0 0 600 500" width="300"><text x="9" y="90">Vik</text></svg>'
    desk.set_content(
        f'<main class="book"><article class="prose"><p>One.</p><figure class="locator shown">{drawing}</figure></article></main>'
    )
    desk.add_style_tag(content=WHOLE)
    height = "one => one.getBoundingClientRect().height"
    assert desk.locator("text").evaluate(height) < desk.locator("p").evaluate(height)


def test_parts_have_air_above_their_heads(sized: Page) -> None:
    """A first head below the line of contents, heads of columns that come again, and those of citations alike."""

    def gap(upper: str, lower: str) -> float:
        above, below = (sized.locator(part).bounding_box() for part in (upper, lower))
        assert above
        assert below
        return below["y"] - above["y"] - above["height"]

    ways = '<nav class="jump"><a href="#water">Water</a></nav>'
    sized.set_viewport_size({"width": 1280, "height": 800})
    show(sized, f'documents">{ways}<section><h2>Water</h2></section>')
    assert gap(".jump", "h2") > 36
    drawn = '<details class="fold" open><summary>1</summary><div class="drawn">One.</div></details>'
    show(sized, f'index">{ways}<section><h2>Water</h2>{drawn}</section>')
    assert gap(".jump", "h2") > 40
    table = '<table class="compared"><thead><tr><th>Holm</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    again = f'<details class="fold" open><summary>1</summary>{table}</details>'
    show(sized, f'comparison"><section>{table}{again}</section>')
    assert gap("section > table", ".fold > table") > 30
    sized.set_viewport_size({"width": 390, "height": 800})
    heads = ("<h3>Page</h3>", '<h2 class="of-parts">Statements</h2>')
    sections = "".join(f"<section>{head}</section>" for head in heads)
    show(sized, f'cited"><div class="citations">{sections}</div>')
    inner = "(all) => all.map((one) => one.firstChild.getBoundingClientRect().y - one.getBoundingClientRect().y)"
    first, second = sized.locator("section").evaluate_all(inner)
    assert first == second
