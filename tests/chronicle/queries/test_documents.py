from chronicle.history import History
from chronicle.queries import documents
from chronicle.records.base import Source
from chronicle.records.event import Event
from chronicle.records.work import Work
from chronicle.values import dates
from chronicle.values.text import Prose
from support import changed, read, words
from support.cases import beside

SURVEY, NOTES = "survey-1899", "anonymous-lock"


def test_uses_stand_in_the_order_of_the_paper(history: History) -> None:
    held = documents.uses(history, history.corpus.get(Work, NOTES))
    assert [(each.work.id, each.use.at) for each in held] == [(SURVEY, "¶2"), (SURVEY, "¶7")]
    assert documents.uses(history, history.corpus.get(Work, "holm-1987")) == []
    tally = documents.tally(held)
    agreeing = ["agrees", "agrees excepted", "agrees-report", "agrees-report excepted"]
    assert list(tally) == [*agreeing, "shortens", "shifts", "differs", "not-seen"]
    assert (tally["shortens"], tally["agrees"], tally["not-seen"]) == (1, 0, 1)


def test_a_use_that_names_a_record_concerns_no_other(history: History) -> None:
    reading = history.corpus.get(Work, SURVEY).reading
    assert reading is not None
    there = Source(work=NOTES, at="¶¶1–2")
    assert [use.verdict for use in reading.uses_at(there, "1899-survey")] == ["shortens"]
    assert reading.uses_at(there, "1903-flood") == ()
    unseen = Source(work=NOTES, at="¶¶6–7")
    assert [use.verdict for use in reading.uses_at(unseen, "1903-flood")] == ["not-seen"]
    assert reading.uses_at(Source(work="holm-1987", at="p. 12"), "1903-flood") == ()


def test_a_verdict_stands_at_the_statement_the_paper_and_the_work(history: History) -> None:
    [mark] = read(history, "events/1899-survey/").find_class("verdict")
    assert (words(mark), mark.get("href")) == (
        "gives part of it",
        "../../bibliography/survey-1899/#uses",
    )
    held = read(history, "papers/anonymous-lock/").get_element_by_id("documents").getparent()
    assert [words(cell) for cell in held.iter("td")] == ["1", "1", "1"]
    work = read(history, "bibliography/survey-1899/")
    # What is read beside the comma stays in one line.
    head = work.get_element_by_id("reading").text_content()
    assert head == "What the document says, as\u00a0far\u00a0as\u00a0it\u00a0was\u00a0read"
    assert [words(said) for said in work.find_class("voice")[0].iter("p")] == [
        "“… far too dear”",
        "alt for dyr",
    ]
    facts = words(work.find("aside"))
    said = "In part, in the translation of Ida Lund, in a copy, on "
    assert said + "2 September 2099" not in facts
    assert said + "1 September 2099" in facts


def test_a_document_that_a_statement_comes_from_is_no_paper(history: History) -> None:
    page = read(history, "events/1899-survey/")
    source = words(page.get_element_by_id("survey-reason").find_class("whose")[0])
    assert source.startswith("“Survey of the isthmus”, about 1899, first page")
    event = history.corpus.get(Event, "1899-survey")
    assert event.sources[0].work == NOTES
    work = words(read(history, "bibliography/survey-1899/"))
    assert "From the document itself" in work


def test_what_only_a_summary_tells_is_not_said_to_stand_in_the_document(history: History) -> None:
    reading = history.corpus.get(Work, SURVEY).reading
    assert reading is not None
    summarised = changed(history, SURVEY, reading=reading.model_copy(update={"extent": "summary"}))
    page = read(summarised, "events/1899-survey/")
    assert words(page.find_class("verdict")[0]) == "gives part of what is reported"
    work = words(read(summarised, "bibliography/survey-1899/"))
    assert "What is reported of it" in work
    given = zip(reading.uses, ("agrees-report", "differs"), strict=True)
    uses = tuple(use.model_copy(update={"verdict": verdict}) for use, verdict in given)
    told = reading.model_copy(update={"extent": "summary", "uses": uses})
    marks = read(changed(history, SURVEY, reading=told), "bibliography/survey-1899/").find_class(
        "verdict"
    )
    # Each passage says its own verdict: no rule tells what stands under none.
    assert [words(m) for m in marks] == [
        "disagrees with what was read",
        "matches a report of the document",
    ]
    assert "nly in a report, in the translation of Ida Lund, on" in work
    assert "From reports of it" in work
    assert "From the document itself" not in work


def test_works_that_were_read_are_listed_by_date(history: History) -> None:
    reading = history.corpus.get(Work, SURVEY).reading
    issue = {"type": "article-newspaper", "title": Prose("Vik Courier"), "title_en": None}
    older = changed(
        history, "ruud-1911", author=(), **issue, issued=dates.parse("1902-12-30"), reading=reading
    )
    both = changed(older, "vik-courier-1903-05-04", reading=reading)
    listed = read(both, "bibliography/").find_class("read")[0]
    when = (words(date) for date in listed.find_class("date"))
    names = (words(work) for work in listed.iter("a"))
    assert [list(line) for line in zip(when, names, strict=True)] == beside(__file__)["by date"]


def test_how_a_document_was_read_is_said_in_a_phrase(history: History) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    assert (
        documents.how_read(reading)
        == "in part, in the translation of Ida Lund, in a copy, on 1\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2099"
    )
    update = {"extent": "summary", "translator": None}
    summary = reading.model_copy(update=update)
    assert (
        documents.how_read(summary)
        == "only in a report, on 1\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2099"
    )


def test_where_papers_part_from_documents_the_gravest_comes_first(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    shortens, not_seen = survey.reading.uses
    differs = shortens.model_copy(update={"verdict": "differs"})
    uses = [documents.DocumentUse(survey, use) for use in (shortens, not_seen, differs)]
    assert [one.use.verdict for one in documents.parting(uses)] == ["differs", "shortens"]
