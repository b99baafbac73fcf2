from dataclasses import replace
from typing import Any, get_args
from urllib.parse import parse_qsl

from markupsafe import Markup

from chronicle.citation import embedded, exchange, forms
from chronicle.citation.citable import NESTED, Citable, page_forms
from chronicle.citation.csl import CSLItem
from chronicle.history import History
from chronicle.records.work import CSLType, Work
from chronicle.site import Site
from chronicle.values.dates import parse
from chronicle.values.text import Label, Prose
from support import work
from support.cases import beside, cases

CLAIM = "events/1903-flood/#flood-drowned"
# The formats of COinS by the type of Zotero; all others are said in Dublin Core.
BOOKS = dict.fromkeys(("book", "bookSection", "conferencePaper", "report"), "book")
FORMATS = {"journalArticle": "journal", **BOOKS}


def item(**fields: Any) -> CSLItem:
    return exchange.work_item(work(**fields))


def test_every_type_is_known() -> None:
    types = beside(__file__)["test_a_work_of_every_type_is_offered_as_itself"]
    assert set(types) == set(get_args(CSLType))


@cases
def test_a_work_of_every_type_is_offered_as_itself(kind: str, saved: str) -> None:
    form = FORMATS.get(saved, "dc")
    title, address = "On locks & weirs", "https://ditch.example/x"
    given = {"type": kind, "title": title, "container-title": "Waterways", "URL": address}
    people = ({"family": "Holm", "given": "Ada"}, {"literal": "The Board"})
    made = item(**given, author=people, issued="1987-05", page="11–20")
    pairs = parse_qsl(embedded.work_coins(made))
    said = dict(pairs)
    # Who is named as the author of a film wrote its script, for which there is no role.
    authors = [] if saved == "film" else ["Holm, Ada", "The Board,"]
    assert said["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{form}"
    assert [value for key, value in pairs if key == "rft.au"] == authors
    assert (said["rft.date"], said["rft.pages"]) == ("1987-05", "11–20")
    assert said["rft_id"] == address
    if form == "dc":
        assert (said["rft.type"], said["rft.title"]) == (saved, title)
        assert list(said).index("rft.title") < list(said).index("rft.type")
    else:
        assert said["rft.btitle" if saved in ("book", "report") else "rft.atitle"] == title


def test_a_page_is_a_web_page_with_its_version(history: History) -> None:
    item = history.item(history.citables[CLAIM])
    assert embedded.page_tags(item, "Water.") == beside(__file__)["tags"]


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
    made = page_forms(asked, SITE, "2099.1.0", DAY)
    assert made == beside(__file__)["a page"]


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
