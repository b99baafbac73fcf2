import pytest
from markupsafe import Markup

from chronicle.citation import citable
from chronicle.citation.citable import NESTED_QUOTATION_MARKS
from chronicle.citation.styles import STYLES
from chronicle.history import History
from chronicle.records import Claim, Question, Work
from chronicle.values import Label, Prose
from chronicle.values.amounts import Figure
from support import update_record
from support.cited import page_forms


def test_a_claim_is_called_by_what_it_says_and_whose_it_is(history: History) -> None:
    words = "The gate was shut because nobody had been told that the keeper was to leave it open. "
    changed_ = update_record(history, "motive-ruud", value=Prose(words * 2))
    said = next(
        citable.citables_of_record(changed_.corpus.get(Claim, "motive-ruud"), changed_.corpus)
    )
    assert said.name
    assert said.name.as_text == f"{words * 2} (Per Ruud, on {said.title})"


def test_a_figure_keeps_its_date_and_an_answer_its_words(history: History) -> None:
    for claim in history.corpus.of(Claim):
        one = history.citable(history.addresses[claim.id])
        if isinstance(claim.value, Figure) and claim.date:
            assert claim.date.words in one.short_title.as_text
    for question in history.corpus.of(Question):
        titles = [one.title for one in citable.citables_of_record(question, history.corpus)]
        assert len({*titles}) == len(titles) > 1


def test_no_title_has_code(history: History) -> None:
    assert [one.title for one in history.citables.values() if "Markup(" in one.title] == []


@pytest.mark.pandoc
def test_no_letter_of_a_title_changes_in_any_form(any_history: History) -> None:
    pages = [one for one in any_history.citables.values() if not isinstance(one.record, Work)]
    assert pages
    for page in pages:
        whole = any_history.find_citable(page.page)
        for name, form in page_forms(any_history, page).items():
            title = page.title.as_text
            # In lists a part stands as its page.
            is_entry = name in {style.entry for style in STYLES}
            if is_entry and whole and not whole.work and title.startswith(whole.title.as_text):
                title = whole.title.as_text
            said = (
                title
                if name in ("apa", "harvard", "harvard-in")
                else title.translate(NESTED_QUOTATION_MARKS)
            )
            text = Label(Markup(form)).as_text.replace("\xa0", " ")
            # A period or comma may precede closing quotation marks.
            assert said.rstrip("’”") in text, name
