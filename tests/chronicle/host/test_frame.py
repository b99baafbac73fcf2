"""What stands around the text of a page."""

from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.nav import Section

from chronicle.host.frame import PageFrame, Script


def config(**given: Any) -> Any:
    usual = {
        "site_name": "The Long Ditch",
        "site_description": "A canal, dug twice",
        "site_url": "https://ditch.example/",
        "theme": {"language": "en"},
    }
    return SimpleNamespace(**{**usual, **given})


def page(url: str = "events/x/", **given: Any) -> Any:
    usual = {
        "url": url,
        "title": "A <b>flood</b>",
        "meta": {},
        "is_homepage": False,
        "is_section": False,
        "canonical_url": None,
        "file": SimpleNamespace(generated_by=None),
    }
    return SimpleNamespace(**{**usual, **given})


def test_a_page_is_called_by_itself_and_the_site() -> None:
    assert PageFrame(page(), config()).title == "A flood · The Long Ditch"
    named = page(meta={"title": "Flood"})
    assert PageFrame(named, config()).title == "Flood · The Long Ditch"
    for front in (page(is_homepage=True), None):
        assert PageFrame(front, config()).title == "The Long Ditch"


def test_what_stands_around_a_page_in_another_language_says_its_own() -> None:
    frame = PageFrame(page(meta={"lang": "vi"}), config())
    assert (frame.language, frame.language_around) == ("vi", "en")
    frame = PageFrame(page(), config())
    assert (frame.language, frame.language_around) == ("en", "")


@pytest.mark.parametrize(
    ("front", "has_alternates"),
    [
        (page("", is_homepage=True), True),
        (page("vi/", meta={"lang": "vi"}), True),
        (page("vi/more/", meta={"lang": "vi"}), False),
        (page(), False),
        (None, False),
    ],
)
def test_front_pages_name_each_other(front: Any, has_alternates: bool) -> None:
    frame = PageFrame(front, config(), ["vi"])
    there = {
        "x-default": "https://ditch.example/",
        "en": "https://ditch.example/",
        "vi": "https://ditch.example/vi/",
    }
    assert frame.alternates == (there if has_alternates else {})


def test_a_part_of_the_book_is_marked_on_its_pages_and_on_those_that_belong_to_it() -> None:
    home, timeline = page("", is_homepage=True), page("timeline/", title="Timeline")
    people = page("actors/", title="People")
    section = Section("About", [page("about/"), Section("More", [])])
    nav = [home, timeline, people, section]
    for here, current in ((timeline, "page"), (page(), "true"), (people, ""), (None, "")):
        parts = list(PageFrame(here, config()).parts(nav))
        assert [part.url for part in parts] == ["timeline/", "actors/"]
        assert parts[0].current == current
    about = PageFrame(None, config()).about(nav)  # type: ignore[arg-type]
    assert [item.url for item in about] == ["about/"]


def test_scripts_of_a_page_come_before_those_of_all() -> None:
    frame = PageFrame(page(meta={"scripts": ["people.js"]}), config())
    assert frame.scripts[0] == Script("people.js", is_module=True)
    assert Script("cite.js", is_module=False) in frame.scripts


def test_the_line_of_the_book_parts_at_its_first_comma() -> None:
    assert PageFrame(None, config()).line == ("A canal", "dug twice")
    assert PageFrame(None, config(site_description=None)).line == ("", "")
