"""Where the papers agree, as far as the record shows it."""

from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Claim, Event, Question, Record, Source
from chronicle.views import comparison


def changed(book: Book, *records: Record) -> Book:
    """A book in which some records are others."""
    replaced = {record.id: record for record in records}
    kinds = {
        kind: tuple(replaced.get(record.id, record) for record in members)
        for kind, members in book.corpus.kinds.items()
    }
    corpus = replace(book.corpus, records={**book.corpus.records, **replaced}, kinds=kinds)
    return replace(book, corpus=corpus)


def with_answers(book: Book, first: tuple[str, ...]) -> Book:
    """A book in which some claims give the first answer, and one that a paper quotes the second."""
    question = book.corpus.get(Question, "how-many-diggers")
    one, other = question.positions
    positions = (
        one.model_copy(update={"claims": first}),
        other.model_copy(update={"claims": ("motive-ruud",)}),
    )
    return changed(book, question.model_copy(update={"positions": positions}))


def test_rival_answers_of_two_papers_are_no_agreement(book: Book) -> None:
    assert list(comparison.sole_answers(book)) == []


def test_one_answer_of_two_papers_against_those_they_cite_is(book: Book) -> None:
    agreeing = with_answers(book, ("corps-strength-holm", "corps-strength-notes"))
    [sole] = comparison.sole_answers(agreeing)
    assert (sole.question.address, sole.answer) == ("questions/how-many-diggers/", "340")
    assert [(link.label.as_text, link.address) for link in sole.papers] == [
        ("Holm", "deployments/corps-at-the-lock/#corps-strength-holm"),
        ("Unsigned notes", "deployments/corps-at-the-lock/#corps-strength-notes"),
    ]


def test_the_answer_of_one_paper_alone_is_not(book: Book) -> None:
    assert list(comparison.sole_answers(with_answers(book, ("corps-strength-holm",)))) == []


def test_what_a_paper_quotes_is_not_its_own(book: Book) -> None:
    quoted = book.corpus.get(Claim, "corps-strength-notes").model_copy(update={"voice": "per-ruud"})
    agreeing = with_answers(book, ("corps-strength-holm", "corps-strength-notes"))
    assert list(comparison.sole_answers(changed(agreeing, quoted))) == []


def test_what_most_papers_report_has_them_and_its_questions(book: Book) -> None:
    assert comparison.most(book) == 2
    [reported] = comparison.widely_reported(book)
    assert reported.entry.link.address == "events/1901-corps-arrives/"
    assert [(link.label.as_text, link.address) for link in reported.papers] == [
        ("Holm", "papers/holm-1987/#p-12"),
        ("Unsigned notes", "papers/anonymous-lock/#para-3"),
    ]
    assert reported.questions == ()


def test_a_disputed_one_names_its_questions(book: Book) -> None:
    deployment = book.corpus["corps-at-the-lock"]
    sources = (Source(work="anonymous-lock", at="¶3"), Source(work="holm-1987", at="p. 12"))
    both = changed(book, deployment.model_copy(update={"sources": sources}))
    reported = {one.entry.link.address: one for one in comparison.widely_reported(both)}
    [question] = reported["deployments/corps-at-the-lock/"].questions
    assert question.id == "how-many-diggers"


def test_the_judgement_of_one_paper_is_nothing_that_most_report(book: Book) -> None:
    event = book.corpus.get(Event, "1901-corps-arrives")
    titled = event.model_copy(update={"title": "The corps comes too late, Holm argues"})
    assert list(comparison.widely_reported(changed(book, titled))) == []
