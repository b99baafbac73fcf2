from dataclasses import replace
from pathlib import Path

from lxml import html

from chronicle import build
from chronicle.corpus.loading import load
from chronicle.history import History
from chronicle.pages import finish
from chronicle.site import Editor
from support import SITE, changed, with_formerly
from support.cases import beside

PAGE = beside(__file__)["a page"]


def test_former_anchors_stand_where_the_new_ones_arrive() -> None:
    formerly = {"a": "heading", "b": "paragraph", "c": "paragraph", "d": "item"}
    made = finish.with_former_anchors(PAGE, formerly)
    assert made == beside(__file__)["with former anchors"]


def test_a_page_ends_with_what_stood_there_and_is_on_another_page_now(history: History) -> None:
    chapter = history.handwritten["chapters/the-flood/"]
    former = {"../about/cite.md#way": "three-days"}
    moving = with_formerly(history, "chapters/the-flood/", former)
    note = html.fragments_fromstring(finish.finish("", "about/cite/", moving))[0]
    (place,) = note.iterfind(".//li[@id='way']")
    assert place.text_content() == "Now at The flood."
    assert place.find("a").get("href") == "../../chapters/the-flood/#three-days"
    assert "about/cite/" not in build.plans(moving)
    assert '<span id="' not in finish.finish(chapter.body, "chapters/the-flood/", moving)


def test_a_link_to_what_the_history_has_not_yet_is_words(tmp_path: Path, history: History) -> None:
    text = "[Lists](timeline.md#x), `[Lists](timeline.md)`, [cite](about/cite.md), [a](b.md)\n"
    assert finish.finish(text, "", history).startswith(text)
    bare = History(load(tmp_path), SITE)
    assert finish.finish(text, "", bare) == text.replace("[Lists](timeline.md#x)", "Lists")


def test_who_answers_for_the_site_is_said_where_a_page_asks_for_it(history: History) -> None:
    page = "# Made { #made }\n\n<!-- who answers for this site -->\n"
    bare = finish.finish(page, "about/", history)
    assert "names no editor." in bare
    # That there is no address is said once, where a mistake is reported.
    assert "names no address" not in bare
    signed = replace(
        history.site,
        editors=(Editor("Ada Holm", "Holm"), Editor("Society of Canal Historians")),
        contact="ada@ditch.example",
        report="mailto:a@b",
    )
    told = finish.finish(page, "about/", replace(history, site=signed))
    assert "Edited by Ada Holm and Society of Canal Historians." in told
    assert '<a href="mailto:ada@ditch.example">Write to the editors</a>' in told
    assert "names no editor" not in told
    assert "report of a mistake" not in told


def test_what_is_said_below_a_map_ends_before_what_is_added(history: History) -> None:
    rough = changed(history, "vik", precision="approximate")
    for words in ("The coast", "The coast."):
        page = finish.finish(f"[{words}](map:vik)\n", "", rough)
        caption = html.fragment_fromstring(page).find(".//figcaption")
        assert caption.text_content() == "The coast. Open: placed only roughly."
    assert ">The coast</figcaption>" in finish.finish("[The coast](map:vik)\n", "", history)
