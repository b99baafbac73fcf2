import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from chronicle import build
from chronicle.corpus.loading import load
from chronicle.history import History
from chronicle.pages import handwritten
from chronicle.records.base import Source
from chronicle.records.change import Change
from chronicle.records.claim import Quotation
from chronicle.records.event import Event
from chronicle.records.question import Question
from chronicle.site import Editor
from chronicle.story.handwritten import FrontMatter, WrittenPage
from chronicle.story.notes import NOTES
from chronicle.values.text import Prose
from support import SITE, changed, with_formerly, with_only, with_settings, words
from support.cases import beside

HOLM = "corps-strength-holm"
PAGE = beside(__file__)["a page"]


def with_neighbours(history: History) -> tuple[History, str]:
    """A history of three chapters, with the address of that in the middle."""
    (only,) = history.chapters
    page = history.handwritten[only.address]
    bodies = {
        "a": "# Before\n\nIt was dry.\n",
        "z": f"{beside(__file__)['a part']}\n\n{'Rain. ' * 400}",
    }
    others = [
        replace(only, address=f"chapters/{name}/", number=only.number + by)
        for name, by in (("a", -1), ("z", 1))
    ]
    pages = {
        f"chapters/{name}/": replace(page, body=body, title=Prose(title))
        for (name, body), title in zip(bodies.items(), ("Before", "After"), strict=True)
    }
    more = {**history.handwritten, **pages}
    return replace(history, chapters=(others[0], only, others[1]), handwritten=more), only.address


def test_former_anchors_stand_where_the_new_ones_arrive() -> None:
    formerly = {"a": "heading", "b": "paragraph", "c": "paragraph", "d": "item"}
    made = handwritten.with_former_anchors(PAGE, formerly)
    assert made == beside(__file__)["with former anchors"]


def test_a_chapter_has_former_anchors_citations_and_ways_on(history: History) -> None:
    address = "chapters/the-flood/"
    finished = handwritten.finish(history.handwritten[address].body, address, history)
    assert '<span id="arrival"></span>In 1901 the [Canal Corps]' in finished
    _, way = finished.rsplit('<p class="cite-apart"', 1)
    assert 'href="../../about/cite/" data-of="chapters/the-flood/"' in way
    assert "Cite this page</a>" in way
    # The ways on follow the last sentence: who has read to there need not pass the notes.
    told, ways = finished.split('<nav class="chapters"')
    assert "<h2>Notes</h2>" not in told
    ways, notes = ways.split(NOTES)
    assert notes.startswith(">\n<h2>Notes</h2>")
    assert '<a href="../../teaching/the-flood/">Lesson for this chapter</a>\n</nav>' in ways
    assert '../chapters/">All chapters' in ways
    assert "Chapter " not in ways


def test_what_announces_a_list_has_no_cite_before_it(history: History) -> None:
    address = "chapters/the-flood/"
    cite = f'data-of="{address}#three-days"'
    told = "# The flood\n\nIt stood{end}\n{{ #three-days }}\n\n- three days\n"
    assert cite in handwritten.finish(told.format(end="."), address, history)
    announced = handwritten.finish(told.format(end=" so:"), address, history)
    assert cite not in announced
    assert "{ #three-days }" in announced


def test_the_parts_of_a_page_with_ways_to_them_are_folded() -> None:
    written = beside(__file__)
    assert handwritten.with_folds(written["with ways"]) == f"{written['folded'].rstrip()}\n\n"
    assert handwritten.with_folds(PAGE) == PAGE
    # How long each takes is not said: of some it would be, and of others not.
    long = written["with ways"] + "\nIt rose." * 500
    assert "minute" not in handwritten.with_folds(long)


def test_the_part_that_the_ways_say_is_open_stands_open() -> None:
    written = beside(__file__)["with ways"].replace('this page"', 'this page" data-open="water"')
    other = written.replace('"water"', '"stone"')
    assert '<details class="fold" markdown="1" open><summary>Water' in handwritten.with_folds(
        written
    )
    assert 'markdown="1"><summary>Water' in handwritten.with_folds(other)


def test_what_several_ways_are_together_stands_above_the_first_of_their_parts() -> None:
    written = beside(__file__)["with ways"]
    first = written.index("[", written.index("<nav"))
    grouped = f"{written[:first]}\n<span>What flows</span>\n{written[first:]}"
    before, _, rest = handwritten.with_folds(grouped).partition('<p class="above-folds"')
    assert "##" not in before
    assert rest.startswith(" data-search-exclude>What flows</p>\n\n## ")
    assert "above-folds" not in rest + handwritten.with_folds(written)


def test_a_page_ends_with_what_stood_there_and_is_on_another_page_now(history: History) -> None:
    chapter = history.handwritten["chapters/the-flood/"]
    former = {"../about/cite.md#way": "three-days"}
    moving = with_formerly(history, "chapters/the-flood/", former)
    note = html.fragments_fromstring(handwritten.finish("", "about/cite/", moving))[0]
    (place,) = note.iterfind(".//li[@id='way']")
    assert place.text_content() == "#way: Now at The flood."
    assert place.find("a").get("href") == "../../chapters/the-flood/#three-days"
    assert "about/cite/" not in build.plans(moving)
    assert '<span id="' not in handwritten.finish(chapter.body, "chapters/the-flood/", moving)


def test_a_part_of_the_story_leads_to_its_neighbours(history: History) -> None:
    three, address = with_neighbours(history)
    _, ways = handwritten.finish("", address, three).split('<nav class="chapters"')
    onward, back = html.fragment_fromstring(f"<nav{ways}").xpath(
        "//a[contains(@href, 'chapters/')]"
    )
    assert back.get("href") == "../../chapters/a/"
    assert back.text_content() == "Chapter 0 · Before"
    assert onward.get("href") == "../../chapters/z/"
    told = "Chapter 2 · After (2 minutes): A Lock by the sea burst."
    assert onward.getparent().text_content() == told


def test_a_part_of_the_story_says_how_long_it_takes(history: History) -> None:
    three, address = with_neighbours(history)
    text = handwritten.finish("# The flood\n\nIt came.\n", address, three)
    deck = html.fragment_fromstring(f"<div>{text}</div>").find_class("when")[0]
    assert deck.text_content() == "1903–1904 · 1 minute"
    listing = "1. [The flood](the-flood.md), with [it](the-flood.md)\n2. [Else](else.md)\n"
    told = handwritten.finish(listing, "chapters/", three)
    assert told.startswith('1. [The flood](the-flood.md) (<span class="minutes">1 minute</span>),')
    assert told.count("minute</span>") == 1
    named = handwritten.finish("[In one minute](the-flood.md): all of it\n", "chapters/", three)
    assert "</span>" not in named
    button = handwritten.finish("[Begin](the-flood.md){ .button }\n", "chapters/", three)
    assert "</span>" not in button


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("chapters/a/", " › Before chapter 1"),
        ("chapters/the-flood/", " › Chapter 1"),
        ("chapters/z/", " › After chapter 1"),
        ("chapters/short/", ""),
    ],
)
def test_a_part_of_the_story_says_where_it_stands_in_it(
    history: History, address: str, stands: str
) -> None:
    three, _ = with_neighbours(history)
    page = three.handwritten["chapters/z/"]
    more = replace(
        three,
        chapters=history.chapters,
        handwritten={**three.handwritten, "chapters/short/": page},
    )
    book = ("chapters/a/", "chapters/", "chapters/z/")
    told = handwritten.finish(page.body, address, with_settings(more, book=book))
    [crumb] = html.fragment_fromstring(f"<div>{told}</div>").find_class("crumb")
    assert crumb.text_content() == f"Story{stands}"


def test_a_page_of_the_story_outside_the_book_has_no_neighbours(history: History) -> None:
    page = history.handwritten["chapters/the-flood/"]
    more = replace(history, handwritten={**history.handwritten, "chapters/short/": page})
    text = handwritten.finish("# Short\n\nAll of it.\n", "chapters/short/", more)
    assert "1 minute</span>" in text
    assert "<nav" not in text


def test_a_link_to_what_the_history_has_not_yet_is_words(tmp_path: Path, history: History) -> None:
    text = "[Lists](timeline.md#x), `[Lists](timeline.md)`, [cite](about/cite.md), [a](b.md)\n"
    assert handwritten.finish(text, "", history).startswith(text)
    bare = History(load(tmp_path), SITE)
    assert handwritten.finish(text, "", bare) == text.replace("[Lists](timeline.md#x)", "Lists")


def test_who_answers_for_the_site_is_said_where_a_page_asks_for_it(history: History) -> None:
    page = "# Made { #made }\n\n<!-- who answers for this site -->\n"
    bare = handwritten.finish(page, "about/", history)
    assert "names no editor." in bare
    # That there is no address is said once, where a mistake is reported.
    assert "names no address" not in bare
    signed = replace(
        history.site,
        editors=(Editor("Ada Holm"),),
        contact="ada@ditch.example",
        report="mailto:a@b",
    )
    told = handwritten.finish(page, "about/", replace(history, site=signed))
    assert "Edited by Ada Holm." in told
    assert '<a href="mailto:ada@ditch.example">Write to the editors</a>' in told
    assert "names no editor" not in told
    assert "report of a mistake" not in told


def test_a_chart_a_map_and_a_statement_stand_where_a_page_names_them(history: History) -> None:
    named = ("[](figure:chart-diggers)", "[The *lock*.](map:vik,the-lock)", f"[](statement:{HOLM})")
    text = handwritten.finish("\n\n".join((*named, "")), "about/cite/", history)
    chart, drawn, statement = html.fragments_fromstring(text)[:3]
    assert chart.find("p/a").get("href") == "../../figures/#chart-diggers"
    assert len(chart.findall("div[@class='bars']/section/ul/li")) == 2
    caption = "Holm counts 340 diggers, the unsigned notes about 200."
    assert chart.find("figcaption").text_content() == caption
    assert [name.text for name in drawn.iterfind(".//text")] == ["Vik", "The Lock"]
    caption = "<figcaption>The <i>lock</i>. Open: placed only roughly.</figcaption>\n"
    assert html.tostring(drawn.find("figcaption")).decode() == caption
    assert statement.get("id") is None
    assert statement.find(".//span[@class='figure']").text == "340"
    assert "Holm, p. 12, table" in statement.text_content()
    (cite,) = statement.iterfind(".//a[@class='cite']")
    assert (cite.get("data-of") or "").startswith("deployments/")


def test_words_of_the_time_stand_where_a_page_names_their_statement(history: History) -> None:
    quoted = Quotation(original="We paid.", source=Source(work="holm-1987", at="p. 15"))
    told = changed(history, "motive-ruud", quoted=quoted)
    text = handwritten.finish("[Asked in *Vik*,](words:motive-ruud)\n\n", "about/cite/", told)
    voice = html.fragments_fromstring(text)[0]
    assert voice.findtext("blockquote/p") == "“We paid.”"
    assert voice.find("figcaption").text_content() == (
        "Asked in Vik, Per Ruud, in Ada Holm (1987); where it stands"
    )
    assert voice.find("figcaption/a").get("href") == "../../actors/per-ruud/"


def test_the_period_stands_between_a_head_and_a_list_for_who_hears_it(history: History) -> None:
    asked = "<!-- the period at a glance -->\n\n## Dates { #dates }\n\n1. 1903: [water](id:1903-flood)\n"
    for one, style in ((history, "turns all-drawn"), (with_only(history, Event), "turns")):
        told = handwritten.finish(asked, "about/cite/", one)
        listed = told.find("1. 1903:")
        assert told.find("## Dates") < told.find(f'<div class="{style}" markdown>') < listed
        assert ("<figure" in told[:listed]) == (one is history)


def test_a_question_stands_with_its_answers_and_the_words_of_the_page(history: History) -> None:
    named = "[Two counts.](question:how-many-diggers)\n"
    asked = html.fragments_fromstring(handwritten.finish(named, "about/cite/", history))[0]
    assert asked.find("p/a").get("href") == "../../questions/how-many-diggers/"
    # Two numbers have no spread.
    assert [words(one) for one in asked.findall("ul/li")] == ["340", "about 200"]
    assert asked.findall("p")[-1].text_content() == "Two counts."


def test_the_latest_change_stands_where_a_page_asks_for_it(history: History) -> None:
    asked = "<!-- the latest change -->\n"
    told = html.fragments_fromstring(handwritten.finish(asked, "about/cite/", history))[0]
    assert told.text_content() == "Last changed on 2 January 2099: version no. 0 of January 2099."
    assert told.find("a").get("href") == "../../about/changes/#version-1999-1"
    assert not handwritten.finish(asked, "", with_only(history, Change)).strip()


def test_a_page_in_another_language_has_the_ways_to_its_parts(history: History) -> None:
    body = "# De gracht { #top }\n\nHet water.\n\n## Begin { #begin }\n\nA.\n\n## Einde { #einde }\n\nB.\n"
    for translates, count in (({"how-many-diggers": "x"}, 1), ({}, 0)):
        head = FrontMatter(lang="nl", translates=translates)
        page = WrittenPage("docs/nl/index.md", Prose("De gracht"), body=body, front_matter=head)
        told = replace(history, handwritten={**history.handwritten, "nl/": page})
        finished = handwritten.finish(body, "nl/", told)
        assert finished.count('<nav class="jump row" aria-label="De gracht"') == count
        assert [finished.count(f'href="#{anchor}"') for anchor in ("begin", "einde")] == [count] * 2
        # Each part ends with the way back up.
        up = '<p data-search-exclude class="crumb"><a href="#top">↑ De gracht</a></p>'
        assert re.findall(r"(\w)\.\s+" + re.escape(up), finished) == ["A", "B"] * count


def test_a_page_shows_how_this_site_is_cited_as_it_is(history: History) -> None:
    """With the address, the version and the date that this copy has."""
    told = handwritten.finish("<!-- how this site is cited -->\n", "about/", history)
    [*_, data] = html.fromstring(f"<div>{told}</div>").findall("div")
    assert words(data.find("blockquote")).endswith(f"{history.site.url}data/.")
    cited = history.citable(history.addresses[history.corpus.of(Question)[0].id])
    assert str(history.citations(cited)["full"]).rstrip(".") in told


def test_where_a_paper_is_cited_first_stands_what_its_copy_lacks(history: History) -> None:
    lacks = {"unsourced": Prose("the copy used has no notes")}
    cited = "# The flood\n\nOne. [@anonymous-lock, ¶3] Two. [@anonymous-lock, ¶4]"
    text = handwritten.finish(
        cited, "chapters/the-flood/", changed(history, "anonymous-lock", **lacks)
    )
    first, second = (line for line in text.splitlines() if line.startswith('<li id="note-'))
    assert "how to find one</a></span>; the copy used has no notes)" in first
    assert "no notes" not in second


def test_the_name_of_a_chapter_leads_to_its_title(history: History) -> None:
    page = history.handwritten["chapters/the-flood/"]
    text = handwritten.finish(page.text, "chapters/the-flood/", history)
    [line] = [line for line in text.splitlines() if 'class="arrived"' in line]
    assert '<a href="#the-flood">Chapter 1 · The flood</a>' in line
    # A title without an anchor is nothing that an address could lead to.
    assert "arrived" not in handwritten.finish(
        "# The flood\n\nOne.", "chapters/the-flood/", history
    )


def test_statements_to_touch_show_each_its_way_back(history: History) -> None:
    named = f"[How many? Touch a *figure*.](ladders:{HOLM},corps-strength-notes,motive-ruud)"
    touch = html.fragment_fromstring(
        handwritten.finish(f"{named}\n\n", "about/cite/", history).strip(), create_parent=True
    ).find("fieldset")
    assert touch.find("legend").text_content() == "How many? Touch a figure."
    labels = [label.text_content() for label in touch.findall("label")]
    assert labels == ["340", "about 200", "Norrmark wanted a way to the warm sea"]
    # One is chosen, with the keys of a group of radio buttons; the others are there, too.
    chosen = touch.findall("input")
    assert [box.get("checked") is not None for box in chosen] == [True, False, False]
    assert {(box.get("type"), box.get("name")) for box in chosen} == {("radio", "follow")}
    assert [len(way.findall("li")) for way in touch.iter("ol")] == [2, 1, 2]
    # What ends with the same witness is marked alike.
    assert [box.get("class") for box in chosen] == ["ends-1", "ends-2", "ends-3"]
