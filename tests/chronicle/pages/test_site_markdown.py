import re
from dataclasses import replace
from pathlib import Path

from lxml import html
from markdown import Markdown

from chronicle import build
from chronicle.content.markdown_pages import FrontMatter, MarkdownPage
from chronicle.corpus.loading import load
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.records import Name
from chronicle.site import Editor
from chronicle.values import Prose
from support import SITE, update_record, with_previous_anchors
from support.cases import cases, load_yaml

CASES = load_yaml(__file__)


def test_former_anchors_stand_where_the_new_ones_arrive(history: History) -> None:
    formerly = {"a": "heading", "b": "paragraph", "c": "paragraph", "d": "item"}
    page = MarkdownPage("docs/x.md", Prose("X"), FrontMatter(formerly=formerly))
    made = site_markdown.render_markdown(
        CASES["a page"], "x/", replace(history, handwritten={"x/": page})
    )
    assert made.startswith(CASES["with former anchors"])


@cases
def test_what_is_shown_as_code_stays_as_it_is_typed(
    history: History, markdown: str, shown: str
) -> None:
    assert site_markdown.render_markdown(markdown, "", history) == shown


def test_a_name_in_its_own_language_says_which_but_for_that_of_a_person(history: History) -> None:
    named = update_record(history, "norrmark", names=(Name(text="Norrmark", lang="no", own=True),))
    assert site_markdown.render_markdown("*Norrmark* *Vik*\n", "", named) == '<p><em lang="no">Norrmark</em> <em>Vik</em></p>'  # fmt: skip
    assert '<h1><span lang="no" translate="no">Norrmark</span></h1>' in build.render_functions(named)["actors/norrmark/"]().body  # fmt: skip
    person = update_record(named, "norrmark", kind="person")
    assert site_markdown.render_markdown("*Norrmark*\n", "", person) == "<p><em>Norrmark</em></p>"


def test_citations_are_numbered_as_they_are_read(history: History) -> None:
    """Python-Markdown alone would process a list after the blocks that follow it."""
    page = site_markdown.render_markdown(
        "- One [@a, p. 1]\n  - Two [@b, p. 2]\n\nThree [@c, p. 3]\n", "", history
    )
    assert re.findall(r"(\w+)<sup[^>]*><a href=\"#note-(\d)", page) == [
        ("One", "1"),
        ("Two", "2"),
        ("Three", "3"),
    ]


def test_no_more_than_the_page_itself_is_finished(history: History) -> None:
    """Plugins may render Markdown with the extensions of a page, as mkdocstrings does."""
    extension = site_markdown.SiteExtension(history, "about/")
    page, another = (Markdown(extensions=["abbr", extension]) for _ in range(2))
    assert "data-of=" in page.convert("# About\n")
    assert another.convert("# About\n") == "<h1>About</h1>"


def test_a_page_ends_with_what_stood_there_and_is_on_another_page_now(history: History) -> None:
    chapter = history.handwritten["chapters/the-flood/"]
    former = {"../about/cite.md#way": "three-days"}
    moving = with_previous_anchors(history, "chapters/the-flood/", former)
    note = html.fragment_fromstring(
        site_markdown.render_markdown("# Cite", "about/cite/", moving), "div"
    )
    (place,) = note.iterfind(".//li[@id='way']")
    assert place.text_content() == "Now at The flood, paragraph 2."
    assert place.find("a").get("href") == "../../chapters/the-flood/#three-days"
    assert "about/cite/" not in build.render_functions(moving)
    assert '<span id="' not in site_markdown.render_markdown(
        chapter.body, "chapters/the-flood/", moving
    )


def test_a_link_to_what_the_history_has_not_yet_is_words(tmp_path: Path, history: History) -> None:
    text = "[Lists](timeline.md#x), `[Lists](timeline.md)`, [cite](about/cite.md), [a](b.md)\n"
    made = site_markdown.render_markdown(text, "", history)
    assert made.startswith(
        '<p><a href="timeline.md#x">Lists</a>, <code>[Lists](timeline.md)</code>'
    )
    bare = History(load(tmp_path), SITE)
    words = made.replace('<a href="timeline.md#x">Lists</a>', "<span>Lists</span>")
    assert site_markdown.render_markdown(text, "", bare) == words


def test_who_answers_for_the_site_is_said_where_a_page_asks_for_it(history: History) -> None:
    page = "# Made { #made }\n\n<!-- who answers for this site -->\n"
    bare = site_markdown.render_markdown(page, "about/", history)
    assert "names no editor." in bare
    # The missing contact is stated only once, where mistakes are reported.
    assert "names no address" not in bare
    editors = (Editor(name="Ada Holm", family="Holm"), Editor(name="Society of Canal Historians"))
    answers = {"editors": editors, "contact": "ada@ditch.example", "report": "mailto:a@b"}
    signed = history.site.model_copy(update=answers)
    html = site_markdown.render_markdown(page, "about/", replace(history, site=signed))
    assert "Edited by Ada Holm and Society of Canal Historians." in html
    assert '<a href="mailto:ada@ditch.example">Contact the editors</a>' in html
    assert "names no editor" not in html
    assert "report of a mistake" not in html


def test_what_is_said_below_a_map_ends_before_what_is_added(history: History) -> None:
    rough = update_record(history, "vik", precision="approximate")
    for words in ("The coast", "The coast."):
        page = site_markdown.render_markdown(f"[{words}](map:vik)\n", "", rough)
        caption = html.fragment_fromstring(page).find(".//figcaption")
        assert caption.text_content() == "The coast. Hollow circle: approximate location."
    assert ">The coast</figcaption>" in site_markdown.render_markdown(
        "[The coast](map:vik)\n", "", history
    )
