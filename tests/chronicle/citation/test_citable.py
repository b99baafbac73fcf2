import re

import pytest
from markupsafe import Markup

from chronicle.citation import citable
from chronicle.citation.citable import nest_quotations
from chronicle.citation.styles import STYLES
from chronicle.history import History
from chronicle.queries import inventory
from chronicle.records import Claim, Question, Work
from chronicle.values import Label, Prose
from chronicle.values.amounts import Figure
from support import update_record
from support.cases import cases
from support.cited import page_forms

REMOVE_MARKS = str.maketrans("", "", "“”‘’,.")


def test_claim_name_has_full_text_and_voice(history: History) -> None:
    text = "The gate was shut because nobody had been told that the keeper was to leave it open. "
    long_claim = update_record(history, "motive-ruud", value=Prose(text * 2))
    item = next(
        citable.citables_of_record(long_claim.corpus.get(Claim, "motive-ruud"), long_claim.corpus)
    )
    assert item.name
    assert item.name.as_text == f"{text * 2} (Per Ruud, on {item.title})"


def test_titles_distinguish_figures_and_answers(history: History) -> None:
    for claim in history.corpus.of(Claim):
        item = inventory.get_citable(history, history.addresses[claim.id])
        if isinstance(claim.value, Figure) and claim.date:
            assert claim.date.words in item.short_title.as_text
    for question in history.corpus.of(Question):
        titles = [item.title for item in citable.citables_of_record(question, history.corpus)]
        assert len({*titles}) == len(titles) > 1


def test_titles_contain_no_python_repr(history: History) -> None:
    assert [
        item.title for item in inventory.citables(history).values() if "Markup(" in item.title
    ] == []


@pytest.mark.pandoc
@cases
def test_quotation_marks_alternate(text: str, nested: str) -> None:
    assert nest_quotations(text) == nested


def test_every_form_keeps_the_title(any_history: History) -> None:
    pages = [
        item
        for item in inventory.citables(any_history).values()
        if not isinstance(item.record, Work)
    ]
    assert pages
    for page in pages:
        whole_page = inventory.find_citable(any_history, page.page)
        for name, form in page_forms(any_history, page).items():
            title = page.title.as_text
            # List entries and citations in the text have the title of the page.
            is_note = any(
                style.is_note and name in (style.first_form, style.later_form) for style in STYLES
            )
            if (
                not is_note
                and whole_page
                and not whole_page.work
                and title.startswith(whole_page.title.as_text)
            ):
                title = whole_page.title.as_text
            text = Label(Markup(form)).as_text.replace("\xa0", " ")
            # A period or comma may precede closing quotation marks, which may be nested.
            assert title.translate(REMOVE_MARKS) in text.translate(REMOVE_MARKS), name
            assert has_marks_of_style(name, form)


def has_marks_of_style(name: str, form: str) -> bool:
    """Return whether an American form has its commas and periods inside closing quotation marks."""
    text = Label(Markup(form)).as_text
    return name.startswith("harvard") or not re.search("”[.,]|‘[^‘“”]*’[.,](?=”|$| )", text)


@pytest.mark.pandoc
def test_punctuation_of_works_is_inside_quotation_marks(any_history: History) -> None:
    for name, work in any_history.formatted_works.items():
        for style, form in work.complete_forms.items():
            assert has_marks_of_style(style, form), name
