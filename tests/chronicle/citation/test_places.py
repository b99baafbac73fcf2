import pytest

from chronicle.citation.forms import Form, located, opening_words
from chronicle.citation.processor import format_works
from chronicle.history import History
from chronicle.records.work import Locators, Work
from support import changed

CLAIM = "events/1903-flood/#flood-drowned"


def at(history: History, name: str, place: str) -> dict[str, Form]:
    work = history.corpus.get(Work, name)
    return dict(located(work, place, format_works([work])[name]))


@pytest.mark.pandoc
def test_what_was_seen_only_in_reports_is_cited_with_them_at_the_end(history: History) -> None:
    """Not inside the name of the archive, and not as if the address had been read."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    where = {"archive": "National Archive", "URL": "https://archive.example/k7"}
    reported = changed(history, survey.id, reading=reading, **where)
    for form in at(reported, survey.id, "as the Courier reports it").values():
        assert str(form).endswith(" as the Courier reports it")


@pytest.mark.pandoc
def test_a_page_of_an_article_stands_instead_of_all_its_pages(history: History) -> None:
    """Also of one that was seen only in reports, since the page is one in it."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    article = {"type": "article-journal", "container_title": "Mud", "issue": "5", "page": "38–42"}
    reported = changed(history, survey.id, reading=reading, **article)
    full = str(at(reported, survey.id, "p. 42")["full"])
    assert ": 42, " in full
    assert "38–42" not in full


@pytest.mark.pandoc
def test_a_paragraph_that_only_we_count_is_found_by_its_first_words(history: History) -> None:
    words = "Of the lock, which is now"
    openings = tuple({"paragraph": number, "words": words} for number in (1, 2, 3, 4))
    known = {"paragraph": (1, 4), "openings": openings}
    ours = Locators.model_validate({**known, "counting": "Count."})
    counted = changed(history, "anonymous-lock", locators=ours)
    # Not more than five words of the paper.
    assert (
        opening_words(counted.corpus.get(Work, "anonymous-lock"), "¶3") == "Of the lock, which is"
    )
    made = at(counted, "anonymous-lock", "¶3")
    assert "para. 3 (“Of the lock, which is …”)" in str(made["full"])
    assert "Of the lock" not in str(made["short"])
    # What numbers its own paragraphs needs no help.
    theirs = changed(history, "anonymous-lock", locators=Locators.model_validate(known))
    assert "Of the lock" not in str(at(theirs, "anonymous-lock", "¶3")["full"])
