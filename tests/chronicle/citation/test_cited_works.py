import re

import pytest

from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import cited_works
from chronicle.citation.formatted_works import FormattedWorks
from chronicle.history import History
from chronicle.record.models import Basis, Source, Work
from chronicle.record.text import Prose
from support import changed

CLAIM = "events/1903-flood/#flood-drowned"


@pytest.mark.pandoc
def test_a_paper_is_cited_with_the_place_and_through_it_what_it_rests_on(history: History) -> None:
    [(paper, (place, through))] = cited_works(
        history.citables[CLAIM], history.formatted, history.corpus
    )
    assert paper.id == "holm-1987"
    assert place.work is None
    assert place.locators["chicago"] in place.forms["full"]
    assert place.forms["apa-in"].startswith("Holm, 1987, p. ")
    assert through.work
    assert through.at == place.words.as_text
    assert re.search(r",”? cited in Ada Holm", through.forms["full"])
    assert f"as cited in {place.forms['apa-in']}" in through.forms["apa-in"]
    assert f"cited in {place.forms['mla-in']}" in through.forms["mla-in"]
    assert through.forms["entry"].startswith(history.formatted[through.work.id]["entry"])
    assert " Cited in Ada Holm, “The Long Ditch,”" in through.forms["entry"]


def test_a_work_is_cited_as_a_whole(history: History) -> None:
    citable = history.citables["bibliography/#ruud-1911"]
    [(work, places)] = cited_works(citable, history.formatted, history.corpus)
    assert (work.id, places) == ("ruud-1911", ())


@pytest.mark.pandoc
def test_pages_that_a_shelf_mark_has_are_not_printed_twice(history: History) -> None:
    corpus = changed(history, "survey-1899", archive_location="K 7, 4–6").corpus
    survey = corpus.get(Work, "survey-1899")
    works = FormattedWorks([corpus.get(Work, "holm-1987"), survey])
    source = Source(work="holm-1987", at="p. 12", rests_on=(Basis(work=survey.id, at="4–6"),))
    [(_, (_, through))] = cited_works(Citable("x/", Prose("X"), (source,)), works, corpus)
    assert through.forms["full"].count("4–6") == 1


@pytest.mark.pandoc
@pytest.mark.parametrize(("at", "expected"), [("p. 12, n. 3", "Holm 12n3"), ("¶4", "Holm, par. 4")])
def test_only_pages_follow_a_name_without_a_comma_in_mla(
    history: History, at: str, expected: str
) -> None:
    citable = Citable("x/", Prose("X"), (Source(work="holm-1987", at=at),))
    [(_, (place,))] = cited_works(citable, history.formatted, history.corpus)
    assert place.forms["mla-in"] == expected
