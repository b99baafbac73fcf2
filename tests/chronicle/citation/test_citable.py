from dataclasses import replace

from markupsafe import Markup

from chronicle.citation import forms
from chronicle.citation.citable import NESTED, Citable, page_forms
from chronicle.history import History
from chronicle.record.dates import parse
from chronicle.record.models import Work
from chronicle.record.text import Label, Prose
from chronicle.site import Site
from support.cases import beside

SITE = Site("The Long Ditch", "A canal.", "https://ditch.example/")
DAY = parse("2099-01-02")


def test_everything_that_is_cited_has_a_title_and_an_address(history: History) -> None:
    kinds = {one.record.kind_ for one in history.citables.values() if one.record}
    assert kinds == {
        *("event", "deployment", "claim", "actor", "place", "line", "chart", "question", "work"),
        "correction",
    }
    assert {"chapters/the-flood/", "chapters/the-flood/#the-coming"} <= set(history.citables)
    assert all(one.title for one in history.citables.values())


def test_a_page_is_cited_as_a_section_of_a_website_with_versions() -> None:
    asked = Citable("questions/x/", Prose("Who called it “the *Ditch*”?"), ())
    assert page_forms(asked, SITE, "2099.1.0", DAY) == beside(__file__)["a page"]


def test_the_number_of_a_paragraph_is_a_locator() -> None:
    paragraph = Citable("chapters/x/#y", Prose("The flood"), (), paragraph=3)
    made = page_forms(paragraph, SITE, "", DAY)
    assert made["full"].endswith("January 2, 2099, para. 3, https://ditch.example/chapters/x/#y")
    assert made["short"] == "“The flood,” para. 3"
    assert made["mla-in"] == "“The flood,” par. 3"
    assert made["apa-in"] == "“The flood,” 2099, para. 3"
    for name in forms.ENTRIES:  # a list of works has the chapter
        assert made[name].endswith(" https://ditch.example/chapters/x/"), name
        assert "3" not in made[name].replace("2099", "")


def test_who_answers_for_the_site_is_its_author_and_without_a_date_the_reader_has_one() -> None:
    board = replace(SITE, author="The Board")
    made = page_forms(Citable("x/", Prose("Weir"), ()), board, "", None)
    assert made == beside(__file__)["a page without a date"]


def test_no_letter_of_a_title_changes_in_any_form(any_history: History) -> None:
    pages = [one for one in any_history.citables.values() if not isinstance(one.record, Work)]
    assert pages
    for citable in pages:
        title = citable.title.as_text
        for name, form in any_history.citations(citable).items():
            said = title if name == "apa" else title.translate(NESTED)
            text = Label(Markup(form)).as_text.replace("\xa0", " ")
            # A stop or a comma may stand before the marks that close a quotation.
            assert said.rstrip("’”") in text, name
