from typing import Any

from markupsafe import Markup

from chronicle.citation import embedded, exchange
from chronicle.citation.citable import NESTED
from chronicle.citation.csl import CSLItem
from chronicle.history import History
from chronicle.records.work import Work
from chronicle.values.text import Label
from support import work
from support.cases import beside

CLAIM = "events/1903-flood/#flood-drowned"


def item(**fields: Any) -> CSLItem:
    return exchange.work_item(work(**fields))


def test_a_page_is_a_web_page_with_its_version(history: History) -> None:
    item = history.item(history.citables[CLAIM])
    assert embedded.page_tags(item, "Water.") == beside(__file__)["tags"]


def test_everything_that_is_cited_has_a_title_and_an_address(history: History) -> None:
    kinds = {one.record.kind_ for one in history.citables.values() if one.record}
    assert kinds == {
        *("event", "deployment", "claim", "actor", "place", "line", "chart", "question", "work"),
        "correction",
    }
    assert {"chapters/the-flood/", "chapters/the-flood/#the-coming"} <= set(history.citables)
    assert all(one.title for one in history.citables.values())


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
