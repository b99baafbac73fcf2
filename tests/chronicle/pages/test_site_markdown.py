import re
from dataclasses import replace
from pathlib import Path

from lxml import html
from markdown import Markdown

from chronicle import build
from chronicle.content.markdown_pages import FrontMatter, MarkdownPage
from chronicle.corpus.loading import load_corpus
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.records import Chart, Name
from chronicle.site import Editor
from chronicle.values import Prose
from support import SITE, parse_page, update_record, with_previous_anchors
from support.cases import cases, load_yaml

CASES = load_yaml(__file__)


def test_previous_anchors_precede_current_ones(history: History) -> None:
    formerly = {"a": "heading", "b": "paragraph", "c": "paragraph", "d": "item"}
    page = MarkdownPage("docs/x.md", Prose("X"), FrontMatter(formerly=formerly))
    rendered = site_markdown.render_markdown(
        CASES["a page"], "x/", replace(history, markdown_pages={"x/": page})
    )
    assert rendered.startswith(CASES["with former anchors"])


@cases
def test_code_stays_unchanged(history: History, markdown: str, expected: str) -> None:
    assert site_markdown.render_markdown(markdown, "", history) == expected


def test_native_names_have_language_unless_person(history: History) -> None:
    with_native_name = update_record(
        history, "norrmark", names=(Name(text="Norrmark", lang="no", own=True),)
    )
    assert site_markdown.render_markdown("*Norrmark* *Vik*\n", "", with_native_name) == '<p><em lang="no">Norrmark</em> <em>Vik</em></p>'  # fmt: skip
    assert '<h1><span lang="no" translate="no">Norrmark</span></h1>' in build.render_functions(with_native_name)["actors/norrmark/"]().body  # fmt: skip
    person = update_record(with_native_name, "norrmark", kind="person")
    assert site_markdown.render_markdown("*Norrmark*\n", "", person) == "<p><em>Norrmark</em></p>"


def test_citations_are_numbered_in_reading_order(history: History) -> None:
    """Python-Markdown alone would process a list after the blocks that follow it."""
    page = site_markdown.render_markdown(
        "- One [@a, p. 1]\n  - Two [@b, p. 2]\n\nThree [@c, p. 3]\n", "", history
    )
    assert re.findall(r"(\w+)<sup[^>]*><a href=\"#note-(\d)", page) == [
        ("One", "1"),
        ("Two", "2"),
        ("Three", "3"),
    ]


def test_extension_processes_only_its_own_page(history: History) -> None:
    """Plugins may render Markdown with the extensions of a page, as mkdocstrings does."""
    extension = site_markdown.SiteExtension(history, "about/")
    page, another = (Markdown(extensions=["abbr", extension]) for _ in range(2))
    assert "data-of=" in page.convert("# About\n")
    assert another.convert("# About\n") == "<h1>About</h1>"


def test_page_lists_anchors_moved_elsewhere(history: History) -> None:
    chapter = history.markdown_pages["chapters/the-flood/"]
    former = {"../about/cite.md#way": "three-days"}
    moved = with_previous_anchors(history, "chapters/the-flood/", former)
    page = html.fragment_fromstring(
        site_markdown.render_markdown("# Cite", "about/cite/", moved), "div"
    )
    (item,) = page.iterfind(".//li[@id='way']")
    assert item.text_content() == "Now at The flood, paragraph 2."
    assert item.find("a").get("href") == "../../chapters/the-flood/#three-days"
    assert "about/cite/" not in build.render_functions(moved)
    assert '<span id="' not in site_markdown.render_markdown(
        chapter.body, "chapters/the-flood/", moved
    )


def test_link_to_missing_list_is_plain_text(tmp_path: Path, history: History) -> None:
    text = "[Lists](timeline.md#x), `[Lists](timeline.md)`, [cite](about/cite.md), [a](b.md)\n"
    rendered = site_markdown.render_markdown(text, "", history)
    assert rendered.startswith(
        '<p><a href="timeline.md#x">Lists</a>, <code>[Lists](timeline.md)</code>'
    )
    empty_history = History(load_corpus(tmp_path), SITE)
    expected = rendered.replace('<a href="timeline.md#x">Lists</a>', "<span>Lists</span>")
    assert site_markdown.render_markdown(text, "", empty_history) == expected


def test_page_can_include_editors_and_contact(history: History) -> None:
    page = "# Made { #made }\n\n<!-- who answers for this site -->\n"
    without_editors = site_markdown.render_markdown(page, "about/", history)
    assert "names no editor." in without_editors
    # The missing contact is stated only once, where mistakes are reported.
    assert "names no address" not in without_editors
    editors = (Editor(name="Ada Holm"), Editor(name="Society of Canal Historians"))
    answers = {"editors": editors, "contact": "ada@ditch.example", "report": "mailto:a@b"}
    signed = history.site.model_copy(update=answers)
    html = site_markdown.render_markdown(page, "about/", replace(history, site=signed))
    assert "Edited by Ada Holm and Society of Canal Historians." in html
    assert '<a href="mailto:ada@ditch.example">Contact the editors</a>' in html
    assert "names no editor" not in html
    assert "report of a mistake" not in html


def test_embedded_chart_has_its_caution(history: History) -> None:
    chart, *_ = history.corpus.of(Chart)
    for caption in ("", "A caption"):
        page = site_markdown.render_markdown(f"[{caption}](figure:{chart.id})\n", "", history)
        shown = html.fragment_fromstring(page).find(".//figcaption").text_content()
        assert shown == (caption or f"{chart.shows} {chart.caution}")
    figures = parse_page(history, "figures/")
    cautions = [
        paragraph for paragraph in figures.iter("p") if paragraph.text_content() == chart.caution
    ]
    assert [element.getparent().tag for element in cautions] == ["section"]


@cases
def test_map_caption_ends_with_legend(history: History, markdown: str, caption: str) -> None:
    page = html.fragment_fromstring(site_markdown.render_markdown(markdown, "", history))
    assert page.find(".//figcaption").text_content() == caption
