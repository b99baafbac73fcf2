from markupsafe import Markup

from chronicle.citation.citable import NESTED
from chronicle.history import History
from chronicle.records.work import Work
from chronicle.values.text import Label


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
            said = title if name in ("apa", "harvard", "harvard-in") else title.translate(NESTED)
            text = Label(Markup(form)).as_text.replace("\xa0", " ")
            # A stop or a comma may stand before the marks that close a quotation.
            assert said.rstrip("’”") in text, name
