import re

import pytest

from chronicle.citation.cited_works import Pinpoint, cited_works
from chronicle.citation.formatted_works import format_works
from chronicle.history import History
from chronicle.records.base import Source
from chronicle.records.work import Locators, Work
from support import changed

CLAIM = "events/1903-flood/#flood-drowned"


@pytest.mark.pandoc
def test_a_paper_is_cited_with_the_place_and_through_it_what_it_rests_on(history: History) -> None:
    sources = history.citables[CLAIM].sources
    paper, through = cited_works(sources, history.formatted, history.corpus)
    assert (paper.work.id, paper.paper) == ("holm-1987", None)
    assert list(paper.forms) == ["entry", "mla", "apa"]
    (place,) = paper.places.values()
    assert place.locators["chicago"] in str(place.forms["full"])
    assert str(place.forms["apa-in"]).startswith("Holm, 1987, p. ")
    assert through.paper == paper.work
    (there,) = through.places.values()
    assert there.at.endswith(f"cited at {place.at}")
    assert re.search(r",”? cited in Ada Holm", str(there.forms["full"]))
    assert f"as cited in {place.forms['apa-in']}" in str(there.forms["apa-in"])
    assert f"cited in {place.forms['mla-in']}" in str(there.forms["mla-in"])
    # In MLA and APA the list of works has what was read: the paper.
    assert list(through.forms) == ["entry"]
    assert through.forms["entry"].startswith(history.formatted[through.work.id].whole["entry"])
    assert " Cited in Ada Holm, “The Long Ditch,”" in through.forms["entry"]


@pytest.mark.pandoc
def test_what_was_seen_only_in_reports_is_cited_with_them_at_the_end(history: History) -> None:
    """Not inside the name of the archive, and not as if the address had been read."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    where = {"archive": "National Archive", "URL": "https://archive.example/k7"}
    corpus = changed(history, survey.id, reading=reading, **where).corpus
    works = format_works([corpus.get(Work, survey.id)])
    source = Source(work=survey.id, at="as the Courier reports it")
    (cited,) = cited_works([source], works, corpus)
    (place,) = cited.places.values()
    for form in ("full", "short", "apa-in", "mla-in"):
        assert str(place.forms[form]).endswith(" as the Courier reports it")
    assert cited.forms["entry"] == works[survey.id].whole["entry"]


@pytest.mark.pandoc
def test_a_paragraph_that_only_we_count_is_found_by_its_first_words(history: History) -> None:
    words = "Of the lock, which is now"
    openings = tuple({"paragraph": number, "words": words} for number in (1, 2, 3, 4))
    known = {"paragraph": (1, 4), "openings": openings}
    counted = Locators.model_validate({**known, "counting": "Count."})
    sources = (Source(work="anonymous-lock", at="¶3"),)

    def place(locators: Locators) -> Pinpoint:
        corpus = changed(history, "anonymous-lock", locators=locators).corpus
        (paper,) = cited_works(sources, history.formatted, corpus)
        (found,) = paper.places.values()
        return found

    # Not more than five words of the paper.
    assert place(counted).opening == "Of the lock, which is"
    assert "para. 3 (“Of the lock, which is …”)" in str(place(counted).forms["full"])
    assert "Of the lock" not in str(place(counted).forms["short"])
    # What numbers its own paragraphs needs no help.
    own = place(Locators.model_validate(known))
    assert (own.opening, "Of the lock" in str(own.forms["full"])) == ("", False)
