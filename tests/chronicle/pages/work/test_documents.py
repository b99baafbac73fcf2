"""The documents behind the papers: how these use them, drawn for each paper and for each document."""

from itertools import chain

import pytest
from pydantic import ValidationError

from chronicle.history import History
from chronicle.pages.work import bibliography
from chronicle.queries import documents, selection
from chronicle.records.base import Source
from chronicle.records.reading import Use
from chronicle.records.work import Person, Work
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support import changed, read, with_only, words


def used(history: History, *uses: tuple[str, str]) -> History:
    """The survey with uses of the notes: the place of each and its verdict."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    first = survey.reading.uses[0]
    made: list[Use] = []
    for number, (at, verdict) in enumerate(uses):
        update = {"at": at, "verdict": verdict, "why": Prose(f"Use {number}."), "about": ()}
        made.append(first.model_copy(update=update))
    reading = survey.reading.model_copy(update={"uses": tuple(made)})
    return changed(history, "survey-1899", reading=reading)


def test_a_document_is_listed_by_its_title(history: History) -> None:
    [listed] = read(history, "bibliography/").xpath("//ul[@class='directory read']/li")
    date, name = (words(part) for part in listed)
    survey = history.corpus.get(Work, "survey-1899")
    # A title is written as it is wherever a work is named.
    assert name == f"“{survey.title}”"
    written = changed(history, "survey-1899", type="book", author=(Person(literal="Ove Dahl"),))
    [title] = read(written, "bibliography/").xpath("//ul[@class='directory read']/li/span/a")
    assert words(title) == f"Ove Dahl, {survey.title}"
    assert words(title.find("cite")) == survey.title
    assert survey.issued
    assert (date, date in name) == (survey.issued.words, False)


def test_a_document_that_a_paper_departs_from_has_its_date_once_and_whole(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    dated = changed(history, "survey-1899", issued=parse("1899-03-02"))
    [name] = read(dated, "bibliography/").xpath("//ul[@class='parting']/li/a[2]")
    assert name.text_content().endswith("(2\u00a0March\u00a01899)")
    titled = {"title": f"{survey.title}, 2 March 1899", "title_en": None}
    again = changed(dated, "survey-1899", **titled)
    [name] = read(again, "bibliography/").xpath("//ul[@class='parting']/li/a[2]")
    assert name.text_content().count("1899") == 1


def test_what_has_no_author_stands_with_the_newspaper_that_has_it(history: History) -> None:
    journal = {"container_title": "Kanalbladet", "container_title_en": "The Canal Paper"}
    for author, said in (((), ["The Canal Paper"]), ((Person(family="Ruud"),), [])):
        with_journal = changed(history, "survey-1899", author=author, **journal)
        [row] = read(with_journal, "bibliography/").xpath("//ul[@class='directory read']/li")
        assert [words(one) for one in row.iter("cite")] == said


def test_an_issue_of_a_newspaper_is_called_by_what_it_is_cited_for(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    for kind, cited, said in (
        ("article-newspaper", "Cited for the survey.", ["[The survey]", survey.title]),
        ("article-newspaper", "Cited, with the issue of 3 May, for it.", ["[It]", survey.title]),
        ("report", "Cited for the survey.", [survey.title]),
    ):
        update = {
            "type": kind,
            "container_title": None,
            "archive": None,
            "archive_location": None,
            "in_short": Prose(cited),
        }
        page = read(changed(history, "survey-1899", author=(), **update), "bibliography/")
        [named] = page.xpath("//ul[@class='directory read']/li/span[a]")
        assert [words(part) for part in named] == said


def test_the_sources_say_how_many_were_read_and_where_papers_differ(history: History) -> None:
    uses = [("¶2", "shortens"), ("¶2", "agrees"), ("¶7", "differs")]
    page = read(used(history, *uses), "bibliography/")
    [said] = page.xpath("//section[h2[@id='read']]/p")
    assert words(said).startswith("Of the three works that the papers cite, one was read,")
    marks = page.xpath("//section[h2[@id='read']]//*[contains(@class, 'verdict')]")
    assert [words(one) for one in marks] == ["disagrees with what was read", "gives part of it"]
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    reported = reading.model_copy(update={"extent": "summary", "is_copy": False})
    page = read(changed(history, "ruud-1911", reading=reported), "bibliography/")
    [said] = page.xpath("//section[h2[@id='read']]/p")
    assert " and one only in a report: an abstract, or what others say of it." in words(said)


def test_of_documents_the_oldest_is_listed_first_however_much_each_is_used(
    history: History,
) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    made = {"1901": "a-later", "1898": "an-earlier", "": "an-undated"}
    others = [
        survey.model_copy(
            update={"id": name, "formerly": (), "issued": parse(day) if day else None}
        )
        for day, name in made.items()
    ]
    page = read(with_only(history, Work, *history.corpus.of(Work), *others), "bibliography/")
    ways = page.xpath("//ul[@class='directory read']/li//a/@href")
    names = [way.split("/")[-2] for way in ways]
    assert names == ["an-earlier", "survey-1899", "a-later", "an-undated"]
    # The most used has no place of its own.
    most = used(history, *[("¶2", "agrees")] * 3).corpus.get(Work, "survey-1899")
    often = most.model_copy(update={"id": "often", "issued": None})
    page = read(
        with_only(history, Work, *history.corpus.of(Work), others[1], often), "bibliography/"
    )
    ways = page.xpath("//ul[@class='directory read']/li//a/@href")
    names = [way.split("/")[-2] for way in ways]
    assert names == ["an-earlier", "survey-1899", "often"]


def test_uses_stand_by_passage_and_first_where_the_paper_parts(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts = [("¶2", "agrees"), ("¶7", "agrees"), ("¶7", "differs"), ("¶2", "agrees")]
    page = read(used(history, *verdicts), "bibliography/survey-1899/")
    passages = page.xpath("//section[h2[@id='uses']]//section[@class='place']")
    assert [words(one.find("h3")).rpartition(", ")[2] for one in passages] == ["¶7", "¶2"]
    reasons = [[words(reason) for reason in one.xpath("div/p[not(span)]")] for one in passages]
    assert reasons == [["Use 2.", "Use 1."], ["Use 0.", "Use 3."]]
    # Each has its mark, so that there are as many as the key counts.
    assert [len(one.find_class("verdict")) for one in passages] == [2, 2]
    # What rests on the document is folded below: it comes to the same.
    assert page.xpath("//section[h2[@id='rests']]/details//h3/@id") == ["through-anonymous-lock"]
    # Where it is all that rests on it, it stands open.
    through = "//section[h2[@id='rests']]/h3/@id"
    assert "through-anonymous-lock" not in page.xpath(through)
    survey = history.corpus.get(Work, "survey-1899")
    by_way = next(iter(bibliography._papers(history, survey).values()))
    through_it = [
        *chain.from_iterable(chain.from_iterable(one.values() for one in by_way.values()))
    ]
    monkeypatch.setattr(selection, "dependents", lambda *_: through_it)
    alone = read(used(history, *verdicts), "bibliography/survey-1899/")
    assert alone.xpath(through) == ["through-anonymous-lock"]


def test_what_mostly_agrees_is_marked_and_counted_so(history: History) -> None:
    reading = (
        used(history, ("¶2", "agrees"), ("¶7", "agrees")).corpus.get(Work, "survey-1899").reading
    )
    assert reading
    first, other = reading.uses
    excepted = first.model_copy(update={"has_exception": True})
    changes = {"reading": reading.model_copy(update={"uses": (excepted, other)})}
    mostly = changed(history, "survey-1899", **changes)
    page = read(mostly, "bibliography/survey-1899/")
    marks = [words(one) for one in page.find_class("verdict")]
    assert marks == ["mostly matches the document", "matches the document"]
    basis = {"work": "survey-1899", "at": "p. 1"}

    def marked(at: str) -> list[str]:
        source = Source.model_validate({"work": first.paper, "at": at, "rests_on": (basis,)})
        record = mostly.corpus["1899-survey"]
        return [one.words for one in documents.agreements(mostly.corpus, source, record)]

    # That a paper agrees is what one expects: a record has no mark of it.
    assert marked("¶2") == marked("¶¶2, 7") == []
    reported = reading.model_copy(update={"extent": "summary"})
    agrees = excepted.model_copy(update={"verdict": "agrees-report"})
    assert documents.use_words(agrees, reported) == "mostly matches a report"
    with pytest.raises(ValidationError, match="does not agree"):
        Use.model_validate(
            {"paper": "notes", "at": "¶2", "verdict": "shifts", "why": "One.", "exception": True}
        )


def test_many_uses_are_drawn_and_few_are_not(history: History) -> None:
    def bars(uses: int) -> list[str]:
        verdicts = [("¶2", "agrees")] * uses
        page = read(used(history, *verdicts), "bibliography/survey-1899/")
        return [str(width) for width in page.xpath("//ul[@class='tallied']//svg/@width")]

    assert bars(2) == []
    assert bars(3) == ["100%"]
